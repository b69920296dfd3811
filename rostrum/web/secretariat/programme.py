"""The secretariat revises the programme, one thing a page; each change is a version with its reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rostrum.apps.meeting import operations, queries
from rostrum.apps.meeting.words import city
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import sharing
from rostrum.procedure.conformance.attributes import asked
from rostrum.procedure.programme import Meeting, Office, Programme, Segment
from rostrum.web.components.access import staff_required
from rostrum.web.components.attribute_words import attribute_name
from rostrum.web.components.programme_words import STATES, name_of
from rostrum.web.secretariat.programme_forms import HolderForm, StateForm, TimeForm, WhyForm, refused

desks = staff_required("secretariat")
Form = TypeVar("Form", bound=WhyForm)
NO_PAGE = {
    "not_permitted",
    "unknown_event",
    "unknown_version",
    "unknown_segment",
    "unknown_role",
    "no_such_place",
}


@dataclass(frozen=True)
class Desk:
    """The programme somebody is about to change."""

    event: queries.EventRow
    version: queries.VersionRow
    programme: Programme
    by: Any  # the account signed in: `staff_required` lets nobody else come this far


@dataclass(frozen=True)
class SegmentLine:
    """A segment with its day and hours, in the place whose zone they are in."""

    segment: Segment
    name: str
    day: date
    hours: str
    city: str


def desk(request: HttpRequest, event: str) -> Desk:
    """Whoever may open a desk may know that an event does not exist."""
    try:
        row = queries.event(event=event)
    except Refusal as refusal:
        raise refused_page(refusal) from refusal
    newest = queries.versions(event=event)[0]
    return Desk(row, newest, queries.programme(event=event, version=newest.number), request.user)


def refused_page(refusal: Refusal) -> Exception:
    return PermissionDenied() if refusal.code == "not_permitted" else Http404(refusal.code)


@desks
@require_safe
def programme_edit(request: HttpRequest, event: str) -> HttpResponse:
    """What stands in the programme, each thing with its link to change it."""
    held = desk(request, event)
    arrangement = queries.arrangement(event=event, version=held.version.number)
    together = sharing.registered_together(arrangement)
    return render(
        request,
        "secretariat/programme.html",
        {
            "event": held.event,
            "rehearsal": held.event.rehearsal,
            "version": held.version,
            "state": STATES[held.version.state],
            "segments": [row for meeting in held.programme.meetings for row in rows(meeting)],
            "answers": sharing.answers(arrangement),
            "together": [one for one in queries.events() if one.id in together and one.id != event],
            "offices": [(office, places(office)) for office in held.programme.offices],
            "saved": request.GET.get("saved") == str(held.version.number),
        },
    )


def rows(meeting: Meeting) -> Iterator[SegmentLine]:
    tz = str(meeting.start.tzinfo)
    for track in meeting.tracks:
        for segment in track.segments:
            yield SegmentLine(segment, name_of(segment), meeting.day, hours(segment), city(tz))


def places(office: Office) -> range:
    """The places still free that a page offers: one link for each name to be announced."""
    held = len(office.holders)
    return range(held, held + office.missing)


@desks
def programme_time(request: HttpRequest, event: str, segment: str) -> HttpResponse:
    held = desk(request, event)
    lines = (line for meeting in held.programme.meetings for line in rows(meeting))
    shown = next((line for line in lines if line.segment.id == segment), None)
    if shown is None:
        raise Http404("unknown_segment")

    def act(form: TimeForm) -> int:
        return operations.set_segment_time(
            event=event,
            segment=segment,
            words=form.cleaned_data["words"],
            why=form.cleaned_data["why"],
            seen=form.cleaned_data["seen"],
            by=held.by,
            now=clock.now(),
        )

    heading = gettext("Time of: %(segment)s") % {"segment": shown.name}
    form = filled(request, held, TimeForm, words=shown.hours)
    return change(request, held, form, act, heading=heading, line=shown)


def hours(segment: Segment) -> str:
    """The time as the field takes it back."""
    return " - ".join(f"{at:%H:%M}" for at in (segment.begins, segment.end) if at)


@desks
def programme_holder(request: HttpRequest, event: str, role: str, place: int) -> HttpResponse:
    held = desk(request, event)
    office = next((o for o in held.programme.offices if o.id == role), None)
    if office is None or place > len(office.holders):
        raise Http404("unknown_role")
    known = vars(office.holders[place]) if place < len(office.holders) else {}

    def act(form: HolderForm) -> int:
        return operations.name_holder(
            event=event,
            role=role,
            place=place,
            holder=form.holder(),
            why=form.cleaned_data["why"],
            seen=form.cleaned_data["seen"],
            by=held.by,
            now=clock.now(),
        )

    form = filled(request, held, HolderForm, **known)
    return change(
        request, held, form, act, heading=office.label, foreign=True, asked=list(asked_of(held, role, place))
    )


def asked_of(held: Desk, role: str, place: int) -> Iterator[tuple[str, str]]:
    """What the mandate asks of the person in that place, each with the address of its record."""
    arrangement = queries.arrangement(event=held.event.id, version=held.version.number)
    named = any(office.id == role and place < len(office.holders) for office in held.programme.offices)
    for one in asked(arrangement) if named else ():
        if one.role == role:
            address = reverse("record_attribute", args=[held.event.id, role, place, one.attribute])
            yield attribute_name(one.attribute), address


@desks
def programme_state(request: HttpRequest, event: str) -> HttpResponse:
    held = desk(request, event)

    def act(form: StateForm) -> int:
        return operations.set_state(
            event=event,
            state=form.cleaned_data["state"],
            why=form.cleaned_data["why"],
            seen=form.cleaned_data["seen"],
            by=held.by,
            now=clock.now(),
        )

    heading = gettext("State of the programme")
    form = filled(request, held, StateForm, state=held.version.state)
    return change(request, held, form, act, heading=heading)


def filled(request: HttpRequest, held: Desk, form: type[Form], **known: str) -> Form:
    """The form with what was sent, or with what stands in the programme."""
    initial = known | {"seen": held.version.number}
    return form(request.POST) if request.method == "POST" else form(initial=initial)


def change(
    request: HttpRequest, held: Desk, form: Form, act: Callable[[Form], int], **page: object
) -> HttpResponse:
    """The page of one change: shown, refused with its errors and all that was typed, or saved."""
    if request.method == "POST" and form.is_valid():
        try:
            number = act(form)
        except Refusal as refusal:
            answer(refusal, form)
        else:
            desk_page = reverse("programme_edit", args=[held.event.id])
            return HttpResponseRedirect(f"{desk_page}?saved={number}")
    known = {"event": held.event, "rehearsal": held.event.rehearsal, "version": held.version}
    context = {**page, **known, "form": form}
    status = 422 if form.errors else 200
    return render(request, "secretariat/programme_change.html", context, status=status)


def answer(refusal: Refusal, form: WhyForm) -> None:
    """The words of a refusal beside the field it is about; after `stale` the next save is from the newest."""
    if refusal.code in NO_PAGE:
        raise refused_page(refusal) from refusal
    field, words = refused(refusal)
    form.add_error(field, words)
    if refusal.code == "stale":
        form.data = dict(form.data.items()) | {"seen": str(refusal.detail["number"])}
