"""The programme, its versions, what changed between them, and its calendar file. Everybody may read them."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import get_language, get_supported_language_variant, gettext, override
from django.views.decorators.http import require_safe

from rostrum.apps.meeting import queries
from rostrum.apps.registration.queries import shown_portraits
from rostrum.foundation.clock import moment
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.programme import Meeting, Office, Programme, Segment, Track
from rostrum.procedure.programme import programme as programme_of
from rostrum.procedure.programme_changes import Change
from rostrum.web.components.events import found_event
from rostrum.web.components.programme_words import (
    EVENTS,
    MODES,
    PARTS,
    STATES,
    Word,
    field_name,
    name_of,
    value_words,
)
from rostrum.web.public.calendar import calendar_file
from rostrum.web.public.mandate_places import Places
from rostrum.web.public.programme_beside import document_rows, floor_rows

SUBJECTS = {"segments", "meetings", "roles"}


@dataclass(frozen=True)
class PartRow:
    word: str
    by: Office | None
    note: str


@dataclass(frozen=True)
class SegmentRow:
    """A segment with its words. `until_meeting` is the end of its meeting where its own is not stated."""

    segment: Segment
    name: str
    parts: tuple[PartRow, ...]
    after: str
    until_meeting: bool


@dataclass(frozen=True)
class TrackRow:
    track: Track
    segments: tuple[SegmentRow, ...]


@dataclass(frozen=True)
class MeetingRow:
    meeting: Meeting
    tracks: tuple[TrackRow, ...]
    tz: str


@dataclass(frozen=True)
class Day:
    day: date
    meetings: tuple[MeetingRow, ...]


@dataclass(frozen=True)
class VersionLine:
    """A version in words; `before` is the number of the one before it, None for the first."""

    number: int
    before: int | None
    state: Word
    at: datetime
    why: str


@dataclass(frozen=True)
class ChangeRow:
    subject: str
    foreign: bool  # the subject's words come from the document, not from the page
    field: str
    before: str
    after: str


def days(programme: Programme) -> tuple[Day, ...]:
    """The meetings day by day, each with its tracks side by side."""
    names = {segment.id: name_of(segment) for segment in programme.segments}
    return tuple(
        Day(day, tuple(meeting_row(meeting, names) for meeting in meetings))
        for day, meetings in groupby(programme.meetings, key=lambda meeting: meeting.day)
    )


def meeting_row(meeting: Meeting, names: dict[str, str]) -> MeetingRow:
    tracks = tuple(
        TrackRow(track, tuple(segment_row(meeting, segment, names) for segment in track.segments))
        for track in meeting.tracks
    )
    return MeetingRow(meeting, tracks, str(meeting.start.tzinfo))


def segment_row(meeting: Meeting, segment: Segment, names: dict[str, str]) -> SegmentRow:
    begins = segment.begins or meeting.start
    return SegmentRow(
        segment,
        name_of(segment),
        tuple(PartRow(str(PARTS.get(part.do, part.do)), part.by, part.note) for part in segment.parts),
        names.get(segment.after, ""),
        segment.end is None and begins < meeting.end,
    )


@require_safe
def programme(request: HttpRequest, event: str, number: int | None = None) -> HttpResponse:
    """The programme as it stands, or that version of it."""
    row = found_event(event)
    versions = queries.versions(event=event)
    shown = next((version for version in versions if number in {None, version.number}), None)
    if shown is None:
        raise Http404("unknown_version")
    arrangement = queries.arrangement(event=event, version=shown.number)
    held = programme_of(arrangement)
    context = {
        "event": row,
        "rehearsal": row.rehearsal,
        "programme": held,
        "days": days(held),
        "floors": list(floor_rows(arrangement)),
        "documents": document_rows(arrangement, get_language() or "en"),
        "shown": line(shown),
        "final": shown.state == "final",
        "newest": versions[0],
        "portraits": shown_portraits(event=event) if row.pictured and shown == versions[0] else {},
        "versions": [line(version) for version in versions],
        "mode": MODES.get(held.mode, ""),
        "kind": EVENTS.get(row.kind, row.kind),
    }
    return render(request, "public/programme.html", context)


def line(version: queries.VersionRow) -> VersionLine:
    """Who made a version is not told here: the public page names offices, not the staff."""
    before = version.number - 1 or None
    state = STATES[version.state]
    return VersionLine(version.number, before, state, moment(version.made_at), version.why)


@require_safe
def changes(request: HttpRequest, event: str, a: int, b: int) -> HttpResponse:
    """What differs from version `a` to version `b`, one row a difference.

    What is recorded of a person beside name and function has no words here, and therefore no row (R42).
    """
    row = found_event(event)
    try:
        rows = queries.changes(event=event, a=a, b=b)
        before, after = (queries.arrangement(event=event, version=number) for number in (a, b))
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    places = [Places(after), Places(before)]
    shown_rows = [change_row(change, places[change.after is None]) for change in rows]
    held = {version.number: version for version in queries.versions(event=event)}
    return render(
        request,
        "public/programme_changes.html",
        {
            "event": row,
            "rehearsal": row.rehearsal,
            "rows": [shown for shown in shown_rows if shown.before != shown.after],
            "a": line(held[a]),
            "b": line(held[b]),
        },
    )


def change_row(change: Change, places: Places) -> ChangeRow:
    """A change in words; the place a thing has now is where its name and its zone are read."""
    field = field_name(change.field) if change.field else ""
    collection, *member = change.subject
    if member and collection in SUBJECTS:
        name = places.member(collection, member[0])
    else:
        name, field = gettext("The event"), field_name(".".join(change.path))
    where = ".".join(change.path)
    before, after = (_words(places, where, value) for value in (change.before, change.after))
    return ChangeRow(name, collection == "roles", field, before, after)


def _words(places: Places, where: str, value: Any) -> str:
    """Nothing is no words here; a member that came or went is told whole."""
    deep = isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict) for v in value))
    return value_words(value) if deep or not value else places.value(where, value)


def asked_language(request: HttpRequest) -> str:
    """`?language=fr`; anything else is English."""
    try:
        return get_supported_language_variant(request.GET.get("language", "en"))
    except LookupError:
        return "en"


@require_safe
def calendar(request: HttpRequest, event: str) -> HttpResponse:
    """The calendar file, with a tag by version so that a subscribed calendar asks cheaply."""
    row = found_event(event)
    version = queries.versions(event=event)[0]
    language = asked_language(request)
    tag = quote_etag(f"{event}.{version.number}.{language}")
    response = get_conditional_response(request, etag=tag)
    if response is None:
        with override(language):
            address = settings.BASE_URL + reverse("programme", args=[event])
            body = calendar_file(row, version, queries.programme(event=event), address)
        response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'inline; filename="{event}.ics"'
        response["Content-Language"] = language
        response["ETag"] = tag
    patch_cache_control(response, public=True, max_age=60)
    return response
