"""Correcting what Members have, or replacing it, without a new name (R84): first which names, then how they stand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from rostrum.apps.presidents_list import operations, queries
from rostrum.procedure.non_objection.versions import stands_in
from rostrum.web.office.circulating import pages, posted, sent, status, symbols
from rostrum.web.office.forms import ReissueForm
from rostrum.web.office.places import Place, desk_of, office_alone, place, shown

MOST = 50  # names corrected by one version: each has its fields on one page


@office_alone
@pages
def reissue(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """A corrigendum, or a revision without new names. The names to correct stand in the address of the second step."""
    held = place(request, event, name)
    found = desk_of(held)
    wanted = request.GET.getlist("nominee")
    rows = [row for row in standing(found) if row.name.nominee in wanted]
    if len(rows) > MOST:
        told = ngettext("Choose at most {number} name.", "Choose at most {number} names.", MOST)
        messages.error(request, told.format(number=MOST))
    elif request.method == "POST" or "correct" in request.GET:
        return spelling(request, held, found, rows)
    page = held.page | {"choices": choices(found, wanted), "ready": found.correctable}
    return render(request, "office/reissue.html", page)


def spelling(
    request: HttpRequest, held: Place, found: queries.DeskList, rows: list[queries.NameRow]
) -> HttpResponse:
    people = {row.name.nominee: (row.person.name, row.person.body) for row in rows}
    of = stands_in(found.versions, {row.name.version for row in rows})
    form = ReissueForm(posted(request), people=people, issued=symbols(found), of=of)
    if sent(
        form,
        lambda: operations.reissue_list(
            which=held.which, again=form.again(), by=held.by(form.cleaned_data["key"])
        ),
    ):
        messages.success(request, gettext("The version is noted. The names stand as corrected."))
        return held.back()
    words = shown(found)
    lines = [(words[nominee], form.spelling(nominee)) for nominee in people]
    page = held.page | {"form": form, "lines": lines, "ready": found.correctable}
    return render(request, "office/reissue_spelling.html", page, status=status(form))


def standing(found: queries.DeskList) -> list[queries.NameRow]:
    """The names that Members have and nobody took back."""
    return [row for row in found.names if row.name.version and not row.name.dropped and not row.person.gone]


def choices(found: queries.DeskList, wanted: list[str]) -> list[dict[str, object]]:
    words = shown(found)
    return [
        {"shown": words[row.name.nominee], "ticked": row.name.nominee in wanted} for row in standing(found)
    ]
