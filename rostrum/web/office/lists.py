"""The lists of an event, and the desk of one: who is proposed, the balance, what comes next (R81-R87, R93)."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.presidents_list import queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.non_objection.balance import Figure, ListBalance
from rostrum.procedure.non_objection.state import Name
from rostrum.procedure.non_objection.versions import replaced
from rostrum.web.components.list_words import (
    FORMS,
    GENDERS,
    REGIONS,
    STAGES,
    STATES,
    TONES,
    countries,
    who,
)
from rostrum.web.office.places import Shown, desk_of, drawing_up, place, shown

NEXT = {  # the stage: what the Office does then
    "drawn_up": "circulate",
    "circulated": "circulate",
    "considered": "bring",
    "before_assembly": "decide",
    "decided": "publish",
    "published": "",
}


@dataclass(frozen=True)
class NameLine:
    """A name with its state; `ecosoc`: in consultative status (R82); `new`: not sent to Members yet."""

    shown: Shown
    state: Any
    tone: str
    ecosoc: bool
    new: bool
    left: bool  # took the registration back
    droppable: bool


@dataclass(frozen=True)
class CandidateLine:
    registration: str
    name: str
    body: str
    country: str
    category: str
    ecosoc: bool


@dataclass(frozen=True)
class Bar:
    word: Any
    count: int
    share: int


@drawing_up
@require_safe
def lists(request: HttpRequest, event: str) -> HttpResponse:
    """Every list that the modalities of the event ask for, with how far it has come."""
    try:
        row = meeting.event(event=event)
        found = queries.lists(event=event)
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    held = [queries.desk(which=one.which, by=request.user, now=clock.now()) for one in found]  # type: ignore[arg-type]  # the page was opened to an account
    lines = [(one.asked, STAGES[one.stage], len(one.names)) for one in held]
    return render(request, "office/lists.html", {"event": row, "lines": lines})


@drawing_up
@require_safe
def desk(request: HttpRequest, event: str, name: str) -> HttpResponse:
    """The desk of one list. Nothing on it depends on an objection, whoever looks."""
    held = place(request, event, name)
    found = desk_of(held)
    open_to_names = found.stage in {"drawn_up", "circulated", "considered"}
    page = held.page | {
        "asked": found.asked,
        "stage": STAGES[found.stage],
        "stages": [(word, code == found.stage) for code, word in STAGES.items()],
        "next": NEXT[found.stage],
        "open": open_to_names,
        "names": name_lines(found, open_to_names=open_to_names),
        "candidates": candidate_lines(found) if open_to_names else [],
        "unsent": found.unsent,
        "versions": version_lines(found),
        "correctable": found.correctable,
        "decision": found.decision,
        **bars(found.balance),
    }
    return render(request, "office/list.html", page)


def name_lines(found: queries.DeskList, *, open_to_names: bool) -> list[NameLine]:
    words = shown(found)
    lines = []
    for row in found.names:
        decided = found.stage in {"decided", "published"}
        left = row.person.withdrawn or (row.person.erased and row.name.final is None)
        state = state_of(row.name, left=left, published=decided)
        lines.append(
            NameLine(
                words[row.name.nominee],
                STATES[state],
                TONES[state],
                "ecosoc_status" in row.name.flags,
                not row.name.version,
                row.person.gone,
                open_to_names and not row.name.dropped,
            )
        )
    return lines


def state_of(name: Name, *, left: bool, published: bool) -> str:
    if name.dropped or left:
        return "withdrawn"
    if not published or name.final is None:
        return "proposed"
    return "final" if name.final else "not_included"


def candidate_lines(found: queries.DeskList) -> list[CandidateLine]:
    states, labels = countries(get_language() or "en"), found.asked.labels
    return [
        CandidateLine(
            one.registration,
            *who(one.person.name, one.person.body),
            states.get(one.person.country, ""),
            labels.get(one.category, one.category),
            "ecosoc_status" in one.flags,
        )
        for one in found.candidates
    ]


def version_lines(found: queries.DeskList) -> list[dict[str, Any]]:
    """A period that runs can be made longer. Which names a version corrects is shown to those who draw it up alone."""
    now, words, later = clock.now(), shown(found), replaced(found.versions)
    return [
        {
            "number": one.version,
            "form": FORMS[one.form],
            "symbol": one.symbol,
            "until": one.until,
            "inclusive": one.inclusive,
            "runs": one.open_at(now),
            "corrected": [words[nominee] for nominee in one.corrected],
            "replaced": later.get(one.version),
        }
        for one in found.versions
    ]


def bars(found: ListBalance) -> dict[str, Any]:
    """The balance of every name that stands on the list, in words (R93)."""

    def told(figures: tuple[Figure, ...], words: dict[str, Any]) -> list[Bar]:
        return [Bar(words[one.code], one.count, one.share) for one in figures]

    return {
        "total": found.total,
        "regions": told(found.regions, REGIONS),
        "genders": told(found.genders, GENDERS),
    }
