"""What every page of a floor begins with: the event, its programme, the state its audience may see, the stream."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from rostrum.apps.floor import queries as floor
from rostrum.apps.meeting import queries as meeting
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.programme import Programme
from rostrum.web.components.categories import category_words
from rostrum.web.components.policy import live_address
from rostrum.web.components.programme_words import name_of


def main_floor(event: str) -> str:
    """The first floor of an event; no event or no floor is a page that does not exist."""
    found = floor.floors(event=event)
    if not found:
        raise Http404
    return found[0]


def floor_page(request: HttpRequest, event: str, audience: str, stream: str = "") -> dict[str, Any]:
    """The context of a page. `audience` decides what it may show, `stream` which messages it will hear."""
    chosen = _chosen(request, event)
    try:
        row, programme = meeting.event(event=event), meeting.programme(event=event)
        arrangement = meeting.arrangement(event=event)
        message = floor.screen(floor=chosen, audience=audience, now=clock.now())
    except Refusal as refusal:
        raise Http404 from refusal
    token = ""
    if audience != "public":
        token = f"{reverse('stream_token', kwargs={'event': event})}?audience={audience}&floor={chosen}"
    return {
        "event": row,
        "programme": programme,
        "arrangement": arrangement,
        "message": message,
        "state": message["state"],
        "categories": category_words(arrangement.get("participants") or {}),
        "segments": [(one, name_of(one)) for one in programme.segments],
        "early": _early(programme, arrangement),
        "question": _question(programme, message["state"]["question"]),
        "floor": chosen,
        "stream": {
            "live": live_address(request),
            "floor": chosen,
            "audience": stream or audience,
            "token_url": token,
        },
        "rehearsal": row.rehearsal,
    }


def _early(programme: Programme, arrangement: Mapping[str, Any]) -> frozenset[str]:
    """The segments whose list can take names before they open (R107, R109)."""
    modes = {name: rules["mode"] for name, rules in arrangement["floors"].items()}
    return frozenset(one.id for one in programme.segments if modes.get(one.floor) in {"list", "selected"})


def _question(programme: Programme, number: int | None) -> str:
    """The guiding question in play, word by word; nothing when none is."""
    questions = programme.guiding_questions
    return questions[number - 1] if number and number <= len(questions) else ""


def _chosen(request: HttpRequest, event: str) -> str:
    """The floor named in the address, or the first."""
    first = main_floor(event)
    wanted = request.GET.get("floor", first)
    if wanted != first and wanted not in floor.floors(event=event):
        raise Http404
    return wanted
