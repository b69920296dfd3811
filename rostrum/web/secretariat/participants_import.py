"""A list of participants read from a file: shown first, then added whole; and their links in one file."""

import csv
import io
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from rostrum.apps.participation import operations
from rostrum.apps.participation.lists import COLUMNS, LARGEST, REQUIRED, Preview, Row, plain_cell
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.files import words as file_words
from rostrum.web.components.uploads import bounded
from rostrum.web.secretariat.lists import LONGEST, carried, returned, wrong
from rostrum.web.secretariat.participants import address, desks, labels, staff
from rostrum.web.secretariat.participants_forms import ListForm, words

SALT = "rostrum.participants.preview"
PAGE = "secretariat/participants_import.html"


def too_large(request: HttpRequest, event: str) -> HttpResponse:
    return page(request, event, error=words("file_too_large"), status=413)


@sensitive_variables()
@csrf_exempt  # asked below, when it is known who sends and how much; asking it here would read the body first
@staff_required("secretariat")
@bounded(LONGEST, too_large)
@csrf_protect
def participants_import(request: HttpRequest, event: str) -> HttpResponse:
    """The file is chosen, its preview is shown, and what was shown is added."""
    found_event(event)
    if "rows" in request.POST:
        return added(request, event)
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return page(request, event, form=form, status=422 if form.errors else 200)
    data = form.cleaned_data["file"].read(LARGEST + 1)
    try:
        preview = operations.preview_list(event=event, data=data, by=staff(request))
    except Refusal as refusal:
        return page(request, event, form=form, error=file_words(refusal), status=422)
    return page(request, event, form=form, preview=preview, status=422 if preview.faults else 200)


def page(request: HttpRequest, event: str, *, status: int = 200, **told: Any) -> HttpResponse:
    """What would be added, left out, and what is wrong; with one fault nothing can be added."""
    preview = told.get("preview") or Preview()
    context = {
        "event": found_event(event),
        "form": told.get("form") or ListForm(),
        "error": told.get("error", ""),
        "heading": gettext("Read a list from a file"),
        "preview": preview,
        "rows": "" if preview.faults else carried(map(asdict, preview.rows), event, SALT),
        "there": gettext("On the list"),
        "people": len(preview.rows),
        "categories": labels(event),
        "required": ", ".join(REQUIRED),
        "possible": ", ".join(one for one in COLUMNS if one not in REQUIRED),
    }
    return render(request, PAGE, context | wrong(preview.faults, words), status=status)


def added(request: HttpRequest, event: str) -> HttpResponse:
    """Add exactly what was shown."""
    try:
        rows = tuple(Row(**row) for row in returned(request.POST["rows"], event, SALT))
        made = operations.import_list(event=event, rows=rows, by=staff(request), now=clock.now())
    except Refusal as refusal:
        return page(request, event, error=words(refusal.code), status=409)
    return HttpResponseRedirect(f"{reverse('participants', args=[event])}?added={len(made)}")


@sensitive_variables()
@desks
@require_POST
def participants_links(request: HttpRequest, event: str) -> HttpResponse:
    """A link and a PIN for everybody who may have one and has none, as a file that is made once."""
    found_event(event)
    given = operations.issue_links(event=event, by=staff(request), now=clock.now())
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(("id", "name", "body", "link", "pin"))
    for row, issued in given:
        names = plain_cell(row.name), plain_cell("" if row.protected else row.body)
        table.writerow((row.id, *names, address(request, issued.token), issued.pin))
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{event}-links.csv"'
    return answer
