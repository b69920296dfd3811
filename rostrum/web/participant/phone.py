"""The participant's phone: one button, four states, no account (R105, R108)."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.floor import operations, queries
from rostrum.apps.floor.operations import Hand
from rostrum.apps.floor.queries import Mine
from rostrum.apps.floor.record import Outcome
from rostrum.apps.participation.operations import digits
from rostrum.apps.participation.queries import ParticipantRow, by_cookie
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor.rules import MATTERS, OF_STATES, said
from rostrum.web.components.acts import Fields, Told, answer, key_of, whole
from rostrum.web.components.addresses import phone as phone_address
from rostrum.web.components.floor_page import floor_page, main_floor
from rostrum.web.components.limits import refuse_too_many
from rostrum.web.participant.door import participant_of


def _who(request: HttpRequest, event: str) -> ParticipantRow:
    key = participant_of(request)
    if key is None or key.event != event:
        raise Refusal("signed_out")
    return by_cookie(participant=key.participant, device=key.device, now=clock.now())


@ensure_csrf_cookie
@require_safe
def phone(request: HttpRequest, event: str) -> HttpResponse:
    """The page as it stands now; without script it is loaded anew every thirty seconds."""
    try:
        who = _who(request, event)
    except Refusal:
        return HttpResponseRedirect(reverse("door_pin"))
    page = floor_page(request, event, "participants")
    page["who"] = who
    mine = queries.mine(floor=page["floor"], participant=who.id)
    page["own_category"] = said(who.category)
    beside = _beside(page["state"], mine, page["own_category"])
    page["mine"] = {**asdict(mine), "before": mine.before, **beside}
    page["key"] = uuid4().hex
    page["own_code"] = operations.joint_code(request=mine.request) if mine.number else ""
    page["may_group"] = who.category in OF_STATES
    response = render(request, "participant/phone.html", page)
    response["Cache-Control"] = "no-store"
    return response


def _beside(state: Mapping[str, Any], mine: Mine, category: str) -> dict[str, dict[str, bool]]:
    """What the category may raise, and which of it waits."""
    may = {form: category in categories for form, categories in state["raises"].items()}
    waiting = {one["request"] for one in state["matters"]}
    waits = {form: request in waiting for form, request in mine.matters.items()}
    return {"may": {**may, "any": any(may.values())}, "waits": waits}


def _act(request: HttpRequest, event: str, do: Callable[[Hand, Fields], Outcome]) -> HttpResponse:
    page = phone_address(request.LANGUAGE_CODE, event)

    def act(fields: Fields) -> Told:
        floor = str(fields.get("floor") or main_floor(event))
        hand = Hand(floor, _who(request, event), key_of(fields), clock.now())
        outcome = do(hand, fields)
        own = queries.standing(state=outcome.state, participant=hand.who.id)
        code = operations.joint_code(request=own.request) if own.number else ""
        return {"number": outcome.number, "request": own.request, "matters": own.matters, "joint": code}

    return answer(request, act, page)


@require_POST
def request_floor(request: HttpRequest, event: str) -> HttpResponse:
    return _act(
        request,
        event,
        lambda hand, fields: operations.request_floor(
            hand=hand, lang=_language(fields), group=_group(fields), pressed=whole(fields, "pressed")
        ),
    )


def _group(fields: Fields) -> bool | None:
    """Ticked, not ticked, or, where the form has no such box, as the list of participants says."""
    told = str(fields.get("group", ""))
    return None if not told else told == "1"


@require_POST
def join(request: HttpRequest, event: str) -> HttpResponse:
    """Share the slot of another by its six digits (R111); who tries many is made to wait (security 7)."""

    def do(hand: Hand, fields: Fields) -> Outcome:
        try:
            refuse_too_many(request, "joint_code", hand.who.id)
        except Refusal as refusal:
            raise Refusal("guessed_too_often") from refusal
        return operations.join_request(hand=hand, code=digits(str(fields.get("code", ""))))

    return _act(request, event, do)


def _language(fields: Fields) -> str:
    lang = str(fields.get("lang", ""))
    if len(lang) > 16 or not all(sign.isalnum() or sign == "-" for sign in lang):
        raise Refusal("bad_request", field="lang")
    return lang


@require_POST
def withdraw(request: HttpRequest, event: str) -> HttpResponse:
    return _act(request, event, lambda hand, _: operations.withdraw_request(hand=hand))


@require_POST
def raise_matter(request: HttpRequest, event: str) -> HttpResponse:
    """A point of order, a reply or a question, where the rules let the category (P2)."""
    return _act(
        request,
        event,
        lambda hand, fields: operations.raise_matter(
            hand=hand, form=_matter(fields), point=str(fields.get("point", ""))
        ),
    )


@require_POST
def withdraw_matter(request: HttpRequest, event: str) -> HttpResponse:
    return _act(
        request, event, lambda hand, fields: operations.withdraw_matter(hand=hand, form=_matter(fields))
    )


def _matter(fields: Fields) -> str:
    form = str(fields.get("form", ""))
    if form not in MATTERS:
        raise Refusal("bad_request", field="form")
    return form


@require_POST
def yield_floor(request: HttpRequest, event: str) -> HttpResponse:
    return _act(request, event, lambda hand, _: operations.yield_floor(hand=hand))
