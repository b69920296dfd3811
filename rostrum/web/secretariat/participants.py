"""The secretariat's list of participants: who takes part, and who can come in from where."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.floor import operations as floor
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import accommodations, operations, queries
from rostrum.apps.processes.permissions import has
from rostrum.apps.registration import operations as registration
from rostrum.foundation import clock
from rostrum.foundation.languages import BY_CODE
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.addresses import door
from rostrum.web.components.categories import WORDS, category_words, label_words
from rostrum.web.components.events import found_event
from rostrum.web.components.numbers import number
from rostrum.web.secretariat.participants_forms import PersonForm, words

desks = staff_required("secretariat", "operator")


@dataclass(frozen=True)
class Line:
    """A participant in the list, with the words of the page; `until` an aware moment."""

    listed: queries.Listed
    category: str
    language: str
    until: Any


def found_person(event: str, participant: str) -> queries.ParticipantRow:
    """The participant, when it is one of this event; the role was asked for this event alone."""
    try:
        row = queries.participant(id=participant)
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    if row.event_id != event:
        raise Http404("unknown_participant")
    return row


def labels(event: str) -> dict[str, str]:
    """The event's own words for its categories."""
    return label_words(meeting.arrangement(event=event).get("participants", {}))


def short_labels(event: str) -> dict[str, str]:
    """For a row about a person, in which nobody is named a survivor (R42)."""
    known = {code: str(word) for code, word in WORDS.items()}
    return known | dict(category_words(meeting.arrangement(event=event).get("participants", {})))


@desks
@require_safe
def participants(request: HttpRequest, event: str) -> HttpResponse:
    """Everybody, or with `?link=none` whoever has no link that opens."""
    missing = request.GET.get("link") == "none"
    row, categories = found_event(event), short_labels(event)
    lines = [
        Line(
            each,
            categories.get(each.participant.category, each.participant.category),
            language(each.participant.lang),
            clock.moment(each.expires) if each.expires else None,
        )
        for each in queries.listed(event=event, now=clock.now())
        if not (missing and each.tries)
    ]
    context = {
        "event": row,
        "lines": lines,
        "missing": missing,
        "added": number(request.GET.get("added", ""), 0),
        "may_import": has(request.user, "secretariat", event),
    }
    return render(request, "secretariat/participants.html", context)


def language(code: str) -> str:
    """An official language by its own name, another by its code."""
    return BY_CODE[code].name if code in BY_CODE else code


@desks
def participant_add(request: HttpRequest, event: str) -> HttpResponse:
    row = found_event(event)
    posted = request.POST if request.method == "POST" else None
    form = PersonForm(posted, categories=labels(event))
    if posted is not None and form.is_valid():
        try:
            made = operations.add_participant(
                event=event, person=form.row(), by=staff(request), now=clock.now()
            )
        except Refusal as refusal:
            form.add_error(refusal.detail.get("column"), words(refusal.code))
        else:
            return HttpResponseRedirect(reverse("participant", args=[event, made]))
    context = {"event": row, "form": form}
    status = 422 if form.errors else 200
    return render(request, "secretariat/participants_add.html", context, status=status)


@desks
@require_safe
def participant(request: HttpRequest, event: str, participant: str) -> HttpResponse:
    row, person = found_event(event), found_person(event, participant)
    return person_page(request, row, person)


def person_page(
    request: HttpRequest, event: meeting.EventRow, person: queries.ParticipantRow, error: str = ""
) -> HttpResponse:
    devices = [
        (device, clock.moment(device.created_at))
        for device in queries.devices(participant=person.id, now=clock.now())
    ]
    context = {
        "event": event,
        "person": person,
        "category": short_labels(event.id).get(person.category, person.category),
        "language": language(person.lang),
        "devices": devices,
        "error": error,
        "may_erase": has(request.user, "secretariat", event.id),
        "extra": accommodations.accommodation(participant=person.id, by=staff(request)) or "",
        "usual": accommodations.usual_accommodation(event=event.id),
    }
    page = "secretariat/participants_person.html"
    return render(request, page, context, status=422 if error else 200)


@desks
@require_POST
def participant_rename(request: HttpRequest, event: str, participant: str) -> HttpResponse:
    """Change the name as announced; the screens of the event follow at once."""
    row, person = found_event(event), found_person(event, participant)
    name = request.POST.get("name", "")
    try:
        floor.rename_participant(participant=person.id, name=name, by=staff(request), now=clock.now())
    except Refusal as refusal:
        return person_page(request, row, person, words(refusal.code))
    return HttpResponseRedirect(reverse("participant", args=[event, participant]))


@sensitive_variables()
@desks
@require_POST
def participant_protect(request: HttpRequest, event: str, participant: str) -> HttpResponse:
    """Show the name alone from now on, perhaps another one; or, when the person asks, everything again."""
    row, person = found_event(event), found_person(event, participant)
    wanted = request.POST.get("protected") == "yes"
    name = request.POST.get("name", "") if wanted else ""
    if not wanted and request.POST.get("asked") != "yes":
        return person_page(request, row, person, words("not_asked"))
    try:
        registration.protect_person(
            participant=person.id, protected=wanted, name=name, by=staff(request), now=clock.now()
        )
    except Refusal as refusal:
        return person_page(request, row, person, words(refusal.code))
    return HttpResponseRedirect(reverse("participant", args=[event, participant]))


@sensitive_variables()
@desks
@require_POST
def participant_extra_time(request: HttpRequest, event: str, participant: str) -> HttpResponse:
    """Seconds more whenever this person has the floor; no reason is asked (R100)."""
    row, person = found_event(event), found_person(event, participant)
    seconds = number(request.POST.get("seconds", "").strip() or "0", -1)
    try:
        operations.record_accommodation(
            participant=person.id, seconds=seconds, by=staff(request), now=clock.now()
        )
    except Refusal as refusal:
        return person_page(request, row, person, words(refusal.code))
    return HttpResponseRedirect(reverse("participant", args=[event, participant]))


@sensitive_variables()
@desks
@require_POST
def participant_link(request: HttpRequest, event: str, participant: str) -> HttpResponse:
    """A new link and PIN, on a card that is shown once."""
    row, person = found_event(event), found_person(event, participant)
    try:
        issued = operations.issue_link(participant=person.id, by=staff(request), now=clock.now())
    except Refusal as refusal:
        return person_page(request, row, person, words(refusal.code))
    context = {
        "event": row,
        "person": person,
        "address": address(request, issued.token),
        "pin": issued.pin,
        "until": clock.moment(issued.expires),
    }
    return render(request, "secretariat/participants_link.html", context)


@desks
@require_POST
def participant_revoke(request: HttpRequest, event: str, participant: str) -> HttpResponse:
    """Shut one device out, or, when none is named, the link and all of them."""
    person = found_person(event, participant)
    device = request.POST.get("device", "")
    known = {row.id for row in queries.devices(participant=person.id, now=clock.now())}
    if not device:
        operations.revoke_link(participant=person.id, by=staff(request), now=clock.now())
    elif device in known:
        operations.revoke_device(device=device, by=staff(request), now=clock.now())
    return HttpResponseRedirect(reverse("participant", args=[event, participant]))


def address(request: HttpRequest, token: str) -> str:
    """A link as it is handed out; its host is the installation's own, never the request's."""
    return settings.BASE_URL.rstrip("/") + door(request.LANGUAGE_CODE, token)


def staff(request: HttpRequest) -> Any:
    """The account that acts; `staff_required` has seen that it is one."""
    return request.user
