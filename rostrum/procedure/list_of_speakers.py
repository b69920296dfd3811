"""The order in which those who asked are heard (R101, R107, R112, R113; Amb12, Amb18, Amb20).

Every screen shows the same order. It follows from the rules and the order of arrival alone; a moderator may
give one request another place, with a reason that stands in the record.
"""

from collections.abc import Iterator, Sequence

from rostrum.procedure.floor.rules import Rules
from rostrum.procedure.floor.state import Waiting


def order(waiting: Sequence[Waiting], rules: Rules | None, last_queue: str = "") -> list[Waiting]:
    """Those waiting, first to be heard first. `last_queue`: the door of whoever was heard last."""
    free = [one for one in waiting if one.pinned is None]
    placed = _merge(free, rules, last_queue) if rules else free
    pinned = [(one.pinned, one) for one in waiting if one.pinned is not None]
    for place, one in sorted(pinned, key=lambda each: each[0]):
        placed.insert(place, one)
    return placed


def firsts(waiting: Sequence[Waiting], rules: Rules | None, last_queue: str = "") -> list[Waiting]:
    """Who may be given the floor without a reason: the next, and with `merge: moderator` the first of each door.

    There the moderator takes from the doors as seems right (Amb20, R114), and leaves no order by it.
    """
    return firsts_of(order(waiting, rules, last_queue), rules)


def firsts_of(ordered: Sequence[Waiting], rules: Rules | None) -> list[Waiting]:
    """The same of an order at hand."""
    if rules is None or rules.merge != "moderator":
        return list(ordered[:1])
    first = {one.queue: one for one in reversed(ordered)}
    return [one for one in ordered if first[one.queue] == one]


def _merge(waiting: Sequence[Waiting], rules: Rules, last_queue: str) -> list[Waiting]:
    """Those who came through no door were called by the programme or the desk, and go before the doors."""
    doors = [door for door, _ in rules.queues]
    if len(doors) < 2 or rules.merge in ("by_time", "moderator"):
        return _sorted(waiting, rules)
    called = _sorted([one for one in waiting if one.queue not in doors], rules)
    lines = [_sorted([one for one in waiting if one.queue == door], rules, door) for door in doors]
    if rules.merge == "states_first":
        return [*called, *(one for line in lines for one in line)]
    first = (doors.index(last_queue) + 1) % len(doors) if last_queue in doors else 0
    return [*called, *_in_turn([*lines[first:], *lines[:first]])]


def _sorted(waiting: Sequence[Waiting], rules: Rules, door: str = "") -> list[Waiting]:
    """By the order of the door, where it has one of its own, else of the floor."""
    own = dict(rules.doors).get(door)
    if own == "protocol" or (own is None and "protocol" in rules.order):
        return sorted(waiting, key=lambda one: (one.rank, one.number))
    return sorted(waiting, key=lambda one: one.number)


def _in_turn(lines: list[list[Waiting]]) -> Iterator[Waiting]:
    """One from each line while it lasts, then the rest of the longer one."""
    for place in range(max((len(line) for line in lines), default=0)):
        for line in lines:
            if place < len(line):
                yield line[place]
