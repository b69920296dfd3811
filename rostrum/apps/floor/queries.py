"""Reading a floor: its state for an audience, its record for a file, what a participant has asked."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection
from django.db.models import Q

from rostrum.apps.floor.models import RECORD, Entry, Floor
from rostrum.apps.floor.record import current, every_current
from rostrum.apps.participation.names import Name, by_kind, names_sql, staff_sql
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor.audiences import message, participants_of, state_for
from rostrum.procedure.floor.decide import cuts
from rostrum.procedure.floor.entries import decode
from rostrum.procedure.floor.list_doors import takes_names, to_come
from rostrum.procedure.floor.rules import NAMED
from rostrum.procedure.floor.state import Floor as State
from rostrum.procedure.floor.state import Waiting
from rostrum.procedure.floor.taking_part import took_part
from rostrum.procedure.list_of_speakers import order


@dataclass(frozen=True, slots=True)
class Mine:
    """A participant's own matter. `number` is the place in the order, 1 the next; 0: not waiting.

    `state`: ask, waiting, next, floor, interrupted, writing (the list was suspended and the statement is handed in);
    closed or invited when asking is not possible now. `joined`: the request is another's, in which this participant is
    named (R111). `matters`: the
    ids of what this participant asks for or speaks to beside the list, by form. `anew`: was on the list when it was
    begun anew for this segment, and has not asked again. `lapsed`: the same where other rules came into force.
    `fallen`: raised something beside the list that fell with its segment, and nothing since.
    """

    state: str
    request: str = ""
    number: int = 0
    received: int | None = None
    matters: dict[str, str] = field(default_factory=dict)
    joined: bool = False
    anew: bool = False
    lapsed: bool = False
    fallen: bool = False

    @property
    def before(self) -> int:
        return max(0, self.number - 1)


def floors(*, event: str) -> list[str]:
    """The floors of an event, the main one first."""
    found = Floor.objects.filter(event_id=event).values_list("id", flat=True)
    return sorted(found, key=lambda one: (not one.endswith(".main"), one))


def event_of(*, floor: str) -> str:
    """The event whose floor this is. Refused: no_floor."""
    event = Floor.objects.filter(id=floor).values_list("event_id", flat=True).first()
    if event is None:
        raise Refusal("no_floor", floor=floor)
    return event


def every_floor() -> list[str]:
    """Of all events, rehearsals included."""
    return list(Floor.objects.values_list("id", flat=True))


def screen(*, floor: str, audience: str, now: int) -> dict[str, Any]:
    """The message of an audience as the stream would send it now, for the first drawing of a page."""
    folded = current(floor)
    state = state_for(audience, folded.state, names(ids=participants_of(folded.state)))
    return message(folded.number, folded.state.at, now, folded.state, state)


def names(*, ids: Collection[str]) -> dict[str, Name]:
    """The display names of participants, and of the staff by their actor, by the same queries as the stream."""
    people, staff = by_kind(ids)
    asked = [(names_sql, people), (staff_sql, staff)]
    found: dict[str, Name] = {}
    with connection.cursor() as cursor:
        for statement, some in asked:
            if some:
                cursor.execute(statement(len(some), "%s"), some)
                found |= {row[0]: Name(*row) for row in cursor.fetchall()}
    return found


def mine(*, floor: str, participant: str) -> Mine:
    """Where a participant stands now."""
    return standing(state=current(floor).state, participant=participant)


def standing(*, state: State, participant: str) -> Mine:
    """Where a participant stands in a state at hand, such as the one an act came to."""
    asked = [*state.matters, *(one.waiting for one in state.holders if one.waiting.beside)]
    own = {one.form: one.request for one in asked if participant in {one.participant, one.deliverer}}
    anew, lapsed, fallen = (participant in told for told in (state.anew, state.lapsed, state.fallen))
    return replace(_place(state, participant), matters=own, anew=anew, lapsed=lapsed, fallen=fallen)


def _place(state: State, participant: str) -> Mine:
    for holder in state.holders:
        one = holder.waiting
        if participant in {*one.people, one.deliverer}:
            return Mine("floor" if holder == state.speaking else "interrupted", one.request)
    for place, one in enumerate(order(state.waiting, state.rules, state.last_queue), 1):
        if one.hears(participant):
            own = Mine("next" if place == 1 else "waiting", one.request, place, one.at)
            return replace(own, joined=one.participant != participant)
    if state.rules is None or not takes_names(state):
        if any(participant in one.waiting.people for one in state.in_writing):
            return Mine("writing")
        return Mine("invited" if state.rules and state.rules.mode in NAMED else "closed")
    return Mine("ask")


def door_of(*, floor: str, category: str) -> str:
    """Whether a category may be inscribed now: open; closed (the list); shut (its door); invited; none (no door)."""
    state = current(floor).state
    if state.rules is None:
        return "closed"
    if state.rules.mode in NAMED:
        return "invited"
    queue = state.rules.queue_of(category)
    if queue is None:
        return "none"
    if not state.accepting or state.suspended:
        return "closed"
    return "shut" if queue in state.shut else "open"


def waiting(*, floor: str) -> list[Waiting]:
    """Those waiting, in the order everybody sees."""
    state = current(floor).state
    return order(state.waiting, state.rules, state.last_queue)


def inscribed(*, event: str, floor: str) -> set[str]:
    """The participants on the list of a set of rules, joint ones too, also while another list is heard (R103)."""
    held = [current(one).state for one in floors(event=event)]
    lists = [one.waiting for one in held if one.rules is not None and one.rules.floor == floor]
    lists += [aside.waiting for one in held for aside in one.aside if aside.floor == floor]
    return {who for waiting in lists for one in waiting for who in one.people}


def entries(*, floor: str, after: int = 0, until: int | None = None) -> Iterator[dict[str, Any]]:
    """The rows of the record as they are exported, in order."""
    return RECORD.rows(floor, after=after, until=until)


def taking_part(*, event: str, participant: str) -> tuple[int, ...]:
    """The moments (µs) at which somebody took part in the floors of an event, as their records have it.

    A record in which the participant does not stand is not read.
    """
    actor = f"participant:{participant}"
    named = Q(actor=actor) | Q(body__contains=participant)
    found = Entry.objects.filter(named, floor__event=event).values_list("floor", flat=True)
    floors = found.order_by("floor").distinct()
    return tuple(at for floor in floors for at in took_part(_rows(floor), participant, actor))


def _rows(floor: str) -> list[tuple[Any, int, str]]:
    return [(decode(row["kind"], row["body"]), row["at"], row["actor"]) for row in entries(floor=floor)]


def record_lines(*, floor: str) -> Iterator[bytes]:
    """The record as a file that `verify` reads (D14). Refused: no_floor."""
    event_of(floor=floor)
    return RECORD.lines(floor)


@dataclass(frozen=True, slots=True)
class Held:
    """What the timekeeper minds on a floor. `given`: the intervention under way; `closing`: those whose
    microphone has not been reported closed, ended, taken back or interrupted. `deadline` in µs; `cuts`: whether the
    rules close it. `participant`: who is heard. `door`: when the next door of the list opens or closes (µs).
    """

    given: int | None
    participant: str
    deadline: int | None
    cuts: bool
    closing: tuple[int, ...]
    door: int | None = None


def held() -> dict[str, Held]:
    """Every floor's intervention under way and microphone to close."""
    return {floor: _held(folded.state) for floor, folded in every_current().items()}


def _held(state: State) -> Held:
    speaking = state.speaking
    door = next((at for at, _ in to_come(state)), None)
    if speaking is None:
        return Held(None, "", None, False, state.closing, door)  # noqa: FBT003 - nobody speaks
    voice = speaking.waiting.voice
    return Held(speaking.given, voice, speaking.deadline, cuts(state), state.closing, door)


@dataclass(frozen=True, slots=True)
class Head:
    """How far a record has come: the newest number, the head of its chain, when (µs, 0: empty)."""

    floor: str
    number: int
    hash: str
    at: int


def head(*, floor: str) -> Head:
    """Refused: no_floor."""
    folded = current(floor)
    return Head(floor, folded.number, folded.hash, folded.state.at)
