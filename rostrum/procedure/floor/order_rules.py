"""Points of order, questions and answers, rights of reply, and who speaks for whom (R45-R54, R129; P2; D45)."""

from collections.abc import Sequence

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.evolve import evolve
from rostrum.procedure.floor.list_rules import LANGUAGE
from rostrum.procedure.floor.rules import MATTERS, Rules, said
from rostrum.procedure.floor.ruling import fresh, reason, rule, settled
from rostrum.procedure.floor.speaking_rules import given
from rostrum.procedure.floor.state import Floor, Point, Waiting
from rostrum.procedure.floor.turns import POINTS

RULINGS = ("accepted", "rejected", "none")
OUTCOMES = ("stands", "overruled")


@rule(a.RaiseMatter)
def _raise(floor: Floor, act: a.RaiseMatter, now: int) -> Sequence[e.Entry]:
    """One of each kind a participant, also on a closed list and while another speaks.

    The rules of the segment say which categories may from their own place; where they say nothing, Member States
    rise to points of order and ask for a reply.
    """
    if floor.rules is None or not floor.segment:
        raise Refusal("no_segment")
    if act.form not in MATTERS or (act.point in POINTS) != (act.form == "point_of_order"):
        raise Refusal("bad_request", field="form")
    if not LANGUAGE.fullmatch(act.lang):
        raise Refusal("unknown_language")
    if not act.by_desk and not floor.rules.may_raise(act.form, act.category):
        raise Refusal("not_yours_to_raise")
    if any(one.form == act.form and act.participant == one.participant for one in _asked(floor)):
        raise Refusal("already_raised")
    if act.form == "reply":
        _refuse_used_up(floor, floor.rules, act.participant)
    return [_raised(floor, act)]


def _asked(floor: Floor) -> list[Waiting]:
    return [*floor.matters, *(one.waiting for one in floor.holders)]


def _refuse_used_up(floor: Floor, rules: Rules, participant: str) -> None:
    """So many replies an item as the rules give limits for (P2)."""
    if floor.replied.count(participant) >= len(rules.reply):
        raise Refusal("replies_used", most=len(rules.reply))


def _raised(floor: Floor, act: a.RaiseMatter) -> e.MatterRaised:
    about = _in_hand(floor) if act.form in {"question", "answer"} else None
    category = said(act.category)
    return e.MatterRaised(act.request, act.participant, category, act.form, act.point, act.lang, about)


def _in_hand(floor: Floor) -> int | None:
    """The intervention that is spoken of: the one under way or interrupted, else the one before."""
    own = [one.intervention for one in floor.holders if not one.waiting.beside]
    return own[0] if own else floor.last.intervention if floor.last else None


@rule(a.WithdrawMatter)
def _withdraw(floor: Floor, act: a.WithdrawMatter, now: int) -> Sequence[e.Entry]:
    own = [one for one in floor.matters if (one.participant, one.form) == (act.participant, act.form)]
    if not own:
        raise Refusal("not_waiting")
    return [e.MatterWithdrawn(own[0].request)]


@rule(a.RemoveMatter)
def _remove(floor: Floor, act: a.RemoveMatter, now: int) -> Sequence[e.Entry]:
    fresh(floor, act.seen)
    if floor.matter(act.request) is None:
        raise Refusal("not_waiting", request=act.request)
    return [e.MatterWithdrawn(act.request, reason(act.reason))]


@rule(a.CallAnswer)
def _answer(floor: Floor, act: a.CallAnswer, now: int) -> Sequence[e.Entry]:
    """Whoever is interrupted answers what was asked, or one of the panel does; the clock of the first stands still."""
    fresh(floor, act.seen)
    who = _answering(floor, act.of)
    called = a.RaiseMatter(act.request, who.participant, who.category, "answer", lang=who.lang, by_desk=True)
    raised = _raised(floor, called)
    asked = evolve(floor, raised, max(now, floor.at))
    return [raised, given(asked, a.GiveFloor(act.request, extra=act.extra), now)]


def _answering(floor: Floor, of: str) -> Waiting:
    """Refused: nobody_to_answer, when nobody is interrupted or the one named is not of the panel."""
    interrupted = [one.waiting for one in floor.interrupted[::-1] if not one.waiting.beside]
    known = [one for one in floor.panel if one.request == of] if of else interrupted
    if not known:
        raise Refusal("nobody_to_answer")
    return known[0]


@rule(a.ReturnFloor)
def _return(floor: Floor, act: a.ReturnFloor, now: int) -> Sequence[e.Entry]:
    """Whoever was interrupted goes on with the time that was left, once the point of order is settled."""
    fresh(floor, act.seen)
    if floor.speaking is not None:
        raise Refusal("somebody_has_the_floor")
    if not floor.interrupted:
        raise Refusal("nobody_is_interrupted")
    settled(floor)
    was = floor.interrupted[-1]
    return [e.FloorReturned(was.given, None if was.left is None else now + was.left)]


@rule(a.RulePoint)
def _ruling(floor: Floor, act: a.RulePoint, now: int) -> Sequence[e.Entry]:
    """The chair rules at once, when the point was made (rule 71). `none`: it was withdrawn, or no ruling is asked."""
    fresh(floor, act.seen)
    point = _point(floor)
    if point.ruling:
        raise Refusal("ruled")
    if act.ruling not in RULINGS:
        raise Refusal("bad_request", field="ruling")
    return [e.PointRuled(point.number, act.ruling)]


def _point(floor: Floor) -> Point:
    if floor.point is None:
        raise Refusal("no_point")
    if floor.speaking and floor.speaking.intervention == floor.point.number:
        raise Refusal("somebody_has_the_floor")
    return floor.point


@rule(a.AppealRuling)
def _appeal(floor: Floor, act: a.AppealRuling, now: int) -> Sequence[e.Entry]:
    """A ruling may be appealed against once (rule 71)."""
    fresh(floor, act.seen)
    point = _point(floor)
    if point.ruling not in {"accepted", "rejected"}:
        raise Refusal("no_ruling")
    if point.appealed:
        raise Refusal("appealed")
    return [e.RulingAppealed(point.number)]


@rule(a.DecideAppeal)
def _decide_appeal(floor: Floor, act: a.DecideAppeal, now: int) -> Sequence[e.Entry]:
    """The ruling stands unless overruled by a majority of those present and voting (rule 71).

    Refused: no_appeal; votes, when votes are told by halves or say the opposite.
    """
    fresh(floor, act.seen)
    point = _point(floor)
    if not point.appealed or point.outcome:
        raise Refusal("no_appeal")
    if act.outcome not in OUTCOMES:
        raise Refusal("bad_request", field="outcome")
    _refuse_other_votes(act)
    return [e.AppealDecided(point.number, act.outcome, act.in_favour, act.against, act.abstaining)]


def _refuse_other_votes(act: a.DecideAppeal) -> None:
    if act.in_favour is None and act.against is None and act.abstaining is None:
        return
    if act.in_favour is None or act.against is None:
        raise Refusal("votes")
    if (act.in_favour > act.against) != (act.outcome == "overruled"):
        raise Refusal("votes")


@rule(a.SetDelivery)
def _delivery(floor: Floor, act: a.SetDelivery, now: int) -> Sequence[e.Entry]:
    """An intervention may be delivered by another than its author, for an office (R51, D45)."""
    fresh(floor, act.seen)
    known = (*floor.waiting, *floor.matters, *(one.waiting for one in floor.holders))
    if all(one.request != act.request for one in known):
        raise Refusal("not_waiting", request=act.request)
    return [e.DeliverySet(act.request, act.deliverer, act.author, act.office)]
