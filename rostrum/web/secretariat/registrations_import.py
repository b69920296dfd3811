"""A list of people registered from a file: shown first with what is wrong line by line, then registered whole."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_variables

from rostrum.apps.participation.sheets import LARGEST
from rostrum.apps.registration import operations, queries
from rostrum.apps.registration.lists import COLUMNS, REQUIRED, Entry, Preview
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.cap_words import limit
from rostrum.web.components.events import found_event
from rostrum.web.components.files import words as file_words
from rostrum.web.components.uploads import bounded
from rostrum.web.secretariat.lists import LONGEST, carried, returned, wrong
from rostrum.web.secretariat.participants import labels, staff
from rostrum.web.secretariat.participants_forms import ListForm
from rostrum.web.secretariat.registrations_filters import EVERY
from rostrum.web.secretariat.registrations_words import fault_words, words

SALT = "rostrum.registrations.preview"
PAGE = "secretariat/registrations_import.html"


def too_large(request: HttpRequest, event: str) -> HttpResponse:
    return page(request, event, error=fault_words("file_too_large"), status=413)


@sensitive_variables()
@csrf_exempt  # asked below, when it is known who sends and how much; asking it here would read the body first
@staff_required("secretariat")
@bounded(LONGEST, too_large)
@csrf_protect
def registrations_import(request: HttpRequest, event: str) -> HttpResponse:
    """The file is chosen, its preview is shown, and what was shown is registered."""
    found_event(event)
    if "rows" in request.POST:
        return added(request, event)
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return page(request, event, form=form, status=422 if form.errors else 200)
    data = form.cleaned_data["file"].read(LARGEST + 1)
    try:
        preview = operations.preview_registrations(event=event, data=data, by=staff(request))
    except Refusal as refusal:
        return page(request, event, form=form, error=file_words(refusal), status=422)
    return page(request, event, form=form, preview=preview, status=422 if preview.faults else 200)


def page(request: HttpRequest, event: str, *, status: int = 200, **told: Any) -> HttpResponse:
    preview = told.get("preview") or Preview()
    ways = queries.ways_of(event=event)
    context = {
        "event": found_event(event),
        "form": told.get("form") or ListForm(),
        "error": told.get("error", ""),
        "heading": gettext("Register people from a file"),
        "preview": preview,
        "rows": "" if preview.faults else carried(map(asdict, preview.entries), event, SALT),
        "categories": {code: label for code, label in labels(event).items() if ways[code].has_form},
        "limits": [(label, limit(ways[code])) for code, label in labels(event).items() if limit(ways[code])],
        "there": gettext("Among the registrations"),
        "people": len(preview.entries),
        "required": ", ".join(REQUIRED),
        "possible": ", ".join(one for one in COLUMNS if one not in REQUIRED),
    }
    return render(request, PAGE, context | wrong(preview.faults, fault_words), status=status)


def added(request: HttpRequest, event: str) -> HttpResponse:
    """Register exactly those who were shown."""
    try:
        entries = [Entry(**row) for row in returned(request.POST["rows"], event, SALT)]
        made = operations.import_registrations(
            event=event, entries=entries, by=staff(request), now=clock.now()
        )
    except Refusal as refusal:
        code = "list_stale" if refusal.code == "list_changed" else refusal.code
        return page(request, event, error=words(Refusal(code)), status=409)
    return HttpResponseRedirect(
        f"{reverse('registrations', args=[event])}?state={EVERY}&registered={len(made)}"
    )
