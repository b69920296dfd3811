"""A list as its record has it so far: a fold of the entries, never changed in place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeVar

from rostrum.procedure.non_objection import entries as e

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Name:
    """A nominee. `version`: the circulation that carried it, 0 before; `final`: the Assembly's word, None before."""

    nominee: str
    category: str
    flags: tuple[str, ...] = ()
    version: int = 0
    dropped: bool = False
    final: bool | None = None


@dataclass(frozen=True, slots=True)
class Circulation:
    """A version that went to Members. `until` is 0 where it brought no name: there was nothing new to consider.

    `corrected`: the names whose entry it corrects.
    """

    version: int
    form: str
    symbol: str
    until: int
    inclusive: bool
    ended: bool = False
    corrected: tuple[str, ...] = ()

    def open_at(self, at: int) -> bool:
        """Whether an objection at that moment is in time: decided to the microsecond (R195)."""
        return not self.ended and (at <= self.until if self.inclusive else at < self.until)


@dataclass(frozen=True, slots=True)
class Objection:
    objection: str
    nominee: str
    standing: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    request: str
    nominee: str
    disclosed: bool = False


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class List:
    """`stage`: drawn_up, circulated, considered, before_assembly, decided, published."""

    number: int = 0
    at: int = 0
    stage: str = "drawn_up"
    names: Mapping[str, Name] = field(default_factory=_none)
    circulations: tuple[Circulation, ...] = ()
    objections: Mapping[str, Objection] = field(default_factory=_none)
    asked: Mapping[str, Asked] = field(default_factory=_none)
    decision: str = ""

    def standing(self, nominee: str) -> bool:
        """Whether an objection to the name still stands."""
        return any(one.standing for one in self.objections.values() if one.nominee == nominee)

    @property
    def issued(self) -> tuple[str, ...]:
        """The symbols of the versions, empty where one went out by letter."""
        return tuple(one.symbol for one in self.circulations)

    @property
    def unsent(self) -> tuple[str, ...]:
        return tuple(one.nominee for one in self.names.values() if not one.version and not one.dropped)

    @property
    def running(self) -> tuple[Circulation, ...]:
        return tuple(one for one in self.circulations if not one.ended)

    @property
    def brought(self) -> tuple[str, ...]:
        """The names that Members considered and nobody withdrew: those the Assembly decides on."""
        return tuple(one.nominee for one in self.names.values() if one.version and not one.dropped)


STEPS: dict[type, Callable[[List, Any], List]] = {}


def step(kind: type[T]) -> Callable[[Callable[[List, T], List]], Callable[[List, T], List]]:
    """Says which kind of entry a function below answers; one function a kind."""

    def keep(function: Callable[[List, T], List]) -> Callable[[List, T], List]:
        STEPS[kind] = function
        return function

    return keep


def evolve(held: List, entry: e.Entry, at: int) -> List:
    """The list after one more entry, made at `at` (µs UTC)."""
    return STEPS[type(entry)](replace(held, number=held.number + 1, at=at), entry)


def fold(held: List, rows: Iterable[tuple[e.Entry, int]]) -> List:
    """The list a record comes to, from any state and the rows since."""
    for entry, at in rows:
        held = evolve(held, entry, at)
    return held


def _with(held: Mapping[str, K], name: str, one: K) -> Mapping[str, K]:
    return MappingProxyType({**held, name: one})


def _name(held: List, nominee: str, **told: Any) -> List:
    changed = replace(held.names[nominee], **told)
    return replace(held, names=_with(held.names, nominee, changed))


@step(e.NameProposed)
def _proposed(held: List, entry: e.NameProposed) -> List:
    one = Name(entry.nominee, entry.category, entry.flags)
    return replace(held, names=_with(held.names, entry.nominee, one))


@step(e.NameDropped)
def _dropped(held: List, entry: e.NameDropped) -> List:
    return _name(held, entry.nominee, dropped=True)


@step(e.ListCirculated)
def _circulated(held: List, entry: e.ListCirculated) -> List:
    one = Circulation(entry.version, entry.form, entry.symbol, entry.until, entry.inclusive)
    for nominee in entry.names:
        held = _name(held, nominee, version=entry.version)
    return replace(held, stage="circulated", circulations=(*held.circulations, one))


@step(e.ListReissued)
def _reissued(held: List, entry: e.ListReissued) -> List:
    one = Circulation(
        entry.version,
        entry.form,
        entry.symbol,
        until=0,
        inclusive=False,
        ended=True,
        corrected=entry.names,
    )
    return replace(held, circulations=(*held.circulations, one))


def _circulation(held: List, version: int, **told: Any) -> List:
    every = tuple(replace(one, **told) if one.version == version else one for one in held.circulations)
    return replace(held, circulations=every)


@step(e.PeriodExtended)
def _extended(held: List, entry: e.PeriodExtended) -> List:
    return _circulation(held, entry.version, until=entry.until, inclusive=entry.inclusive)


@step(e.ObjectionReceived)
def _objected(held: List, entry: e.ObjectionReceived) -> List:
    one = Objection(entry.objection, entry.nominee)
    return replace(held, objections=_with(held.objections, entry.objection, one))


@step(e.ObjectionWithdrawn)
def _lifted(held: List, entry: e.ObjectionWithdrawn) -> List:
    one = replace(held.objections[entry.objection], standing=False)
    return replace(held, objections=_with(held.objections, entry.objection, one))


@step(e.PeriodEnded)
def _ended(held: List, entry: e.PeriodEnded) -> List:
    after = _circulation(held, entry.version, ended=True)
    return after if after.running else replace(after, stage="considered")


@step(e.BroughtToAssembly)
def _brought(held: List, _: e.BroughtToAssembly) -> List:
    return replace(held, stage="before_assembly")


@step(e.AssemblyDecided)
def _decided(held: List, entry: e.AssemblyDecided) -> List:
    for nominees, final in ((entry.included, True), (entry.not_included, False)):
        for nominee in nominees:
            held = _name(held, nominee, final=final)
    return replace(held, stage="decided", decision=entry.symbol)


@step(e.ListPublished)
def _published(held: List, _: e.ListPublished) -> List:
    return replace(held, stage="published")


@step(e.BasisRequested)
def _asked(held: List, entry: e.BasisRequested) -> List:
    one = Asked(entry.request, entry.nominee)
    return replace(held, asked=_with(held.asked, entry.request, one))


@step(e.BasisDisclosed)
def _told(held: List, entry: e.BasisDisclosed) -> List:
    one = replace(held.asked[entry.request], disclosed=True)
    return replace(held, asked=_with(held.asked, entry.request, one))
