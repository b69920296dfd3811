"""The secretariat brings resolutions in, and says where their clauses begin (D5)."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from rostrum.apps.mandate import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.languages import direction
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.resolution.intake import LARGEST
from rostrum.procedure.resolution.units import ResolutionError
from rostrum.web.components.access import staff_required
from rostrum.web.components.resolution_words import dashed, language_name, unit_anchor, unit_name
from rostrum.web.components.uploads import bounded
from rostrum.web.secretariat.mandate_forms import FileForm
from rostrum.web.secretariat.mandate_words import found_there, words
from rostrum.web.secretariat.participants import staff

desks = staff_required("secretariat")


def too_large(request: HttpRequest) -> HttpResponse:
    return brought(request, FileForm({}), Refusal("too_large"))


@desks
@require_safe
def resolution_desk(request: HttpRequest) -> HttpResponse:
    """Every resolution held, with how many clauses wait for a person."""
    rows = [
        (row, dashed(row.symbol), direction(row.title_language), [language_name(c) for c in row.languages])
        for row in queries.resolutions(language=get_language() or "en")
    ]
    return render(request, "secretariat/mandate.html", {"rows": rows})


@csrf_exempt  # asked below, when it is known who sends and how much; asking it here would read the body first
@desks
@bounded(LARGEST, too_large)
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def resolution_import(request: HttpRequest) -> HttpResponse:
    """One language of a resolution, all of it or nothing; the next language may follow on the same page."""
    if request.method != "POST":
        return brought(request, FileForm())
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return brought(request, form)
    file = form.cleaned_data["file"]
    try:
        done = operations.import_resolution(
            data=file.read(LARGEST + 1), name=file.name, by=staff(request), now=clock.now()
        )
    except Refusal as refusal:
        return brought(request, form, refusal)
    return brought(request, FileForm(), done=done)


def brought(
    request: HttpRequest,
    form: FileForm,
    refusal: Refusal | None = None,
    done: operations.Imported | None = None,
) -> HttpResponse:
    """The page of the file, with what was wrong or what was done."""
    context: dict[str, Any] = {"done": done}
    if refusal:
        form.errors.clear()
        form.add_error("file", words(refusal))
        context["found_there"] = found_there(refusal) if isinstance(refusal, ResolutionError) else ""
    if done:
        sheet = address(done.symbol, language=done.language)
        context |= {
            "sheet": sheet,
            "language_name": language_name(done.language),
            "loosened": [
                (unit_name(path), split_address(done.symbol, path, done.language)) for path in done.loosened
            ],
        }
    status = 422 if form.errors else 200
    return render(request, "secretariat/mandate_import.html", context | {"form": form}, status=status)


def address(symbol: str, **asked: str) -> str:
    """The sheet of a resolution; with `at` the place of a unit on it."""
    fragment = f"#{unit_anchor(asked['at'])}" if "at" in asked else ""
    return f"{reverse('resolution_sheet', args=[dashed(symbol)])}?{urlencode(asked)}{fragment}"


def split_address(symbol: str, path: str, language: str) -> str:
    query = urlencode({"language": language})
    return f"{reverse('resolution_split', args=[dashed(symbol), path])}?{query}"
