"""Interventions as a table: what was allotted, used, and how each ended (R121)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rostrum.procedure.floor.decide import SECOND
from rostrum.procedure.floor.entries import (
    ActUndone,
    Entry,
    FloorStopped,
    FloorYielded,
    MicrophoneCut,
    MicrophoneReported,
)
from rostrum.procedure.floor.evolve import evolve
from rostrum.procedure.floor.state import Floor, Speaking, Waiting

ENDS = (FloorYielded, FloorStopped, MicrophoneCut)


@dataclass(frozen=True, slots=True)
class Intervention:
    """`limit` and `used` in programme seconds; `start`, `end` real moments (µs); `late` in ms, None unknown.

    `number` is that of the entry by which the floor was given, `interrupts` that of the intervention which waited
    meanwhile. `late` is when the command left the timekeeper after the deadline; where another act settled the cut,
    when the room said that the microphone was closed (D9).
    """

    number: int
    segment: str
    waiting: Waiting
    start: int
    end: int
    limit: int | None
    used: float
    how: str
    departed: str
    late: float | None
    interrupts: int | None = None
    limit_reason: str = ""


def interventions(rows: Iterable[tuple[Entry, int]]) -> list[Intervention]:
    """Those that have ended, in order; the one under way is not among them, nor an end that was undone."""
    floor, found = Floor(), dict[int, Intervention]()  # by the number of the entry that ended it
    for entry, at in rows:
        before, floor = floor, evolve(floor, entry, at)
        if isinstance(entry, ENDS) and before.holders and before.holders[0].given == entry.given:
            found[floor.number] = _ended(before.holders[0], before.segment, floor, entry)
        if isinstance(entry, ActUndone):
            found.pop(entry.number, None)
        if isinstance(entry, MicrophoneReported):
            _answered(found, before, entry)
    return list(found.values())


def _answered(found: dict[int, Intervention], floor: Floor, entry: MicrophoneReported) -> None:
    """The room's word on a cut that another act settled."""
    last = floor.last
    if last is None or last.given != entry.given or last.deadline is None or entry.acknowledged is None:
        return
    number, one = next(reversed(found.items()))
    if one.how == "cut" and one.late is None:
        found[number] = replace(one, late=(entry.acknowledged - last.deadline) / 1000)


def _ended(was: Speaking, segment: str, after: Floor, entry: Entry) -> Intervention:
    assert after.last is not None  # noqa: S101 - an end has ended somebody
    last = after.last
    return Intervention(
        number=last.intervention,
        segment=segment,
        waiting=last.waiting,
        start=last.at,
        end=last.until,
        limit=was.limit,
        used=round(last.spoken * after.rate / SECOND, 3),
        how=last.how,
        departed=was.departed,
        late=_late(entry),
        interrupts=was.interrupts,
        limit_reason=was.limit_reason,
    )


def _late(entry: Entry) -> float | None:
    if not isinstance(entry, MicrophoneCut) or entry.sent is None:
        return None
    return (entry.sent - entry.deadline) / 1000
