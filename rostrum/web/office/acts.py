"""The acts of a list that need no page of their own: one press, one operation, back to the desk."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from rostrum.apps.presidents_list import operations
from rostrum.foundation.refusal import Refusal
from rostrum.web.office.places import Place, drawing_up, office_alone, place
from rostrum.web.office.words import words

MOST = 500  # names proposed at once


@drawing_up
@require_POST
def propose(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """Put the registrations that were ticked on the list, all or none."""
    held = place(request, event, name)
    chosen = request.POST.getlist("registration")[:MOST]
    done = gettext("The names are on the list.")
    return _done(
        request,
        held,
        done,
        lambda: operations.propose_names(which=held.which, registrations=chosen, by=held.by()),
    )


@drawing_up
@require_POST
def drop(request: HttpRequest, event: str, name: str, nominee: str) -> HttpResponse:
    held = place(request, event, name)
    done = gettext("The name was taken off.")
    return _done(
        request,
        held,
        done,
        lambda: operations.drop_name(which=held.which, nominee=nominee, by=held.by()),
    )


@office_alone
@require_POST
def bring(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """Bring the list to the attention of the Assembly (R85)."""
    held = place(request, event, name)
    symbol = request.POST.get("symbol", "").strip()
    done = gettext("The list is before the General Assembly.")
    return _done(
        request,
        held,
        done,
        lambda: operations.bring_to_assembly(which=held.which, symbol=symbol, by=held.by()),
    )


@office_alone
@require_POST
def publish(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """Show proposed and final names to everybody (R87, R92)."""
    held = place(request, event, name)
    done = gettext("The list is published. Everybody who was proposed gets a letter.")
    return _done(request, held, done, lambda: operations.publish_list(which=held.which, by=held.by()))


def _done(request: HttpRequest, held: Place, done: str, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        messages.error(request, words(refusal)[1])
    else:
        messages.success(request, done)
    return held.back()
