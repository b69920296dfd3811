"""Segments, the chair, the guiding question, names."""

from collections.abc import Sequence

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.evolve import evolve
from rostrum.procedure.floor.ruling import SECOND, fall, free, fresh, lapse, rule
from rostrum.procedure.floor.state import Floor

UNDO = 10 * SECOND  # real time, also in a rehearsal (D8)


@rule(a.BeginRehearsal)
def _begin(floor: Floor, act: a.BeginRehearsal, now: int) -> Sequence[e.Entry]:
    """A rehearsal says so in its first entry, or it is none (D8)."""
    if floor.number:
        raise Refusal("record_has_begun")
    if act.rate < 1:
        raise Refusal("rate", rate=act.rate)
    return [e.RehearsalBegun(now, act.start, act.rate)]


@rule(a.OpenSegment)
def _open(floor: Floor, act: a.OpenSegment, now: int) -> Sequence[e.Entry]:
    fresh(floor, act.seen)
    free(floor)
    if floor.segment == act.segment:
        raise Refusal("segment_is_open", segment=act.segment)
    _nobody_is_cut_off(floor, act)
    opened = e.SegmentOpened(act.segment, act.segment_kind, act.rules)
    return [*fall(floor, act.rules), *lapse(floor, act.rules), opened]


def _nobody_is_cut_off(floor: Floor, act: a.OpenSegment) -> None:
    """The closing comes when the list is exhausted, or suspended for statements in writing (R21, Amb2, Amb30)."""
    lists = [(one.floor, one.waiting) for one in floor.aside]
    lists += [(floor.rules.floor, floor.waiting)] if floor.rules and floor.rules.kept else []
    left = [one for name, waiting in lists if name != act.rules.floor for one in waiting]
    if act.segment_kind == "closing" and any(one.form == "intervention" for one in left):
        raise Refusal("list_waits", waiting=len(left))


@rule(a.CloseSegment)
def _close(floor: Floor, act: a.CloseSegment, now: int) -> Sequence[e.Entry]:
    """End a segment: nobody is heard until the next one opens. Those inscribed stay for the same list."""
    fresh(floor, act.seen)
    if not floor.segment:
        raise Refusal("no_segment")
    free(floor)
    return [e.SegmentClosed(floor.segment)]


@rule(a.UndoAct)
def _undo(floor: Floor, act: a.UndoAct, now: int) -> Sequence[e.Entry]:
    """A slip of the desk is taken back within ten seconds, by a new entry (R121: nothing is ever edited).

    Refused when somebody else has acted since, and when whoever was taken off the list is on it again.
    """
    fresh(floor, act.seen)
    slip = floor.slip
    if slip is None:
        raise Refusal("nothing_to_undo")
    if now - slip.at > UNDO:
        raise Refusal("too_late", seconds=UNDO // SECOND)
    undone = e.ActUndone(slip.number)
    after = evolve(floor, undone, max(now, floor.at))
    asked = [
        (who, one.form if one.beside else "")
        for one in (*after.waiting, *after.matters)
        for who in one.people
    ]
    if len(asked) != len(set(asked)):
        raise Refusal("nothing_to_undo")
    return [undone]


@rule(a.PutQuestion)
def _question(floor: Floor, act: a.PutQuestion, now: int) -> Sequence[e.Entry]:
    fresh(floor, act.seen)
    if floor.rules is None:
        raise Refusal("no_segment")
    return [e.QuestionPut(act.question)]


@rule(a.TakeChair)
def _chair(floor: Floor, act: a.TakeChair, now: int) -> Sequence[e.Entry]:
    """Only a rehearsal has a simulated chair to take from and hand back to (D25)."""
    if floor.rehearsal is None:
        raise Refusal("no_rehearsal")
    if (floor.chair == "person") == act.take:
        raise Refusal("chair_is_taken" if act.take else "chair_is_simulated")
    return [e.ChairTaken() if act.take else e.ChairReturned()]


@rule(a.ChangeNames)
def _names(floor: Floor, act: a.ChangeNames, now: int) -> Sequence[e.Entry]:
    return [e.NamesChanged()]
