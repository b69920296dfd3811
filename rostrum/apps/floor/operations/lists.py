"""The list as a whole: its doors, its end, who shares a slot (R103, R107, R111, R113; Amb2, Amb20, Amb30)."""

from dataclasses import replace

from django.utils.crypto import constant_time_compare, salted_hmac

from rostrum.apps.floor.operations.hands import Desk, Hand
from rostrum.apps.floor.queries import event_of
from rostrum.apps.floor.record import By, Outcome, act, current
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.named import find_or_name
from rostrum.foundation.record import SYSTEM
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.doors import hours
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor.rules import Rules, rules_of

DIGITS = 6


def floor_rules(*, event: str, floor: str) -> Rules:
    """The rules of a floor with the hours of its doors, from the arrangement as it stands now (R113)."""
    arrangement = meeting.arrangement(event=event)
    opens, closes = hours(arrangement, floor)
    return replace(rules_of(floor, arrangement["floors"][floor]), opens=opens, closes=closes)


def begin_inscription(*, desk: Desk, segment: str) -> Outcome:
    """Let the list of a segment take names before it opens (R107, R109).

    Refused: unknown_segment, segment_is_open, by_invitation, list_is_open, stale.
    """
    event = event_of(floor=desk.floor)
    told = next((one for one in meeting.segments(event=event) if one.id == segment), None)
    if told is None or desk.floor != f"{event}.{told.track or 'main'}":
        raise Refusal("unknown_segment", id=segment)
    rules = floor_rules(event=event, floor=told.floor)
    return desk.do("floor.accept", a.BeginInscription(rules, desk.seen))


def accept_at_door(*, desk: Desk, door: str, accepting: bool) -> Outcome:
    """Open or close one door of the list; the others stay as they are (R113, Amb20).

    Refused: no_door, list_is_open, list_is_closed, list_is_suspended, stale.
    """
    return desk.do("floor.accept", a.AcceptAtDoor(door, accepting, desk.seen))


def settle_doors(*, floor: str, now: int) -> Outcome:
    """The hour of a door has come by the modalities; said once, so that every screen knows (R113, R195)."""
    return act(floor=floor, what=a.SettleDoors(), by=By(SYSTEM, now))


def suspend_list(*, desk: Desk, reason: str) -> Outcome:
    """Hear nobody more of the list; those on it hand in their statements in writing (Amb2).

    Refused: nobody_waits, list_is_suspended, reason_needed, somebody_has_the_floor, stale.
    """
    return desk.do("floor.suspend", a.SuspendList(reason, desk.seen))


def resume_list(*, desk: Desk) -> Outcome:
    """Take the list up again where it was suspended. Refused: not_suspended, stale."""
    return desk.do("floor.suspend", a.ResumeList(desk.seen))


def carry_over(*, desk: Desk) -> Outcome:
    """Keep whoever waits from the segment before on the list (Amb21). Refused: nobody_waits, stale."""
    return desk.do("floor.suspend", a.CarryOver(desk.seen))


def begin_anew(*, desk: Desk) -> Outcome:
    """Take whoever waits from the segment before off the list; they are told, and may ask again (Amb2, Amb21).

    Refused: nobody_waits, stale.
    """
    return desk.do("floor.suspend", a.BeginAnew(desk.seen))


def add_co_speaker(*, desk: Desk, request: str, name: str, body: str) -> Outcome:
    """Put another organization into a slot (R111). Refused: not_waiting, co_speaker_waits, co_speakers, stale."""
    event = event_of(floor=desk.floor)
    one = find_or_name(event=event, name=name, capacity="", body=body, now=desk.now)
    return desk.do("floor.add", a.AddCoSpeaker(request, one.id, desk.seen))


def remove_co_speaker(*, desk: Desk, request: str, place: int) -> Outcome:
    """Take the co-speaker at a place, from 1, out of a slot. Refused: not_waiting, stale."""
    waiting = current(desk.floor).state.find(request)
    if waiting is None or not 1 <= place <= len(waiting.joint):
        raise Refusal("not_waiting", request=request)
    return desk.do("floor.add", a.RemoveCoSpeaker(request, waiting.joint[place - 1], desk.seen))


def joint_code(*, request: str) -> str:
    """Six digits by which others join a request; its owner tells them to whom it concerns, no screen does (R111)."""
    told = salted_hmac("rostrum.floor.joint", request, algorithm="sha256").hexdigest()
    return f"{int(told[:12], 16) % 10**DIGITS:0{DIGITS}}"


def join_request(*, hand: Hand, code: str) -> Outcome:
    """A participant joins the slot of another by its code: one slot, several organizations (R111).

    Refused: no_such_code, not_joint, already_waiting, has_the_floor, co_speaker_waits, co_speakers, too_often.
    """
    waiting = current(hand.floor).state.waiting
    found = [one.request for one in waiting if constant_time_compare(joint_code(request=one.request), code)]
    what = a.AddCoSpeaker(found[0] if found else "", hand.who.id, by_desk=False)
    try:
        return hand.do(what)
    except Refusal as refusal:
        raise Refusal("no_such_code") if refusal.code == "not_waiting" else refusal from refusal
