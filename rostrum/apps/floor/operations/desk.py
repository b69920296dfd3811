"""The acts of the list and the microphone, of the desk, of participants and of the timekeeper."""

from django.db import transaction

from rostrum.apps.floor.models import Counter, Floor
from rostrum.apps.floor.operations.hands import TIMEKEEPER, Desk, Hand
from rostrum.apps.floor.operations.lists import floor_rules
from rostrum.apps.floor.operations.selected import call_selected, called
from rostrum.apps.floor.queries import event_of
from rostrum.apps.floor.record import By, Outcome, act
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation import queries as people
from rostrum.apps.participation.accommodations import extra_time
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.named import ensure_named
from rostrum.apps.people.models import Account
from rostrum.foundation.ids import new_id
from rostrum.foundation.record import SYSTEM
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.programme import Segment
from rostrum.procedure.selection import MODE as SELECTED


def create_floors(*, event: str) -> list[str]:
    """One floor a track of the event, with an empty record (D1). Made once; asking again changes nothing."""
    tracks = dict.fromkeys(one.track or "main" for one in meeting.segments(event=event))
    return [_create(event, track) for track in tracks]


def _create(event: str, track: str) -> str:
    name = f"{event}.{track}"
    with transaction.atomic():
        Floor.objects.get_or_create(id=name, defaults={"event_id": event, "track": track})
        Counter.objects.get_or_create(floor_id=name)
    return name


def begin_rehearsal(*, floor: str, start: int, rate: int, now: int) -> Outcome:
    """Mark the record, before anything else, as a rehearsal that starts at programme time `start` (D8).

    Refused: not_a_rehearsal when the event is a real one, so that a rate other than 1 cannot stand there.
    """
    if not meeting.event(event=event_of(floor=floor)).rehearsal:
        raise Refusal("not_a_rehearsal")
    return act(floor=floor, what=a.BeginRehearsal(start, rate), by=By(SYSTEM, now, "rehearsal"))


def open_segment(*, desk: Desk, segment: str) -> Outcome:
    """Bring the rules of the segment into force and inscribe those whom the programme names, in its order.

    Where speakers are selected, those chosen follow in the order they were chosen (P9).

    Refused: unknown_segment, somebody_has_the_floor, segment_is_open, stale.
    """
    event = event_of(floor=desk.floor)
    told = next((one for one in meeting.programme(event=event).segments if one.id == segment), None)
    if told is None or desk.floor != f"{event}.{told.track or 'main'}":
        raise Refusal("unknown_segment", id=segment)
    rules = floor_rules(event=event, floor=told.floor)
    with transaction.atomic():
        opened = desk.do("floor.open_segment", a.OpenSegment(segment, told.kind, rules, desk.seen))
        if opened.repeated:
            return opened
        named = _inscribe(desk, event, told)
        return (
            (
                call_selected(floor=desk.floor, segment=segment, now=desk.now)
                if rules.mode == SELECTED
                else None
            )
            or named
            or opened
        )


def _inscribe(desk: Desk, event: str, segment: Segment) -> Outcome | None:
    """Everybody once: whoever waits already, or has several parts in a segment, keeps the first place."""
    outcome = None
    for part in segment.parts:
        for holder in part.by.holders if part.by else ():
            body = holder.institution or holder.state
            one = ensure_named(
                event=event, name=holder.name, capacity=holder.function, body=body, now=desk.now
            )
            what = a.RequestFloor(new_id(), one.id, one.category, lang=one.lang, form=part.do, by_desk=True)
            outcome = called(desk.floor, what, desk.now) or outcome
    return outcome


def close_segment(*, desk: Desk) -> Outcome:
    """End the segment under way. Refused: no_segment, somebody_has_the_floor, stale."""
    return desk.do("floor.open_segment", a.CloseSegment(desk.seen))


def accept_requests(*, desk: Desk, accepting: bool) -> Outcome:
    """Open or close the list; those inscribed stay inscribed."""
    return desk.do("floor.accept", a.AcceptRequests(accepting, desk.seen))


