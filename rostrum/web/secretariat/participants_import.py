"""A list of participants read from a file: shown first, then added whole; and their links in one file."""

import csv
import io
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from django.core import signing
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
        preview = operations.preview_list(event=event, data=data, by=staff(request))
        return previewed(request, context, preview)
    return render(request, PAGE, context, status=422 if form.errors else 200)


def previewed(request: HttpRequest, context: dict[str, Any], preview: Preview) -> HttpResponse:
    """What would be added, left out, and what is wrong; with one fault nothing can be added."""
    context |= {
        "preview": preview,
        "faults": [(fault, words(fault.code)) for fault in preview.faults],
        "rows": "" if preview.faults else carried(preview.rows, context["event"].id),
    }
    return render(request, PAGE, context, status=422 if preview.faults else 200)


def added(request: HttpRequest, event: str) -> HttpResponse:
    """Add exactly what was shown."""
    try:
        rows = returned(request.POST["rows"], event)
        made = operations.import_list(event=event, rows=rows, by=staff(request), now=clock.now())
    except Refusal as refusal:
        context = {"event": found_event(event), "form": ListForm(), "error": words(refusal.code)}
        return render(request, PAGE, context | {"categories": labels(event)}, status=409)
    page = reverse("participants", args=[event])
    return HttpResponseRedirect(f"{page}?added={len(made)}")


def carried(rows: Collection[Row], event: str) -> str:
    """The rows of a preview, signed, so that the page can hand back nothing else."""
    return signing.dumps([event, [asdict(row) for row in rows]], salt=SALT, compress=True)


def returned(text: str, event: str) -> tuple[Row, ...]:
    """Refused: list_changed, when a page hands back something that was not shown for this event."""
    try:
        shown_for, rows = signing.loads(text, salt=SALT)
    except signing.BadSignature as error:
        raise Refusal("list_changed") from error
    if shown_for != event:
        raise Refusal("list_changed")
    return tuple(Row(**row) for row in rows)


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
        names = plain_cell(row.name), plain_cell(row.body)
        table.writerow((row.id, *names, address(request, issued.token), issued.pin))
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{event}-links.csv"'
    return answer
