"""What the simulated people are told at the start: where the doors are, their links and PINs, the programme."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invitation:
    """A participant's letter: the link, the PIN by another way (D23), the language they will speak."""

    address: str
    pin: str
    lang: str

    def __repr__(self) -> str:
        return f"Invitation({self.lang})"  # a log of this must not open the door


@dataclass(frozen=True, slots=True)
class Planned:
    """A segment on the moderator's paper; moments in µs of the programme, `end` None: until the list is done."""

    id: str
    begins: int | None
    end: int | None
    floor: str
    questions: int


@dataclass(frozen=True, slots=True)
class Script:
    """`base` and `live`: the addresses of pages and stream. `moderator`: the sign-in link of the simulated chair."""

    event: str
    floor: str
    language: str
    base: str
    live: str
    seed: int
    moderator: str
    people: tuple[Invitation, ...]
    segments: tuple[Planned, ...]

    def __repr__(self) -> str:
        return f"Script({self.event})"


def read(line: str) -> Script:
    """One line of JSON whose keys are the fields of `Script`."""
    told = json.loads(line)
    people = tuple(Invitation(**one) for one in told.pop("people"))
    segments = tuple(Planned(**one) for one in told.pop("segments"))
    return Script(**told, people=people, segments=segments)
