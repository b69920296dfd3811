"""When something falls due: zones, months, days counted back, and what is still in time.

Pure arithmetic. Moments are integer microseconds UTC; days and hours are local wall time in the zone
of the nearest object that has one: deadline, else meeting, else event (R97, R134, R195 to R197).
"""

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rostrum.foundation.spans import SECOND
from rostrum.procedure.modalities.arrangement import Arrangement, mapping, members, minutes
from rostrum.procedure.modalities.scalars import SCALARS
from rostrum.procedure.modalities.timetable import Timetable

MINUTE = 60 * SECOND
WEEKEND = frozenset({5, 6})  # Saturday and Sunday, Monday being 0
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = re.compile(r"(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DAY_MINUTES = 24 * 60
_FURTHEST = {"working_days": 1_000, "days": 3_660, "minutes": 3_660 * _DAY_MINUTES}
NO_HOLIDAYS: frozenset[date] = frozenset()
NOTHING: Mapping[str, Arrangement] = {}


@dataclass(frozen=True)
class Limit:
    """The end of a period: `moment` itself is still in time when `inclusive`."""

    moment: int
    inclusive: bool

    def holds(self, at: int) -> bool:
        return at <= self.moment if self.inclusive else at < self.moment


@dataclass(frozen=True)
class Anchor:
    """What a deadline is counted back from: a day, the hour it begins, and the zone of both."""

    day: date
    start: int | None  # minutes since midnight
    zone: str


def working_days_back(
    day: date,
    count: int,
    holidays: Collection[date] = NO_HOLIDAYS,
    weekend: Collection[int] = WEEKEND,
) -> date:
    """The day `count` working days before `day`, which is not counted itself (ambiguity 15).

    Three working days before Monday 30 June 2025 is Wednesday 25 June (R97). Holidays are those of
    the venue. A week of weekends alone gives the day itself.
    """
    if len(set(weekend)) > 6:
        return day
    while count > 0:
        day -= timedelta(days=1)
        count -= day.weekday() not in weekend and day not in holidays
    return day


def month_end(month: str) -> date:
    """The last day of `YYYY-MM`: through that day counts (R23)."""
    year, number = int(month[:4]), int(month[5:7])
    return date(year, number, monthrange(year, number)[1])


def moment(day: date, minute: int, zone: str) -> int:
    """Microseconds UTC of local wall time.

    An hour that comes twice when clocks go back is the later one, an hour that is skipped counts on
    with the offset before: a limit never comes earlier than a person may read it.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    local = wall.replace(tzinfo=ZoneInfo(zone), fold=1)
    skipped = local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) != wall
    aware = local.replace(fold=0) if skipped else local
    return (aware.astimezone(UTC) - _EPOCH) // timedelta(microseconds=1)


def day_limit(day: date, zone: str, *, inclusive: bool) -> Limit:
    """A day without an hour: through its end, or, not inclusive, before it begins (R196)."""
    return Limit(moment(day + timedelta(days=inclusive), 0, zone), inclusive=False)


def anchor(arrangement: Arrangement, name: str, others: Mapping[str, Arrangement] = NOTHING) -> Anchor | None:
    """A meeting, a segment or an event (its first meeting) to count back from; None if unknown."""
    if name == arrangement.get("id") or name in others:
        return _first_meeting(others.get(name, arrangement))
    timetable = Timetable(arrangement)
    segment = timetable.place(name)
    meeting = timetable.meetings.get(name) or timetable.meeting_of(name)
    start = segment.minute if segment else minutes(meeting.get("start"))
    return _anchor(meeting, start, arrangement)


def _first_meeting(arrangement: Arrangement) -> Anchor | None:
    meetings = members(arrangement, "meetings").values()
    opening = min(meetings, key=lambda one: (str(one.get("date")), str(one.get("start"))), default=None)
    return _anchor(opening, minutes(opening.get("start")), arrangement) if opening else None


def _anchor(meeting: Mapping[str, Any], start: int | None, event: Arrangement) -> Anchor | None:
    day = calendar_day(meeting.get("date"))
    zone = known_zone(meeting.get("tz")) or known_zone(event.get("tz"))
    return Anchor(day, start, zone) if day and zone else None


def calendar_day(value: Any) -> date | None:
    """The date of `YYYY-MM-DD` between 1900 and 2999; None for anything else."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def known_zone(value: Any) -> str | None:
    """An IANA zone that exists, else None."""
    return value if isinstance(value, str) and SCALARS["tz"].read(value) else None


def last_day(
    entry: Mapping[str, Any], before: Anchor | None, holidays: Collection[date] = NO_HOLIDAYS
) -> date | None:
    """The local day on which a deadline of a modalities file falls, before asking if it is inclusive."""
    if "at" in entry:
        return calendar_day(str(entry["at"])[:10])
    if "on" in entry:
        return calendar_day(entry["on"])
    if "month_end" in entry:
        first = calendar_day(f"{entry['month_end']}-01")
        return month_end(first.isoformat()) if first else None
    return _counted_back(entry, before, holidays) if before else None


def _counted_back(entry: Mapping[str, Any], before: Anchor, holidays: Collection[date]) -> date | None:
    if (count := _distance(entry, "working_days")) is not None:
        return working_days_back(before.day, count, holidays)
    if (count := _distance(entry, "days")) is not None:
        return before.day - timedelta(days=count)
    if (count := _distance(entry, "minutes")) is not None:
        return before.day + timedelta(days=((before.start or 0) - count) // _DAY_MINUTES)
    return None


def limit(
    entry: Mapping[str, Any],
    zone: str,
    before: Anchor | None = None,
    holidays: Collection[date] = NO_HOLIDAYS,
) -> Limit | None:
    """When a deadline of a modalities file ends; None when it is unknown or its anchor is.

    `zone` is the event's; the deadline's own wins, then its meeting's. A deadline counted back in
    days ends with its day, one in minutes counts from the hour of its anchor.
    """
    day = last_day(entry, before, holidays)
    here = known_zone(entry.get("tz")) or (before.zone if before else zone)
    inclusive = entry.get("inclusive") is True
    if day is None:
        return None
    if "at" in entry:
        minute = minutes(str(entry["at"])[11:])
        return None if minute is None else Limit(moment(day, minute, here), inclusive)
    distance = _distance(entry, "minutes")
    if distance is not None and before is not None and before.start is not None:
        start = moment(before.day, before.start, before.zone)
        return Limit(start - distance * MINUTE, inclusive)
    if "month_end" in entry and not inclusive:
        day = day.replace(day=1)
    return day_limit(day, here, inclusive=inclusive)


def limit_of(
    arrangement: Arrangement,
    deadline: str,
    others: Mapping[str, Arrangement] = NOTHING,
    holidays: Collection[date] = NO_HOLIDAYS,
) -> Limit | None:
    """The limit of a deadline of an arrangement by its id; None when there is none to compute."""
    entry = members(arrangement, "deadlines").get(deadline)
    zone = known_zone(arrangement.get("tz"))
    if entry is None or zone is None:
        return None
    before = anchor(arrangement, str(entry["before"]), others) if "before" in entry else None
    return limit(mapping(entry), zone, before, holidays)


def _distance(entry: Mapping[str, Any], name: str) -> int | None:
    """How far back, when stated and within what anybody can mean."""
    value = entry.get(name)
    return value if isinstance(value, int) and 0 <= value <= _FURTHEST[name] else None
