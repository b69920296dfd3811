"""The meetings of an event as one person's calendar keeps them: told again, they change what is there (RFC 5546)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext

from rostrum.apps.meeting import queries
from rostrum.foundation.clock import moment
from rostrum.procedure.programme import Meeting
from rostrum.procedure.programme import meeting as meeting_of


@dataclass(frozen=True)
class Keeping:
    """In whose calendar: `key` stays and tells nothing of the person. `sequence` and `at` (µs) never fall."""

    key: str
    status: str  # CONFIRMED, TENTATIVE, CANCELLED
    sequence: int
    at: int


def own_calendar(*, event: str, keeping: Keeping) -> bytes:
    """RFC 5545 text in the language in force, one entry a meeting; empty where no meeting was ever arranged.

    A meeting that left the programme is told as cancelled at its last time. Refused: unknown_event.
    """
    import icalendar  # noqa: PLC0415 - loads for long, and few processes write a calendar

    versions, row = queries.every_version(event=event), queries.event(event=event)
    held = [
        (one, data, one is versions[-1]) for one in versions for data in one.arrangement.get("meetings", ())
    ]
    newest = {data["id"]: (one, data, stands) for one, data, stands in held}
    if not newest:
        return b""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Rostrum//Registration//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    made = moment(max(versions[-1].row.made_at, keeping.at)).replace(microsecond=0)
    told = [(meeting_of(one.arrangement, data), one.arrangement, on) for one, data, on in newest.values()]
    for meeting, arrangement, stands in sorted(told, key=lambda each: (each[0].start, each[0].id)):
        entry = _entry(row, meeting, arrangement, keeping)
        entry.add("status", keeping.status if stands else "CANCELLED")
        entry.add("sequence", versions[-1].row.number + keeping.sequence)
        entry.add("dtstamp", made)
        calendar.add_component(entry)
    calendar.add_missing_timezones(*years(meeting for meeting, _, _ in told))
    return bytes(calendar.to_ical())


def _entry(row: queries.EventRow, meeting: Meeting, arrangement: Any, keeping: Keeping) -> Any:
    import icalendar  # noqa: PLC0415 - loads for long, and few processes write a calendar

    entry = icalendar.Event()
    entry.add("uid", f"{keeping.key}.{meeting.id}.{row.id}@{_host()}")
    entry.add("dtstart", meeting.start)
    entry.add("dtend", meeting.end)
    entry.add("organizer", f"mailto:{parseaddr(settings.MAIL_FROM)[1]}")  # PUBLISH asks for one
    title = marked(row, str(arrangement["title"]))
    entry.add("summary", title, {"language": get_language() or "en"})
    rooms = (track.room for track in meeting.tracks)
    place = [*dict.fromkeys(filter(None, rooms)), meeting.venue or arrangement.get("venue", "")]
    if any(place):
        entry.add("location", ", ".join(filter(None, place)))
    entry.add("url", settings.BASE_URL.rstrip("/") + reverse("programme", args=[row.id]))
    return entry


def _host() -> str:
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def marked(event: queries.EventRow, words: str) -> str:
    """A rehearsal says so wherever it is shown."""
    return gettext("Rehearsal: %(title)s") % {"title": words} if event.rehearsal else words


def years(meetings: Iterable[Meeting]) -> tuple[date, date]:
    """The zone is defined for the years of the event and the ones beside them."""
    held = [meeting.start.year for meeting in meetings]
    return date(min(held) - 1, 1, 1), date(max(held) + 2, 1, 1)
