"""What can stand in the record of a list. Ids and codes only: who objected and why stands in no record (D13, D41)."""

from dataclasses import asdict, dataclass, fields
from typing import Any

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class NameProposed:
    """`flags`: what the Office was shown when it proposed the name, such as `ecosoc_status` (R82)."""

    nominee: str
    category: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameDropped:
    """A name taken back. Before the list went out it leaves no trace on it; afterwards it stays, as withdrawn (R87)."""

    nominee: str


@dataclass(frozen=True, slots=True)
class ListCirculated:
    """Version `version` went to Members with these names; they may object until `until` (µs UTC).

    `inclusive` says whether that moment itself is still in time. `form`: list, addendum, corrigendum, revision.
    """

    version: int
    form: str
    symbol: str
    names: tuple[str, ...]
    until: int
    inclusive: bool


@dataclass(frozen=True, slots=True)
class ListReissued:
    """Version `version` told Members anew what they had: it opened no period and moved none.

    `form`: corrigendum or revision. `names`: those whose entry it corrects; how they were written stands nowhere here.
    """

    version: int
    form: str
    symbol: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeriodExtended:
    version: int
    until: int
    inclusive: bool


@dataclass(frozen=True, slots=True)
class ObjectionReceived:
    objection: str
    nominee: str


@dataclass(frozen=True, slots=True)
class ObjectionWithdrawn:
    objection: str


@dataclass(frozen=True, slots=True)
class PeriodEnded:
    version: int


@dataclass(frozen=True, slots=True)
class BroughtToAssembly:
    """The list stands before the Assembly. `symbol`: the document that carries it, or empty."""

    symbol: str = ""


@dataclass(frozen=True, slots=True)
class AssemblyDecided:
    """The Assembly's decision (R86): who takes part and who does not, every name that was brought to it once."""

    symbol: str
    included: tuple[str, ...]
    not_included: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListPublished:
    """Proposed and final names are both visible from here on (R87, R92)."""

    symbol: str = ""


@dataclass(frozen=True, slots=True)
class BasisRequested:
    """`request` names the asking State in a table of its own; `may` holds what lets it ask (R90)."""

    request: str
    nominee: str
    may: str


@dataclass(frozen=True, slots=True)
class BasisDisclosed:
    """The general basis was told to the one who asked (R88, R89)."""

    request: str


Entry = (
    NameProposed
    | NameDropped
    | ListCirculated
    | ListReissued
    | PeriodExtended
    | ObjectionReceived
    | ObjectionWithdrawn
    | PeriodEnded
    | BroughtToAssembly
    | AssemblyDecided
    | ListPublished
    | BasisRequested
    | BasisDisclosed
)
KINDS: dict[str, type[Entry]] = {kind.__name__: kind for kind in Entry.__args__}


def encode(entry: Entry) -> tuple[str, dict[str, Any]]:
    """The kind and the body as they are stored; the body says which form it has (`v`)."""
    body = {name: list(one) if isinstance(one, tuple) else one for name, one in asdict(entry).items()}
    return type(entry).__name__, body | {"v": SCHEMA}


def decode(kind: str, body: dict[str, Any]) -> Entry:
    """The entry of a stored row. An unknown kind is an error: a record is never read by halves."""
    made = KINDS[kind]
    known = {field.name for field in fields(made)}
    told: dict[str, Any] = {
        name: tuple(one) if isinstance(one, list) else one for name, one in body.items() if name in known
    }
    return made(**told)
