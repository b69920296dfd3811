"""Erasing a person at the desk, and the report of what was deleted (R199)."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.deletions import DeletionRow, deletions, kept_fields
from rostrum.apps.registration import operations
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.retention import DAYS, first_due
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.retention_words import CAUSES, CLASSES, OTHER, REFUSALS, TABLES
from rostrum.web.secretariat.participants import found_person, staff

desks = staff_required("secretariat")


@desks
@require_http_methods(["GET", "HEAD", "POST"])
def participant_erase(request: HttpRequest, event: str, participant: str) -> HttpResponse:
    """Says what goes and what stays, then asks once."""
    row, person = found_event(event), found_person(event, participant)
    error: Any = ""
    if request.method == "POST":
        error = _erased(request, person.id)
        if not error:
            return HttpResponseRedirect(f"{reverse('deletions', args=[event])}?erased=1")
    page = {"event": row, "person": person, "error": error}
    return render(request, "secretariat/erase.html", page, status=422 if error else 200)


def _erased(request: HttpRequest, participant: str) -> Any:
    """Why nothing was erased, or empty."""
    if request.POST.get("sure") != "yes":
        return REFUSALS["not_sure"]
    try:
        operations.erase_person(participant=participant, by=staff(request), now=clock.now())
    except Refusal as refusal:
        return REFUSALS.get(refusal.code, REFUSALS["not_sure"])
    return ""


@desks
@require_safe
def deletions_report(request: HttpRequest, event: str) -> HttpResponse:
    """What was deleted, and what is deleted when."""
    row = found_event(event)
    over = None if row.rehearsal else meeting.over(event=event)
    days = first_due(DAYS, over)
    page = {
        "event": row,
        "erased": "erased" in request.GET,
        "lines": [_line(one) for one in deletions(event=event)],
        "classes": [_class(kept, names, days) for kept, names in sorted(kept_fields().items(), key=_order)],
    }
    return render(request, "secretariat/deletions.html", page)


def _line(one: DeletionRow) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    for label, number in one.counts.items():
        counts[str(TABLES.get(label, OTHER))] += number
    return {"row": one, "cause": CAUSES[one.cause], "kept": CLASSES.get(one.kept, ""), "counts": dict(counts)}


def _class(
    kept: str, names: tuple[str, ...], days: dict[str, int]
) -> tuple[Any, int | None, datetime | None, int]:
    at = days.get(kept)
    return CLASSES[kept], DAYS[kept], clock.moment(at) if at is not None else None, len(names)


def _order(told: tuple[str, tuple[str, ...]]) -> int:
    return list(DAYS).index(told[0])
