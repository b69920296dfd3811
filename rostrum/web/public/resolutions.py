"""A resolution as everybody reads it: the official wording, unit by unit, acknowledged to its source (R1, R11, R12)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rostrum.apps.mandate import queries
from rostrum.foundation.languages import BY_CODE, direction
from rostrum.procedure import symbols
from rostrum.web.components.resolution_words import (
    dashed,
    language_name,
    symbol_of,
    unit_anchor,
    unit_margin,
    unit_name,
)

UNITS_A_PAGE = 300


@dataclass(frozen=True)
class Run:
    """A stretch of words; `opening` as the document sets apart, then the note that is called after it."""

    text: str
    opening: bool = False
    note: str = ""
    note_anchor: str = ""


@dataclass(frozen=True)
class Line:
    """A unit in words. `quoted` are the documents it names, each with its address."""

    anchor: str
    name: str
    margin: str
    part: str
    runs: tuple[Run, ...]
    cites: tuple[tuple[str, str], ...]


@require_safe
def resolutions(request: HttpRequest) -> HttpResponse:
    """Every resolution held, the youngest first."""
    held = queries.resolutions(language=_language())
    rows = [
        (row, dashed(row.symbol), direction(row.title_language), [language_name(c) for c in row.languages])
        for row in held
    ]
    return render(request, "public/resolution_list.html", {"rows": rows})


@require_safe
def resolution(request: HttpRequest, symbol: str) -> HttpResponse:
    """The units in the language of the page, or in the nearest one held, and then marked."""
    sheet = queries.sheet(symbol=symbol_of(symbol), language=_language())
    if sheet is None:
        raise Http404("resolution_unknown")
    page = Paginator(sheet.units, UNITS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "sheet": sheet,
        "direction": direction(sheet.language),
        "fallback": sheet.language != BY_CODE[_language()].code,
        "language_name": language_name(sheet.language),
        "published": symbols.address(symbols.Symbol(sheet.symbol), sheet.language),
        "page": page,
        "lines": [line(unit, sheet.language) for unit in page.object_list],
    }
    return render(request, "public/resolution.html", context)


def line(unit: queries.SheetUnit, language: str) -> Line:
    named = (symbols.recognise(cited) for cited in unit.cites)
    return Line(
        anchor=unit_anchor(unit.path),
        name=unit_name(unit.path),
        margin=unit_margin(unit.path),
        part=unit.part,
        runs=tuple(runs(unit)),
        cites=tuple((one.text, symbols.address(one, language)) for one in named if one),
    )


def runs(unit: queries.SheetUnit) -> Iterator[Run]:
    """The text cut after its opening and at every call of a note."""
    begun = len(unit.opening) if unit.text.startswith(unit.opening) else 0
    cuts = {int(note["at"]): str(note["path"]) for note in unit.notes}
    start = 0
    for end in sorted({begun, *cuts, len(unit.text)} - {0}):
        path = cuts.get(end, "")
        number = path.rpartition("fn")[2]
        yield Run(unit.text[start:end], end <= begun, number, unit_anchor(path) if path else "")
        start = end


def _language() -> str:
    return get_language() or "en"
