"""What each simulated person will do, by seed alone: the same seed gives the same choices.

Times are seconds of the programme. The first few are cast on purpose, so that whoever looks for a minute sees
each thing once: one overruns, one keeps to the limit, one withdraws, one is offline, one presses twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Turn:
    """One wish to speak. `share` of the limit is spoken: above 1 the speaker does not stop by themselves.

    `offline`: how long the press waits on the phone before it can be sent. `withdraw`: after how long the
    request is withdrawn, None: never. `twice`: the button is pressed again as if no answer had come.
    """

    delay: float
    share: float
    offline: float = 0.0
    withdraw: float | None = None
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """One wish beside the list. `seconds` is how long it takes to say."""

    delay: float
    form: str
    point: str
    seconds: float


CAST = {
    0: {"share": 1.3},
    1: {"share": 0.72},
    2: {"share": 0.9, "withdraw": 70.0},
    3: {"share": 0.85, "offline": 40.0},
    4: {"share": 0.95, "twice": True},
}
EAGER_STEP = (6.0, 16.0)  # seconds between two of those who press at once
LATEST = 6600.0
AGAIN = 0.35
RISING = {
    5: "point_of_order",
    6: "point_of_order",
    7: "reply",
    8: "reply",
}  # by place, so that each is seen early
SELDOM = {"point_of_order": 0.03, "reply": 0.03}  # of the people
POINTS = ("procedure", "procedure", "procedure", "close_debate")
SILENT = 0.12  # of the people come to listen
JOINTLY = frozenset({1, 4})  # by place: they ask together with another, so that it is seen early
TOGETHER = 0.1  # of the others
NEAR = 8  # a partner is one of so many who come next and have not pressed


def turns(chance: Random, place: int, eager: int) -> Iterator[Turn]:
    """The wishes of the person at a `place` in the seeded order; the first `eager` press at the beginning."""
    first = chance.random()
    if place >= eager and first < SILENT:
        return
    early = place < eager
    delay = place * chance.uniform(*EAGER_STEP) + 4 if early else chance.uniform(120, LATEST)
    yield _turn(chance, delay, CAST.get(place, {}) if early else {})
    while chance.random() < AGAIN:
        yield _turn(chance, chance.uniform(900, 3600), {})


def partner(chance: Random, place: int, eager: int, people: int) -> int | None:
    """The place of whoever the person at a `place` asks to speak jointly, where the rules let them (R111)."""
    asks, near = chance.random() < TOGETHER, chance.randrange(NEAR)
    found = max(place + 1, eager) + near
    return found if (asks or place in JOINTLY) and found < people else None


def _turn(chance: Random, delay: float, cast: dict[str, float | bool]) -> Turn:
    told: dict[str, float | bool | None] = {
        "share": share(chance),
        "offline": chance.uniform(20, 90) if chance.random() < 0.1 else 0.0,
        "withdraw": chance.uniform(60, 900) if chance.random() < 0.08 else None,
        "twice": chance.random() < 0.1,
    }
    if cast:
        told |= {"offline": 0.0, "withdraw": None, "twice": False} | cast
    return Turn(delay=delay, **told)  # type: ignore[arg-type]  # the table above names the fields


def share(chance: Random) -> float:
    """Most end a little before the limit, some are short, one in five does not look at the clock."""
    kind = chance.random()
    if kind < 0.2:
        return chance.uniform(1.05, 1.5)
    return chance.uniform(0.25, 0.5) if kind < 0.3 else chance.uniform(0.6, 0.98)


def matters(chance: Random, place: int) -> Iterator[Matter]:
    """What the person at a `place` raises beside the list, where the rules let their category."""
    if place in RISING:
        yield _matter(chance, RISING[place], chance.uniform(60, 180))
    for form, share_of in SELDOM.items():
        if chance.random() < share_of:
            yield _matter(chance, form, chance.uniform(300, LATEST))


def _matter(chance: Random, form: str, delay: float) -> Matter:
    point = chance.choice(POINTS) if form == "point_of_order" else ""
    return Matter(delay, form, point, chance.uniform(20, 60 if point else 180))
