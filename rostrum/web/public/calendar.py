"""The programme as a calendar file: one entry a segment, with ids that stay and a sequence that grows (R28).

The zone goes into the file by its IANA name with its own definition: abbreviations instead are read wrong by
some calendars. A segment without a stated end has none here either, unless its meeting has one.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from rostrum.apps.meeting.calendar import marked, years
from rostrum.apps.meeting.queries import EventRow, VersionRow
from rostrum.apps.meeting.words import city
from rostrum.foundation.clock import moment
from rostrum.procedure.programme import Meeting, Office, Programme, Segment
from rostrum.web.components.programme_words import PARTS, STATES, holder_words, name_of


def calendar_file(event: EventRow, version: VersionRow, programme: Programme, address: str) -> bytes:
    """RFC 5545 text in the language in force; `address` is the programme page it belongs to."""
    import icalendar  # noqa: PLC0415 - loads for long, and few processes write a calendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Rostrum//Programme//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", marked(event, programme.title))
    for meeting in programme.meetings:
        for track in meeting.tracks:
            for segment in track.segments:
                entry = segment_entry(event, version, programme, meeting, segment)
                entry.add("url", address)
                calendar.add_component(entry)
    calendar.add_missing_timezones(*years(programme.meetings))
    return bytes(calendar.to_ical())


def segment_entry(
    event: EventRow, version: VersionRow, programme: Programme, meeting: Meeting, segment: Segment
) -> Any:
    import icalendar  # noqa: PLC0415 - loads for long, and few processes write a calendar

    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    entry = icalendar.Event()
    entry.add("uid", f"{segment.id}.{event.id}@{host}")
    entry.add("sequence", version.number)
    entry.add("dtstamp", moment(version.made_at).replace(microsecond=0))
    entry.add("dtstart", segment.begins or meeting.start)
    if end := planned_end(meeting, segment):
        entry.add("dtend", end)
    entry.add("status", "CONFIRMED" if version.state == "final" else "TENTATIVE")
    entry.add("summary", marked(event, name_of(segment)), {"language": get_language() or "en"})
    if place := ", ".join(filter(None, (room(meeting, segment), meeting.venue or programme.venue))):
        entry.add("location", place)
    entry.add("description", "\n".join(lines(event, version, programme, segment)))
    return entry


def planned_end(meeting: Meeting, segment: Segment) -> datetime | None:
    """The stated end; else that of the meeting, for what begins before it; else none."""
    if segment.end:
        return segment.end
    begins = segment.begins or meeting.start
    return meeting.end if begins < meeting.end else None


def room(meeting: Meeting, segment: Segment) -> str:
    return next((track.room for track in meeting.tracks if track.id == segment.track), "")


def lines(event: EventRow, version: VersionRow, programme: Programme, segment: Segment) -> list[str]:
    found = [event.title, segment.theme]
    if segment.until_exhausted:
        found.append(gettext("Until the list of speakers has been exhausted."))
    if segment.after and segment.not_before:
        hour = date_format(segment.not_before, "TIME_FORMAT")
        before = next(name_of(s) for s in programme.segments if s.id == segment.after)
        words = gettext("Not before %(time)s (%(zone)s) and not before this has ended: %(segment)s.")
        found.append(words % {"time": hour, "zone": city(programme.tz), "segment": before})
    for part in segment.parts:
        word = str(PARTS.get(part.do, part.do))
        found.append(f"{word}: {office_words(part.by)}" if part.by else word)
    state = {"state": STATES[version.state], "number": version.number}
    found.append(gettext("%(state)s programme, version %(number)s") % state)
    return [line for line in found if line]


def office_words(office: Office) -> str:
    named = [holder_words(holder) for holder in office.holders]
    if office.missing:
        named.append(gettext("%(office)s (to be announced)") % {"office": office.label})
    return "; ".join(named)
