"""Asking for the floor and the order of the list (R105, R107, R108, R112, R113)."""

import re
from collections.abc import Sequence

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.earlier import earlier
from rostrum.procedure.floor.list_doors import takes_names
from rostrum.procedure.floor.rules import NAMED, OF_STATES, Rules, said
from rostrum.procedure.floor.ruling import found, fresh, lapse, reason, rule
from rostrum.procedure.floor.state import Floor, Waiting

MOST_TOGETHER = 10  # organizations in one slot
# a tag or nothing: no words enter a record
LANGUAGE = re.compile(r"(?!.{17})([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?")


@rule(a.BeginInscription)
def _inscription(floor: Floor, act: a.BeginInscription, now: int) -> Sequence[e.Entry]:
    """A list may take names before its segment, by its doors and their hours (R107, R113)."""
    fresh(floor, act.seen)
    if floor.segment:
        raise Refusal("segment_is_open", segment=floor.segment)
    if act.rules.mode in NAMED:
        raise Refusal("by_invitation")
    if floor.rules is not None and floor.rules.floor == act.rules.floor:
        raise Refusal("list_is_open")
    return [*lapse(floor, act.rules), e.InscriptionBegun(act.rules)]


@rule(a.AcceptRequests)
def _accept(floor: Floor, act: a.AcceptRequests, now: int) -> Sequence[e.Entry]:
    fresh(floor, act.seen)
    _in_force(floor)
    if takes_names(floor) == act.accepting:
        raise Refusal("list_is_open" if act.accepting else "list_is_closed")
    if act.accepting and floor.suspended:
        raise Refusal("list_is_suspended")
    return [e.ListOpened() if act.accepting else e.ListClosed()]


@rule(a.AcceptAtDoor)
def _door(floor: Floor, act: a.AcceptAtDoor, now: int) -> Sequence[e.Entry]:
    """The desk closes one door early or opens it again, whatever its hour; the other is left as it is (Amb20)."""
    fresh(floor, act.seen)
    if act.door not in dict(_in_force(floor).queues):
        raise Refusal("no_such_door")
    if (floor.accepting and act.door not in floor.shut) == act.accepting:
        raise Refusal("door_is_open" if act.accepting else "door_is_closed")
    if act.accepting and floor.suspended:
        raise Refusal("list_is_suspended")
    return [e.DoorOpened(act.door) if act.accepting else e.DoorClosed(act.door)]


@rule(a.SettleDoors)
def _hours(floor: Floor, act: a.SettleDoors, now: int) -> Sequence[e.Entry]:
    """What was due stands already when this is asked: every act settles the hours first."""
    return []


@rule(a.SuspendList)
def _suspend(floor: Floor, act: a.SuspendList, now: int) -> Sequence[e.Entry]:
    """The rest of the list is taken in writing; nobody is silently cut off (Amb2)."""
    fresh(floor, act.seen)
    if floor.suspended:
        raise Refusal("list_is_suspended")
    left = [one.request for one in every_list(floor)]
    if not left:
        raise Refusal("nobody_waits")
    return [e.ListSuspended(reason(act.reason), tuple(left))]


@rule(a.ResumeList)
def _resume(floor: Floor, act: a.ResumeList, now: int) -> Sequence[e.Entry]:
    fresh(floor, act.seen)
    if not floor.suspended:
        raise Refusal("list_runs")
    return [e.ListResumed()]


@rule(a.CarryOver)
def _carry_over(floor: Floor, act: a.CarryOver, now: int) -> Sequence[e.Entry]:
    fresh(floor, act.seen)
    _some_of_before(floor)
    return [e.ListCarriedOver()]


@rule(a.BeginAnew)
def _begin_anew(floor: Floor, act: a.BeginAnew, now: int) -> Sequence[e.Entry]:
    """The next panel has another theme: the desk may ask everybody again, never without their being told (Amb2)."""
    fresh(floor, act.seen)
    return [e.ListBegunAnew(tuple(one.request for one in _some_of_before(floor)))]


def _some_of_before(floor: Floor) -> list[Waiting]:
    waiting = earlier(floor)
    if not waiting:
        raise Refusal("nobody_waits")
    return waiting


def every_list(floor: Floor) -> list[Waiting]:
    """Those waiting on any list of this floor, the ones put aside before the one in force."""
    return [*(one for kept in floor.aside for one in kept.waiting), *floor.waiting]


def _in_force(floor: Floor) -> Rules:
    if floor.rules is None:
        raise Refusal("no_segment")
    return floor.rules


