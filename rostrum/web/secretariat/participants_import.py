"""A list of participants read from a file: shown first, then added whole; and their links in one file."""

import csv
import io
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from rostrum.apps.participation import operations
from rostrum.apps.participation.lists import LARGEST, Preview, Row, plain_cell
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.files import words as file_words
from rostrum.web.secretariat.lists import carried, returned
from rostrum.web.secretariat.participants import address, desks, found_event, labels, staff
from rostrum.web.secretariat.participants_forms import ListForm, words

SALT = "rostrum.participants.preview"
PAGE = "secretariat/participants_import.html"


@staff_required("secretariat")
def participants_import(request: HttpRequest, event: str) -> HttpResponse:
    """The file is chosen, its preview is shown, and what was shown is added."""
    row = found_event(event)
    if "rows" in request.POST:
        return added(request, event)
    form = ListForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"event": row, "form": form, "categories": labels(event)}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["file"].read(LARGEST + 1)
        try:
            preview = operations.preview_list(event=event, data=data, by=staff(request))
        except Refusal as refusal:
            return render(request, PAGE, context | {"error": file_words(refusal)}, status=422)
        return previewed(request, context, preview)
    return render(request, PAGE, context, status=422 if form.errors else 200)


def previewed(request: HttpRequest, context: dict[str, Any], preview: Preview) -> HttpResponse:
    """What would be added, left out, and what is wrong; with one fault nothing can be added."""
    context |= {
        "preview": preview,
        "faults": [(fault, words(fault.code)) for fault in preview.faults],
        "rows": "" if preview.faults else carried(map(asdict, preview.rows), context["event"].id, SALT),
    }
    return render(request, PAGE, context, status=422 if preview.faults else 200)


def added(request: HttpRequest, event: str) -> HttpResponse:
    """Add exactly what was shown."""
    try:
        rows = tuple(Row(**row) for row in returned(request.POST["rows"], event, SALT))
        made = operations.import_list(event=event, rows=rows, by=staff(request), now=clock.now())
    except Refusal as refusal:
        context = {"event": found_event(event), "form": ListForm(), "error": words(refusal.code)}
        return render(request, PAGE, context | {"categories": labels(event)}, status=409)
    page = reverse("participants", args=[event])
    return HttpResponseRedirect(f"{page}?added={len(made)}")


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
