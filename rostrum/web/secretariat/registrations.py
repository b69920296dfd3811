"""The queue of registrations: what waits for a decision, by category and state, with the filters of its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rostrum.apps.registration import exports, operations, queries
from rostrum.apps.registration.queries import PAGE, Filters, Queued
from rostrum.procedure.registration.delegations import by_delegation
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.numbers import number
from rostrum.web.components.spreadsheets import KINDS, attached
from rostrum.web.secretariat.participants import short_labels, staff
from rostrum.web.secretariat.participants_forms import GROUPS as REGIONS
from rostrum.web.secretariat.registrations_filters import EVERY, read, written
from rostrum.web.secretariat.registrations_words import DONE, FLAGS, GROUPS, MEMBERS, STATES, TONES

desks = staff_required("secretariat")
HEADS = STATES | GROUPS


@dataclass(frozen=True)
class Line:
    """A row of the queue in words."""

    row: Queued
    category: str
    state: Any
    tone: str
    flags: tuple[Any, ...]


@dataclass(frozen=True)
class Count:
    """A number that leads to its list."""

    number: int
    address: str


@dataclass(frozen=True)
class Tally:
    """A category with its numbers, state by state as the head of the table has them."""

    label: str
    counts: tuple[Count, ...]


COLUMNS = ("submitted", "asked", "proposed", "approved", queries.NOT_APPROVED)


@desks
@require_safe
def registrations(request: HttpRequest, event: str) -> HttpResponse:
    return queue_page(request, event)


def queue_page(request: HttpRequest, event: str, *, error: str = "", status: int = 200) -> HttpResponse:
    by, filters, row = staff(request), read(request.GET), found_event(event)
    first = number(request.GET.get("after", ""), 0)
    labels, ways = short_labels(event), queries.ways_of(event=event)
    rows = queries.queue(event=event, filters=filters, by=by, first=first)
    counts = queries.counts(event=event, by=by)
    total = queries.number(event=event, filters=filters, by=by)
    context = {
        "event": row,
        "lines": [line(one, labels) for one in rows],
        "heads": [HEADS[one] for one in heads(counts)],
        "tallies": list(tallies(event, counts, labels)),
        "filters": filters,
        "query": written(filters),
        "states": [*GROUPS.items(), *STATES.items()],
        "every": EVERY,
        "categories": [(code, word) for code, word in labels.items() if code in ways],
        "regions": [(code, word) for code, word in REGIONS.items() if code],
        "members": MEMBERS.items() if filters.member or any(map(by_delegation, ways.values())) else (),
        "total": total,
        "first": first + 1,
        "last": first + len(rows),
        "earlier": written(filters, after=max(first - PAGE, 0)) if first else "",
        "later": written(filters, after=first + PAGE) if first + len(rows) < total else "",
        "left_out": queries.protected(event=event, filters=filters, by=by),
        "all": "all" in request.GET,
        "most": operations.MOST,
        "error": error,
        "done": DONE.get(request.GET.get("done", "")),
        "registered": number(request.GET.get("registered", ""), 0),
        "approved": number(request.GET.get("approved", ""), 0),
    }
    return render(request, "secretariat/registrations.html", context, status=status)


def line(row: Queued, labels: dict[str, str]) -> Line:
    return Line(
        row,
        labels.get(row.category, row.category),
        STATES[row.state],
        TONES[row.state],
        tuple(FLAGS[one][0] for one in row.flags),
    )


def heads(counts: dict[str, dict[str, int]]) -> tuple[str, ...]:
    """The states of the table: those that a process does not know stay away."""
    known = {state for told in counts.values() for state in told}
    return tuple(one for one in COLUMNS if one != "proposed" or one in known)


def tallies(event: str, counts: dict[str, dict[str, int]], labels: dict[str, str]) -> Iterator[Tally]:
    """The table of categories in the order of the modalities; each number leads to its list."""
    page = reverse("registrations", args=[event])
    for category in sorted(counts, key=[*labels, *counts].index):
        numbers = tuple(
            Count(
                sum(counts[category].get(one, 0) for one in queries.GROUPS.get(state, (state,))),
                f"{page}?{written(Filters(state=state, category=category))}",
            )
            for state in heads(counts)
        )
        yield Tally(labels.get(category, category), numbers)


@desks
@require_safe
def registrations_file(request: HttpRequest, event: str, form: str) -> HttpResponse:
    """What the filters find, as a file; protected people are left out."""
    by, filters = staff(request), read(request.GET)
    found_event(event)
    if form not in KINDS:
        raise Http404(form)
    written = exports.registrations_csv if form == "csv" else exports.registrations_xlsx
    return attached(written(event=event, filters=filters, by=by), f"{event}-registrations", form)
