"""Whether a certificate is ours: event and days, and no name of anybody (docs/decisions/0025)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from rostrum.apps.attendance import queries
from rostrum.apps.meeting import queries as meeting
from rostrum.web.components.access import kept_private
from rostrum.web.components.dates import DATE

LONGEST = 60


@require_safe
def certificate(request: HttpRequest) -> HttpResponse:
    """A code is typed here, or comes from the square on the paper."""
    code = request.GET.get("code", "")[:LONGEST].strip()
    found = queries.certificate(code=code) if code else None
    page = {
        "code": code,
        "found": found,
        "event": meeting.event(event=found.event) if found else None,
        "days": [date_format(day, str(DATE)) for day in found.days] if found else [],
    }
    return kept_private(render(request, "public/certificate.html", page))
