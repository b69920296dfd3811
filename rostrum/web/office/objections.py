"""Objections, for the Office alone. Who objected and why answers a press, never an address (security 4)."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.people import queries as people
from rostrum.apps.presidents_list import operations, queries
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.list_words import countries
from rostrum.web.office.circulating import pages
from rostrum.web.office.forms import ObjectionForm, WhyForm
from rostrum.web.office.places import Place, Shown, account_of, desk_of, office_alone, place, shown
from rostrum.web.office.words import tell, words

NOBODY = Shown("", "", "", "", "")


@dataclass(frozen=True)
class ObjectionLine:
    row: queries.ObjectionRow
    shown: Shown


@dataclass(frozen=True)
class RequestLine:
    row: queries.RequestRow
    shown: Shown
    state: str


@office_alone
@require_safe
def confidential(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """That objections were made, and who asks for their basis. Nobody but the Office knows that there are any."""
    held = place(request, event, name)
    names = shown(desk_of(held))
    states = countries(get_language() or "en")
    page = held.page | {
        "objections": [
            ObjectionLine(row, names.get(row.nominee, NOBODY))
            for row in queries.objections(which=held.which, by=account_of(held))
        ],
        "requests": [],
    }
    try:
        asked = queries.requests(which=held.which, by=account_of(held))
        page["requests"] = [
            RequestLine(row, names.get(row.nominee, NOBODY), states.get(row.state.upper(), row.state))
            for row in asked
        ]
    except Refusal as refusal:
        page["problem"] = words(refusal)[1]
    return render(request, "office/confidential.html", page)


def sent_names(held: Place) -> list[tuple[str, str]]:
    """The names that Members have seen and that still stand, as a form offers them."""
    found = desk_of(held)
    names = shown(found)
    rows = [one.name for one in found.names if one.name.version and not one.name.dropped]
    return [
        (one.nominee, ", ".join(filter(None, (names[one.nominee].name, names[one.nominee].body))))
        for one in rows
    ]


@sensitive_variables("form")
@sensitive_post_parameters()
@office_alone
@pages
def add(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """Note an objection that a Member State has sent to the Office."""
    held = place(request, event, name)
    members = people.organizations_sorted(language=get_language() or "en", kind="state")
    offered: dict[str, Any] = {
        "names": sent_names(held),
        "states": [(one.code, one.name) for one in members],
    }
    data = request.POST if request.method == "POST" else None
    form = ObjectionForm(data, **offered)
    if form.is_valid():
        told = form.cleaned_data
        try:
            operations.receive_objection(
                which=held.which, nominee=told["nominee"], said=form.said(), by=held.by(told["key"])
            )
        except Refusal as refusal:
            tell(form, refusal)
        else:
            messages.success(request, gettext("It is noted, and sealed."))
            return held.back("office_confidential")
    status = 422 if form.errors else 200
    return render(request, "office/objection_add.html", held.page | {"form": form}, status=status)


@sensitive_variables("opened")
@office_alone
@pages
def objection(request: HttpRequest, event: str, name: str, objection: str) -> HttpResponse:
    """That there is an objection; who made it and why after a reason was given, once, in this answer alone."""
    held = place(request, event, name)
    row = next(
        (one for one in queries.objections(which=held.which, by=account_of(held)) if one.id == objection),
        None,
    )
    if row is None:
        raise Http404("no_such_objection")
    form, opened = WhyForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        try:
            opened = operations.open_objection(
                which=held.which, objection=objection, why=form.cleaned_data["why"], by=held.by()
            )
        except Refusal as refusal:
            tell(form, refusal)
    states = countries(get_language() or "en")
    page = held.page | {
        "row": row,
        "shown": shown(desk_of(held)).get(row.nominee, NOBODY),
        "form": form,
        "opened": opened,
        "state": states.get(opened.said.state.upper(), opened.said.state) if opened else "",
    }
    status = 422 if form.errors else 200
    return render(request, "office/objection.html", page, status=status)


@office_alone
@require_POST
def withdraw(request: HttpRequest, event: str, name: str, objection: str) -> HttpResponse:
    """The State takes its objection back (practice of 2016)."""
    held = place(request, event, name)
    try:
        operations.withdraw_objection(which=held.which, objection=objection, by=held.by())
    except Refusal as refusal:
        messages.error(request, words(refusal)[1])
    else:
        messages.success(request, gettext("It is noted."))
    return held.back("office_confidential")
