"""Speakers who are selected: the list with its figures for the committee, the choice for the Office (R41, P9)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.processes.permissions import has
from rostrum.apps.selection import exports, operations, queries
from rostrum.apps.selection.operations import Which
from rostrum.apps.selection.queries import Filters
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.selection import OF_THE_COMMITTEE, allowed
from rostrum.web.components import selection_words as words
from rostrum.web.components.access import staff_required
from rostrum.web.components.categories import label_words
from rostrum.web.components.events import found_event
from rostrum.web.components.list_words import REGIONS
from rostrum.web.components.programme_words import segment_name
from rostrum.web.components.spreadsheets import KINDS, attached
from rostrum.web.office.choosing import bars, category_words, chosen_lines, lines, to_choose, totals
from rostrum.web.office.selection_filters import read, written

seeing = staff_required("office", "committee", "secretariat")
listing = staff_required("committee", "secretariat")
choosing = staff_required("office")
Act = Callable[..., Any]
LISTS: dict[str, tuple[Act, Any]] = {
    "short_list": (operations.short_list, gettext_lazy("The name is on the short-list.")),
    "take_off": (operations.take_off_list, gettext_lazy("The name is off the short-list.")),
    "note": (operations.note_interest, gettext_lazy("The note is kept.")),
}
CHOICES: dict[str, tuple[Act, Any]] = {
    "choose": (operations.choose_speaker, gettext_lazy("The choice is noted. Nobody has been told yet.")),
    "take_back": (operations.take_back_choice, gettext_lazy("The choice is taken back.")),
    "replace": (
        operations.replace_speaker,
        gettext_lazy("Another stands in this place. Both get a letter."),
    ),
}


@dataclass(frozen=True)
class Fault:
    """Why an act on an interest was not done, and what was typed for it."""

    asked: str = ""
    why: str = ""
    error: str = ""

    @property
    def status(self) -> int:
        return 422 if self.error else 200


@seeing
@require_safe
def selections(request: HttpRequest, event: str) -> HttpResponse:
    """Every segment of the event whose speakers are selected, with how far it has come."""
    row = found_event(event)
    counts, now = queries.counts(event=event, by=request.user), clock.now()  # type: ignore[arg-type]  # the page was opened to an account
    rows = [
        {
            "call": one,
            "name": segment_name(one.segment.kind, one.segment.number),
            "stands": words.STANDS[one.stands(now)],
            "counts": [
                (words.STATES[state], number, written(Filters(state=state)))
                for state, number in counts.get(one.segment.id, {}).items()
                if number
            ],
        }
        for one in queries.calls(event=event)
    ]
    called = {one["call"].segment.id for one in rows}
    left = sum(sum(told.values()) for segment, told in counts.items() if segment not in called)
    page = {"event": row, "rows": rows, "left": left, "office": has(request.user, "office", event)}
    return render(request, "office/selections.html", page)


@seeing
@require_safe
def board(request: HttpRequest, event: str, segment: str) -> HttpResponse:
    """Everybody interested in one segment, with filters, notes and the balance."""
    return _listing(request, event, segment, Fault())


def _listing(request: HttpRequest, event: str, segment: str, fault: Fault) -> HttpResponse:
    filters = read(request.GET)
    found, known = _board(request, event, segment, filters), labels(event)
    may_list = any(has(request.user, role, event) for role in ("committee", "secretariat"))
    page = _about(request, event, found) | {
        "current": "list",
        "heading": gettext("Interest and short-list"),
        "filters": filters,
        "query": written(filters),
        "states": [*words.GROUPS.items(), *words.STATES.items()],
        "regions": [(code, word) for code, word in REGIONS.items() if code],
        "categories": [(code, category_words(code, known)) for code in found.categories],
        "firsts": words.FIRSTS.items(),
        "lines": lines(
            found.rows, known, lambda one: allowed(one.state, OF_THE_COMMITTEE) if may_list else ()
        ),
        "fault": fault,
    }
    return render(request, "office/selection.html", page, status=fault.status)


@seeing
@require_safe
def selection_file(request: HttpRequest, event: str, segment: str, form: str) -> HttpResponse:
    """What the filters find, as a file; protected people are left out."""
    filters = read(request.GET)
    found_event(event)
    if form not in KINDS:
        raise Http404(form)
    table = exports.interest_csv if form == "csv" else exports.interest_xlsx
    try:
        content = table(event=event, segment=segment, filters=filters, by=request.user)  # type: ignore[arg-type]  # the page was opened to an account
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    return attached(content, f"{event}-{segment}-interest", form)


@choosing
@require_safe
def choice(request: HttpRequest, event: str, segment: str) -> HttpResponse:
    """Who is chosen, in which order, and who could be: the short-list first."""
    return _choosing(request, event, segment, Fault())


def _choosing(request: HttpRequest, event: str, segment: str, fault: Fault) -> HttpResponse:
    found, known = _board(request, event, segment, Filters()), labels(event)
    page = _about(request, event, found) | {
        "current": "choice",
        "heading": gettext("Choice of the President"),
        "chosen": chosen_lines(found, known),
        "candidates": to_choose(found, known),
        "left": None if found.places is None else max(0, found.places - found.figures.chosen),
        "untold": found.untold,
        "runs": found.call.runs(clock.now()),
        "tells": found.untold and found.figures.chosen,
        "fault": fault,
    }
    return render(request, "office/selection_choice.html", page, status=fault.status)


@listing
@require_POST
def act(request: HttpRequest, event: str, segment: str, asked: str) -> HttpResponse:
    """One act of the committee on one interest."""
    fault = _done(request, LISTS, Which(event, segment, asked))
    if fault.error:
        return _listing(request, event, segment, fault)
    return HttpResponseRedirect(f"{reverse('selection', args=[event, segment])}#i-{asked}")


@choosing
@require_POST
def choose(request: HttpRequest, event: str, segment: str, asked: str) -> HttpResponse:
    """One act of the Office on one interest; a replacement names another."""
    fault = _done(request, CHOICES, Which(event, segment, asked))
    if fault.error:
        return _choosing(request, event, segment, fault)
    return HttpResponseRedirect(f"{reverse('selection_choice', args=[event, segment])}#i-{asked}")


@choosing
@require_POST
def tell(request: HttpRequest, event: str, segment: str) -> HttpResponse:
    """Tell everybody at once."""
    try:
        number = operations.tell_everybody(
            event=event,
            segment=segment,
            by=request.user,  # type: ignore[arg-type]  # the page was opened to an account
            now=clock.now(),
        )
    except Refusal as refusal:
        messages.error(request, str(words.REFUSALS.get(refusal.code, words.OTHER)))
    else:
        said = ngettext("%(number)s person is told.", "%(number)s people are told.", number)
        messages.success(request, said % {"number": number})
    return HttpResponseRedirect(reverse("selection_choice", args=[event, segment]))


def _done(request: HttpRequest, acts: Mapping[str, tuple[Act, Any]], which: Which) -> Fault:
    """Do what was pressed; where it was refused, what was typed is kept beside the reason."""
    told = request.POST
    why = told.get("why", "")
    operation, said = acts.get(told.get("act", ""), (None, ""))
    if operation is None:
        return Fault(which.expression, why, str(words.OTHER))
    more = {"instead": told.get("instead", "")} if told["act"] == "replace" else {}
    try:
        operation(which=which, why=why, by=request.user, now=clock.now(), **more)
    except Refusal as refusal:
        return Fault(which.expression, why, str(words.REFUSALS.get(refusal.code, words.OTHER)))
    messages.success(request, str(said))
    return Fault()


def labels(event: str) -> dict[str, str]:
    """The event's own words for its categories."""
    return label_words(meeting.arrangement(event=event).get("participants", {}))


def _board(request: HttpRequest, event: str, segment: str, filters: Filters) -> queries.Board:
    found_event(event)
    try:
        return queries.board(event=event, segment=segment, filters=filters, by=request.user)  # type: ignore[arg-type]  # the page was opened to an account
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal


def _about(request: HttpRequest, event: str, found: queries.Board) -> dict[str, Any]:
    """What both pages of a segment say first, and the figures beside the list."""
    closes, now = found.call.closes, clock.now()
    return {
        "event": found_event(event),
        "segment": found.call.segment,
        "name": segment_name(found.call.segment.kind, found.call.segment.number),
        "stands": words.STANDS[found.call.stands(now)],
        "closes": closes.moment if closes else None,
        "inclusive": bool(closes and closes.inclusive),
        "criteria": found.call.terms.criteria,
        "places": found.places,
        "office": has(request.user, "office", event),
        "totals": totals(found.figures),
        "tables": bars(found.figures, labels(event)),
        "left_out": found.protected,
    }
