"""What a rule looked at: codes and values, no words; the page translates them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rostrum.procedure.modalities.arrangement import EMPTY, Arrangement, at, mapping, members
from rostrum.procedure.modalities.timetable import Timetable


@dataclass(frozen=True)
class Fact:
    """One comparison. `holds` is None while something is not recorded yet.

    `where` is the dotted path in the arrangement, `wanted` what would satisfy, `found` what is there.
    """

    code: str
    where: str
    wanted: Any
    found: Any
    holds: bool | None


@dataclass(frozen=True)
class Scene:
    """What the rules read: one arrangement, the other events by id, the holidays of the venue."""

    arrangement: Arrangement
    others: Mapping[str, Arrangement] = field(default_factory=dict)
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "timetable", Timetable(self.arrangement))

    timetable: Timetable = field(init=False)

    def member(self, collection: str, name: str) -> Mapping[str, Any]:
        return members(self.arrangement, collection).get(name, EMPTY)

    def event(self, name: str) -> Arrangement | None:
        own = name == self.arrangement.get("id")
        return self.arrangement if own else self.others.get(name)

    def at(self, path: str) -> Any:
        return at(self.arrangement, path)


Arguments = Mapping[str, Any]


def value(where: str, wanted: Any, found: Any) -> Fact:
    """`found` must be `wanted`."""
    return Fact("value", where, wanted, found, found == wanted)


def values(where: str, held: Mapping[str, Any], given: Arguments, *names: str) -> list[Fact]:
    """Each argument that is given must be what the member of that name is."""
    return [value(f"{where}.{one}", given[one], held.get(one)) for one in names if one in given]


def missing(where: str) -> list[Fact]:
    """The thing itself is not there."""
    return [Fact("missing", where, where.rpartition(".")[2], None, holds=False)]


def contains(where: str, wanted: list[Any], found: Any) -> Fact:
    """Every member of `wanted` must be in `found`; more may be."""
    held = list(found) if isinstance(found, list | tuple) else []
    lacking = [one for one in wanted if one not in held]
    return Fact("contains", where, lacking or list(wanted), held, not lacking)


def text(found: Any) -> Any:
    """A value as a file spells it, so that a live arrangement and a file compare alike."""
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, int):
        return str(found)
    if isinstance(found, list | tuple):
        return [text(one) for one in found]
    if isinstance(found, Mapping):
        return {name: text(one) for name, one in mapping(found).items()}
    return found
