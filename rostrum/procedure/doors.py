"""Who is let in to the floor by a link (D39), and through which door of its list a category comes (R113)."""

from collections.abc import Mapping
from typing import Any

from rostrum.procedure.deadlines import anchor, known_zone, limit
from rostrum.procedure.modalities.arrangement import members

AT_THE_MICROPHONE = frozenset({"speak", "panel", "plenary"})
ASKED_FOR = frozenset({"request", "list", "selected"})


def receives_link(arrangement: Mapping[str, Any], category: str, *, preregistered: bool) -> bool:
    """Whether the modalities give a participant the link to the floor.

    The category must be one that may take the floor. Where a floor asks for pre-registration, or
    keeps its link for those pre-registered, only they receive it (2021); otherwise everybody
    admitted does (2025). One floor that admits is enough.
    """
    may = arrangement.get("participants", {}).get(category, {}).get("may", ())
    if not AT_THE_MICROPHONE.intersection(may):
        return False
    floors = [f for f in arrangement.get("floors", {}).values() if f.get("mode") in ASKED_FOR]
    return preregistered or not floors or not all(map(only_preregistered, floors))


def door(rules: Mapping[str, Any], category: str) -> str:
    """The door of a floor's list for a category; empty when the floor has none for it."""
    doors = rules.get("queues", {}).items()
    return next((name for name, one in doors if category in one["cats"]), "")


def first_door(arrangement: Mapping[str, Any], category: str) -> str:
    """The door of the first floor that has one for the category; empty when none has."""
    return next(filter(None, (door(one, category) for one in arrangement["floors"].values())), "")


def only_preregistered(rules: Mapping[str, Any]) -> bool:
    """Whether a floor's rules keep its link for those who registered beforehand to speak."""
    link = rules.get("link")
    if link is None:
        return rules.get("preregister") == "required"
    return bool(link == "only_preregistered_speakers")


Hours = tuple[tuple[str, int], ...]


def hours(arrangement: Mapping[str, Any], floor: str) -> tuple[Hours, Hours]:
    """When each door of a floor's list opens and closes by its deadlines (R113, R195, R196), µs UTC.

    The second moment is the first that is too late: a deadline that counts itself in is over a microsecond
    after. A day without an hour opens as it begins and closes as it ends. Doors without a deadline, or with one
    that cannot be computed, are not among them.
    """
    doors = arrangement["floors"][floor].get("queues", {}).items()
    opens = ((door, _moment(arrangement, one.get("opens"), begins=True)) for door, one in doors)
    closes = ((door, _moment(arrangement, one.get("closes"), begins=False)) for door, one in doors)
    return tuple((d, at) for d, at in opens if at is not None), tuple(
        (d, at) for d, at in closes if at is not None
    )


def opening(arrangement: Mapping[str, Any], deadline: str) -> int | None:
    """The first moment that is in time where something opens by a deadline, µs UTC; None without one."""
    return _moment(arrangement, deadline, begins=True)


def _moment(arrangement: Mapping[str, Any], deadline: str | None, *, begins: bool) -> int | None:
    entry = members(arrangement, "deadlines").get(deadline) if deadline else None
    zone = known_zone(arrangement.get("tz"))
    if entry is None or zone is None:
        return None
    told = {**entry, "inclusive": False} if begins else entry
    before = anchor(arrangement, str(entry["before"])) if "before" in entry else None
    found = limit(told, zone, before)
    return None if found is None else found.moment + found.inclusive
