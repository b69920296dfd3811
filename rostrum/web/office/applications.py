"""Applications that a body facilitates: it recommends them or advises against; the secretariat decides (R57)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.registration import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.numbers import number
from rostrum.web.components.registration_words import LABELS
from rostrum.web.office.choosing import category_words
from rostrum.web.office.selection import labels

bodies = staff_required("facilitator")
SAID: dict[str, Any] = {
    "recommend": gettext_lazy("Recommended"),
    "advise_against": gettext_lazy("Advised against"),
}
WORDS: dict[str, Any] = {
    "missing": gettext_lazy("Write why you advise against it. Nothing was kept yet."),
    "too_long": gettext_lazy("Use at most %(longest)s characters. Your text is kept, nothing was changed."),
    "changed_meanwhile": gettext_lazy(
        "An answer was changed meanwhile. Look at it again, then say your word."
    ),
    "not_now": gettext_lazy("The secretariat has decided meanwhile. Nothing was changed."),
    "unknown_registration": gettext_lazy("This application is not with your body. Nothing was changed."),
}


@dataclass(frozen=True)
class Fault:
    """Why a word was not kept, on which application, and what was typed for it."""

    asked: str = ""
    why: str = ""
    error: str = ""


@dataclass(frozen=True)
class Line:
    """An application in words."""

    row: queries.Application
    category: Any
    told: tuple[tuple[Any, str], ...]
    word: Any


@bodies
@require_safe
def applications(request: HttpRequest, event: str) -> HttpResponse:
    """The applications addressed to the body, those without a word first."""
    return _page(request, event, Fault())


@sensitive_variables()
@bodies
@require_POST
def application_advise(request: HttpRequest, event: str, registration: str) -> HttpResponse:
    """A word on one application; what was typed is kept where it is refused."""
    found_event(event)
    told = request.POST
    why, seen = told.get("why", ""), told.get("seen", "")
    try:
        operations.advise(
            event=event,
            registration=registration,
            act=told.get("act", ""),
            why=why,
            by=request.user,  # type: ignore[arg-type]  # the page was opened to an account
            now=clock.now(),
            seen=number(seen, -1),
        )
    except Refusal as refusal:
        words = WORDS.get(refusal.code, WORDS["unknown_registration"])
        return _page(request, event, Fault(registration, why, str(words) % refusal.detail))
    messages.success(request, str(SAID[told["act"]]))
    query = "?said=1" if "said" in request.GET else ""
    return HttpResponseRedirect(reverse("applications", args=[event]) + query)


def _page(request: HttpRequest, event: str, fault: Fault) -> HttpResponse:
    row, said = found_event(event), "said" in request.GET
    first = number(request.GET.get("after", ""), 0)
    found, total = queries.applications(event=event, said=said, by=request.user, first=first)  # type: ignore[arg-type]  # the page was opened to an account
    known = labels(event)
    page = {
        "event": row,
        "bodies": queries.own_bodies(event=event, by=request.user),  # type: ignore[arg-type]  # as above
        "others": queries.bodies(event=event),
        "said": said,
        "lines": list(_lines(found, known)),
        "total": total,
        "first": first,  # a word that is refused comes back to the page it was typed on
        "earlier": max(0, first - queries.AT_ONCE) if first else None,
        "later": first + len(found) if first + len(found) < total else None,
        "longest": operations.LONGEST,
        "fault": fault,
    }
    return render(request, "office/applications.html", page, status=422 if fault.error else 200)


def _lines(found: tuple[queries.Application, ...], known: Mapping[str, str]) -> Iterator[Line]:
    for one in found:
        told = tuple((LABELS[name], answer) for name, answer in one.told.items())
        word = SAID[one.word.act] if one.word else ""
        yield Line(one, category_words(one.category, dict(known)), told, word)
