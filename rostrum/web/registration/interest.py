"""Interest in speaking where speakers are selected: sent, changed and taken back by the person alone (P9)."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration import queries as registrations
from rostrum.apps.registration.operations import Holder
from rostrum.apps.selection import operations, queries
from rostrum.apps.selection.operations import Interest
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.selection import WORDS
from rostrum.web.components import selection_words as words
from rostrum.web.components.programme_words import segment_name
from rostrum.web.registration.door import inside


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def interest(
    request: HttpRequest, person: registrations.DossierRow, registration: str, segment: str
) -> HttpResponse:
    faults: Mapping[str, str] = {}
    if request.method == "POST":
        faults = _sent(request, person, registration, segment)
        if not faults:
            messages.success(request, gettext("Your interest is kept."))
            return HttpResponseRedirect(reverse("dossier"))
    return _page(request, person, registration, segment, faults)


def _sent(
    request: HttpRequest, person: registrations.DossierRow, registration: str, segment: str
) -> Mapping[str, str]:
    """Faults by field, empty when it was sent; a refusal of the whole stands under the empty name."""
    told = request.POST
    said = Interest(
        told.get("text", ""), told.get("language", ""), told.get("first", ""), told.get("consent") == "yes"
    )
    try:
        operations.express_interest(
            holder=Holder(person.id, clock.now()), registration=registration, segment=segment, interest=said
        )
    except Refusal as refusal:
        if refusal.code == "wrong_answers":
            return dict(refusal.detail["faults"])
        return {"": refusal.code}
    return {}


def _page(
    request: HttpRequest,
    person: registrations.DossierRow,
    registration: str,
    segment: str,
    faults: Mapping[str, str],
) -> HttpResponse:
    now = clock.now()
    held = queries.own_in(dossier=person.id, registration=registration, segment=segment, now=now)
    row = next((one for one in registrations.own(dossier=person.id) if one.id == registration), None)
    if held is None or row is None:
        raise Http404("no_call")
    told = request.POST if request.method == "POST" else _as_held(held, person)
    closes = held.call.closes
    page = {
        "event": meeting.event(event=row.event),
        "row": row,
        "held": held,
        "name": segment_name(held.call.segment.kind, held.call.segment.number),
        "state": words.OWN.get(held.state, ""),
        "tone": words.OWN_TONES.get(held.state, ""),
        "told": told,
        "firsts": words.FIRST.items(),
        "most": WORDS,
        "closes": closes.moment if closes else None,
        "inclusive": bool(closes and closes.inclusive),
        "faults": {name: words.FAULTS[code] for name, code in faults.items() if name},
        "errors": [
            (name, words.FIELDS.get(name), words.FAULTS[code]) for name, code in faults.items() if name
        ],
        "error": words.REFUSALS.get(faults[""], words.OTHER) if "" in faults else "",
        "now": now,
    }
    return render(request, "registration/interest.html", page, status=422 if faults else 200)


def _as_held(held: queries.Own, person: registrations.DossierRow) -> dict[str, str]:
    """What was sent, or where nothing was the language in which the person said they speak."""
    return {
        "text": held.text,
        "language": held.language or person.answers.get("lang", ""),
        "first": held.first,
        "consent": "yes" if held.state and held.state != "withdrawn" else "",
    }


@require_POST
@inside
def withdraw(
    request: HttpRequest, person: registrations.DossierRow, registration: str, segment: str
) -> HttpResponse:
    try:
        operations.withdraw_interest(
            holder=Holder(person.id, clock.now()), registration=registration, segment=segment
        )
    except Refusal as refusal:
        messages.error(request, str(words.REFUSALS.get(refusal.code, words.OTHER)))
    else:
        messages.success(request, gettext("Your interest is taken back. You get a letter that says so."))
    return HttpResponseRedirect(reverse("dossier"))
