"""What may be asked of a floor. `seen` is the newest number the one who acts had on the screen."""

from dataclasses import dataclass

from rostrum.procedure.floor.list_acts import (
    AcceptAtDoor,
    AcceptRequests,
    AddCoSpeaker,
    BeginAnew,
    BeginInscription,
    CarryOver,
    MoveRequest,
    RemoveCoSpeaker,
    RemoveRequest,
    RequestFloor,
    ResumeList,
    SettleDoors,
    SuspendList,
    WithdrawRequest,
)
from rostrum.procedure.floor.order_acts import (
    AppealRuling,
    CallAnswer,
    DecideAppeal,
    RaiseMatter,
    RemoveMatter,
    ReturnFloor,
    RulePoint,
    SetDelivery,
    WithdrawMatter,
)
from rostrum.procedure.floor.rules import Rules

__all__ = [  # of the list and beside it, told elsewhere
    "AcceptAtDoor",
    "AcceptRequests",
    "AddCoSpeaker",
    "AppealRuling",
    "BeginAnew",
    "BeginInscription",
    "CallAnswer",
    "CarryOver",
    "DecideAppeal",
    "MoveRequest",
    "RaiseMatter",
    "RemoveCoSpeaker",
    "RemoveMatter",
    "RemoveRequest",
    "RequestFloor",
    "ResumeList",
    "ReturnFloor",
    "RulePoint",
    "SetDelivery",
    "SettleDoors",
    "SuspendList",
    "WithdrawMatter",
    "WithdrawRequest",
]


@dataclass(frozen=True, slots=True)
class BeginRehearsal:
    start: int
    rate: int


@dataclass(frozen=True, slots=True)
class OpenSegment:
    segment: str
    segment_kind: str
    rules: Rules
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class CloseSegment:
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class GiveFloor:
    """`request` empty: the next in order. `extra`: seconds by participant, recorded beforehand as an accommodation.

    `limit`: seconds of the programme that the desk chose for this intervention, and why where the rules give others;
    None: what they give.
    """

    request: str = ""
    reason: str = ""
    seen: int | None = None
    extra: tuple[tuple[str, int], ...] = ()
    limit: int | None = None
    limit_reason: str = ""


@dataclass(frozen=True, slots=True)
class YieldFloor:
    participant: str


@dataclass(frozen=True, slots=True)
class StopSpeaker:
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class PauseSpeaker:
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class ResumeSpeaker:
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class ExtendSpeaker:
    """`seconds` of the programme, on top of the limit."""

    seconds: int
    reason: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class CutMicrophone:
    """The timekeeper's: `sent` and `acknowledged` are moments of the command (µs)."""

    given: int
    deadline: int
    sent: int
    acknowledged: int | None = None


@dataclass(frozen=True, slots=True)
class ReportMicrophone:
    given: int
    microphone: str
    by: str
    acknowledged: int | None = None


@dataclass(frozen=True, slots=True)
class UndoAct:
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class PutQuestion:
    question: int | None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class TakeChair:
    take: bool


@dataclass(frozen=True, slots=True)
class ChangeNames:
    pass


Act = (
    BeginRehearsal
    | OpenSegment
    | CloseSegment
    | AcceptRequests
    | RequestFloor
    | WithdrawRequest
    | RemoveRequest
    | MoveRequest
    | GiveFloor
    | YieldFloor
    | StopSpeaker
    | PauseSpeaker
    | ResumeSpeaker
    | ExtendSpeaker
    | CutMicrophone
    | ReportMicrophone
    | UndoAct
    | PutQuestion
    | TakeChair
    | ChangeNames
    | AppealRuling
    | CallAnswer
    | DecideAppeal
    | RaiseMatter
    | RemoveMatter
    | ReturnFloor
    | RulePoint
    | SetDelivery
    | WithdrawMatter
    | AcceptAtDoor
    | AddCoSpeaker
    | BeginAnew
    | BeginInscription
    | CarryOver
    | RemoveCoSpeaker
    | ResumeList
    | SettleDoors
    | SuspendList
)
