"""How long what is told of people is kept (R199): a class for each kind of matter, in days after the event.

A class without days is kept on purpose, and `WHY` says for what reason.
"""

from collections.abc import Iterable, Mapping

from rostrum.foundation.spans import DAY

DAYS: Mapping[str, int | None] = {
    "health": 1,  # erased after the event (R100); a last meeting may run on into the night
    "working": 30,
    "balance": 30,
    "contact": 90,
    "identity": 365,  # the record needs no name
    "public": None,  # until consent is withdrawn, and with the person at the latest
    "record": None,
    "official": None,
    "staff": None,
    "log": None,
    "door": None,
    "nobody": None,
}
TIMED = tuple(name for name, days in DAYS.items() if days is not None)


def due(kept: str, over: int | None, now: int) -> bool:
    """Whether a class has run out for an event that was over at that moment (µs); one that is not over keeps all."""
    days = DAYS[kept]
    return days is not None and over is not None and over + days * DAY <= now


def first_due(classes: Iterable[str], over: int | None) -> dict[str, int]:
    """When each class runs out for an event (µs); those kept on purpose, and events not over, are left out."""
    told = ((kept, DAYS[kept]) for kept in classes)
    return {kept: over + days * DAY for kept, days in told if days is not None and over is not None}
