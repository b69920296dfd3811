"""A participant's own word: who sees them on a list, and protection; and the list that participants are shown (D42)."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import listing, operations
from rostrum.apps.participation.queries import ParticipantRow, by_cookie
from rostrum.apps.registration.operations import protect_person
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.lists import CHOICES
from rostrum.web.components.access import kept_private
from rostrum.web.components.addresses import phone
from rostrum.web.components.lists import AUDIENCES, LASTS, page_of, searched, short_labels
from rostrum.web.participant.door import participant_of
from rostrum.web.participant.list_words import CHOICE_WORDS, FAULTS


def _inside(request: HttpRequest, event: str) -> ParticipantRow | None:
    key = participant_of(request)
    if key is None or key.event != event:
        return None
    try:
        return by_cookie(participant=key.participant, device=key.device, now=clock.now())
    except Refusal:
        return None


def _outside() -> HttpResponse:
    return kept_private(HttpResponseRedirect(reverse("door_pin")))


@require_safe
def listed(request: HttpRequest, event: str) -> HttpResponse:
    """Those who chose to be seen by all participants, or by people of the reader's own category."""
    who = _inside(request, event)
    if who is None:
        return _outside()
    found = listing.on_list(
        event=event,
        audience="category",
        category=who.category,
        words=searched(request),
        language=get_language() or "en",
        now=clock.now(),
    )
    page = {"event": meeting.event(event=event), **page_of(request, event, found)}
    page["back"] = phone(request.LANGUAGE_CODE, event)
    return kept_private(render(request, "participant/list.html", page))


@require_http_methods(["GET", "HEAD", "POST"])
def choice(request: HttpRequest, event: str) -> HttpResponse:
    """Who may see me, with what, until when; what is chosen counts at once."""
    who = _inside(request, event)
    if who is None:
        return _outside()
    if request.method != "POST":
        return _page(request, who)
    wish = operations.Wish(
        request.POST.get("audience", ""), request.POST.get("body") == "yes", request.POST.get("lasts", "")
    )
    try:
        operations.choose_list(participant=who.id, wish=wish, now=clock.now())
    except Refusal as refusal:
        return _page(request, who, FAULTS.get(refusal.code, FAULTS["unknown_choice"]))
    return HttpResponseRedirect(f"{reverse('list_choice', args=[event])}?kept=1")


def _page(request: HttpRequest, who: ParticipantRow, error: Any = "") -> HttpResponse:
    now, held = clock.now(), listing.choice(participant=who.id, now=clock.now())
    ends = listing.ends(event=who.event_id, now=now)
    page = {
        "event": meeting.event(event=who.event_id),
        "who": who,
        "held": held,
        "error": error,
        "kept": "kept" in request.GET and not error,
        "category": short_labels(who.event_id).get(who.category, ""),
        "choices": [(code, *CHOICE_WORDS[code]) for code in CHOICES],
        "audience": AUDIENCES.get(held.audience, ""),
        "ends": [(code, LASTS[code], at, _chosen(code, at, held, ends)) for code, at in ends.items()],
        "back": phone(request.LANGUAGE_CODE, who.event_id),
    }
    return kept_private(render(request, "participant/choice.html", page, status=422 if error else 200))


def _chosen(code: str, at: int, held: listing.Choice, ends: dict[str, int]) -> bool:
    """The end that counts; of somebody without one, the last."""
    return at == held.until if held.until in ends.values() else code == list(ends)[-1]


@require_POST
def protect(request: HttpRequest, event: str) -> HttpResponse:
    """Hide all but the name on every screen, list and file, or show it again; nobody is asked why."""
    who = _inside(request, event)
    if who is None:
        return _outside()
    wanted = request.POST.get("protected") == "yes"
    protect_person(participant=who.id, protected=wanted, by=None, now=clock.now())
    return HttpResponseRedirect(f"{reverse('list_choice', args=[event])}?kept=1")
