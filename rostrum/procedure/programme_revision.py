"""How an arrangement may be changed: each change gives a new arrangement, the old one stays (R28).

Overlaps, wrong weekdays and breaches of the mandate are findings of the checker, never refusals (D3):
only what cannot be read as a programme is refused here.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.modalities.arrangement import Arrangement
from rostrum.procedure.programme import clock
from rostrum.procedure.times import clock_time, time_span

STATES = ("preliminary", "provisional", "final")
OPENINGS = ("not before ", "after ", "from ")
HOLDER = ("name", "function", "institution", "state", "delivered_by")


def member(arrangement: Arrangement, collection: str, key: str, code: str) -> dict[str, Any]:
    for candidate in arrangement[collection]:
        if candidate["id"] == key:
            found: dict[str, Any] = candidate
            return found
    raise Refusal(code, id=key)


def hours(words: str) -> tuple[str, str | None]:
    """Start and end as `HH:MM` from the spellings of documents; one time alone has no end ("after 6 p.m.").

    Refused: as `procedure.times.time_span`.
    """
    tidy = words.strip()
    for opening in OPENINGS:
        if tidy.casefold().startswith(opening):
            tidy = tidy[len(opening) :]
    try:
        return time_span(tidy)
    except Refusal as refusal:
        if refusal.code != "span_not_read":
            raise
    return clock_time(tidy), None


def with_segment_time(arrangement: Arrangement, segment: str, start: str, end: str | None) -> dict[str, Any]:
    """The segment at another time, local to its meeting. Without `end` it runs on until the list is exhausted.

    A segment that only waits for another (`after`) keeps that; its hour is the earliest it may begin.
    Refused: unknown_segment, ends_before_start.
    """
    if end is not None and end <= start:
        raise Refusal("ends_before_start", start=start, end=end)
    changed = deepcopy(dict(arrangement))
    data = member(changed, "segments", segment, "unknown_segment")
    data["not_before" if "after" in data else "start"] = start
    if end is not None:
        data["end"] = end
        data.pop("ends", None)
    elif "end" in data:
        del data["end"]
        data["ends"] = "list_exhausted"
    return changed


def with_holder(arrangement: Arrangement, role: str, place: int, holder: Mapping[str, Any]) -> dict[str, Any]:
    """The office with that holder in that place, counted from 0; an empty name leaves the place to be announced.

    What is recorded of the same holder beside the name (attributes, by consent) stays; another person starts anew.
    Refused: unknown_role, no_such_place.
    """
    changed = deepcopy(dict(arrangement))
    data = changed.get("roles", {}).get(role)
    if data is None:
        raise Refusal("unknown_role", id=role)
    holders = data.setdefault("holders", [])
    if not 0 <= place <= len(holders) or place >= places(data):
        raise Refusal("no_such_place", id=role, place=place)
    entry = {key: str(holder[key]) for key in HOLDER if holder.get(key)}
    known = holders[place] if place < len(holders) else {}
    if known.get("name") == entry.get("name") and "attributes" in known:
        entry["attributes"] = known["attributes"]
    holders[place : place + 1] = [entry] if entry.get("name") else []
    if not holders:
        del data["holders"]
    return changed


def places(role: Mapping[str, Any]) -> int:
    """How many may hold an office: its number, and one more than now where that is `or more`."""
    number = str(role["n"])
    held = len(role.get("holders", ()))
    return max(int(number.rstrip("+")), held + 1 if number.endswith("+") else 0)


def references(arrangement: Arrangement) -> Iterator[tuple[str, str, str]]:
    """Every reference of meetings and segments: (path, collection, id)."""
    for data in arrangement["segments"]:
        path = f"segments.{data['id']}"
        yield f"{path}.meeting", "meetings", data["meeting"]
        yield f"{path}.floor", "floors", data["floor"]
        for key in ("chair", "moderator", "rapporteur", "theme_by"):
            if key in data:
                yield f"{path}.{key}", "roles", data[key]
        if "track" in data:
            yield f"{path}.track", "tracks", data["track"]
        if "after" in data:
            yield f"{path}.after", "segments", data["after"]
        for part in data.get("items", ()):
            if "by" in part:
                yield f"{path}.items", "roles", part["by"]
            if "of" in part:
                yield f"{path}.items", "segments", part["of"]


def ids(arrangement: Arrangement, collection: str) -> set[str]:
    held = arrangement.get(collection, ())
    return set(held) if isinstance(held, Mapping) else {m["id"] for m in held}


def readable(arrangement: Arrangement) -> None:
    """Refused: unknown_reference, double_id, ends_before_start, bad_time (with the path in `detail`)."""
    for collection in ("meetings", "segments"):
        if len(ids(arrangement, collection)) != len(arrangement[collection]):
            raise Refusal("double_id", path=collection)
        for data in arrangement[collection]:
            right_way_round(f"{collection}.{data['id']}", data)
    for path, collection, key in references(arrangement):
        if key not in ids(arrangement, collection):
            raise Refusal("unknown_reference", path=path, id=key)


def right_way_round(path: str, data: Mapping[str, Any]) -> None:
    try:
        start, end = (clock(data[key]) if data.get(key) else None for key in ("start", "end"))
    except ValueError as error:
        raise Refusal("bad_time", path=path) from error
    if start and end and end <= start:
        raise Refusal("ends_before_start", path=path, start=start, end=end)
