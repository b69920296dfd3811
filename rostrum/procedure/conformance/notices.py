"""What is odd in an arrangement whatever its mandate says; in a live one never an exception (D3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rostrum.procedure.modalities.arrangement import Arrangement, members
from rostrum.procedure.modalities.grammar import LISTS, MAPS, STRUCT, Kind
from rostrum.procedure.modalities.timetable import Timetable


@dataclass(frozen=True)
class Notice:
    """`code` is no_way_in, overlap, outside, gap or dangling, in a live one also nobody_chosen; `where` a path."""

    code: str
    where: str
    values: tuple[str, ...] = ()


def notices(arrangement: Arrangement) -> list[Notice]:
    """Categories without a way in (ambiguity 9), collisions, gaps, names that lead nowhere."""
    found = [
        Notice("no_way_in", f"participants.{name}")
        for name, held in members(arrangement, "participants").items()
        if held.get("route") == "unspecified"
    ]
    timetable = Timetable(arrangement)
    found += [
        Notice("overlap", f"segments.{other.segment}", (one.segment,)) for one, other in timetable.overlaps()
    ]
    found += [Notice("outside", f"segments.{span.segment}", (span.meeting,)) for span in timetable.outside()]
    found += [
        Notice("gap", f"meetings.{meeting}", (_hour(start), _hour(end)))
        for meeting, start, end in timetable.gaps()
    ]
    return found + list(_dangling(arrangement))


def _dangling(arrangement: Arrangement) -> Iterator[Notice]:
    held = {name: members(arrangement, name) for name in (*MAPS, *LISTS)}
    for where, collection, name in _references(Kind("file"), arrangement, ""):
        if name not in held[collection]:
            yield Notice("dangling", where, (name, collection))


def _references(kind: Kind, value: Any, where: str) -> Iterator[tuple[str, str, str]]:
    """Every name used in a value of this kind: its path, the collection it should be in, itself."""
    if kind.name == "ref":
        if value is not None:
            yield where, kind.values[0], str(value)
    elif kind.of is not None and isinstance(value, list):
        for place, one in enumerate(value):
            named = one.get("id", place) if isinstance(one, dict) else place
            yield from _references(kind.of, one, f"{where}.{named}")
    elif kind.of is not None and isinstance(value, dict):
        for name, one in value.items():
            yield from _references(kind.of, one, f"{where}.{name}")
    elif kind.name in STRUCT and isinstance(value, dict):
        for name, key in STRUCT[kind.name].items():
            inner = f"{where}.{name}" if where else name
            yield from _references(key.kind, value.get(name), inner)


def _hour(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
