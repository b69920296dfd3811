"""Papers that the worker prints: the words that stand on them, and how one is handed out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy

from rostrum.apps.meeting import queries as meeting
from rostrum.foundation.languages import BY_CODE
from rostrum.web.components.categories import category_words
from rostrum.web.components.dates import DATE

STATES = {
    "waiting": gettext_lazy("Being printed"),
    "ready": gettext_lazy("Ready"),
    "failed": gettext_lazy("Not printed"),
}
TONES = {"waiting": "info", "ready": "ok", "failed": "stop"}
# What happened, what is safe, what to do next.
FAULTS = {
    "no_font": gettext_lazy(
        "A sign in a name has no font on this server. Nothing was printed. Have the fonts installed, then ask again."
    ),
    "too_long": gettext_lazy("Printing took too long. Nothing was printed. Ask again, or ask for fewer."),
    "off": gettext_lazy("This server prints no papers. The page of each badge can be printed instead."),
    "broken": gettext_lazy("The paper could not be printed. The badges stay valid. Tell the technician."),
}


def fault_words(code: str) -> str:
    return str(FAULTS.get(code, FAULTS["broken"])) if code else ""


def language_of(code: str) -> str:
    """The language of a paper; one that is none is that of the page."""
    return code if code in BY_CODE else translation.get_language() or "en"


def badge_words(event: meeting.EventRow, language: str) -> dict[str, Any]:
    """All that stands on a badge beside name, body and code, in the language of the paper."""
    with translation.override(language):
        return {
            "title": gettext("Badges"),
            "house": settings.NAME or gettext("General Assembly"),
            "event": event.title,
            "rehearsal": gettext("Rehearsal") if event.rehearsal else "",
            "square": gettext("Code of this badge for the entrance"),
            "labels": dict(category_words(meeting.arrangement(event=event.id).get("participants", {}))),
        }


def certificate_words(
    event: meeting.EventRow, language: str, named: str, days: Iterable[date]
) -> dict[str, Any]:
    """All that stands on a certificate beside the name and the code, in the language of the paper."""
    held = meeting.programme(event=event.id)
    with translation.override(language):
        check = settings.BASE_URL.rstrip("/") + reverse("certificate")
        return {
            "title": gettext("Certificate of attendance"),
            "house": settings.NAME or gettext("General Assembly"),
            "rehearsal": gettext("Rehearsal") if event.rehearsal else "",
            "opening": gettext("This certifies that"),
            "attended": gettext("took part in"),
            "event": event.title,
            "days": " · ".join(date_format(day, str(DATE)) for day in days),
            "venue": held.venue,
            "check_words": gettext(
                "Anybody can check this certificate with its code. The page tells no name."
            ),
            "square_words": gettext("Address of the page that checks this certificate"),
            "check": check,
            "named": named,
        }


def pdf(data: bytes, name: str) -> HttpResponse:
    """To be saved, never shown in a page of ours, kept by no cache."""
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    answer["Cache-Control"] = "no-store"
    return answer
