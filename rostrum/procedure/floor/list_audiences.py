"""What the screens are told of the list itself: its doors, its end, who hands in the statement in writing."""

from collections.abc import Callable, Sequence
from typing import Any

from rostrum.procedure.floor.list_doors import takes_names
from rostrum.procedure.floor.rules import Rules
from rostrum.procedure.floor.state import Floor, Waiting
from rostrum.procedure.floor.turns import in_turn

State = dict[str, Any]


def list_state(floor: Floor) -> State:
    """The same for every audience.

    `exhausted`: the list ran until nobody was left, and it takes no more names (R103, Amb30). `closes` of a door
    is the date of the modalities, a moment of the programme (µs), while it is still to come.
    """
    rules = floor.rules
    return {
        "until": rules.until if rules else None,
        "exhausted": _exhausted(floor),
        "suspended": floor.suspended,
        "in_writing": len(floor.in_writing),
        "merge": rules.merge if rules else None,
        "joint": bool(rules and rules.joint),
        "groups": bool(rules and rules.groups),
        "doors": [_door(floor, rules, name, categories) for name, categories in rules.queues]
        if rules
        else [],
    }


def limit_choice(floor: Floor) -> State | None:
    """The limits between which the desk chooses when it gives the floor; None where the rules state one for all (D29).

    `own`: which of them the rules give to whoever is next; empty: neither. `key`: the minutes, where they are a digit.
    """
    rules = floor.rules
    if rules is None or not floor.segment or len(rules.choices) < 2:
        return None
    due = next(iter(in_turn(floor)), None)
    asks = due is not None and due.form == "intervention"
    own = ("group" if due.group else "individual") if due and asks else ""
    return {"own": own, "individual": _minutes(rules.individual), "group": _minutes(rules.group)}


def _minutes(seconds: int | None) -> State:
    minutes, rest = divmod(seconds or 0, 60)
    told = f"{minutes}:{rest:02}" if rest else str(minutes)
    return {"seconds": seconds, "minutes": told, "key": told if len(told) == 1 else ""}


def _exhausted(floor: Floor) -> bool:
    runs_out = floor.rules is not None and floor.rules.until == "exhausted"
    return runs_out and not (takes_names(floor) or floor.waiting or floor.speaking)


def _door(floor: Floor, rules: Rules, name: str, categories: Sequence[str]) -> State:
    closes = dict(rules.closes).get(name)
    return {
        "door": name,
        "categories": list(categories),
        "open": floor.accepting and name not in floor.shut,
        "waiting": sum(one.queue == name for one in floor.waiting),
        "closes": closes if closes is not None and floor.real(closes) > floor.at else None,
    }


def for_participants(floor: Floor, ordered: Sequence[Waiting]) -> State:
    """Every request in order; who shares one, writes, or may ask again, by ids that only they can read."""
    return {
        "order": [one.request for one in ordered],
        "together": {one.request: list(one.joint) for one in ordered if one.joint},
        "writing": sorted({who for one in floor.in_writing for who in one.waiting.people}),
        "anew": sorted(floor.anew),
        "lapsed": sorted(floor.lapsed),
        "fallen": sorted(floor.fallen),
    }


def in_writing(floor: Floor, told: Callable[[Waiting], State]) -> list[State]:
    """Everybody who hands in the statement, as the desk lists them."""
    return [told(one.waiting) for one in floor.in_writing]


def named(floor: Floor) -> set[str]:
    """Everybody whom a list names now."""
    waiting = [*floor.waiting, *(one.waiting for one in floor.in_writing)]
    waiting += [one.waiting for one in (floor.speaking, floor.last) if one]
    return {who for one in waiting for who in one.people}
