"""What every page of a list needs: the list that the address names, who acts, and the way back."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.presidents_list import queries
from rostrum.apps.presidents_list.operations import By
from rostrum.apps.presidents_list.queries import Which
from rostrum.apps.processes.permissions import has
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.list_words import countries, who

drawing_up = staff_required("office", "secretariat")
office_alone = staff_required("office")


@dataclass(frozen=True)
class Place:
    """The list of an address. `office`: whether whoever looks is of the Office, and so sees more than the list."""

    event: meeting.EventRow
    which: Which
    account: Any
    office: bool

    def by(self, key: str | None = None) -> By:
        return By(self.account, clock.now(), key)

    @property
    def page(self) -> dict[str, Any]:
        return {"event": self.event, "list": self.which.name, "office": self.office}

    def address(self, page: str, *more: str) -> str:
        return reverse(page, args=[self.which.event, self.which.name, *more])

    def back(self, page: str = "office_list") -> HttpResponse:
        return HttpResponseRedirect(self.address(page))


def place(request: HttpRequest, event: str, name: str) -> Place:
    """Whoever may open the page may know that an event has no such list."""
    try:
        row = meeting.event(event=event)
        asked = queries.asked(which=Which(event, name))
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    return Place(row, asked.which, request.user, has(request.user, "office", event))


@dataclass(frozen=True)
class Shown:
    """A name in words."""

    id: str
    name: str
    body: str
    country: str
    category: str


def shown(held: queries.DeskList) -> dict[str, Shown]:
    """Every name of a list by the id in its record."""
    states, labels = countries(get_language() or "en"), held.asked.labels
    return {
        row.name.nominee: Shown(
            row.name.nominee,
            *who(row.person.name, row.person.body),
            states.get(row.person.country, ""),
            labels.get(row.name.category, row.name.category),
        )
        for row in held.names
    }


def desk_of(held: Place) -> queries.DeskList:
    return queries.desk(which=held.which, by=held.account, now=clock.now())


def account_of(held: Place) -> Any:
    """The account that reads in confidence; the page was opened to it alone."""
    return held.account
