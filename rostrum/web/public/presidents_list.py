"""The President's list as everybody may see it: who was proposed and, once published, who is on the final list."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.presidents_list import queries
from rostrum.apps.presidents_list.queries import PublicName, Which
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.non_objection.state import Circulation
from rostrum.procedure.non_objection.versions import replaced
from rostrum.web.components.list_words import FORMS, STATES, TONES, countries, who


@dataclass(frozen=True)
class Line:
    name: str
    body: str
    country: str
    category: str
    state: Any
    tone: str


@dataclass(frozen=True)
class VersionLine:
    """A version that went to Members. `until` in µs, 0 where it brought no name; which names it corrects is not told.

    `replaced`: the revision that has taken its place.
    """

    form: Any
    symbol: str
    until: int
    inclusive: bool
    replaced: Circulation | None


@require_safe
def public_list(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """The same for everybody and at any moment between two versions: nothing here knows of an objection."""
    try:
        row = meeting.event(event=event)
        found = queries.public_list(which=Which(event, name), now=clock.now())
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    states = countries(get_language() or "en")
    lines = [line(one, states, dict(found.asked.labels)) for one in found.names]
    later = replaced(found.versions)
    versions = [
        VersionLine(FORMS[one.form], one.symbol, one.until, one.inclusive, later.get(one.version))
        for one in found.versions
    ]
    page = {
        "event": row,
        "asked": found.asked,
        "lines": lines,
        "versions": versions,
        "published": found.published,
        "decision": found.decision,
        "counts": counted(found.names),
    }
    return render(request, "public/presidents_list.html", page)


def line(one: PublicName, states: dict[str, str], labels: dict[str, str]) -> Line:
    name, body = who(one.name, one.body)
    label = labels.get(one.category, one.category)
    return Line(name, body, states.get(one.country, ""), label, STATES[one.state], TONES[one.state])


def counted(names: tuple[PublicName, ...]) -> list[tuple[Any, str, int]]:
    """How many names are in each state, in the order of their life."""
    found = [one.state for one in names]
    return [(STATES[code], TONES[code], found.count(code)) for code in STATES if code in found]
