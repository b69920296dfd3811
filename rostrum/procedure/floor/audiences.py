"""Which audience sees what of the floor (D13, D16): the small state that travels, codes and ids and display names.

Private matters never enter the public state: a participant finds its own place by the request ids (R105).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Protocol

from rostrum.procedure.floor.decide import SECOND, cuts
from rostrum.procedure.floor.desk_rules import UNDO
from rostrum.procedure.floor.earlier import earlier, just_fallen, just_lapsed, may_fall, may_lapse
from rostrum.procedure.floor.evolve import BY_STAFF
from rostrum.procedure.floor.list_audiences import (
    for_participants,
    in_writing,
    limit_choice,
    list_state,
    named,
)
from rostrum.procedure.floor.list_doors import takes_names
from rostrum.procedure.floor.state import AtDesk, Done, Ended, Floor, Speaking, Waiting
from rostrum.procedure.floor.turns import in_turn, matters
from rostrum.procedure.list_of_speakers import firsts_of, order

AUDIENCES = ("public", "participants", "podium", "console", "booth")
STAFF = ("podium", "console", "booth")
SHOWN = {"public": 3, "participants": 10, "podium": 10, "console": 10, "booth": 3}


class Named(Protocol):
    """What a screen may say of a participant, as chosen by that person."""

    @property
    def name(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def capacity(self) -> str: ...
    @property
    def region(self) -> str: ...
    @property
    def say(self) -> str: ...


Names = Mapping[str, Named]
State = dict[str, Any]
UNKNOWN = {"name": "", "body": "", "capacity": ""}


def state_for(audience: str, floor: Floor, names: Names) -> State:
    """The state of one audience. An unknown audience is an error of the caller."""
    ordered = order(floor.waiting, floor.rules, floor.last_queue)
    told = _shared(floor, names) | {
        "next": [
            _row(place, one, names, audience, floor)
            for place, one in enumerate(ordered[: SHOWN[audience]], 1)
        ]
    }
    add = MORE.get(audience)
    return told | (add(floor, ordered, names) if add else {})


def message(number: int, at: int, now: int, floor: Floor, state: State) -> dict[str, Any]:
    """What goes down the stream and into a page: any one message is enough to draw the screen."""
    deadline = floor.speaking.deadline if floor.speaking else None
    return {"number": number, "t": at, "now": now, "deadline": deadline, "state": state}


def _shared(floor: Floor, names: Names) -> State:
    rules = floor.rules
    return {
        "segment": floor.segment,
        "kind": floor.segment_kind,
        "mode": rules.mode if rules else None,
        "accepting": takes_names(floor),
        "waiting": len(floor.waiting),
        "list": list_state(floor),
        "limits": {"individual": rules.individual, "group": rules.group} if rules else None,
        "enforcement": rules.enforcement if rules else None,
        "warnings": list(rules.warnings) if rules else [],
        "rehearsal": asdict(floor.rehearsal) if floor.rehearsal else None,
        "question": floor.question,
        "chair": floor.chair,
        "now": _now(floor.speaking, names, floor.rate),
        "matters": [_of(one, names) for one in matters(floor)],
        "interrupted": _now(floor.interrupted[-1], names, floor.rate) if floor.interrupted else None,
        "point": _point(floor, names),
        "last": _last(floor.last, names, floor.rate),
        "spoken": floor.turns,
    }


def _person(participant: str, names: Names) -> State:
    one = names.get(participant)
    return {"name": one.name, "body": one.body, "capacity": one.capacity} if one else UNKNOWN


def _point(floor: Floor, names: Names) -> State | None:
    """The point of order in hand and how it was ruled upon."""
    point = floor.point
    if point is None:
        return None
    told = {"kind": point.point, "ruling": point.ruling, "appealed": point.appealed, "outcome": point.outcome}
    return _person(point.participant, names) | told | {"settled": point.settled}


def _of(one: Waiting, names: Names) -> State:
    """`name` and what follows are of whoever speaks, `behalf` of the one for whom (R51, D45)."""
    return _delivery(one, names) | {
        "request": one.request,
        **_person(one.voice, names),
        "category": one.category,
        "lang": one.lang,
        "group": one.group,
        "form": one.form,
        "joint": [_person(who, names) for who in one.joint],
        "jointly": _bodies(one.joint, names),
        "moved": one.moved,
    }


def _delivery(one: Waiting, names: Names) -> State:
    """Only what there is to say: most speak for themselves."""
    author = one.author or (one.participant if one.deliverer else "")
    told: State = {"point": one.point, "office": one.office}
    if author and author != one.voice:
        told["behalf"] = _person(author, names)
    return {name: value for name, value in told.items() if value}


def _now(speaking: Speaking | None, names: Names, rate: int) -> State | None:
    if speaking is None:
        return None
    return _of(speaking.waiting, names) | {
        "limit": speaking.limit,
        "given": speaking.at,
        "number": speaking.given,
        "deadline": speaking.deadline,
        "microphone": speaking.microphone,
        "reported": speaking.reported,
        "paused": speaking.paused,
        "left": None if speaking.left is None else round(speaking.left * rate / SECOND, 1),
        "departed": speaking.departed,
        "limit_reason": speaking.limit_reason,
    }


def _last(last: Ended | None, names: Names, rate: int) -> State | None:
    if last is None:
        return None
    return {
        "request": last.waiting.request,
        **_person(last.waiting.voice, names),
        "form": last.waiting.form,
        "joint": [_person(who, names) for who in last.waiting.joint],
        "end": last.how,
        "used": used(last, rate),
        "at": last.until,
        "microphone": last.microphone,
    }


def used(last: Ended, rate: int) -> float:
    """Seconds of the programme that an intervention took, pauses left out."""
    return round(last.spoken * rate / SECOND, 1)


def _row(place: int, one: Waiting, names: Names, audience: str, floor: Floor) -> State:
    row = _of(one, names) | {"number": place}
    return row | _desk(one, names, floor) if audience in STAFF else row


def _desk(one: Waiting, names: Names, floor: Floor) -> State:
    named = names.get(one.participant)
    return {
        "region": named.region if named else "",
        "say": named.say if named else "",
        "waiting_since": one.at,
        "first": one.participant not in floor.heard,
        "door": one.queue,
    }


def _bodies(people: Sequence[str], names: Names) -> str:
    """Whom co-speakers speak for, in one line; the name of whoever speaks for no body."""
    told = (names.get(who) for who in people)
    return " · ".join(one.body or one.name for one in told if one)


def _participants(floor: Floor, ordered: list[Waiting], names: Names) -> State:
    raises = floor.rules.raises if floor.rules and floor.segment else ()
    return for_participants(floor, ordered) | {
        "raises": {form: list(categories) for form, categories in raises}
    }


def _podium(floor: Floor, ordered: list[Waiting], names: Names) -> State:
    return _speaker_say(floor, names) | {
        "due": next((one.request for one in in_turn(floor) if not floor.speaking or not one.beside), ""),
        "returns": bool(floor.interrupted)
        and not floor.speaking
        and (not floor.point or floor.point.settled),
        "panel": [{"request": one.request, **_person(one.participant, names)} for one in floor.panel],
        "undo": {"number": floor.slip.number, "until": floor.slip.at + UNDO} if floor.slip else None,
        "queue": _queue(floor, ordered, names),
        "choice": limit_choice(floor),
        "overtime": floor.speaking is not None and not cuts(floor),
        "desks": [_at_desk(one, names) for one in floor.desks],
        "earlier": len(earlier(floor)),
        "rules": floor.rules.floor if floor.rules else None,
        "lapses": len(may_lapse(floor)),
        "lapsed": len(just_lapsed(floor)),
        **dict(zip(("falls", "falls_elsewhere"), may_fall(floor), strict=True)),
        "fallen": len(just_fallen(floor)),
    }


def _queue(floor: Floor, ordered: list[Waiting], names: Names) -> list[State]:
    """`turn`: may be given the floor without a reason."""
    turn = {one.request for one in firsts_of(ordered, floor.rules)}
    return [
        _row(place, one, names, "podium", floor) | {"turn": one.request in turn}
        for place, one in enumerate(ordered, 1)
    ]


def _console(floor: Floor, ordered: list[Waiting], names: Names) -> State:
    return _podium(floor, ordered, names) | {
        "command": _command(floor),
        "writing": in_writing(floor, lambda one: _of(one, names)),
        "acts": [_act(one, names) for one in floor.done],
    }


def _at_desk(one: AtDesk, names: Names) -> State:
    named = names.get(one.actor)
    return {"actor": one.actor, "at": one.at, "name": named.name if named else ""}


def _act(one: Done, names: Names) -> State:
    named, by = names.get(one.participant), names.get(one.by)
    return {
        "number": one.number,
        "at": one.at,
        "kind": one.kind,
        "name": named.name if named else "",
        "reason": one.reason,
        "by": by.name if by else "",
    }


def _booth(floor: Floor, ordered: list[Waiting], names: Names) -> State:
    return _speaker_say(floor, names)


def _speaker_say(floor: Floor, names: Names) -> State:
    named = names.get(floor.speaking.waiting.voice) if floor.speaking else None
    return {"say": named.say if named else ""}


def _command(floor: Floor) -> State | None:
    """What the room still owes an answer to; with the manual engine the operator gives it."""
    if floor.speaking and floor.speaking.microphone == "opening":
        return {"what": "open", "given": floor.speaking.given, "since": floor.speaking.at}
    if not floor.closing:
        return None
    last, given = floor.last, floor.closing[0]
    return {
        "what": "close",
        "given": given,
        "since": last.until if last and last.given == given else floor.at,
    }


MORE: dict[str, Callable[[Floor, list[Waiting], Names], State]] = {
    "participants": _participants,
    "podium": _podium,
    "console": _console,
    "booth": _booth,
}


def participants_of(floor: Floor) -> set[str]:
    """Everybody whom a screen may have to name now; of the staff by the actor of the record."""
    asked = [*floor.waiting, *floor.matters, *floor.panel, *(one.waiting for one in floor.holders)]
    asked += [floor.last.waiting] if floor.last else []
    people = {one for told in asked for one in (told.participant, told.deliverer, told.author)}
    people |= {one.participant for one in floor.done} | named(floor)
    people |= {floor.point.participant} if floor.point else set()
    people |= {one.actor for one in floor.desks} | {
        one.by for one in floor.done if one.by.startswith(BY_STAFF)
    }
    return people - {""}
