"""What may be asked of the list of speakers."""

from dataclasses import dataclass

from rostrum.procedure.floor.rules import Rules


@dataclass(frozen=True, slots=True)
class AcceptRequests:
    accepting: bool
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class RequestFloor:
    """`by_desk`: an operator adds it; then neither the mode nor a closed list refuses. `joint`: co-speakers."""

    request: str
    participant: str
    category: str
    rank: int = 0
    group: bool = False
    lang: str = ""
    form: str = "intervention"
    pressed: int | None = None
    by_desk: bool = False
    joint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawRequest:
    participant: str


@dataclass(frozen=True, slots=True)
class RemoveRequest:
    request: str
    reason: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class MoveRequest:
    request: str
    position: int
    reason: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class BeginInscription:
    rules: Rules
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class AcceptAtDoor:
    door: str
    accepting: bool
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class SettleDoors:
    """The timekeeper's: a door's hour has come."""


@dataclass(frozen=True, slots=True)
class SuspendList:
    reason: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class ResumeList:
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class CarryOver:
    """Whoever waits from the segment before stays on the list."""

    seen: int | None = None


@dataclass(frozen=True, slots=True)
class BeginAnew:
    """Whoever waits from the segment before is taken off the list, and may ask again."""

    seen: int | None = None


@dataclass(frozen=True, slots=True)
class AddCoSpeaker:
    """`by_desk` False: the co-speaker joins from the own place, where the modalities speak of joint interventions."""

    request: str
    participant: str
    seen: int | None = None
    by_desk: bool = True


@dataclass(frozen=True, slots=True)
class RemoveCoSpeaker:
    request: str
    participant: str
    seen: int | None = None
