"""The secretariat's first page: what waits for a person, event by event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rostrum.apps.conformance import queries as conformance
from rostrum.apps.correspondence import queries as correspondence
from rostrum.apps.mandate import queries as mandates
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import queries as participation
from rostrum.apps.processes.permissions import has
from rostrum.foundation import clock
from rostrum.procedure.programme import programme
from rostrum.web.components.access import refused, staff_required
from rostrum.web.components.programme_words import STATES, Word
from rostrum.web.components.resolution_words import dashed
from rostrum.web.secretariat.participants import staff


@dataclass(frozen=True)
class EventLine:
    """An event with what is still to do in it. `missing` are participants without a link to the floor."""

    event: meeting.EventRow
    start: datetime
    version: int
    state: Word
    participants: int
    missing: int
    breaches: int
    open: int
    resolution: str
    address: str  # of the resolution's page, empty while it is not held


@staff_required()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """For the secretariat of one event or more; the resolutions belong to those of all events."""
    everywhere = has(request.user, "secretariat", None)
    events = [row for row in meeting.events() if has(request.user, "secretariat", row.id)]
    if not events and not everywhere:
        return refused(request, "not_permitted")
    mail = correspondence.counts(by=staff(request))
    held = mandates.resolutions(language=get_language() or "en")
    symbols = {row.symbol for row in held}
    context = {
        "everywhere": everywhere,
        "resolutions": len(held),
        "waiting": [(row, dashed(row.symbol)) for row in held if row.unconfirmed],
        "events": sorted(lines(events, symbols), key=lambda one: one.start, reverse=True),
        "failed": mail["failed"],
        "bounced": mail["bounced"],
    }
    return render(request, "secretariat/home.html", context)


def lines(events: list[meeting.EventRow], held: set[str]) -> Iterator[EventLine]:
    for row in events:
        newest = meeting.versions(event=row.id)[0]
        report = conformance.findings(event=row.id)
        arrangement = meeting.arrangement(event=row.id)
        symbol = str(arrangement["mandate"]["resolution"])
        yield EventLine(
            event=row,
            start=programme(arrangement).meetings[0].start,
            version=newest.number,
            state=STATES[newest.state],
            participants=len(participation.participants(event=row.id)),
            missing=len(participation.without_link(event=row.id, now=clock.now())),
            breaches=report.count("breach"),
            open=report.count("open"),
            resolution=symbol,
            address=dashed(symbol) if symbol in held else "",
        )