def give_floor(
    *, desk: Desk, request: str = "", reason: str = "", limit: int | None = None, limit_reason: str = ""
) -> Outcome:
    """Give the floor to the next, or with a reason to another who waits (R101, R112, Amb18).

    A point of order, a question or an answer that is named interrupts whoever speaks. `limit`: another of the limits
    that the rules state, in seconds of the programme, with its reason (R115). Refused: nobody_waits, not_waiting,
    reason_needed, no_such_limit, limit_reason_needed, somebody_has_the_floor, somebody_is_interrupted,
    point_is_open, stale.
    """
    extra = extra_time(event=event_of(floor=desk.floor))
    return desk.do("floor.give", a.GiveFloor(request, reason, desk.seen, extra, limit, limit_reason))


def stop_speaker(*, desk: Desk) -> Outcome:
    """End the intervention before its limit; the timekeeper closes the microphone."""
    return desk.do("floor.stop", a.StopSpeaker(desk.seen))


def pause_speaker(*, desk: Desk) -> Outcome:
    """Let the time of the speaker stand still. Refused: nobody_has_the_floor, paused, stale."""
    return desk.do("floor.pause", a.PauseSpeaker(desk.seen))


def resume_speaker(*, desk: Desk) -> Outcome:
    """Let it run on. Refused: nobody_has_the_floor, not_paused, stale."""
    return desk.do("floor.pause", a.ResumeSpeaker(desk.seen))


def extend_speaker(*, desk: Desk, seconds: int, reason: str) -> Outcome:
    """Give the speaker more time, in seconds of the programme, with a reason (R121: visible to all).

    Refused: nobody_has_the_floor, no_limit, extension, reason_needed, stale.
    """
    return desk.do("floor.extend", a.ExtendSpeaker(seconds, reason, desk.seen))


def undo_act(*, desk: Desk) -> Outcome:
    """Take back the desk's newest act, within ten seconds of it. Refused: nothing_to_undo, too_late, stale."""
    return desk.do("floor.undo", a.UndoAct(desk.seen))


def move_request(*, desk: Desk, request: str, position: int, reason: str) -> Outcome:
    """Give a request another place, with a reason that stands in the record (Amb18)."""
    return desk.do("floor.move", a.MoveRequest(request, position, reason, desk.seen))


def remove_request(*, desk: Desk, request: str, reason: str) -> Outcome:
    """Take a request off the list, with a reason that stands in the record."""
    return desk.do("floor.remove", a.RemoveRequest(request, reason, desk.seen))


def put_question(*, desk: Desk, question: int | None) -> Outcome:
    """Say which guiding question is in play (R125-R127), by its number; None: none."""
    return desk.do("floor.put_question", a.PutQuestion(question, desk.seen))


def report_microphone(*, desk: Desk, given: int, microphone: str) -> Outcome:
    """The operator of a room that cannot speak says what was done to the microphone (D9)."""
    what = a.ReportMicrophone(given, microphone, "operator", desk.now)
    return desk.do("floor.report_microphone", what)


def take_chair(*, desk: Desk, take: bool) -> Outcome:
    """Take the chair of a rehearsal from the simulated moderator, or hand it back (D25)."""
    return desk.do("floor.take_chair", a.TakeChair(take))


def change_names(*, desk: Desk) -> Outcome:
    """Tell every screen to forget the names it knows, after one was changed or withdrawn (D13)."""
    return desk.do("floor.change_names", a.ChangeNames())


def rename_participant(*, participant: str, name: str, by: Account, now: int) -> None:
    """Change how somebody is announced; every screen of the event forgets the name it knew (D13).

    One transaction: no screen keeps the old name when the new one is stored. Refused: what
    `participation.rename_participant` refuses.
    """
    with transaction.atomic():
        event = participation.rename_participant(participant=participant, name=name, by=by)
        _forget_names(event, By(f"account:{by.pk}", now))


def amend_participant(*, participant: str, person: Row, by: Account | None, now: int) -> None:
    """Change how somebody stands on the list; every screen of the event forgets what it knew (D13).

    One transaction, as `rename_participant`. Refused: what `participation.amend_participant` refuses.
    """
    with transaction.atomic():
        event = participation.amend_participant(participant=participant, person=person, by=by)
        _forget_names(event, By(f"account:{by.pk}" if by else SYSTEM, now))


