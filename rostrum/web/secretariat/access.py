"""The board of needs of accessibility, for whoever is charged with them and nobody else (R94-R100)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import accommodations
from rostrum.apps.participation import queries as people
from rostrum.apps.registration import operations, queries
from rostrum.apps.registration.operations import Handled
from rostrum.apps.registration.queries import AccessRow
from rostrum.foundation import clock
from rostrum.foundation.clock import SECOND
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.access import ROUTES as EVERY_ROUTE
from rostrum.procedure.registration.access import allowed
from rostrum.web.components.access import staff_required
from rostrum.web.components.access_words import ACTS, ROUTES, STATES, TONES, fault
from rostrum.web.components.events import found_event
from rostrum.web.components.numbers import number
from rostrum.web.secretariat.participants import staff

desks = staff_required("accessibility")
SHOWN = ("open", "late", *STATES)
CANDIDATES = 10


@sensitive_variables()
@desks
@require_safe
def board(request: HttpRequest, event: str) -> HttpResponse:
    row, by = found_event(event), staff(request)
    show = known if (known := request.GET.get("show", "")) in SHOWN else ""
    route = known if (known := request.GET.get("route", "")) in EVERY_ROUTE else ""
    after = number(request.GET.get("after", ""), 0)
    rows = queries.access_board(event=event, show=show, route=route, by=by, after=after)
    counts = queries.access_counts(event=event, by=by, route=route)
    until = queries.access_until(event=event)
    context = {
        "event": row,
        "rows": [(one, ROUTES[one.route], STATES[one.state], TONES[one.state]) for one in rows],
        "counts": [(code, word, counts.get(code, 0)) for code, word in STATES.items()],
        "late": counts["late"],
        "open": counts["open"],
        "after": after,
        "earlier": max(0, after - queries.ACCESS_PAGE),
        "later": after + len(rows) if len(rows) == queries.ACCESS_PAGE else 0,
        "show": show,
        "route": route,
        "routes": ROUTES.items(),
        "last": until.limit.moment - (0 if until.limit.inclusive else SECOND) if until else None,
        "past": bool(until and not until.limit.holds(clock.now())),
    }
    return render(request, "secretariat/access.html", context)


@sensitive_variables()
@desks
@require_safe
def request_page(request: HttpRequest, event: str, need: str) -> HttpResponse:
    return _page(request, found_event(event), _found(request, event, need))


def _page(request: HttpRequest, event: meeting.EventRow, row: AccessRow, error: str = "") -> HttpResponse:
    looked = request.GET.get("q", "")[:200]
    context = {
        "event": event,
        "row": row,
        "route": ROUTES[row.route],
        "state": STATES[row.state],
        "tone": TONES[row.state],
        "acts": [(one, ACTS[one]) for one in allowed(row.state)],
        "usual": accommodations.usual_accommodation(event=event.id),
        "person": _person(row.participant),
        "looked": looked,
        "candidates": _candidates(event.id, looked or row.name) if not row.participant else (),
        "told": request.POST if error else {"seat": row.seat, "note": row.note, "extra": row.extra_seconds},
        "error": error,
    }
    return render(request, "secretariat/access_request.html", context, status=422 if error else 200)


def _person(participant: str) -> people.ParticipantRow | None:
    try:
        return people.participant(id=participant) if participant else None
    except Refusal:
        return None


def _candidates(event: str, words: str) -> tuple[people.ParticipantRow, ...]:
    """People of the list in whose display name every word stands; what is protected is no way to find them."""
    wanted = [word.casefold() for word in words.split()[:5]]
    found = (one for one in people.participants(event=event) if all(w in one.name.casefold() for w in wanted))
    return tuple(one for one, _ in zip(found, range(CANDIDATES), strict=False)) if wanted else ()


@sensitive_variables()
@sensitive_post_parameters()
@desks
@require_POST
def handle(request: HttpRequest, event: str, need: str) -> HttpResponse:
    row, found = found_event(event), _found(request, event, need)
    told = request.POST
    act = told.get("act", "")
    handled = Handled(
        act,
        told.get("seat", ""),
        number(told.get("extra", "") or "0", -1),
        told.get("note", ""),
        told.get("participant", ""),
    )
    try:
        operations.handle_access(request=found.id, handled=handled, by=staff(request), now=clock.now())
    except Refusal as refusal:
        return _page(request, row, found, fault(refusal.code))
    return HttpResponseRedirect(reverse("access_request", args=[event, need]))


def _found(request: HttpRequest, event: str, need: str) -> AccessRow:
    told: dict[str, Any] = {"id": need, "event": event, "by": staff(request)}
    try:
        return queries.access_request(**told)
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
