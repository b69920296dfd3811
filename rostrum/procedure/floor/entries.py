"""What can stand in the record of a floor. Past tense, ids and codes only: no name ever enters it (D13)."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from rostrum.procedure.floor.list_entries import (
    CoSpeakerJoined,
    CoSpeakerLeft,
    DoorClosed,
    DoorOpened,
    FloorRequested,
    InscriptionBegun,
    ListBegunAnew,
    ListCarriedOver,
    ListClosed,
    ListLapsed,
    ListOpened,
    ListResumed,
    ListSuspended,
    RequestMoved,
    RequestRemoved,
    RequestWithdrawn,
)
from rostrum.procedure.floor.order_entries import (
    AppealDecided,
    DeliverySet,
    FloorInterrupted,
    FloorReturned,
    MatterRaised,
    MattersLapsed,
    MatterWithdrawn,
    PointRuled,
    RulingAppealed,
)
from rostrum.procedure.floor.rules import Rules

__all__ = [  # of the list and beside it, told elsewhere
    "AppealDecided",
    "CoSpeakerJoined",
    "CoSpeakerLeft",
    "DeliverySet",
    "DoorClosed",
    "DoorOpened",
    "FloorInterrupted",
    "FloorRequested",
    "FloorReturned",
    "InscriptionBegun",
    "ListBegunAnew",
    "ListCarriedOver",
    "ListClosed",
    "ListLapsed",
    "ListOpened",
    "ListResumed",
    "ListSuspended",
    "MatterRaised",
    "MatterWithdrawn",
    "MattersLapsed",
    "PointRuled",
    "RequestMoved",
    "RequestRemoved",
    "RequestWithdrawn",
    "RulingAppealed",
]

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class RehearsalBegun:
    """Programme time = start + (real time - origin) x rate (D8)."""

    origin: int
    start: int
    rate: int


@dataclass(frozen=True, slots=True)
class SegmentOpened:
    segment: str
    segment_kind: str
    rules: Rules


@dataclass(frozen=True, slots=True)
class SegmentClosed:
    segment: str


@dataclass(frozen=True, slots=True)
class FloorGiven:
    """`limit` in seconds of the programme, `deadline` the real moment; `departed`: the reason for leaving the order.

    `limit_reason`: why the desk chose another limit than the rules give to whoever asked.
    """

    request: str
    limit: int | None
    deadline: int | None
    departed: str = ""
    limit_reason: str = ""


@dataclass(frozen=True, slots=True)
class MicrophoneReported:
    """The room (or the operator, for a room that cannot speak) said so; `at` may lie after the fact."""

    given: int
    microphone: str
    by: str
    acknowledged: int | None = None


@dataclass(frozen=True, slots=True)
class FloorPaused:
    """The time stands still. `left`: what remains of it in real µs, None where no limit runs."""

    given: int
    left: int | None


@dataclass(frozen=True, slots=True)
class FloorResumed:
    given: int
    deadline: int | None


@dataclass(frozen=True, slots=True)
class FloorExtended:
    """`seconds` of the programme more; `deadline` the new one, None while the time stands still."""

    given: int
    seconds: int
    deadline: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class FloorYielded:
    given: int


@dataclass(frozen=True, slots=True)
class FloorStopped:
    given: int


@dataclass(frozen=True, slots=True)
class MicrophoneCut:
    """`sent` is when the command left the timekeeper; None when another act found the deadline passed (D9)."""

    given: int
    deadline: int
    sent: int | None = None
    acknowledged: int | None = None


@dataclass(frozen=True, slots=True)
class ActUndone:
    """The act numbered `number` was a slip. It stands in the record; this entry takes its effect back."""

    number: int


@dataclass(frozen=True, slots=True)
class QuestionPut:
    question: int | None


@dataclass(frozen=True, slots=True)
class ChairTaken:
    pass


@dataclass(frozen=True, slots=True)
class ChairReturned:
    pass


@dataclass(frozen=True, slots=True)
class NamesChanged:
    """Somebody's name or consent changed: screens forget what they know (D13)."""


Entry = (
    RehearsalBegun
    | SegmentOpened
    | SegmentClosed
    | ListOpened
    | ListClosed
    | FloorRequested
    | RequestWithdrawn
    | RequestRemoved
    | RequestMoved
    | FloorGiven
    | MicrophoneReported
    | FloorPaused
    | FloorResumed
    | FloorExtended
    | FloorYielded
    | FloorStopped
    | MicrophoneCut
    | ActUndone
    | QuestionPut
    | ChairTaken
    | ChairReturned
    | NamesChanged
    | AppealDecided
    | DeliverySet
    | FloorInterrupted
    | FloorReturned
    | MatterRaised
    | MattersLapsed
    | MatterWithdrawn
    | PointRuled
    | RulingAppealed
    | CoSpeakerJoined
    | CoSpeakerLeft
    | DoorClosed
    | DoorOpened
    | InscriptionBegun
    | ListBegunAnew
    | ListCarriedOver
    | ListLapsed
    | ListResumed
    | ListSuspended
)
KINDS: dict[str, type[Entry]] = {kind.__name__: kind for kind in Entry.__args__}


def encode(entry: Entry) -> tuple[str, dict[str, Any]]:
    """The kind and the body as they are stored; the body says which form it has (`v`)."""
    return type(entry).__name__, _plain(asdict(entry)) | {"v": SCHEMA}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple | list) else value


def decode(kind: str, body: dict[str, Any]) -> Entry:
    """The entry of a stored row. An unknown kind is an error: a record is never read by halves."""
    made = KINDS[kind]
    known = {field.name for field in fields(made)}
    told = {name: value for name, value in body.items() if name in known}
    if "rules" in told:
        told["rules"] = _rules(told["rules"])
    return made(**{name: _listed(value) for name, value in told.items()})


def _rules(told: dict[str, Any]) -> Rules:
    return Rules(**{name: _listed(value) for name, value in told.items()})


def _listed(value: Any) -> Any:
    """A list as it is read is a tuple in the rules."""
    return tuple(map(_listed, value)) if isinstance(value, list) else value