def protect_participant(
    *, participant: str, protected: bool, name: str = "", by: Account | None, now: int
) -> None:
    """Protect somebody or end it; every screen of the event forgets what it knew, so that no replay tells it (D13).

    One transaction, as `rename_participant`. Refused: what `participation.protect_participant` refuses.
    """
    with transaction.atomic():
        event = participation.protect_participant(
            participant=participant, protected=protected, name=name, by=by, now=now
        )
        _forget_names(event, By(f"account:{by.pk}" if by else SYSTEM, now))


def forget_names(*, event: str, by: Account | None, now: int) -> None:
    """Have every screen of an event forget the names it knew, after somebody was erased (D13).

    The act that erased has asked who may.
    """
    _forget_names(event, By(f"account:{by.pk}" if by else SYSTEM, now))


def _forget_names(event: str, by: By) -> None:
    for floor in Floor.objects.filter(event=event).values_list("id", flat=True):
        act(floor=floor, what=a.ChangeNames(), by=by)


def add_speaker(*, desk: Desk, person: Row, another: bool = False) -> Outcome:
    """Put a person without an account on the list; the same key adds nobody twice.

    Whoever takes part already by this name and body is put on the list and not added again. `another`: it is somebody
    else than the one with such a name. Refused: what `participation.add_participant` refuses, already_waiting,
    perhaps_the_same.
    """
    event = event_of(floor=desk.floor)
    with transaction.atomic():
        known = people.called(event=event, name=person.name, body=person.body) if not another else None
        one = (
            known.id
            if known
            else participation.add_participant(event=event, person=person, by=desk.account, now=desk.now)
        )
        category, rank = (known.category, known.rank) if known else (person.category, person.rank)
        what = a.RequestFloor(new_id(), one, category, rank, person.group, person.lang, by_desk=True)
        outcome = desk.do("floor.add", what)
        if outcome.repeated:
            transaction.set_rollback(True)
        elif not known and not another and people.alike_to(event=event, name=person.name, but=one):
            raise Refusal("perhaps_the_same")
    return outcome


def request_floor(
    *, hand: Hand, lang: str = "", group: bool | None = None, pressed: int | None = None
) -> Outcome:
    """A participant asks for the floor (R105). One waiting request each; the server's order is law (R108).

    `group`: on behalf of a group of States (R115); None: as the list of participants says. `pressed` is kept as
    evidence when the press was made offline; it never changes the order. Refused: already_waiting, has_the_floor,
    list_is_closed, door_is_closed, list_is_suspended, by_invitation, no_door, no_group, too_often.
    """
    who = hand.who
    grouped = who.group if group is None else group
    what = a.RequestFloor(
        new_id(), who.id, who.category, who.rank, grouped, lang or who.lang, pressed=pressed
    )
    return hand.do(what)


def withdraw_request(*, hand: Hand) -> Outcome:
    """A participant takes back what waits; those behind move up. Refused: not_waiting."""
    return hand.do(a.WithdrawRequest(hand.who.id))


def yield_floor(*, hand: Hand) -> Outcome:
    """The one who speaks has finished."""
    return hand.do(a.YieldFloor(hand.who.id))


def cut_microphone(*, floor: str, what: a.CutMicrophone, now: int) -> Outcome:
    """The timekeeper has closed a microphone at its deadline, and says so (R117, R121).

    Refused: already_ended (another act has settled it), deadline_moved, not_due.
    """
    return act(floor=floor, what=what, by=By(TIMEKEEPER, now, f"cut:{what.given}"))


def room_reported(*, floor: str, given: int, microphone: str, acknowledged: int, now: int) -> Outcome:
    """The room's own word that a microphone is open or closed."""
    what = a.ReportMicrophone(given, microphone, "engine", acknowledged)
    return act(floor=floor, what=what, by=By(TIMEKEEPER, now, f"{microphone}:{given}"))
