"""What can stand in the record about the list of speakers."""

from dataclasses import dataclass

from rostrum.procedure.floor.rules import Rules


@dataclass(frozen=True, slots=True)
class ListOpened:
    pass


@dataclass(frozen=True, slots=True)
class ListClosed:
    pass


@dataclass(frozen=True, slots=True)
class FloorRequested:
    """`form`: what is asked for, see `rules.FORMS`. `pressed`: when the button was pressed, if that was before
    the server heard of it; evidence, not order. `joint`: the co-speakers of a joint intervention (R111)."""

    request: str
    participant: str
    category: str
    queue: str
    rank: int = 0
    group: bool = False
    lang: str = ""
    form: str = "intervention"
    pressed: int | None = None
    joint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestWithdrawn:
    request: str


@dataclass(frozen=True, slots=True)
class RequestRemoved:
    request: str
    reason: str


@dataclass(frozen=True, slots=True)
class RequestMoved:
    """`position` counts from 1 in the order shown to everybody."""

    request: str
    position: int
    reason: str


@dataclass(frozen=True, slots=True)
class InscriptionBegun:
    """A list takes names before the segment in which it is heard (R107)."""

    rules: Rules


@dataclass(frozen=True, slots=True)
class DoorOpened:
    """`due`: the moment the modalities open it (real µs); None: the desk did."""

    door: str
    due: int | None = None


@dataclass(frozen=True, slots=True)
class DoorClosed:
    """`due`: the first moment that was too late by the modalities (real µs); None: the desk closed it."""

    door: str
    due: int | None = None


@dataclass(frozen=True, slots=True)
class ListSuspended:
    """Nobody of the list is heard any more; `requests` hand in their statements in writing (Amb2)."""

    reason: str
    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListResumed:
    """Those who were to write are on the list again. It takes no new names until it is opened."""


@dataclass(frozen=True, slots=True)
class ListCarriedOver:
    """Those of the segment before stay on the list."""


@dataclass(frozen=True, slots=True)
class ListBegunAnew:
    """Those of the segment before are taken off the list together, and may ask again."""

    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListLapsed:
    """Other rules come into force with the next entry and this list is not kept: `requests` wait no more, and those
    who made them are told (Amb2)."""

    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoSpeakerJoined:
    request: str
    participant: str


@dataclass(frozen=True, slots=True)
class CoSpeakerLeft:
    request: str
    participant: str
