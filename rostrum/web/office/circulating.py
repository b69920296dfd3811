"""Sending a list to Members, giving them more time, and noting what the Assembly decided (R84-R86)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from rostrum.apps.presidents_list import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.list_words import FORMS
from rostrum.web.office.forms import CirculateForm, DecisionForm, UntilForm, begins
from rostrum.web.office.lists import bars
from rostrum.web.office.places import Shown, account_of, desk_of, office_alone, place, shown
from rostrum.web.office.words import tell

CLOSE = time(17)  # of a day in the Secretariat, where nobody says another hour
WEEK = 7 * clock.DAY
pages = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Choice:
    """A name that the Assembly decides on; `out`: ticked as not included."""

    shown: Shown
    out: bool


@office_alone
@pages
def circulate(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """The balance is shown before the list goes out (R93); the names go as they stand."""
    held = place(request, event, name)
    found = desk_of(held)
    start = begins(clock.now() + WEEK, held.event.tz) | {"hour": CLOSE}
    form = CirculateForm(posted(request), issued=symbols(found), initial=start)
    if sent(
        form,
        lambda: operations.circulate_list(
            which=held.which, sending=form.sending(held.event.tz), by=held.by()
        ),
    ):
        messages.success(request, gettext("The list has been sent. Everybody can see the names now."))
        return held.back()
    words = shown(found)
    going = [words[one.name.nominee] for one in found.names if not one.name.version]
    page = held.page | bars(found.balance) | {"form": form, "going": going}
    return render(request, "office/circulate.html", page, status=status(form))


@office_alone
@pages
def extend(request: HttpRequest, event: str, name: str, number: int) -> HttpResponse:
    """More time for Members; never less."""
    held = place(request, event, name)
    version = next((one for one in desk_of(held).versions if one.version == number), None)
    if version is None or not version.until:
        raise Http404("unknown_version")
    start = begins(version.until, held.event.tz) | {"inclusive": version.inclusive}
    form = UntilForm(posted(request), initial=start)
    if sent(
        form,
        lambda: operations.extend_period(
            which=held.which, version=number, sending=form.sending(held.event.tz), by=held.by()
        ),
    ):
        messages.success(request, gettext("Member States have more time."))
        return held.back()
    page = held.page | {"form": form, "version": version, "word": FORMS[version.form]}
    return render(request, "office/extend.html", page, status=status(form))


@office_alone
@pages
def decision(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """What the Assembly decided on each name. Ticked at first: those with a standing objection (Amb7)."""
    held = place(request, event, name)
    found, form = desk_of(held), DecisionForm(posted(request))
    if request.method == "POST":
        out: tuple[str, ...] = tuple(request.POST.getlist("out"))
    else:
        out = queries.would_not_include(which=held.which, by=account_of(held), now=clock.now())
    if sent(
        form,
        lambda: operations.record_decision(
            which=held.which, symbol=form.cleaned_data["symbol"], not_included=out, by=held.by()
        ),
    ):
        messages.success(request, gettext("The decision is noted. Publish the list when it may be seen."))
        return held.back()
    words = shown(found)
    choices = [
        Choice(words[one.name.nominee], one.name.nominee in out)
        for one in found.names
        if one.name.version and not one.name.dropped
    ]
    ready = found.stage == "before_assembly"
    page = held.page | {"form": form, "choices": choices, "ready": ready}
    return render(request, "office/decision.html", page, status=status(form))


def symbols(found: queries.DeskList) -> list[str]:
    """Of every version in its order, empty where one went out by letter."""
    return [one.symbol for one in found.versions]


def posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def sent(form: forms.Form, act: Callable[[], None]) -> bool:
    """Whether the act was done; otherwise the form says why it was not."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        tell(form, refusal)
        return False
    return True


def status(form: forms.Form) -> int:
    return 422 if form.errors else 200
