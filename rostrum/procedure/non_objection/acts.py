"""What may be asked of a list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposeName:
    """`ecosoc`: the organization is in consultative status, so it may register without the list (R64, R82)."""

    nominee: str
    category: str
    ecosoc: bool = False


@dataclass(frozen=True, slots=True)
class DropName:
    nominee: str


@dataclass(frozen=True, slots=True)
class Circulate:
    """Send every name not yet sent to Members. `until` in µs UTC; `inclusive`: that moment is still in time."""

    symbol: str
    until: int
    inclusive: bool
    form: str = "list"


@dataclass(frozen=True, slots=True)
class Reissue:
    """A corrigendum, or a revision without new names. `names`: those it corrects, or none."""

    symbol: str
    form: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtendPeriod:
    version: int
    until: int
    inclusive: bool


@dataclass(frozen=True, slots=True)
class ReceiveObjection:
    objection: str
    nominee: str


@dataclass(frozen=True, slots=True)
class WithdrawObjection:
    objection: str


@dataclass(frozen=True, slots=True)
class EndPeriod:
    """The clock's: nothing to say, what is due is settled before any act."""


@dataclass(frozen=True, slots=True)
class BringToAssembly:
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Decide:
    """`not_included` of the names brought to the Assembly; the others take part (R86)."""

    symbol: str
    not_included: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publish:
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class RequestBasis:
    """`may`: as what the State asks, one of those the mandate names (`may_request`)."""

    request: str
    nominee: str
    may: str


@dataclass(frozen=True, slots=True)
class DiscloseBasis:
    request: str


Act = (
    ProposeName
    | DropName
    | Circulate
    | Reissue
    | ExtendPeriod
    | ReceiveObjection
    | WithdrawObjection
    | EndPeriod
    | BringToAssembly
    | Decide
    | Publish
    | RequestBasis
    | DiscloseBasis
)
