"""The operator's console: the queue in its true order and every act of the desk, keyboard first."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.processes.permissions import has
from rostrum.web.components.access import staff_required
from rostrum.web.components.addresses import desk as address
from rostrum.web.components.desk import desk_act
from rostrum.web.components.floor_page import floor_page
from rostrum.web.components.reasons import limit_reason_words, reason_words


@staff_required("operator", "technician")
@ensure_csrf_cookie
@require_safe
def console(request: HttpRequest, event: str) -> HttpResponse:
    page = floor_page(request, event, "console")
    page |= {
        "reason_words": reason_words(),
        "limit_reasons": limit_reason_words(),
        "engine": settings.MICROPHONES,
    }
    if has(request.user, "operator", event):
        page["participants_page"] = address(request.LANGUAGE_CODE, event, "participants")
    return render(request, "console/console.html", page)


@staff_required("operator")
@require_POST
def act(request: HttpRequest, event: str, act: str) -> HttpResponse:
    return desk_act(request, event, act, address(request.LANGUAGE_CODE, event, "console"))