@rule(a.RequestFloor)
def _request(floor: Floor, act: a.RequestFloor, now: int) -> Sequence[e.Entry]:
    """One waiting request a participant (R105, R108); whoever has the floor asks again when done.

    Co-speakers of a joint intervention wait by it, each once (R111). A press said to be made after now is no
    evidence and is left out.
    """
    rules = _in_force(floor)
    _may_wait(floor, act.participant)
    if not LANGUAGE.fullmatch(act.lang):
        raise Refusal("unknown_language")
    queue = rules.queue_of(act.category)
    if floor.suspended and act.form == "intervention":
        raise Refusal("list_is_suspended")
    if not act.by_desk:
        _may_ask(floor, rules, queue)
    if act.group and act.category not in OF_STATES:
        raise Refusal("no_group")
    _may_share(floor, rules, act)
    pressed = act.pressed if act.pressed and 0 < act.pressed <= now else None
    asked = e.FloorRequested(
        act.request,
        act.participant,
        said(act.category),
        queue or "",
        act.rank,
        act.group,
        act.lang,
        act.form,
        pressed,
        act.joint,
    )
    return [asked]


def _may_wait(floor: Floor, participant: str) -> None:
    if any(one.hears(participant) for one in floor.waiting):
        raise Refusal("already_waiting")
    if floor.speaking and participant in floor.speaking.waiting.people:
        raise Refusal("has_the_floor")


def _may_ask(floor: Floor, rules: Rules, queue: str | None) -> None:
    if rules.mode in NAMED:
        raise Refusal("by_invitation")
    if not floor.accepting:
        raise Refusal("list_is_closed")
    if queue is None:
        raise Refusal("no_door")
    if queue in floor.shut:
        raise Refusal("door_is_closed")


def _may_share(floor: Floor, rules: Rules, act: a.RequestFloor) -> None:
    """By themselves only where the modalities speak of joint interventions; the desk may always (R111)."""
    if act.joint and not act.by_desk and not rules.joint:
        raise Refusal("not_joint")
    together = (act.participant, *act.joint)
    if len(set(together)) != len(together) or len(together) > MOST_TOGETHER:
        raise Refusal("co_speakers", most=MOST_TOGETHER)
    for one in act.joint:
        _free(floor, one)


def _free(floor: Floor, participant: str) -> None:
    """Nobody waits twice, by a request of their own or of another."""
    try:
        _may_wait(floor, participant)
    except Refusal as refusal:
        raise Refusal("co_speaker_waits") from refusal


@rule(a.AddCoSpeaker)
def _join(floor: Floor, act: a.AddCoSpeaker, now: int) -> Sequence[e.Entry]:
    fresh(floor, act.seen)
    if not act.by_desk and not _in_force(floor).joint:
        raise Refusal("not_joint")
    if len(found(floor, act.request).people) >= MOST_TOGETHER:
        raise Refusal("co_speakers", most=MOST_TOGETHER)
    _free(floor, act.participant)
    return [e.CoSpeakerJoined(act.request, act.participant)]


@rule(a.RemoveCoSpeaker)
def _part(floor: Floor, act: a.RemoveCoSpeaker, now: int) -> Sequence[e.Entry]:
    fresh(floor, act.seen)
    if act.participant not in found(floor, act.request).joint:
        raise Refusal("not_waiting")
    return [e.CoSpeakerLeft(act.request, act.participant)]


@rule(a.WithdrawRequest)
def _withdraw(floor: Floor, act: a.WithdrawRequest, now: int) -> Sequence[e.Entry]:
    """Whoever was named a co-speaker leaves the slot to the others; the one who asked takes it back."""
    mine = next((one for one in floor.waiting if act.participant in one.people), None)
    if mine is None:
        raise Refusal("not_waiting")
    if mine.participant == act.participant:
        return [e.RequestWithdrawn(mine.request)]
    return [e.CoSpeakerLeft(mine.request, act.participant)]


@rule(a.RemoveRequest)
def _remove(floor: Floor, act: a.RemoveRequest, now: int) -> Sequence[e.Entry]:
    fresh(floor, act.seen)
    found(floor, act.request)
    return [e.RequestRemoved(act.request, reason(act.reason))]


@rule(a.MoveRequest)
def _move(floor: Floor, act: a.MoveRequest, now: int) -> Sequence[e.Entry]:
    """The moderator may vary the order, visibly and with a reason (Amb18)."""
    fresh(floor, act.seen)
    found(floor, act.request)
    if not 1 <= act.position <= len(floor.waiting):
        raise Refusal("no_such_place", places=len(floor.waiting))
    return [e.RequestMoved(act.request, act.position, reason(act.reason))]
