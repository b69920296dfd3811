"""What may be asked of a floor beside the list; see `acts`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RaiseMatter:
    """`by_desk`: raised for somebody in the room; then the rules on who may do not refuse it."""

    request: str
    participant: str
    category: str
    form: str
    point: str = ""
    lang: str = ""
    by_desk: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawMatter:
    participant: str
    form: str


@dataclass(frozen=True, slots=True)
class RemoveMatter:
    request: str
    reason: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class CallAnswer:
    """`request`: the id of the answer. `of`: the request of somebody of the panel; empty: whoever is interrupted."""

    request: str
    of: str = ""
    seen: int | None = None
    extra: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnFloor:
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class RulePoint:
    ruling: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class AppealRuling:
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class DecideAppeal:
    """The votes are those on the appeal: in favour of it is against the ruling."""

    outcome: str
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class SetDelivery:
    request: str
    deliverer: str = ""
    author: str = ""
    office: str = ""
    seen: int | None = None
