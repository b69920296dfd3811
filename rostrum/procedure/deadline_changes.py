"""Moving a deadline later, what its history says, and whether it leaves time for a visa (R72, R73, R195 to R197)."""

from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rostrum.foundation.refusal import Refusal
from rostrum.foundation.spans import DAY, SECOND
from rostrum.procedure.deadlines import (
    MINUTE,
    NO_HOLIDAYS,
    NOTHING,
    Anchor,
    Limit,
    anchor,
    calendar_day,
    known_zone,
    limit_of,
    moment,
)
from rostrum.procedure.modalities.arrangement import Arrangement, members
from rostrum.procedure.programme_revision import member
from rostrum.procedure.times import clock_time

VISA_DAYS = 30  # no document of the sources states one; it only warns
WAYS_TO_SAY = (
    "at",
    "on",
    "month_end",
    "before",
    "working_days",
    "days",
    "minutes",
    "unknown",
    "assumed",
    "state",
)


@dataclass(frozen=True)
class Extension:
    """What a deadline is to become: local wall time in its own zone, and when and why it is changed."""

    day: str  # YYYY-MM-DD
    hour: str  # as people write it
    changed_on: date
    why: str


def zone_of(arrangement: Arrangement, deadline: str, others: Mapping[str, Arrangement] = NOTHING) -> str:
    """The zone a deadline is told in: its own, else that of what it is counted back from, else the event's."""
    entry = members(arrangement, "deadlines").get(deadline, {})
    before = anchor(arrangement, str(entry["before"]), others) if "before" in entry else None
    own = known_zone(entry.get("tz"))
    return own or (before.zone if before else None) or known_zone(arrangement.get("tz")) or "UTC"


def extended(
    arrangement: Arrangement,
    deadline: str,
    to: Extension,
    others: Mapping[str, Arrangement] = NOTHING,
    holidays: Collection[date] = NO_HOLIDAYS,
) -> dict[str, Any]:
    """The arrangement with a deadline at a later minute, which is still in time; the earlier moment in its history.

    Nobody who was in time before is late after. Refused: unknown_deadline, day_not_read, not_later, and as
    `procedure.times.clock_time`.
    """
    changed = deepcopy(dict(arrangement))
    if deadline not in members(changed, "deadlines"):
        raise Refusal("unknown_deadline", id=deadline)
    entry = member(changed, "deadlines", deadline, "unknown_deadline")
    day, hour = calendar_day(to.day), clock_time(to.hour)
    if day is None:
        raise Refusal("day_not_read", given=to.day[:40])
    held = limit_of(arrangement, deadline, others, holidays)
    zone = zone_of(arrangement, deadline, others)
    new = moment(day, int(hour[:2]) * 60 + int(hour[3:]), zone)
    if held is not None and new <= held.moment:
        raise Refusal("not_later")
    for key in WAYS_TO_SAY:
        entry.pop(key, None)
    entry |= {"at": f"{day.isoformat()}T{hour}", "inclusive": True}
    if held is not None:
        was = _wall(as_read(held, zone), zone)
        told = {"was": was, "changed_on": to.changed_on.isoformat(), "reason": to.why}
        entry["history"] = [*entry.get("history", ()), told]
    return changed


def as_read(limit: Limit, zone: str) -> int:
    """The minute by which people know an end: a day ends at 11.59 p.m., never at the next day's midnight."""
    midnight = _wall(limit.moment, zone).endswith("T00:00")
    return limit.moment - MINUTE if midnight and not limit.inclusive else limit.moment


def _wall(at: int, zone: str) -> str:
    """Local wall time to the minute, as a modalities file writes it."""
    there = datetime.fromtimestamp(at // SECOND, UTC).astimezone(ZoneInfo(zone))
    return there.strftime("%Y-%m-%dT%H:%M")


def days_between(at: int, start: Anchor) -> int:
    """Whole days from a moment to the beginning of what it comes before; negative when it comes after."""
    return (moment(start.day, start.start or 0, start.zone) - at) // DAY


def too_short_for_visas(at: int, start: Anchor | None) -> int | None:
    """The days left for a visa, when they are fewer than `VISA_DAYS`; None where there is time enough."""
    if start is None:
        return None
    left = days_between(at, start)
    return left if left < VISA_DAYS else None
