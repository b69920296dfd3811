"""What everybody may see: the events, the hearing as it goes on, the big screen, the record and its files."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rostrum.apps.floor import queries as floors
from rostrum.apps.floor.exports import record_csv, record_xlsx
from rostrum.apps.floor.queries import record_lines
from rostrum.apps.meeting import queries as meeting
from rostrum.foundation import verify
from rostrum.web.components.events import found_event
from rostrum.web.components.floor_page import floor_page
from rostrum.web.components.spreadsheets import KINDS
from rostrum.web.public.programme import days
from rostrum.web.public.programme_beside import document_rows

RELOAD_SECONDS = 30
FORMS = {
    "jsonl": (record_lines, "application/jsonl"),
    "csv": (record_csv, KINDS["csv"]),
    "xlsx": (record_xlsx, KINDS["xlsx"]),
}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The events of this installation."""
    rows = [(row, meeting.programme(event=row.id).meetings[0].start) for row in meeting.events()]
    rows.sort(key=lambda row: row[1], reverse=True)
    return render(request, "public/home.html", {"events": rows})


@require_safe
def live(request: HttpRequest, event: str) -> HttpResponse:
    """The hearing as it goes on; without script it is loaded anew every thirty seconds. Sets no cookie (D22)."""
    page = floor_page(request, event, "public")
    page["reload_seconds"] = RELOAD_SECONDS
    page["days"] = days(page["programme"])
    page["documents"] = document_rows(page["arrangement"], get_language() or "en")
    return render(request, "public/live.html", page)


@require_safe
def screen(request: HttpRequest, event: str) -> HttpResponse:
    """The big screen of the room: what everybody may see, heard at the room's beat (D17)."""
    return render(request, "public/screen.html", floor_page(request, event, "public", "screen"))


@require_safe
def record(request: HttpRequest, event: str) -> HttpResponse:
    """How the record is kept, its head, its files, and how to check them."""
    row = found_event(event)
    heads = [floors.head(floor=floor) for floor in floors.floors(event=event)]
    page = {"event": row, "heads": heads, "rehearsal": row.rehearsal}
    return render(request, "public/record.html", page)


@require_safe
def record_file(request: HttpRequest, floor: str, form: str) -> HttpResponse:  # noqa: ARG001 - Django's form
    """The record of a floor: `jsonl` for `verify`, `csv` and `xlsx` for a spreadsheet."""
    if floor not in floors.every_floor():
        raise Http404
    lines, kind = FORMS[form]
    answer = StreamingHttpResponse(lines(floor=floor), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{floor}.{form}"'
    answer["Cache-Control"] = "no-store"
    return answer  # type: ignore[return-value]  # both are what Django calls a response


@require_safe
def verifier(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's form
    """The checker itself, as the writer of the record uses it (D14)."""
    answer = HttpResponse(Path(verify.__file__).read_bytes(), content_type="text/x-python; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="verify.py"'
    return answer


@require_safe
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Whether the pages can read the record."""
    floors.every_floor()
    return HttpResponse("ok", content_type="text/plain")
