"""The moderator's podium: now and next, and the few acts of the chair (R48, R112)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from rostrum.web.components.access import staff_required
from rostrum.web.components.addresses import desk as address
from rostrum.web.components.desk import desk_act
from rostrum.web.components.floor_page import floor_page
from rostrum.web.components.reasons import limit_reason_words, reason_words


@staff_required("moderator", "operator", "simulator")
@ensure_csrf_cookie
@require_safe
def podium(request: HttpRequest, event: str) -> HttpResponse:
    page = floor_page(request, event, "podium")
    page |= {
        "reason_words": reason_words(),
        "limit_reasons": limit_reason_words(),
        "engine": settings.MICROPHONES,
    }
    return render(request, "podium/podium.html", page)


@staff_required("moderator", "operator", "simulator")
@require_POST
def act(request: HttpRequest, event: str, act: str) -> HttpResponse:
    return desk_act(request, event, act, address(request.LANGUAGE_CODE, event, "podium"))
