"""Approving many at once: chosen in the queue, shown with what to look at, then approved whole or not at all."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from rostrum.apps.registration import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.states import allowed
from rostrum.web.components.access import staff_required
from rostrum.web.components.cap_words import standing
from rostrum.web.components.events import found_event
from rostrum.web.components.numbers import number
from rostrum.web.secretariat.participants import short_labels, staff
from rostrum.web.secretariat.registrations import line, queue_page
from rostrum.web.secretariat.registrations_filters import read, written
from rostrum.web.secretariat.registrations_words import words

PAGE = "secretariat/registrations_bulk.html"


@staff_required("secretariat")
@require_POST
def registrations_bulk(request: HttpRequest, event: str) -> HttpResponse:
    """First a preview; those with something to look at are left unchosen there."""
    found_event(event)
    if "decide" in request.POST:
        return decided(request, event)
    ids = tuple(request.POST.getlist("chosen")[: operations.MOST + 1])
    if not ids:
        return queue_page(request, event, error=words(Refusal("nobody_chosen")), status=422)
    return preview(request, event, ids)


def preview(request: HttpRequest, event: str, ids: tuple[str, ...], error: str = "") -> HttpResponse:
    labels, ways = short_labels(event), queries.ways_of(event=event)
    rows = queries.chosen(event=event, ids=ids, by=staff(request))
    open_ = [one for one in rows if "approve" in allowed(one.state)]
    chosen = [one for one in ids if one in {row.id for row in open_}]
    over = queries.beyond(event=event, ids=chosen)
    rooms = queries.rooms(event=event, ids=chosen, by=staff(request))
    shown: list[Any] = [
        (
            line(one, labels),
            one.category in ways and ways[one.category].by_list,
            clean(one) and one.id not in over,
            standing(rooms[one.id]) if one.id in rooms else "",
            one.id in over,
        )
        for one in open_
    ]
    context = {
        "event": found_event(event),
        "rows": shown,
        "capped": bool(rooms),
        "query": written(read(request.GET)),
        "others": [line(one, labels) for one in rows if one not in open_],
        "error": error,
    }
    return render(request, PAGE, context, status=409 if error else 200)


def clean(row: queries.Queued) -> bool:
    """Nothing that a person should look at before."""
    return not (row.flags or row.twice or row.late or row.again)


def decided(request: HttpRequest, event: str) -> HttpResponse:
    """Each choice carries what was seen of it, so that nobody is approved who changed since."""
    pairs = (one.rpartition(":") for one in request.POST.getlist("chosen"))
    seen = {registration: number(at, -1) for registration, _, at in pairs}
    try:
        approved = operations.decide_many(event=event, seen=seen, by=staff(request), now=clock.now())
    except Refusal as refusal:
        return preview(request, event, tuple(seen), words(refusal))
    query = written(read(request.GET), approved=approved)
    return HttpResponseRedirect(f"{reverse('registrations', args=[event])}?{query}")
