"""Who has the floor and how it ends (R101, R112, R115-R121)."""

from collections.abc import Sequence
from dataclasses import replace

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.rules import LIMIT_REASONS
from rostrum.procedure.floor.ruling import SECOND, cuts, fresh, in_hand, reason, rule, same, settled
from rostrum.procedure.floor.state import Floor, Waiting
from rostrum.procedure.floor.turns import in_turn
from rostrum.procedure.list_of_speakers import firsts

LONGEST_EXTENSION = 600  # seconds: beyond that it is another intervention


@rule(a.GiveFloor)
def _give(floor: Floor, act: a.GiveFloor, now: int) -> Sequence[e.Entry]:
    """One holder at a time. Whoever is not the next is given the floor with a reason (Amb18, Amb20).

    The limit is that of the rules in force (R115, R116), or another that they state, with a reason, and what was
    recorded beforehand for a participant with a disability (P3): a longer limit is all that stands in the record
    (R100). The deadline starts now, also where a person works the microphones (D9).
    """
    fresh(floor, act.seen)
    return [given(floor, act, now)]


def given(floor: Floor, act: a.GiveFloor, now: int) -> e.FloorGiven | e.FloorInterrupted:
    """The floor for the one chosen: alone, or in between while the time of another stands still.

    Nobody is interrupted by whoever merely is the next: a point of order must be named.
    """
    if floor.rules is None or not floor.segment:
        raise Refusal("no_segment")
    ordered = in_turn(floor)
    known = {one.request: one for one in (*floor.waiting, *floor.matters)}
    chosen = known.get(act.request) if act.request else next(iter(ordered), None)
    _refuse_taken(floor, chosen if act.request or floor.speaking is None else None)
    if chosen is None:
        raise Refusal("not_waiting", request=act.request) if act.request else Refusal("nobody_waits")
    departed = "" if _called(floor, chosen, ordered) else _reason(floor, chosen, act)
    limit, why = _limit(floor, chosen, act)
    deadline = None if limit is None else now + limit * SECOND // floor.rate
    if floor.speaking is None:
        return e.FloorGiven(chosen.request, limit, deadline, departed, why)
    was = floor.speaking
    left = was.left if was.deadline is None else max(0, was.deadline - max(now, floor.at))
    return e.FloorInterrupted(was.given, left, chosen.request, limit, deadline)


def _refuse_taken(floor: Floor, chosen: Waiting | None) -> None:
    """A point of order interrupts whatever is spoken but another one; a question or an answer, what is no such."""
    settled(floor)
    form, speaking = chosen.form if chosen else "", floor.speaking
    asked = form in {"question", "answer"}
    if speaking is None:
        if floor.interrupted and not asked and form != "point_of_order":
            raise Refusal("somebody_is_interrupted")
        return
    if form == "point_of_order" and speaking.waiting.form != form:
        return
    if not asked or speaking.waiting.beside:
        raise Refusal("somebody_has_the_floor")


def _called(floor: Floor, chosen: Waiting, ordered: Sequence[Waiting]) -> bool:
    """Whether it needs no reason: the next in order, what the chair calls in no order, and, where the moderator
    takes from the doors (Amb20), the first of any door."""
    if chosen.form in {"question", "answer"} or chosen == ordered[0]:
        return True
    free = not ordered[0].beside
    return free and chosen in firsts(floor.waiting, floor.rules, floor.last_queue)


def _reason(floor: Floor, chosen: Waiting, act: a.GiveFloor) -> str:
    """None is needed for who was next before somebody pressed a button that the one who gives could not see yet."""
    if act.reason or act.seen is None:
        return reason(act.reason)
    waiting, matters = (
        tuple(one for one in asked if one.number <= act.seen) for asked in (floor.waiting, floor.matters)
    )
    was = replace(floor, waiting=waiting, matters=matters)
    return "" if chosen in in_turn(was)[:1] else reason(act.reason)


def _limit(floor: Floor, chosen: Waiting, act: a.GiveFloor) -> tuple[int | None, str]:
    """Seconds allowed, and why they are others than the rules give to whoever asks."""
    limit, why = floor.limit_of(chosen), ""
    if act.limit not in (None, limit):
        limit, why = _chosen_limit(floor, chosen, act)
    return None if limit is None else limit + dict(act.extra).get(chosen.voice, 0), why


