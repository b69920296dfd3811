"""The acts of the desk, the same for console and podium; which of them an account may do, `floor.permissions` says."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from rostrum.apps.floor import operations as o
from rostrum.apps.floor.operations import Desk
from rostrum.apps.floor.record import Outcome
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.words import clean, fault
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor.rules import MATTERS
from rostrum.web.components.acts import Fields, Told, answer, key_of, whole
from rostrum.web.components.floor_page import main_floor

Deed = Callable[[Desk, Fields], Outcome]


def _text(fields: Fields, name: str) -> str:
    return str(fields.get(name, "")).strip()


def _yes(fields: Fields, name: str) -> bool:
    return _text(fields, name) in {"1", "true", "True", "on", "yes"}


def _place(fields: Fields) -> int:
    place = whole(fields, "position")
    if place is None:
        raise Refusal("bad_request", field="position")
    return place


def _given(fields: Fields) -> int:
    given, told = whole(fields, "given"), _text(fields, "state")
    if given is None or told not in {"open", "closed"}:
        raise Refusal("bad_request", field="given")
    return given


def _form(fields: Fields) -> str:
    form = _text(fields, "form")
    if form not in MATTERS:
        raise Refusal("bad_request", field="form")
    return form


def _vote(fields: Fields) -> o.Vote:
    votes = (whole(fields, name) for name in ("in_favour", "against", "abstaining"))
    return o.Vote(_text(fields, "outcome"), *votes)


def _named(fields: Fields, who: str) -> o.Named:
    texts = (_text(fields, who), _text(fields, f"{who}_body"), _text(fields, f"{who}_capacity"))
    for text in texts:
        if wrong := fault(clean(text), 200):
            raise Refusal(wrong, column="name")
    return o.Named(*texts)


def _person(fields: Fields) -> Row:
    return Row(
        name=_text(fields, "name"),
        category=_text(fields, "category"),
        body=_text(fields, "body"),
        lang=_text(fields, "lang"),
        group=_yes(fields, "group"),
    )


def _joined(desk: Desk, fields: Fields) -> Outcome:
    one = _named(fields, "name")
    if not one.name:
        raise Refusal("missing", column="name")
    return o.add_co_speaker(desk=desk, request=_text(fields, "request"), name=one.name, body=one.body)


LISTS: dict[str, Deed] = {
    "inscription": lambda desk, told: o.begin_inscription(desk=desk, segment=_text(told, "segment")),
    "door": lambda desk, told: o.accept_at_door(
        desk=desk, door=_text(told, "door"), accepting=_yes(told, "accepting")
    ),
    "suspend": lambda desk, told: o.suspend_list(desk=desk, reason=_text(told, "reason")),
    "resume-list": lambda desk, _: o.resume_list(desk=desk),
    "carry-over": lambda desk, _: o.carry_over(desk=desk),
    "begin-anew": lambda desk, _: o.begin_anew(desk=desk),
    "join": _joined,
    "part": lambda desk, told: o.remove_co_speaker(
        desk=desk, request=_text(told, "request"), place=_place(told)
    ),
}
BESIDE: dict[str, Deed] = {
    "raise": lambda desk, told: o.raise_for(
        desk=desk, person=_person(told), form=_form(told), point=_text(told, "point")
    ),
    "take-off": lambda desk, told: o.remove_matter(
        desk=desk, request=_text(told, "request"), reason=_text(told, "reason")
    ),
    "rule": lambda desk, told: o.rule_point(desk=desk, ruling=_text(told, "ruling")),
    "appeal": lambda desk, _: o.appeal_ruling(desk=desk),
    "appeal-decided": lambda desk, told: o.decide_appeal(desk=desk, vote=_vote(told)),
    "return": lambda desk, _: o.return_floor(desk=desk),
    "answer": lambda desk, told: o.call_answer(desk=desk, of=_text(told, "of")),
    "delivery": lambda desk, told: o.set_delivery(
        desk=desk,
        request=_text(told, "request"),
        deliverer=_named(told, "deliverer"),
        author=_named(told, "author"),
        office=_text(told, "office"),
    ),
}
DEEDS: Mapping[str, Deed] = (
    BESIDE
    | LISTS
    | {
        "give": lambda desk, told: o.give_floor(
            desk=desk,
            request=_text(told, "request"),
            reason=_text(told, "reason"),
            limit=whole(told, "limit"),
            limit_reason=_text(told, "limit_reason"),
        ),
        "stop": lambda desk, _: o.stop_speaker(desk=desk),
        "pause": lambda desk, _: o.pause_speaker(desk=desk),
        "resume": lambda desk, _: o.resume_speaker(desk=desk),
        "extend": lambda desk, told: o.extend_speaker(
            desk=desk, seconds=whole(told, "seconds") or 0, reason=_text(told, "reason")
        ),
        "undo": lambda desk, _: o.undo_act(desk=desk),
        "add": lambda desk, told: o.add_speaker(
            desk=desk, person=_person(told), another=_yes(told, "another")
        ),
        "move": lambda desk, told: o.move_request(
            desk=desk, request=_text(told, "request"), position=_place(told), reason=_text(told, "reason")
        ),
        "remove": lambda desk, told: o.remove_request(
            desk=desk, request=_text(told, "request"), reason=_text(told, "reason")
        ),
        "open-segment": lambda desk, told: o.open_segment(desk=desk, segment=_text(told, "segment")),
        "close-segment": lambda desk, _: o.close_segment(desk=desk),
        "list": lambda desk, told: o.accept_requests(desk=desk, accepting=_yes(told, "accepting")),
        "question": lambda desk, told: o.put_question(desk=desk, question=whole(told, "question")),
        "microphone": lambda desk, told: o.report_microphone(
            desk=desk, given=_given(told), microphone=_text(told, "state")
        ),
        "chair": lambda desk, told: o.take_chair(desk=desk, take=_yes(told, "take")),
    }
)


def desk_act(request: HttpRequest, event: str, act: str, page: str) -> HttpResponse:
    """One act of the desk. `page` is where a form goes back to; an act unknown to the desk is no page."""
    deed = DEEDS.get(act)
    if deed is None:
        raise Http404

    def do(fields: Fields) -> Told:
        floor = _text(fields, "floor") or main_floor(event)
        account: Any = request.user
        desk = Desk(floor, account, key_of(fields), clock.now(), whole(fields, "number"))
        return {"number": deed(desk, fields).number}

    return answer(request, do, page)
