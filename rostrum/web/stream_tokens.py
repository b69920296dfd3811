"""Tokens for the streams that are not public (D20). Asked for again before they run out; never logged."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from rostrum.apps.floor import queries as floors
from rostrum.apps.participation.queries import by_cookie
from rostrum.apps.processes.permissions import may
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.foundation.tokens import LONGEST, Claim, make, stream_key
from rostrum.web.components.access import second_factor
from rostrum.web.components.refusals import words
from rostrum.web.participant.door import participant_of

SIGHT = {"podium": "floor.see_podium", "console": "floor.see_console", "booth": "floor.see_booth"}


@require_safe
def stream_token(request: HttpRequest, event: str) -> HttpResponse:
    """A token for one audience of one floor, for whoever may hear it; otherwise 403 with the reason in words."""
    audience = request.GET.get("audience", "")
    now = clock.now()
    try:
        floor = _floor(request, event)
        holder = _holder(request, event, audience, now)
    except Refusal as refusal:
        answer = JsonResponse({"ok": False, "code": refusal.code, "message": words(refusal)}, status=403)
        answer["Cache-Control"] = "no-store"
        return answer
    claim = Claim(floor, audience, holder, now + LONGEST)
    token = make(stream_key(settings.SECRET_KEY), claim, now)
    answer = JsonResponse({"ok": True, "token": token, "expires": claim.expires})
    answer["Cache-Control"] = "no-store"
    return answer


def _floor(request: HttpRequest, event: str) -> str:
    found = floors.floors(event=event)
    wanted = request.GET.get("floor") or next(iter(found), "")
    if wanted not in found:
        raise Refusal("no_floor", floor=wanted)
    return wanted


def _holder(request: HttpRequest, event: str, audience: str, now: int) -> str:
    if audience == "participants":
        key = participant_of(request)
        if key is None or key.event != event:
            raise Refusal("signed_out")
        return by_cookie(participant=key.participant, device=key.device, now=now).id
    if audience not in SIGHT or not request.user.is_authenticated:
        raise Refusal("not_permitted")
    may(request.user, SIGHT[audience], event)
    if not second_factor(request.user):
        raise Refusal("not_permitted")
    return request.user.pk
