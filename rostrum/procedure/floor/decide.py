"""The rules of the floor: what an act becomes in the record, or why it may not be (R101-R121).

`decide` is pure. It settles an overrun first: when the deadline has passed and the rules cut, the cut stands in
the record at the deadline, whoever looks first and however late (R117, R121). Then it looks at the act. The
rules themselves stand in `list_rules`, `speaking_rules` and `desk_rules`.
"""

from dataclasses import dataclass, replace

from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import desk_rules, list_rules, order_rules, speaking_rules
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.evolve import evolve
from rostrum.procedure.floor.list_doors import to_come
from rostrum.procedure.floor.ruling import RULES, SECOND, cuts
from rostrum.procedure.floor.state import Floor

__all__ = [
    "RULES",
    "SECOND",
    "Dated",
    "cuts",
    "decide",
    "desk_rules",
    "list_rules",
    "order_rules",
    "settle",
    "speaking_rules",
]


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry and its moment (µs): a settled cut is dated at its deadline, everything else now."""

    entry: e.Entry
    at: int


def decide(floor: Floor, act: a.Act, now: int) -> tuple[Dated, ...]:
    """The entries an act makes at `now` (µs UTC), or a Refusal.

    Time never runs backwards in a record; deadlines are counted from `now` all the same, so that a clock that was
    ahead and has been set right gives nobody more than the limit.
    """
    settled = _hours(floor, act.deadline) if isinstance(act, a.CutMicrophone) else settle(floor, now)
    desk = floor.desk  # whoever acts saw the countdown run out: a cut settled here makes no screen stale
    for dated in settled:
        floor = replace(evolve(floor, dated.entry, dated.at), desk=desk)
    made = RULES[type(act)](floor, act, now)
    return (*settled, *(Dated(entry, _moment(entry, floor, now)) for entry in made))


def _moment(entry: e.Entry, floor: Floor, now: int) -> int:
    """A cut stands at its deadline, however late the timekeeper came to say it."""
    return max(entry.deadline if isinstance(entry, e.MicrophoneCut) else now, floor.at)


def settle(floor: Floor, now: int) -> tuple[Dated, ...]:
    """What is due and not yet recorded: a cut, a door of the list whose hour has come; each at its moment."""
    return tuple(sorted([*_cut_due(floor, now), *_hours(floor, now)], key=lambda one: one.at))


def _hours(floor: Floor, until: int) -> tuple[Dated, ...]:
    return tuple(Dated(change, at) for at, change in to_come(floor, until))


def _cut_due(floor: Floor, now: int) -> tuple[Dated, ...]:
    speaking = floor.speaking
    if speaking is None or speaking.deadline is None or now < speaking.deadline or not cuts(floor):
        return ()
    cut = e.MicrophoneCut(speaking.given, speaking.deadline)
    return (Dated(cut, _moment(cut, floor, now)),)