def _chosen_limit(floor: Floor, chosen: Waiting, act: a.GiveFloor) -> tuple[int | None, str]:
    """Another limit of those that the rules state for an intervention, with its reason: no desk invents one (R115)."""
    stated = floor.rules.choices if floor.rules and chosen.form == "intervention" else ()
    if act.limit not in stated:
        raise Refusal("no_such_limit", limits=stated)
    if act.limit_reason not in LIMIT_REASONS:
        raise Refusal("limit_reason_needed", reasons=LIMIT_REASONS)
    return act.limit, act.limit_reason


@rule(a.YieldFloor)
def _yield(floor: Floor, act: a.YieldFloor, now: int) -> Sequence[e.Entry]:
    speaking = floor.speaking
    if speaking is None or act.participant not in {*speaking.waiting.people, speaking.waiting.deliverer}:
        raise Refusal("not_your_floor")
    return [e.FloorYielded(speaking.given)]


@rule(a.StopSpeaker)
def _stop(floor: Floor, act: a.StopSpeaker, now: int) -> Sequence[e.Entry]:
    """Who speaks, or, while nobody does, who was interrupted: a ruling may leave them no floor to come back to."""
    same(floor, act.seen)
    settled(floor)
    if not floor.holders:
        raise Refusal("nobody_has_the_floor")
    return [e.FloorStopped(floor.holders[0].given)]


@rule(a.CutMicrophone)
def _cut(floor: Floor, act: a.CutMicrophone, now: int) -> Sequence[e.Entry]:
    """The timekeeper's word. A cut that another act has settled is not doubled: only the room's answer is added."""
    speaking = floor.speaking
    if speaking is None or speaking.given != act.given:
        if act.given in floor.closing and act.acknowledged is not None:
            return [e.MicrophoneReported(act.given, "closed", "engine", act.acknowledged)]
        raise Refusal("already_ended")
    if speaking.deadline != act.deadline:
        raise Refusal("deadline_moved", deadline=speaking.deadline)
    if now < act.deadline or not cuts(floor):
        raise Refusal("not_due", deadline=speaking.deadline)
    return [e.MicrophoneCut(act.given, act.deadline, act.sent, act.acknowledged)]


@rule(a.ReportMicrophone)
def _report(floor: Floor, act: a.ReportMicrophone, now: int) -> Sequence[e.Entry]:
    """The room's state is what the room says; what does not concern the floor's present is refused."""
    speaking, last = floor.speaking, floor.last
    opening = speaking and speaking.given == act.given and speaking.microphone != "open"
    closing = act.given in floor.stray or (last and last.given == act.given and last.microphone != "closed")
    if not {"open": opening, "closed": closing}.get(act.microphone):
        raise Refusal("nothing_to_report")
    return [e.MicrophoneReported(act.given, act.microphone, act.by, act.acknowledged)]


@rule(a.PauseSpeaker)
def _pause(floor: Floor, act: a.PauseSpeaker, now: int) -> Sequence[e.Entry]:
    """The time stands still, for everybody to see: for a point of order or a fault of the room, not as a favour."""
    same(floor, act.seen)
    speaking = in_hand(floor)
    if speaking.paused:
        raise Refusal("paused")
    left = None if speaking.deadline is None else max(0, speaking.deadline - max(now, floor.at))
    return [e.FloorPaused(speaking.given, left)]


@rule(a.ResumeSpeaker)
def _resume(floor: Floor, act: a.ResumeSpeaker, now: int) -> Sequence[e.Entry]:
    """The time runs on from where it stood."""
    same(floor, act.seen)
    speaking = in_hand(floor)
    if not speaking.paused:
        raise Refusal("not_paused")
    deadline = None if speaking.left is None else now + speaking.left
    return [e.FloorResumed(speaking.given, deadline)]


@rule(a.ExtendSpeaker)
def _extend(floor: Floor, act: a.ExtendSpeaker, now: int) -> Sequence[e.Entry]:
    """More time, with a reason that stands in the record; never less, and never without a limit to extend."""
    fresh(floor, act.seen)
    same(floor, act.seen)
    speaking = in_hand(floor)
    if speaking.limit is None:
        raise Refusal("no_limit")
    if not 0 < act.seconds <= LONGEST_EXTENSION:
        raise Refusal("extension", longest=LONGEST_EXTENSION)
    more = act.seconds * SECOND // floor.rate
    deadline = None if speaking.deadline is None else speaking.deadline + more
    return [e.FloorExtended(speaking.given, act.seconds, deadline, reason(act.reason))]
