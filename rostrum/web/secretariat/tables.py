"""Tables to take away: at once without what is protected; with it when a second person confirms, and once."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.participation import full_requests, operations
from rostrum.apps.participation.full_tables import Lines
from rostrum.apps.participation.tables import csv_lines, workbook
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.spreadsheets import attached
from rostrum.web.secretariat.participants import staff

desks = staff_required("secretariat")
STATES = {
    "asked": (gettext_lazy("Waits for a second person"), "warn"),
    "confirmed": (gettext_lazy("Confirmed"), "ok"),
    "refused": (gettext_lazy("Refused"), "stop"),
    "handed": (gettext_lazy("Handed out"), "info"),
    "lapsed": (gettext_lazy("A day has passed"), ""),
    "masked": (gettext_lazy("Handed out without what is protected"), ""),
}
WORDS = {
    "missing": gettext_lazy("Say what the table is for. Nothing was asked for."),
    "too_long": gettext_lazy("The reason is too long. Nothing was asked for."),
    "hidden_signs": gettext_lazy("The reason holds signs that cannot be seen. Nothing was asked for."),
    "nothing_protected": gettext_lazy("Nobody in this table is protected. Take it as it is."),
    "two_persons": gettext_lazy("You asked for this table yourself. Another person confirms it."),
    "decided_already": gettext_lazy("This was decided already. Nothing was changed."),
    "too_late": gettext_lazy("A day has passed since. Ask for the table again."),
    "handed_already": gettext_lazy("This table was handed out already. Ask for it again."),
    "not_confirmed": gettext_lazy("This table is not confirmed yet. Nothing was handed out."),
    "not_permitted": gettext_lazy("Only the person who asked can take this table."),
    "list_changed": gettext_lazy("Other persons are protected by now. Ask for the table again."),
}
LOST = {"unknown_table", "unknown_export"}


@desks
@require_safe
def tables(request: HttpRequest, event: str) -> HttpResponse:
    return _page(request, event)


def _page(request: HttpRequest, event: str, code: str = "") -> HttpResponse:
    account = staff(request)
    known = full_requests.full_tables(event=event, by=account)
    titles = {one: title for one, title, _ in known}
    asked = full_requests.full_requests(event=event, by=account, now=clock.now())
    page = {
        "event": found_event(event),
        "tables": known,
        "asked": [(one, titles.get(one.table, one.table), *STATES[one.state]) for one in asked],
        "me": account.pk,
        "error": WORDS.get(code, WORDS["decided_already"]) if code else "",
        "why": request.POST.get("why", ""),
    }
    return render(request, "secretariat/tables.html", page, status=422 if code else 200)


@desks
@require_POST
def table_masked(request: HttpRequest, event: str, table: str) -> HttpResponse:
    """A table with what is protected left empty; the log below says who took it, so it is an act."""
    try:
        lines = operations.masked_table(event=event, code=table, by=staff(request), now=clock.now())
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    return _as_file(lines, f"{event}-{table}", _form(request))


def _done(request: HttpRequest, event: str, act: Callable[[], Any]) -> HttpResponse:
    """One act and the page again, with the reason where it was refused."""
    found_event(event)
    try:
        act()
    except Refusal as refusal:
        if refusal.code in LOST:
            raise Http404(refusal.code) from refusal
        return _page(request, event, refusal.code)
    return HttpResponseRedirect(reverse("tables", args=[event]))


@desks
@require_POST
def table_ask(request: HttpRequest, event: str, table: str) -> HttpResponse:
    why, account = request.POST.get("why", ""), staff(request)
    return _done(
        request,
        event,
        lambda: operations.ask_full_export(event=event, code=table, why=why, by=account, now=clock.now()),
    )


@desks
@require_POST
def table_decide(request: HttpRequest, event: str, export: str) -> HttpResponse:
    """Another person confirms or refuses."""
    confirm, account = request.POST.get("decision") == "confirm", staff(request)
    return _done(
        request,
        event,
        lambda: operations.decide_full_export(
            export=export, event=event, confirm=confirm, by=account, now=clock.now()
        ),
    )


@desks
@require_POST
def table_take(request: HttpRequest, event: str, export: str) -> HttpResponse:
    """The table itself, once, to whoever asked for it; a workbook unless `csv` is asked for."""
    found_event(event)
    try:
        code, lines = operations.hand_out(export=export, event=event, by=staff(request), now=clock.now())
    except Refusal as refusal:
        if refusal.code in LOST:
            raise Http404(refusal.code) from refusal
        return _page(request, event, refusal.code)
    return _as_file(lines, f"{event}-{code}-full", _form(request))


def _form(request: HttpRequest) -> str:
    return "csv" if request.POST.get("form") == "csv" else "xlsx"


def _as_file(lines: Lines, name: str, form: str) -> HttpResponse:
    columns, *rows = lines
    whole = workbook(name[:31], columns, rows) if form == "xlsx" else b"".join(csv_lines(columns, rows))
    return attached(whole, name, form)
