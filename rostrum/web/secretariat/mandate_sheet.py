"""The sheet of a resolution: its clauses in one language, confirmed as proposed or moved by a person (D5)."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from rostrum.apps.mandate import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.languages import direction
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.resolution_words import (
    dashed,
    language_name,
    symbol_of,
    unit_anchor,
    unit_margin,
    unit_name,
)
from rostrum.web.secretariat.mandate import address, desks, split_address
from rostrum.web.secretariat.mandate_forms import SplitForm, cuts_of, mark
from rostrum.web.secretariat.mandate_words import words
from rostrum.web.secretariat.participants import staff

UNITS_A_PAGE = 100
WAITS = {"uncut", "proposed"}
NO_PAGE = {"resolution_unknown", "unit_unknown"}


@dataclass(frozen=True)
class SheetLine:
    """A unit with its split in one language. `state`: heading, uncut (no cut in this language), proposed, confirmed."""

    unit: queries.SheetUnit
    name: str
    margin: str
    anchor: str
    state: str
    address: str
    cuts: tuple[int, ...]
    mark: str


@desks
@require_safe
def resolution_sheet(request: HttpRequest, symbol: str) -> HttpResponse:
    """Every unit with its clauses in one language; with `show=waiting` those no person has confirmed."""
    sheet = held(request, symbol)
    waiting = [unit for unit in sheet.units if state(unit) in WAITS]
    only = request.GET.get("show") == "waiting"
    shown = waiting if only else list(sheet.units)
    wanted = request.GET.get("page") or page_of(shown, request.GET.get("at"))
    page = Paginator(shown, UNITS_A_PAGE).get_page(wanted)
    saved = request.GET.get("saved", "")
    context = {
        "sheet": sheet,
        "symbol_address": dashed(sheet.symbol),
        "direction": direction(sheet.language),
        "held_languages": [(code, language_name(code), direction(code)) for code in sheet.languages],
        "asked": request.GET.get("language", sheet.language) == sheet.language,
        "page": page,
        "lines": [sheet_line(sheet, unit) for unit in page.object_list],
        "total": sum(bool(unit.clauses) for unit in sheet.units),
        "waiting": len(waiting),
        "only": only,
        "saved": unit_name(saved) if any(unit.path == saved for unit in sheet.units) else "",
    }
    return render(request, "secretariat/mandate_sheet.html", context)


@desks
@require_http_methods(["GET", "HEAD", "POST"])
def resolution_split(request: HttpRequest, symbol: str, unit: str) -> HttpResponse:
    """The places at which the clauses of one unit begin: kept as proposed, or moved."""
    sheet = held(request, symbol)
    row = next((one for one in sheet.units if one.path == unit and one.clauses), None)
    if row is None:
        raise Http404("unit_unknown")
    initial = {"at": cuts_of(row), "seen": mark(row)}
    form = SplitForm(row, request.POST) if request.method == "POST" else SplitForm(row, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            operations.confirm_clauses(
                resolution=sheet.symbol,
                unit=unit,
                cuts={sheet.language: form.cuts()},
                by=staff(request),
                now=clock.now(),
            )
        except Refusal as refusal:
            refused(refusal, form)
        else:
            return HttpResponseRedirect(onward(sheet, unit, only=request.GET.get("show") == "waiting"))
    return split_page(request, sheet, row, form)


def refused(refusal: Refusal, form: SplitForm) -> None:
    """The words of a refusal beside the places; what does not exist has no page."""
    if refusal.code in NO_PAGE:
        raise Http404(refusal.code) from refusal
    form.add_error("at", words(refusal))


def split_page(
    request: HttpRequest, sheet: queries.Sheet, row: queries.SheetUnit, form: SplitForm
) -> HttpResponse:
    """What is shown is marked anew, so that after `changed_since` the next try is of what stands now."""
    context = {
        "sheet": sheet,
        "line": sheet_line(sheet, row),
        "form": form,
        "direction": direction(sheet.language),
        "language_name": language_name(sheet.language),
        "back": address(sheet.symbol, language=sheet.language, at=row.path),
        "symbol_address": dashed(sheet.symbol),
    }
    return render(request, "secretariat/mandate_split.html", context, status=422 if form.errors else 200)


def held(request: HttpRequest, symbol: str) -> queries.Sheet:
    """The sheet in the language asked for, or in the nearest one held."""
    language = request.GET.get("language") or get_language() or "en"
    sheet = queries.sheet(symbol=symbol_of(symbol), language=language)
    if sheet is None:
        raise Http404("resolution_unknown")
    return sheet


def sheet_line(sheet: queries.Sheet, unit: queries.SheetUnit) -> SheetLine:
    return SheetLine(
        unit=unit,
        name=unit_name(unit.path),
        margin=unit_margin(unit.path),
        anchor=unit_anchor(unit.path),
        state=state(unit),
        address=split_address(sheet.symbol, unit.path, sheet.language),
        cuts=tuple(cuts_of(unit)),
        mark=mark(unit),
    )


def state(unit: queries.SheetUnit) -> str:
    if not unit.clauses:
        return "heading"
    if any(clause.start is None for clause in unit.clauses):
        return "uncut"
    return "proposed" if any(clause.proposed for clause in unit.clauses) else "confirmed"


def onward(sheet: queries.Sheet, unit: str, *, only: bool) -> str:
    """The next unit that waits after this one, or else this one."""
    paths = [one.path for one in sheet.units]
    after = sheet.units[paths.index(unit) + 1 :]
    target = next((one.path for one in after if state(one) in WAITS), unit)
    show = {"show": "waiting"} if only else {}
    return address(sheet.symbol, language=sheet.language, saved=unit, at=target, **show)


def page_of(units: list[queries.SheetUnit], path: str | None) -> int:
    place = next((n for n, unit in enumerate(units) if unit.path == path), 0)
    return place // UNITS_A_PAGE + 1
