"""How each entry changes the floor. Total: whatever stands in a record can be folded."""

from collections.abc import Iterable
from dataclasses import replace

from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor import list_steps, order_steps, speaking_steps
from rostrum.procedure.floor.earlier import come_to, falling, leave
from rostrum.procedure.floor.state import AtDesk, Done, Floor, Rehearsal, Slip, Speaking
from rostrum.procedure.floor.steps import STEPS, step

__all__ = ["evolve", "fold", "list_steps", "order_steps", "speaking_steps"]

SHOWN = 10  # acts that the desk lists
BY_STAFF = "account:"  # how the actor of an entry begins that somebody of the staff made
DESKS = 6  # of the staff, as many as the desk names
UNDOABLE = (
    e.FloorGiven,
    e.FloorStopped,
    e.FloorPaused,
    e.FloorResumed,
    e.FloorExtended,
    e.RequestRemoved,
    e.RequestMoved,
    e.ListOpened,
    e.ListClosed,
    e.QuestionPut,
    e.FloorInterrupted,
    e.FloorReturned,
    e.PointRuled,
    e.RulingAppealed,
    e.AppealDecided,
    e.DeliverySet,
    e.DoorOpened,
    e.DoorClosed,
    e.ListSuspended,
    e.ListResumed,
    e.ListCarriedOver,
    e.ListBegunAnew,
)
BESIDE_THE_DESK = (
    e.FloorRequested,
    e.RequestWithdrawn,
    e.MatterRaised,
    e.MatterWithdrawn,
    e.CoSpeakerJoined,
    e.CoSpeakerLeft,
    e.MicrophoneReported,
    e.NamesChanged,
)
NO_HAND_OF_THE_DESK = (e.FloorYielded, e.MicrophoneCut)  # the speaker's own, and the clock's


def evolve(floor: Floor, entry: e.Entry, at: int, by: str = "") -> Floor:
    """The floor after one more entry, made at `at` by an actor; who it was decides nothing and is only shown."""
    done, desks = _done(floor, entry, at, by), _desks(floor, at, by)
    counted = replace(floor, number=floor.number + 1, at=at, done=done, desks=desks)
    after = _passed(floor, STEPS[type(entry)](counted, entry))
    if isinstance(entry, BESIDE_THE_DESK) or getattr(entry, "due", None) is not None:  # the hour of a door
        slip = floor.slip and replace(floor.slip, since=(*floor.slip.since, (entry, at)))
        return replace(after, slip=slip)
    slip = Slip(after.number, at, replace(floor, slip=None)) if isinstance(entry, UNDOABLE) else None
    desk = floor.desk if isinstance(entry, NO_HAND_OF_THE_DESK) else after.number
    return replace(after, desk=desk, slip=slip)


def _passed(floor: Floor, after: Floor) -> Floor:
    """Who speaks has changed, or who presides: whoever stepped back from the chair stops nobody any more."""
    held, holds = ((told.chair, [one.given for one in told.holders]) for told in (floor, after))
    return replace(after, passed=floor.passed if held == holds else after.number)


def _desks(floor: Floor, at: int, by: str) -> tuple[AtDesk, ...]:
    if not by.startswith(BY_STAFF):
        return floor.desks
    return (AtDesk(by, at), *(one for one in floor.desks if one.actor != by))[:DESKS]


def _done(floor: Floor, entry: e.Entry, at: int, by: str) -> tuple[Done, ...]:
    request, given = getattr(entry, "request", ""), getattr(entry, "given", None)
    spoke = [one.waiting for one in (*floor.holders, floor.last) if one and one.given == given]
    asked = [one for one in (*floor.waiting, *floor.matters) if one.request == request]
    people = [one.participant for one in (*asked, *spoke)]
    if floor.point and floor.point.number == getattr(entry, "point", None):
        people.append(floor.point.participant)
    about = next(iter(people), getattr(entry, "participant", ""))
    told = (getattr(entry, name, "") for name in ("reason", "departed", "limit_reason"))
    reason = next((one for one in told if one), "")
    newest = Done(floor.number + 1, at, type(entry).__name__, about, reason, by)
    return (newest, *floor.done)[:SHOWN]


