"""What can stand in the record beside the list: points of order, questions, answers, replies; who speaks for whom."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatterRaised:
    """`form`: point_of_order, question, answer or reply. `point`: which point of order. `about`: the number of the
    intervention to which a question or an answer belongs."""

    request: str
    participant: str
    category: str
    form: str
    point: str = ""
    lang: str = ""
    about: int | None = None


@dataclass(frozen=True, slots=True)
class MatterWithdrawn:
    """`reason` where the desk took it off, empty where whoever raised it did."""

    request: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MattersLapsed:
    """Another segment opens with the next entries: `requests` wait beside the list no more, and those who raised them
    are told (rules 71, 73)."""

    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FloorInterrupted:
    """Somebody is heard in between. The time of `given` stands still with `left` µs; the rest is as in FloorGiven."""

    given: int
    left: int | None
    request: str
    limit: int | None
    deadline: int | None


@dataclass(frozen=True, slots=True)
class FloorReturned:
    """Whoever was interrupted goes on with the time that was left; `given` as it was before."""

    given: int
    deadline: int | None


@dataclass(frozen=True, slots=True)
class PointRuled:
    """The chair's ruling on the point of order that was heard as intervention `point`."""

    point: int
    ruling: str


@dataclass(frozen=True, slots=True)
class RulingAppealed:
    point: int


@dataclass(frozen=True, slots=True)
class AppealDecided:
    """The ruling stands unless a majority of those voting overrules it; the votes where they were counted."""

    point: int
    outcome: str
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None


@dataclass(frozen=True, slots=True)
class DeliverySet:
    """Who speaks, whose words they are and the office acted for, each empty where it is the participant (R51, D45)."""

    request: str
    deliverer: str
    author: str
    office: str
