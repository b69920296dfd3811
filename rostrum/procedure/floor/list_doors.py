"""The doors of a list and their hours: each opens and closes by its own deadline (R113, Amb20).

Two doors with different closings stay two queues; who came through which, and until when, is evidence (R108).
"""

from collections.abc import Iterator

from rostrum.procedure.floor.list_entries import DoorClosed, DoorOpened
from rostrum.procedure.floor.rules import Rules
from rostrum.procedure.floor.state import Floor

Change = DoorOpened | DoorClosed


def changes(floor: Floor, rules: Rules) -> list[tuple[int, Change]]:
    """Every opening and closing that the modalities name, with its real moment (µs), in order."""
    opens = [(floor.real(at), DoorOpened(door, floor.real(at))) for door, at in rules.opens]
    closes = [(floor.real(at), DoorClosed(door, floor.real(at))) for door, at in rules.closes]
    return sorted([*opens, *closes], key=lambda one: one[0])


def to_come(floor: Floor, until: int | None = None) -> Iterator[tuple[int, Change]]:
    """What the hours still change: after the newest entry, up to a moment (real µs) when one is given.

    The desk may have done it before; then there is nothing to say.
    """
    shut = set(floor.shut)
    for at, change in changes(floor, floor.rules) if floor.rules else ():
        if at <= floor.at or (until is not None and at > until):
            continue
        closing = isinstance(change, DoorClosed)
        if (change.door in shut) != closing:
            (shut.add if closing else shut.discard)(change.door)
            yield at, change


def shut_now(
    floor: Floor, rules: Rules, *, since: int | None = None, shut: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The doors that are closed at the newest entry. `since`: when `shut` was known; None: from the beginning.

    A door whose opening is yet to come is closed.
    """
    closed = set(shut)
    if since is None:
        closed |= {door for door, _ in rules.opens}
    for at, change in changes(floor, rules):
        if at <= floor.at and (since is None or at > since):
            (closed.add if isinstance(change, DoorClosed) else closed.discard)(change.door)
    return tuple(sorted(closed))


def takes_names(floor: Floor) -> bool:
    """Whether any door of the list is open."""
    return floor.accepting and not all_shut(floor)


def all_shut(floor: Floor) -> bool:
    doors = {door for door, _ in floor.rules.queues} if floor.rules else set()
    return bool(doors) and doors <= set(floor.shut)
