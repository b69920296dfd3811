"""What is read of a selection: the own state for its person, everything for the committee and the Office."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from django.db.models import QuerySet

from rostrum.apps.participation import queries as participation
from rostrum.apps.people.models import Account
from rostrum.apps.people.queries import regions
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.queries import way_of
from rostrum.apps.selection.calls import Call, call_of, calls
from rostrum.apps.selection.models import Expression, ExpressionStep
from rostrum.apps.selection.people import Person, admitted, person
from rostrum.apps.selection.permissions import SEE, may
from rostrum.procedure import selection as rules
from rostrum.procedure.balance import Choosing, choosing
from rostrum.procedure.registration.states import DRAFT, ENDED

__all__ = [
    "Board",
    "Call",
    "Filters",
    "Own",
    "Row",
    "StepRow",
    "board",
    "call_of",
    "calls",
    "counts",
    "own",
    "own_in",
]


@dataclass(frozen=True)
class Own:
    """A call and the own interest in it. `state` as `procedure.selection.shown` lets it be seen; empty: none yet."""

    call: Call
    stands: str  # to_come, open or closed
    state: str = ""
    text: str = field(default="", repr=False)
    language: str = ""
    first: str = ""
    sent_at: int | None = None

    @property
    def may_change(self) -> bool:
        return self.stands == "open" and self.state in {"", rules.RECEIVED, rules.WITHDRAWN}

    @property
    def may_withdraw(self) -> bool:
        return self.state in {rules.RECEIVED, rules.CHOSEN}


def own(*, dossier: str, registration: str, now: int) -> tuple[Own, ...]:
    """Every call of the event that is open to this registration, with the own interest; for whoever holds the dossier.

    A registration that was not sent, or has ended, is offered nothing new.
    """
    row = Registration.objects.filter(pk=registration, dossier=dossier).first()
    found = calls(event=row.event_id) if row else ()
    if row is None or not found:
        return ()
    held = {one.segment: one for one in Expression.objects.filter(registration=row)}
    may_begin = row.state not in ENDED | {DRAFT} and rules.may_express(
        way_of(event=row.event_id, category=row.category)
    )
    return tuple(
        _own(one, held.get(one.segment.id), now) for one in found if may_begin or one.segment.id in held
    )


def own_in(*, dossier: str, registration: str, segment: str, now: int) -> Own | None:
    """The own interest in one segment; None where there is nothing to see."""
    found = own(dossier=dossier, registration=registration, now=now)
    return next((one for one in found if one.call.segment.id == segment), None)


def _own(call: Call, row: Expression | None, now: int) -> Own:
    stands = call.stands(now)
    if row is None:
        return Own(call, stands)
    state = rules.shown(row.state, row.told)
    return Own(call, stands, state, row.text, row.language, row.first, row.sent_at)


@dataclass(frozen=True)
class StepRow:
    """`account` is empty where the person acted."""

    act: str
    at: int
    account: str
    why: str = field(repr=False)


@dataclass(frozen=True)
class Row:
    """Somebody interested. `left`: can no longer be called, whatever the state; `untold`: to be told, and was not."""

    id: str
    person: Person
    state: str
    text: str = field(repr=False)
    language: str
    first: str
    sent_at: int
    told: str
    told_at: int | None
    chosen_at: int | None
    left: bool
    untold: bool
    departs: bool
    steps: tuple[StepRow, ...]


@dataclass(frozen=True)
class Filters:
    """What of the list is shown; empty: all. `state`: also `left`."""

    state: str = ""
    category: str = ""
    region: str = ""
    first: str = ""


@dataclass(frozen=True)
class Board:
    """A call with everybody interested, in the order they said so, and the figures of all who can still be chosen.

    `places`: how many the modalities let be chosen in this segment, None where they say none.
    """

    call: Call
    rows: tuple[Row, ...]
    figures: Choosing
    categories: tuple[str, ...]
    chosen: tuple[Row, ...]
    untold: int
    places: int | None


def counts(*, event: str, by: Account | None) -> dict[str, dict[str, int]]:
    """How many stand in each state, by segment; one query. Refused: not_permitted."""
    may(by, SEE, event)
    found: dict[str, dict[str, int]] = {}
    rows = Expression.objects.filter(registration__event=event, registration__dossier__erased_at=None)
    for segment, state in rows.values_list("segment", "state"):
        told = found.setdefault(segment, dict.fromkeys(rules.STATES, 0))
        told[state] += 1
    return found


def of_segment(event: str, segment: str) -> QuerySet[Expression]:
    """Every interest in a segment with whoever it belongs to."""
    rows = Expression.objects.filter(registration__event=event, segment=segment)
    return rows.select_related("registration__dossier__organization")


def standing(rows: Iterable[Expression], called: frozenset[str]) -> list[Expression]:
    """Those who can still be chosen or are: neither taken back nor gone."""
    return [one for one in rows if one.state in rules.STANDING and not has_left(one, called)]


def has_left(row: Expression, called: frozenset[str]) -> bool:
    """Whether the registration ended, or the floor calls somebody no more who was told they are chosen."""
    dossier = row.registration.dossier
    if row.registration.state in ENDED or dossier.erased_at is not None:
        return True
    told = row.state == rules.CHOSEN and row.told == rules.CHOSEN
    return told and row.registration.participant not in called


def called_in(event: str, segment: str) -> frozenset[str]:
    """The participants whom the floor calls in a segment."""
    return frozenset(one.id for one in participation.chosen(event=event).get(segment, ()))


def board(*, event: str, segment: str, filters: Filters, by: Account | None) -> Board:
    """For the committee and the Office; a handful of queries however many. Refused: not_permitted, no_call."""
    may(by, SEE, event)
    call = call_of(event=event, segment=segment)
    every, called = list(of_segment(event, segment)), called_in(event, segment)
    still = standing(every, called)
    figures = choosing(
        people := admitted(still),
        [one.pk for one in still if one.state != rules.RECEIVED],  # whoever is chosen was on it
        [one.pk for one in still if one.state == rules.CHOSEN],
    )
    picked = [one.pk for one in still if one.state != rules.RECEIVED]
    places = places_of(call)
    over = {
        one.pk
        for one in still
        if one.state == rules.RECEIVED and rules.departs(people, picked, one.pk, places or 0)
    }
    rows = _rows(every, called, over)
    return Board(
        call=call,
        rows=tuple(one for one in rows if _wanted(one, filters)),
        figures=figures,
        categories=tuple(sorted({one.person.category for one in rows} - {""})),
        chosen=tuple(sorted((one for one in rows if one.state == rules.CHOSEN), key=_place)),
        untold=sum(one.untold for one in rows),
        places=places,
    )


def places_of(call: Call) -> int | None:
    """How many places a segment has by the modalities; None where they count otherwise or not at all."""
    cap = call.terms.cap
    return cap.n if cap is not None and cap.per in {"segment", "event"} else None


def _place(row: Row) -> tuple[int, str]:
    return row.chosen_at or 0, row.id


def _rows(every: list[Expression], called: frozenset[str], over: set[str]) -> list[Row]:
    groups, trail = regions(), _trail(every)
    found = []
    for one in every:
        left = has_left(one, called)
        found.append(
            Row(
                one.pk,
                person(one.registration, groups),
                one.state,
                one.text,
                one.language,
                one.first,
                one.sent_at,
                one.told,
                one.told_at,
                one.chosen_at,
                left,
                not left and bool(rules.to_tell(one.state, one.told)),
                one.pk in over,
                tuple(trail.get(one.pk, ())),
            )
        )
    return found


def _trail(every: list[Expression]) -> dict[str, list[StepRow]]:
    found: dict[str, list[StepRow]] = {}
    rows = ExpressionStep.objects.filter(expression__in=every).select_related("account")
    for one in rows:
        account = one.account.name if one.account else ""
        found.setdefault(one.expression_id, []).append(StepRow(one.act, one.at, account, one.why))
    return found


def _wanted(row: Row, filters: Filters) -> bool:
    held = {
        "state": "left" if row.left else row.state,
        "category": row.person.category,
        "region": row.person.region,
        "first": row.first,
    }
    return all(not wanted or held[name] == wanted for name, wanted in asdict(filters).items())
