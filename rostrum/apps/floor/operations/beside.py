"""Acts beside the list: points of order, replies, questions and answers, and who speaks for whom (R51, R129, P2)."""

from dataclasses import dataclass

from django.db import transaction

from rostrum.apps.floor.operations.hands import Desk, Hand
from rostrum.apps.floor.queries import event_of
from rostrum.apps.floor.record import Outcome
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation import queries
from rostrum.apps.participation.accommodations import extra_time
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.named import find_or_name
from rostrum.foundation.ids import new_id
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a


def raise_matter(*, hand: Hand, form: str, point: str = "") -> Outcome:
    """A participant rises to a point of order, asks for a reply or puts a question, where the rules let the category.

    Refused: not_yours_to_raise, already_raised, replies_used, no_segment, bad_request, too_often.
    """
    who = hand.who
    return hand.do(a.RaiseMatter(new_id(), who.id, who.category, form, point, who.lang))


def withdraw_matter(*, hand: Hand, form: str) -> Outcome:
    """Take it back before it is heard. Refused: not_waiting."""
    return hand.do(a.WithdrawMatter(hand.who.id, form))


def raise_for(*, desk: Desk, person: Row, form: str, point: str = "") -> Outcome:
    """Raise it for somebody in the room, known by name and body or added; the same key raises nothing twice.

    Refused: what `participation.add_participant` refuses, already_raised, replies_used, no_segment, bad_request.
    """
    event = event_of(floor=desk.floor)
    with transaction.atomic():
        known = queries.called(event=event, name=person.name, body=person.body)
        one = (
            known.id
            if known
            else participation.add_participant(event=event, person=person, by=desk.account, now=desk.now)
        )
        category = known.category if known else person.category
        what = a.RaiseMatter(new_id(), one, category, form, point, person.lang, by_desk=True)
        outcome = desk.do("floor.raise", what)
        if outcome.repeated:
            transaction.set_rollback(True)
    return outcome


def remove_matter(*, desk: Desk, request: str, reason: str) -> Outcome:
    """Take it off, with a reason that stands in the record. Refused: not_waiting, reason_needed, stale."""
    return desk.do("floor.remove", a.RemoveMatter(request, reason, desk.seen))


def call_answer(*, desk: Desk, of: str = "") -> Outcome:
    """Give the floor for an answer: to whoever is interrupted, or to one of the panel named by an earlier request.

    Refused: nobody_to_answer, somebody_has_the_floor, point_is_open, stale.
    """
    extra = extra_time(event=event_of(floor=desk.floor))
    return desk.do("floor.give", a.CallAnswer(new_id(), of, desk.seen, extra))


def return_floor(*, desk: Desk) -> Outcome:
    """Whoever was interrupted goes on with the time that was left.

    Refused: nobody_is_interrupted, somebody_has_the_floor, point_is_open, stale.
    """
    return desk.do("floor.give", a.ReturnFloor(desk.seen))


def rule_point(*, desk: Desk, ruling: str) -> Outcome:
    """The chair rules on the point of order: accepted, rejected, or none. Refused: no_point, ruled, stale."""
    return desk.do("floor.rule", a.RulePoint(ruling, desk.seen))


def appeal_ruling(*, desk: Desk) -> Outcome:
    """Somebody appeals against the ruling. Refused: no_point, no_ruling, appealed, stale."""
    return desk.do("floor.rule", a.AppealRuling(desk.seen))


@dataclass(frozen=True, slots=True)
class Vote:
    """How an appeal was decided; numbers only where they were counted."""

    outcome: str
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None


def decide_appeal(*, desk: Desk, vote: Vote) -> Outcome:
    """The ruling stands or is overruled. Refused: no_appeal, votes (they say the opposite), stale."""
    what = a.DecideAppeal(vote.outcome, vote.in_favour, vote.against, vote.abstaining, desk.seen)
    return desk.do("floor.rule", what)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by name; an empty name is nobody."""

    name: str = ""
    body: str = ""
    capacity: str = ""


NOBODY = Named()


def set_delivery(
    *, desk: Desk, request: str, deliverer: Named = NOBODY, author: Named = NOBODY, office: str = ""
) -> Outcome:
    """Say who speaks for the participant, whose words they are and for which office of the modalities (R51, D45).

    The names stand outside the record. Refused: not_waiting, unknown_office, stale.
    """
    event = event_of(floor=desk.floor)
    if office and office not in meeting.arrangement(event=event).get("roles", {}):
        raise Refusal("unknown_office", id=office)
    with transaction.atomic():
        voice, words = (_known(event, one, desk.now) for one in (deliverer, author))
        outcome = desk.do("floor.deliver", a.SetDelivery(request, voice, words, office, desk.seen))
        if outcome.repeated:
            transaction.set_rollback(True)
    return outcome


def _known(event: str, one: Named, now: int) -> str:
    if not one.name:
        return ""
    return find_or_name(event=event, name=one.name, capacity=one.capacity, body=one.body, now=now).id
