"""Support for travel: who asks, what is offered, how many by country (R187)."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.people import queries as people
from rostrum.apps.registration import exports, operations, queries
from rostrum.apps.registration.queries import NOT_TOLD, TravelFilters
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.ordering import in_order
from rostrum.procedure.registration.travel import allowed
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.numbers import number
from rostrum.web.components.registration_words import STATES as REGISTERED
from rostrum.web.components.spreadsheets import KINDS, attached
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


def read(told: QueryDict) -> TravelFilters:
    """What an address asks for: page, CSV and workbook take the same."""
    state, country = told.get("show", ""), told.get("country", "")
    return TravelFilters(state if state in STATES else "", country if country.isalnum() else "")


def written(filters: TravelFilters, after: int = 0) -> str:
    told = {"show": filters.state, "country": filters.country, "after": after}
    return urlencode({name: value for name, value in told.items() if value})


@desks
@require_safe
def travel(request: HttpRequest, event: str) -> HttpResponse:
    return _page(request, event)


def _page(request: HttpRequest, event: str, asked: str = "", error: str = "") -> HttpResponse:
    row, by, labels = found_event(event), staff(request), short_labels(event)
    filters, after = read(request.GET), number(request.GET.get("after", ""), 0)
    rows = queries.travel_board(event=event, filters=filters, by=by, after=after)
    context = {
        "event": row,
        "filters": filters,
        "country": _country(filters.country.replace(NOT_TOLD, "")) if filters.country else "",
        "states": [
            (code, word, written(TravelFilters(code, filters.country))) for code, word in STATES.items()
        ],
        "every": written(TravelFilters("", filters.country)),
        "of_all": written(TravelFilters(filters.state)),
        "query": written(filters, after),
        "earlier": written(filters, max(0, after - queries.TRAVEL_PAGE)),
        "after": after,
        "later": written(filters, after + len(rows)) if len(rows) == queries.TRAVEL_PAGE else "",
        **_tallies(queries.travel_counts(event=event, by=by)),
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
            for one in rows
        ],
        "error": error,
        "asked": asked,
    }
    return render(request, "secretariat/travel.html", context, status=422 if error else 200)


def _tallies(counts: dict[str, dict[str, int]]) -> dict[str, Any]:
    """The table by country; in the order of the page's language (R141). Each number leads to its list."""
    language = get_language() or "en"
    sums = {state: sum(told[state] for told in counts.values()) for state in STATES}
    return {
        "heads": list(STATES.values()),
        "countries": [
            (
                _country(code),
                [(number, written(TravelFilters(state, code or NOT_TOLD))) for state, number in told.items()],
            )
            for code, told in in_order(counts.items(), name=lambda one: _country(one[0]), language=language)
        ],
        "sums": [(number, written(TravelFilters(state))) for state, number in sums.items()],
    }


@desks
@require_safe
def travel_file(request: HttpRequest, event: str, form: str) -> HttpResponse:
    """What the filters find, as a file; protected people are left out."""
    found_event(event)
    if form not in KINDS:
        raise Http404(form)
    made = exports.travel_csv if form == "csv" else exports.travel_xlsx
    content = made(event=event, filters=read(request.GET), by=staff(request))
    return attached(content, f"{event}-travel", form)


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
    if not queries.has_travel(event=event, request=asked, by=staff(request)):
        raise Http404(asked)
    try:
        operations.decide_travel(request=asked, act=act, words=words, by=staff(request), now=clock.now())
    except Refusal as refusal:
        fault = FAULTS.get(
            refusal.code, gettext("This request has changed meanwhile. Look at it as it stands now.")
        )
        return _page(request, event, asked, str(fault))
    query = written(read(request.GET), number(request.GET.get("after", ""), 0))
    return HttpResponseRedirect(reverse("travel", args=[event]) + (f"?{query}" if query else ""))
