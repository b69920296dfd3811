"""When somebody took part in a floor, as its record has it: heard, or at work there by the own hand (decision 25)."""

from collections.abc import Iterable

from rostrum.procedure.floor.entries import Entry, SegmentClosed, SegmentOpened
from rostrum.procedure.floor.interventions import interventions
from rostrum.procedure.floor.state import Waiting

Row = tuple[Entry, int, str]  # the entry, its moment (µs), its actor


def took_part(rows: Iterable[Row], participant: str, actor: str) -> list[int]:
    """The moments (µs) that show it; `actor`: as whom the participant's own hand stands in the record.

    Heard is whoever spoke and the co-speakers of a joint intervention, once it has ended. Whom another spoke for was
    not there by that. A press counts while a segment is open, whether the floor came or not.
    """
    told = list(rows)
    spoken = interventions((entry, at) for entry, at, _ in told)
    heard = [one.start for one in spoken if one.used and participant in _voices(one.waiting)]
    return sorted([*heard, *_presses(told, actor)])


def _voices(waiting: Waiting) -> tuple[str, ...]:
    return (waiting.voice, *waiting.joint)


def _presses(rows: Iterable[Row], actor: str) -> Iterable[int]:
    under_way = False
    for entry, at, by in rows:
        if isinstance(entry, SegmentOpened | SegmentClosed):
            under_way = isinstance(entry, SegmentOpened)
        if by == actor and under_way:
            yield at
