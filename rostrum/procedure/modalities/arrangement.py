"""Reading an arrangement: the nested plain data of an event, from a file or as it stands now.

A live arrangement may be incomplete or wrong while people work on it, so nothing here raises: what
is not there is empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Arrangement = Mapping[str, Any]
EMPTY: Mapping[str, Any] = {}
WARNINGS = (60, 10)  # seconds left, when the file names none (D6)


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else EMPTY


def sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def members(arrangement: Arrangement, collection: str) -> dict[str, Mapping[str, Any]]:
    """The members of a collection by id, whether it is a map or a list; the first of an id counts."""
    held = arrangement.get(collection)
    if isinstance(held, Mapping):
        return {name: mapping(member) for name, member in held.items()}
    named: dict[str, Mapping[str, Any]] = {}
    for member in map(mapping, sequence(held)):
        named.setdefault(str(member.get("id", "")), member)
    return named


def at(arrangement: Arrangement, path: str) -> Any:
    """The value at a dotted path, a list entered by the id of its member; None when absent."""
    value: Any = arrangement
    for step in path.split("."):
        value = members({"": value}, "").get(step) if isinstance(value, list) else (mapping(value).get(step))
    return value


def minutes(time: Any) -> int | None:
    """Minutes since midnight of `HH:MM`; None for anything else."""
    hours, _, rest = str(time).partition(":")
    if len(hours) == len(rest) == 2 and (hours + rest).isdecimal():
        return int(hours) * 60 + int(rest)
    return None


@dataclass(frozen=True)
class FloorRules:
    """The floor rules in force in one segment; limits in seconds, None where none is stated."""

    segment: str
    name: str
    mode: str
    order: tuple[str, ...]
    individual: int | None
    group: int | None
    reply: tuple[int, ...]
    enforcement: str
    warnings: tuple[int, ...]
    until: str
    rules: Mapping[str, Any]  # all of the floor as the arrangement has it


def floor_rules(arrangement: Arrangement, segment: str) -> FloorRules | None:
    """What a floor copies when a segment opens (D1); None for a segment that is not there.

    Source: R101 to R121. Warnings are 60 s and 10 s unless named (D6); no enforcement stated is
    `none`: a microphone is cut only where the rules say so (ambiguity 26).
    """
    name = members(arrangement, "segments").get(segment, EMPTY).get("floor")
    if not isinstance(name, str):
        return None
    rules = members(arrangement, "floors").get(name, EMPTY)
    limits = mapping(rules.get("limits"))
    return FloorRules(
        segment=segment,
        name=name,
        mode=str(rules.get("mode", "invited")),
        order=tuple(sequence(rules.get("order"))),
        individual=limits.get("individual"),
        group=limits.get("group"),
        reply=tuple(sequence(limits.get("reply"))),
        enforcement=str(rules.get("enforcement", "none")),
        warnings=tuple(sequence(rules.get("warnings"))) or WARNINGS,
        until=str(rules.get("until", "time")),
        rules=rules,
    )
