"""What an account may open, and its second factors and sessions."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.processes.permissions import has
from rostrum.apps.selection.queries import takes_place
from rostrum.web.components.access import second_factor
from rostrum.web.components.addresses import DESKS, desk, event_page

NAMES = {
    "console": gettext_lazy("Operator's console"),
    "podium": gettext_lazy("Podium"),
    "booth": gettext_lazy("Interpreter's booth"),
    "entrance": gettext_lazy("Entrance"),
    "access": gettext_lazy("Accessibility board"),
    "participants": gettext_lazy("Participants"),
    "programme": gettext_lazy("Programme desk"),
    "roles": gettext_lazy("Roles"),
    "lists": gettext_lazy("Lists of the President"),
    "selection": gettext_lazy("Selected speakers"),
    "applications": gettext_lazy("Applications"),
}


@dataclass(frozen=True)
class Door:
    name: str
    address: str


@dataclass(frozen=True)
class Place:
    """An event and the desks of it that this account may open."""

    event: meeting.EventRow
    page: str
    doors: tuple[Door, ...]


@login_required
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Everybody signed in; whoever still lacks a second factor is told before anything else."""
    ready = second_factor(request.user)
    found = places(request.user, request.LANGUAGE_CODE) if ready else ()
    return render(request, "account/home.html", {"places": found, "ready": ready})


def places(account: object, language: str) -> tuple[Place, ...]:
    """Every event in which the account has a desk."""
    found = []
    for event in meeting.events():
        names = [n for role, desks in DESKS.items() if has(account, role, event.id) for n in desks]
        here = (n for n in dict.fromkeys(names) if n != "selection" or takes_place(event=event.id))
        doors = tuple(Door(str(NAMES[n]), desk(language, event.id, n)) for n in here)
        if doors:
            found.append(Place(event, event_page(language, event.id), doors))
    return tuple(found)
