"""Requests for the general basis of objections, for the Office alone (R88-R90, Amb8)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from rostrum.apps.people import queries as people
from rostrum.apps.presidents_list import operations, queries
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.list_words import countries
from rostrum.web.office.circulating import pages
from rostrum.web.office.forms import RequestForm
from rostrum.web.office.objections import NOBODY, sent_names
from rostrum.web.office.places import Place, account_of, desk_of, office_alone, place, shown
from rostrum.web.office.words import tell, words


@sensitive_variables("form")
@sensitive_post_parameters()
@office_alone
@pages
def add(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """Note that a State asks; also about a name that nobody objected to."""
    held = place(request, event, name)
    states = people.states(language=get_language() or "en")
    offered: dict[str, Any] = {
        "names": sent_names(held),
        "states": [(one.code, one.name) for one in states],
    }
    form = RequestForm(request.POST if request.method == "POST" else None, **offered)
    if form.is_valid():
        told = form.cleaned_data
        try:
            operations.receive_request(
                which=held.which, nominee=told["nominee"], state=told["state"], by=held.by(told["key"])
            )
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, gettext("The request is noted."))
            return held.back("office_confidential")
    status = 422 if form.errors else 200
    return render(request, "office/request_add.html", held.page | {"form": form}, status=status)


@sensitive_variables("told")
@office_alone
@pages
def disclose(request: HttpRequest, event: str, name: str, request_id: str) -> HttpResponse:
    """The general basis for the State that asked, in this answer alone. The Office hands it over by its own way."""
    held = place(request, event, name)
    row = _row(held, request_id)
    told, problem = None, ""
    if request.method == "POST":
        try:
            told = operations.disclose_basis(which=held.which, request=request_id, by=held.by())
        except Refusal as refusal:
            problem = words(refusal)[1]
    states = countries(get_language() or "en")
    page = held.page | {
        "row": row,
        "shown": shown(desk_of(held)).get(row.nominee, NOBODY),
        "state": states.get(row.state.upper(), row.state),
        "told": told,
        "problem": problem,
    }
    return render(request, "office/request.html", page, status=409 if problem else 200)


def _row(held: Place, request_id: str) -> queries.RequestRow:
    try:
        found = queries.requests(which=held.which, by=account_of(held))
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    row = next((one for one in found if one.id == request_id), None)
    if row is None:
        raise Http404("no_such_request")
    return row
