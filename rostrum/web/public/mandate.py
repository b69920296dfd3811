"""The mandate beside the programme: what each paragraph asks, what holds, and what would satisfy it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rostrum.apps.conformance import queries as conformance
from rostrum.apps.mandate.queries import Wording
from rostrum.apps.meeting import queries
from rostrum.apps.processes.permissions import has
from rostrum.foundation.languages import direction
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.conformance import Finding, Report
from rostrum.web.components.provision_words import anchor, heading, slug
from rostrum.web.components.resolution_words import dashed
from rostrum.web.components.result_words import RESULTS, Result
from rostrum.web.public.mandate_places import Places
from rostrum.web.public.mandate_words import (
    FORCES,
    FORECASTS,
    Word,
    forecast_words,
    found_words,
    notice_words,
    satisfying_words,
    shown,
)


@dataclass(frozen=True)
class Row:
    """One provision in words."""

    anchor: str
    asks: str
    says: str
    force: Word
    should: bool
    result: Result
    confirmed: bool
    found: tuple[str, ...]
    satisfies: tuple[str, ...]
    note: str
    record: str  # where the secretariat records what is missing; empty for everybody else


@dataclass(frozen=True)
class ClauseRows:
    """The provisions of one clause, with its official wording once."""

    wording: Wording | None
    wording_direction: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Paragraph:
    anchor: str
    name: str
    clauses: tuple[ClauseRows, ...]


@dataclass(frozen=True)
class Count:
    """How many provisions have a result, with the filter that shows them."""

    name: str
    result: Result
    number: int
    current: bool


@require_safe
def mandate(request: HttpRequest, event: str) -> HttpResponse:
    """Public: nothing confidential is among the facts (conformance.queries)."""
    try:
        row = queries.event(event=event)
        held = conformance.mandate(event=event, language=get_language() or "en")
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    asked = request.GET.get("result", "")
    chosen = asked if asked in RESULTS else ""
    places = Places(held.arrangement)
    desk = row.id if has(request.user, "secretariat", row.id) else ""
    return render(
        request,
        "public/mandate.html",
        {
            "event": row,
            "rehearsal": row.rehearsal,
            "held": held,
            "total": len(held.report.findings),
            "chosen": RESULTS[chosen].word if chosen else "",
            "counts": counts(held.report, chosen),
            "paragraphs": paragraphs(held, places, chosen, desk),
            "forecasts": [(f, FORECASTS[f.result], *forecast_words(f)) for f in held.report.forecasts],
            "notices": [notice_words(notice, places) for notice in held.report.notices],
            "version": queries.versions(event=event)[0],
            "resolution": dashed(held.symbol) if held.wordings else "",
        },
    )


def counts(report: Report, chosen: str) -> list[Count]:
    """What is wrong first; a result that does not occur is left out."""
    numbers = ((name, result, report.count(name)) for name, result in RESULTS.items())
    return [Count(name, result, number, name == chosen) for name, result, number in numbers if number]


def paragraphs(held: conformance.Mandate, places: Places, chosen: str, desk: str) -> list[Paragraph]:
    """The provisions paragraph by paragraph, in the order of the modalities; with `chosen` only that result."""
    wanted = [one for one in held.report.findings if chosen in {"", one.result}]
    return [
        Paragraph(slug(path), heading(path), clauses=tuple(clauses(group, held, places, desk)))
        for path, group in groupby(wanted, key=lambda one: one.clause.partition("#")[0])
    ]


def clauses(
    group: Iterable[Finding], held: conformance.Mandate, places: Places, desk: str
) -> Iterable[ClauseRows]:
    """Clauses whose language has no cut share the words of their paragraph, which are then shown once."""
    last = ""
    for clause, findings in groupby(group, key=lambda one: one.clause):
        wording = held.wordings.get(clause)
        if wording and wording.text == last:
            wording = None
        last = wording.text if wording else last
        run = direction(wording.language) if wording else "ltr"
        yield ClauseRows(wording, run, tuple(provision(one, places, desk) for one in findings))


def provision(finding: Finding, places: Places, desk: str) -> Row:
    facts = shown(finding)
    return Row(
        anchor=anchor(finding),
        asks=finding.asks,
        says=finding.says,
        force=FORCES[finding.force],
        should=finding.modal == "should",
        result=RESULTS[finding.result],
        confirmed=finding.confirmed,
        found=tuple(filter(None, dict.fromkeys(found_words(fact, places) for fact in facts))),
        satisfies=tuple(dict.fromkeys(satisfying_words(fact, places) for fact in finding.wanting)),
        note=finding.note,
        record=record(finding, desk) if desk else "",
    )


def record(finding: Finding, event: str) -> str:
    """Where the secretariat of the event records what a provision waits for: an act, or something of a holder."""
    if finding.rule == "done" and finding.result == "open":
        return reverse("record_act", args=[event, anchor(finding)])
    if finding.rule in {"mix", "at_least"}:
        return reverse("record_desk", args=[event]) + "#offices"
    return ""
