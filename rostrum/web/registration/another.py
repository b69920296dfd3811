"""The same registration for another event of its group, and an end to the links that were sent so far (R199)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration import operations, queries
from rostrum.apps.registration.operations import Holder
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.categories import ORIGINAL, called
from rostrum.web.components.registration_words import REFUSALS
from rostrum.web.registration.door import inside, keep_inside


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def another(request: HttpRequest, person: queries.DossierRow, event: str) -> HttpResponse:
    """What was told before stands in the new form already; only the category is asked here."""
    others = queries.other_events(dossier=person.id, now=clock.now())
    found = next((one for one in others if one.event.id == event), None)
    if found is None:
        raise Http404("not_grouped")
    error: Any = ""
    if request.method == "POST":
        try:
            made = operations.take_another_event(
                holder=Holder(person.id, clock.now()), event=event, category=request.POST.get("category", "")
            )
        except Refusal as refusal:
            error = REFUSALS.get(refusal.code, REFUSALS["no_way_in"])
        else:
            return HttpResponseRedirect(reverse("registration_step", args=[made, "who"]))
    labels = meeting.arrangement(event=event)["participants"]
    spoken = get_language() or ORIGINAL
    choices = [(name, called(name, spoken), labels[name]["label"]) for name in found.ways]
    page = {"event": found.event, "choices": choices, "error": error}
    return render(request, "registration/another.html", page, status=422 if error else 200)


@require_POST
@inside
def end_links(request: HttpRequest, person: queries.DossierRow) -> HttpResponse:
    """Whoever presses stays inside; every other browser is out."""
    operations.end_links(holder=Holder(person.id, clock.now()))
    messages.success(
        request, gettext("Every link sent so far opens nothing any more. This browser stays signed in.")
    )
    return keep_inside(HttpResponseRedirect(reverse("dossier")), queries.dossier(id=person.id))
