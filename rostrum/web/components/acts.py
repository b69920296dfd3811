"""How every face takes an act: from a form or a script, with one operation call, answered to either.

A script gets JSON: the number the act came to, or the refusal with its code and words. A form gets its page
again, by redirect when it was done.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from rostrum.foundation.refusal import Refusal
from rostrum.web.components.numbers import number
from rostrum.web.components.refusals import words

Fields = Mapping[str, Any]
Told = Mapping[str, Any]
KEY_LENGTH = 64
STATUS = {"not_permitted": 403, "not_allowed": 403, "signed_out": 403, "no_floor": 404, "bad_request": 400}


def fields_of(request: HttpRequest) -> Fields:
    """What was sent, as text by name. Refused: bad_request."""
    if request.content_type != "application/json":
        return request.POST.dict()
    try:
        told = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Refusal("bad_request") from error
    if not isinstance(told, dict):
        raise Refusal("bad_request")
    return {name: "" if value is None else str(value) for name, value in told.items()}


def key_of(fields: Fields) -> str:
    """The idempotency key; a form without script gets one with its page."""
    key = str(fields.get("key", ""))
    if len(key) > KEY_LENGTH:
        raise Refusal("bad_request")
    return key or uuid4().hex


def whole(fields: Fields, name: str) -> int | None:
    """A whole number or nothing. Refused: bad_request."""
    text = str(fields.get(name, "")).strip()
    if not text:
        return None
    told = number(text, None)
    if told is None:
        raise Refusal("bad_request", field=name)
    return told


def answer(request: HttpRequest, act: Callable[[Fields], Told], page: str) -> HttpResponse:
    """Do one act. `act` makes the one operation call and says what it came to; a form goes back to `page`."""
    try:
        told = act(fields_of(request))
    except Refusal as refusal:
        return refused(request, refusal, page)
    if wants_json(request):
        return _kept_by_nobody(JsonResponse({"ok": True, **told}))
    return HttpResponseRedirect(page)


def refused(request: HttpRequest, refusal: Refusal, page: str) -> HttpResponse:
    if not wants_json(request):
        messages.error(request, words(refusal))
        return HttpResponseRedirect(page)
    told = {"ok": False, "code": refusal.code, "message": words(refusal)}
    if "number" in refusal.detail:
        told["number"] = refusal.detail["number"]
    return _kept_by_nobody(JsonResponse(told, status=STATUS.get(refusal.code, 409)))


def wants_json(request: HttpRequest) -> bool:
    preferred = request.get_preferred_type(["text/html", "application/json"])
    return request.content_type == "application/json" or preferred == "application/json"


def _kept_by_nobody(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
