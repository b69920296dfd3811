"""A list of participants as a page shows it: the words of its categories, its search, its pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.listing import OnList
from rostrum.web.components.categories import category_words

PAGE = 200
LONGEST = 100  # signs of a search
AUDIENCES = {
    "public": gettext_lazy("Everybody"),
    "participants": gettext_lazy("All participants"),
    "category": gettext_lazy("People of one category"),
}
LASTS = {
    "event": gettext_lazy("Until the event is over"),
    "quarter": gettext_lazy("For 90 days after the event"),
    "year": gettext_lazy("For a year after the event"),
    "month": gettext_lazy("For 30 days from now"),
}


@dataclass(frozen=True)
class Line:
    name: str
    body: str
    category: str


def short_labels(event: str) -> dict[str, str]:
    """The words of every category of an event; a survivor is named as one by none (R42)."""
    known: Mapping[str, Any] = meeting.arrangement(event=event).get("participants", {})
    return dict(category_words(known))


def searched(request: HttpRequest) -> str:
    return request.GET.get("words", "")[:LONGEST]


def page_of(request: HttpRequest, event: str, found: Sequence[OnList]) -> dict[str, Any]:
    """What `components/parts/list.html` shows of a list."""
    words = short_labels(event)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    lines = [Line(one.name, one.body, words.get(one.category, "")) for one in page.object_list]
    return {"lines": lines, "page": page, "total": len(found), "words": searched(request)}
