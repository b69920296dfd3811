"""The desk of one event: what falls due, what waits for a decision, balance, mandate, and what needs a hand.

Every number leads to the list it counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from rostrum.apps.conformance import queries as conformance
from rostrum.apps.correspondence import queries as correspondence
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import full_requests
from rostrum.apps.participation import queries as participation
from rostrum.apps.registration import queries
from rostrum.apps.registration.queries import WAITING, Filters
from rostrum.foundation import clock
from rostrum.procedure.conformance import Report
from rostrum.procedure.programme import programme
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.provision_words import anchor, heading
from rostrum.web.components.result_words import RESULTS, Result
from rostrum.web.secretariat.deadlines import Standing, lines, standing
from rostrum.web.secretariat.participants import short_labels, staff
from rostrum.web.secretariat.participants_forms import GROUPS
from rostrum.web.secretariat.registrations import HEADS, heads, tallies
from rostrum.web.secretariat.registrations_filters import written

NEXT = 6  # deadlines of the desk
ROWS = 12


Word = str | Promise
NO_LINK = gettext_lazy("participants without a link to the floor")
TRAVEL = gettext_lazy("requests for travel support to decide")
TABLES = gettext_lazy("whole tables to confirm or refuse")
MAIL = {"failed": gettext_lazy("letters that failed"), "bounced": gettext_lazy("letters that came back")}


@dataclass(frozen=True)
class Hand:
    """Something that needs a person: how many, in words, and where they are."""

    number: int
    words: Word
    address: str


@dataclass(frozen=True)
class Bar:
    """A group of those who take part: how many, in per cent, and where they are."""

    word: Any
    number: int
    share: int
    address: str


@dataclass(frozen=True)
class Asked:
    """A provision, and how the arrangement stands to it."""

    clause: str
    asks: str
    result: Result
    address: str


@dataclass(frozen=True)
class Due:
    """What falls due, with the moment that is shown and where it is kept; of the first meeting `what` is empty."""

    at: datetime
    zone: str
    what: str
    address: str
    standing: Standing
    left: bool
    short: bool = False  # for visas


@staff_required("secretariat")
@require_safe
def overview(request: HttpRequest, event: str) -> HttpResponse:
    row, by, now = found_event(event), staff(request), clock.now()
    counts = queries.counts(event=event, by=by)
    labels = short_labels(event)
    report = conformance.findings(event=event)
    taking = queries.balance(event=event, by=by)
    context = {
        "event": row,
        "now": clock.moment(now),
        "due": sorted((*deadlines(event, now), *sitting(row, now)), key=lambda one: one.at),
        "heads": [HEADS[one] for one in heads(counts)],
        "tallies": list(tallies(event, counts, labels)),
        "to_decide": sum(told.get("submitted", 0) for told in counts.values()),
        "queue": f"{reverse('registrations', args=[event])}?{written(Filters(state='submitted'))}",
        "results": [
            (result, report.count(name), f"{reverse('mandate', args=[event])}?result={name}#provisions")
            for name, result in RESULTS.items()
            if report.count(name)
        ],
        "asked": list(asked(event, report)),
        "taking": taking,
        "approved": f"{reverse('registrations', args=[event])}?{written(Filters(state='approved'))}",
        "women": share(taking.women, taking.told),
        "bars": list(bars(event, taking)),
        "hands": [one for one in hands(event, by, now) if one.number],
    }
    return render(request, "secretariat/overview.html", context)


def deadlines(event: str, now: int) -> Iterator[Due]:
    """The next of those that have a day."""
    page = reverse("deadlines", args=[event])
    held = lines(event, now, history=False)
    ahead = ((one, one.shown) for one in held if not one.row.passed and one.shown)
    for one, at in islice(ahead, NEXT):
        short = one.row.visa_days is not None
        address = f"{page}#deadline-{one.row.id}"
        yield Due(at, one.row.zone, one.row.what, address, one.standing, left=True, short=short)


def sitting(row: meeting.EventRow, now: int) -> Iterator[Due]:
    """When the event begins, where its programme has a meeting."""
    meetings = programme(meeting.arrangement(event=row.id)).meetings
    if meetings:
        start = min(one.start for one in meetings)
        at = clock.micros(start)
        held = standing(at, row.tz, now, passed=at <= now)
        yield Due(start, row.tz, "", reverse("programme_edit", args=[row.id]), held, left=at > now)


def asked(event: str, report: Report) -> Iterator[Asked]:
    """What breaches the mandate first, then what is open, then what holds; the page of the mandate has the rest."""
    page = reverse("mandate", args=[event])
    sorted_by_result = (one for name in RESULTS for one in report.findings if one.result == name)
    for one in islice(sorted_by_result, ROWS):
        clause = heading(one.clause.partition("#")[0])
        yield Asked(clause, one.asks, RESULTS[one.result], f"{page}?result={one.result}#{anchor(one)}")


def share(number: int, of: int) -> int:
    """In whole per cent; 0 of nobody."""
    return round(100 * number / of) if of else 0


def bars(event: str, taking: queries.Taking) -> Iterator[Bar]:
    """The regional groups in their usual order, with their share of those who belong to one."""
    page, total = reverse("registrations", args=[event]), sum(taking.regions.values())
    for code, word in GROUPS.items():
        number = taking.regions.get(code, 0)
        if code:
            query = written(Filters(state="approved", region=code))
            yield Bar(word, number, share(number, total), f"{page}?{query}")


def hands(event: str, by: Any, now: int) -> Iterator[Hand]:
    """What needs a hand; whoever has none of it sees nothing."""
    page = reverse("registrations", args=[event])
    for words, filters in of_registrations(event):
        number = queries.number(event=event, filters=filters, by=by)
        yield Hand(number, words, f"{page}?{written(filters)}")
    missing = len(participation.without_link(event=event, now=now))
    yield Hand(missing, NO_LINK, f"{reverse('participants', args=[event])}?link=none")
    travel = sum(told["requested"] for told in queries.travel_counts(event=event, by=by).values())
    yield Hand(travel, TRAVEL, f"{reverse('travel', args=[event])}?show=requested#requests-h")
    tables = full_requests.to_decide(event=event, by=by, now=now)
    yield Hand(tables, TABLES, f"{reverse('tables', args=[event])}#asked-h")
    mail = correspondence.counts(by=by, event=event)
    for state, words in MAIL.items():
        yield Hand(mail[state], words, f"{reverse('outbox')}?state={state}&event={event}")


def of_registrations(event: str) -> Iterator[tuple[Word, Filters]]:
    """Statements are missing only where the modalities ask for them."""
    yield gettext_lazy("approved before, and changed since"), Filters(state=WAITING, again=True)
    yield gettext_lazy("sent after the deadline"), Filters(state=WAITING, late=True)
    if meeting.arrangement(event=event).get("statements"):
        yield gettext_lazy("speakers without a written statement"), Filters(state="approved", silent=True)
