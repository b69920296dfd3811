"""Support for travel: who asks, what is offered, how many by country (R187)."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.people import queries as people
from rostrum.apps.registration import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.travel import allowed
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.registration_words import STATES as REGISTERED
from rostrum.web.secretariat.participants import short_labels, staff

desks = staff_required("secretariat")
STATES: dict[str, Any] = {
    "requested": gettext_lazy("Asked for"),
    "offered": gettext_lazy("Offered"),
    "accepted": gettext_lazy("Accepted"),
    "declined": gettext_lazy("Declined"),
}
TONES = {"requested": "warn", "offered": "info", "accepted": "ok", "declined": "stop"}
ACTS: dict[str, Any] = {
    "offer": gettext_lazy("Offer support"),
    "decline": gettext_lazy("Decline with a reason"),
    "reconsider": gettext_lazy("Take it up again"),
}
FAULTS: dict[str, Any] = {
    "missing": gettext_lazy("Write what is offered, or why it is declined. Nothing was changed."),
    "too_long": gettext_lazy("This is too long. Nothing was changed. Shorten it."),
}


@desks
@require_safe
def travel(request: HttpRequest, event: str) -> HttpResponse:
    return _page(request, event)


def _page(request: HttpRequest, event: str, asked: str = "", error: str = "") -> HttpResponse:
    row, by, labels = found_event(event), staff(request), short_labels(event)
    show = request.GET.get("show", "")
    counts = queries.travel_counts(event=event, by=by)
    context = {
        "event": row,
        "show": show,
        "states": STATES.items(),
        "heads": list(STATES.values()),
        "countries": [(_country(code), list(told.values())) for code, told in counts.items()],
        "sums": [sum(told[state] for told in counts.values()) for state in STATES],
        "rows": [
            {
                "row": one,
                "country": _country(one.country),
                "category": labels.get(one.category, one.category),
                "registered": REGISTERED[one.registered],
                "state": STATES[one.state],
                "tone": TONES[one.state],
                "acts": [(act, ACTS[act]) for act in allowed(one.state)],
                "words": request.POST.get("words", "") if one.id == asked else one.offer,
                "error": error if one.id == asked else "",
            }
            for one in queries.travel_board(event=event, show=show, by=by)
        ],
        "error": error,
        "asked": asked,
    }
    return render(request, "secretariat/travel.html", context, status=422 if error else 200)


def _country(code: str) -> str:
    if not code:
        return gettext("Not told")
    return people.country_name(iso3=code, language=get_language() or "en") or code


@desks
@require_POST
def decide(request: HttpRequest, event: str, asked: str) -> HttpResponse:
    """One request: an offer, a refusal with its reason, or a second look."""
    found_event(event)
    act, words = request.POST.get("act", ""), request.POST.get("words", "")
    known = {one.id for one in queries.travel_board(event=event, show="", by=staff(request))}
    try:
        if asked in known:
            operations.decide_travel(request=asked, act=act, words=words, by=staff(request), now=clock.now())
    except Refusal as refusal:
        fault = FAULTS.get(
            refusal.code, gettext("This request has changed meanwhile. Look at it as it stands now.")
        )
        return _page(request, event, asked, str(fault))
    return HttpResponseRedirect(reverse("travel", args=[event]))