def fold(floor: Floor, rows: Iterable[tuple[e.Entry, int] | tuple[e.Entry, int, str]]) -> Floor:
    """The state a record comes to, from any state and the rows since: nothing else is kept (R121).

    Beside each entry stand its moment (µs) and, where it is to be shown, its actor.
    """
    for entry, at, *by in rows:
        floor = evolve(floor, entry, at, *by)
    return floor


@step(e.RehearsalBegun)
def _begun(floor: Floor, entry: e.RehearsalBegun) -> Floor:
    rehearsal = Rehearsal(entry.origin, entry.start, entry.rate)
    return replace(floor, rehearsal=rehearsal, chair="simulated")


@step(e.SegmentOpened)
def _opened(floor: Floor, entry: e.SegmentOpened) -> Floor:
    """The rules of the segment come into force, and their list with them; a reply waits as long as the list does."""
    same = floor.rules is not None and floor.rules.floor == entry.rules.floor
    come = come_to(floor, entry.segment, entry.segment_kind, entry.rules)
    turned = list_steps.turn_to(come, entry.rules)
    gone = falling(floor, entry.rules)
    return replace(
        turned,
        segment=entry.segment,
        segment_kind=entry.segment_kind,
        matters=tuple(one for one in floor.matters if one not in gone),
        replied=floor.replied if same else (),
        panel=(),
        point=None,
        question=None,
    )


@step(e.SegmentClosed)
def _closed(floor: Floor, _: e.SegmentClosed) -> Floor:
    """The rules stay known, so that the same list goes on when its next segment opens."""
    return replace(
        floor, segment="", segment_kind="", accepting=False, question=None, left=leave(floor), anew=()
    )


@step(e.ActUndone)
def _undone(floor: Floor, entry: e.ActUndone) -> Floor:
    """As if the slip had not been: what came beside it since is kept, and the slip was nobody's time."""
    slip = floor.slip
    if slip is None or slip.number != entry.number:
        return floor
    restored = fold(replace(slip.before, number=slip.number), slip.since)
    now, speaking = floor.speaking, restored.speaking
    stray = floor.stray
    if now and (speaking is None or speaking.given != now.given):
        stray = (*stray, now.given)
    if speaking and (now is None or speaking.given != now.given):
        stray = tuple(one for one in stray if one != speaking.given)
        speaking = _taken_up(speaking, floor, slip.at)
    return replace(
        restored,
        number=floor.number,
        at=floor.at,
        done=floor.done,
        desks=floor.desks,
        names=floor.names,
        speaking=speaking,
        stray=stray,
    )


def _taken_up(was: Speaking, floor: Floor, stopped: int) -> Speaking:
    """Who was stopped or interrupted by a slip has the floor again, under a number of its own, with what was left."""
    deadline = None if was.deadline is None else was.deadline + floor.at - stopped
    return replace(
        was,
        given=floor.number,
        deadline=deadline,
        before=was.spoken(stopped),
        since=floor.at,
        microphone="opening",
    )


@step(e.QuestionPut)
def _put(floor: Floor, entry: e.QuestionPut) -> Floor:
    return replace(floor, question=entry.question)


@step(e.ChairTaken)
def _taken(floor: Floor, _: e.ChairTaken) -> Floor:
    return replace(floor, chair="person")


@step(e.ChairReturned)
def _returned(floor: Floor, _: e.ChairReturned) -> Floor:
    return replace(floor, chair="simulated")


@step(e.NamesChanged)
def _renamed(floor: Floor, _: e.NamesChanged) -> Floor:
    return replace(floor, names=floor.number)
