"""Whatever was disclosed, by whom, when and why: shown here and nowhere else; the confidential record as a file."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from rostrum.apps.presidents_list import queries
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.list_words import countries
from rostrum.web.office.objections import NOBODY
from rostrum.web.office.places import Shown, account_of, desk_of, office_alone, place, shown
from rostrum.web.office.words import words

WHAT = {
    "objection": gettext_lazy("An objection was opened"),
    "basis": gettext_lazy("The general basis was told"),
}


@dataclass(frozen=True)
class LogLine:
    row: queries.DisclosureRow
    what: Any
    shown: Shown
    to: str


@sensitive_variables("lines")
@office_alone
@require_safe
def log(request: HttpRequest, event: str, name: str) -> HttpResponse:
    held = place(request, event, name)
    names, states = shown(desk_of(held)), countries(get_language() or "en")
    page: dict[str, Any] = held.page | {"lines": []}
    try:
        page["lines"] = [
            LogLine(row, WHAT[row.what], names.get(row.nominee, NOBODY), states.get(row.to.upper(), row.to))
            for row in queries.disclosures(which=held.which, by=account_of(held))
        ]
    except Refusal as refusal:
        page["problem"] = words(refusal)[1]
    return render(request, "office/log.html", page)


@office_alone
@require_safe
def record(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """For `rostrum verify`. It holds ids and no names; its head is never published (D14)."""
    held = place(request, event, name)
    lines = b"".join(queries.record_lines(which=held.which, by=account_of(held)))
    answer = HttpResponse(lines, content_type="application/jsonl")
    answer["Content-Disposition"] = f'attachment; filename="{held.which.id}.jsonl"'
    return answer
