"""Deadlines moved later, and the days on which nobody works (R73, R97, R195 to R197; Amb15)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from rostrum.apps.meeting import operations as meeting_acts
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.words import clean, fault
from rostrum.apps.people.models import Account
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import Holiday
from rostrum.apps.registration.permissions import may
from rostrum.foundation.clock import moment
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.deadline_changes import Extension, extended, too_short_for_visas, zone_of
from rostrum.procedure.deadlines import anchor, calendar_day, limit_of

LONGEST = 120  # signs of a holiday's name


def extend_deadline(  # noqa: PLR0913 - an act names what, until when, why, who and when
    *, event: str, deadline: str, day: str, hour: str, why: str, by: Account | None, now: int, seen: int
) -> int:
    """Move a deadline later: a version of the programme, with the reason, which everybody can read. Gives its number.

    `seen` is the version that was looked at. Refused: not_permitted, and as `procedure.deadline_changes.extended`
    and `meeting.operations.revise_programme`.
    """
    may(by, "registration.keep_calendar", event)
    _, change = _change(event, deadline, Extension(day, hour, _today(event, now), " ".join(why.split())))
    return meeting_acts.revise_programme(event=event, change=change, why=why, by=by, now=now, seen=seen)


@dataclass(frozen=True)
class Would:
    """What an extension would make of a deadline; `visa_days` as in `queries.DeadlineRow`."""

    moment: int
    zone: str
    visa_days: int | None


def preview_extension(  # noqa: PLR0913 - as the act itself
    *, event: str, deadline: str, day: str, hour: str, why: str, by: Account | None, now: int, seen: int
) -> Would:
    """What `extend_deadline` would do; stores nothing. Refused: as there."""
    may(by, "registration.keep_calendar", event)
    if not why.strip():
        raise Refusal("no_reason")
    if meeting.versions(event=event)[0].number != seen:
        raise Refusal("stale")
    others, change = _change(event, deadline, Extension(day, hour, _today(event, now), why))
    limit = limit_of(change, deadline, others)
    start = anchor(change, event, others)
    at = limit.moment if limit else now
    return Would(at, zone_of(change, deadline, others), too_short_for_visas(at, start))


def _change(event: str, deadline: str, to: Extension) -> tuple[dict[str, Any], dict[str, Any]]:
    """The other arrangements, and this event's with the deadline moved."""
    others = meeting.arrangements()
    others.pop(event, None)
    arrangement = meeting.arrangement(event=event)
    days = queries.holidays(zone=str(arrangement.get("tz", "")))
    return others, extended(arrangement, deadline, to, others, days)


def _today(event: str, now: int) -> date:
    """The day it is where the event is."""
    return moment(now).astimezone(ZoneInfo(meeting.event(event=event).tz)).date()


def add_holiday(*, event: str, day: str, name: str, by: Account | None, now: int) -> None:
    """Put down a day that is no working day where the event is; it counts for every event in that zone.

    Refused: not_permitted, unknown_event, day_not_read, missing, too_long, hidden_signs, holiday_known.
    """
    may(by, "registration.keep_calendar", event)
    told, found = clean(name), calendar_day(day)
    if found is None:
        raise Refusal("day_not_read", given=day[:40])
    if code := fault(told, LONGEST) or ("" if told else "missing"):
        raise Refusal(code, field="name", longest=LONGEST)
    zone = meeting.event(event=event).tz
    try:
        with transaction.atomic():
            Holiday.objects.create(zone=zone, day=found, name=told, made_by=by, made_at=now)
    except IntegrityError as error:
        raise Refusal("holiday_known") from error


def remove_holiday(*, event: str, holiday: int, by: Account | None) -> None:
    """Take a day away again. Refused: not_permitted, unknown_event, unknown_holiday."""
    may(by, "registration.keep_calendar", event)
    gone, _ = Holiday.objects.filter(pk=holiday, zone=meeting.event(event=event).tz).delete()
    if not gone:
        raise Refusal("unknown_holiday")
