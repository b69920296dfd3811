"""The deadlines of an event with their history, and the days on which nobody works (R72, R73, R97, R195 to R197)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Holiday
from rostrum.apps.registration.permissions import may
from rostrum.apps.registration.queries.doors import holidays
from rostrum.procedure.deadline_changes import as_read, too_short_for_visas, zone_of
from rostrum.procedure.deadlines import anchor, limit_of
from rostrum.procedure.modalities.arrangement import Arrangement, members
from rostrum.procedure.registration.ways import ways


@dataclass(frozen=True)
class Moved:
    """A deadline that a version of the programme moved: from when to when, who, when and why; moments in µs."""

    number: int
    before: int | None
    after: int | None
    by: str
    at: int
    why: str


@dataclass(frozen=True)
class Earlier:
    """What the documents tell of an earlier moment, in the words of the file."""

    was: str
    changed_on: str
    why: str


@dataclass(frozen=True)
class DeadlineRow:
    """A deadline as it stands. `moment` None: the documents do not tell it. `categories` come in by it.

    `visa_days`: the days it leaves for a visa, where they are too few for whoever travels.
    """

    id: str
    what: str
    who: str
    force: str
    late: str
    moment: int | None
    read: int | None  # the minute by which people know it
    inclusive: bool
    zone: str
    working_days: int | None
    passed: bool
    categories: tuple[str, ...]
    visa_days: int | None
    moved: tuple[Moved, ...] = ()
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True)
class HolidayRow:
    id: int
    day: date
    name: str
    by: str


def deadlines(*, event: str, now: int, history: bool = True) -> tuple[DeadlineRow, ...]:
    """Every deadline, the next one first, those without a moment last. Public, as the programme is (R28).

    Refused: unknown_version.
    """
    others = meeting.arrangements()
    arrangement = others.pop(event, None) or meeting.arrangement(event=event)
    days = holidays(zone=str(arrangement.get("tz", "")))
    versions = meeting.every_version(event=event) if history else ()
    rows = [
        _row(arrangement, deadline, others, days, now, _moved(versions, deadline, others, days))
        for deadline in members(arrangement, "deadlines")
    ]
    return tuple(sorted(rows, key=lambda row: (row.moment is None, row.moment or 0, row.id)))


def _row(  # noqa: PLR0913, PLR0917 - what a moment is computed from
    arrangement: Arrangement,
    deadline: str,
    others: Mapping[str, Arrangement],
    days: frozenset[date],
    now: int,
    moved: tuple[Moved, ...],
) -> DeadlineRow:
    entry = members(arrangement, "deadlines")[deadline]
    limit = limit_of(arrangement, deadline, others, days)
    held = {code: way for code, way in ways(arrangement).items() if way.deadline == deadline}
    attend = any("attend" in way.may for way in held.values())
    zone = zone_of(arrangement, deadline, others)
    start = anchor(arrangement, str(arrangement.get("id", "")), others)
    return DeadlineRow(
        id=deadline,
        what=str(entry.get("what", "")),
        who=str(entry.get("who", "")),
        force=str(entry.get("force", "")),
        late=str(entry.get("late", "refuse")),
        moment=limit.moment if limit else None,
        read=as_read(limit, zone) if limit else None,
        inclusive=bool(limit and limit.inclusive),
        zone=zone,
        working_days=entry.get("working_days"),
        passed=not limit.holds(now) if limit else entry.get("state") == "passed",
        categories=tuple(held),
        visa_days=too_short_for_visas(limit.moment, start) if limit and attend else None,
        moved=moved,
        earlier=tuple(
            Earlier(str(one["was"]), str(one["changed_on"]), str(one.get("reason", "")))
            for one in entry.get("history", ())
        ),
    )


def _moved(
    versions: tuple[meeting.FullVersion, ...],
    deadline: str,
    others: Mapping[str, Arrangement],
    days: frozenset[date],
) -> tuple[Moved, ...]:
    """The versions that moved a deadline, whatever moved it: a meeting of another day moves what is counted back."""
    moments = [_told(one.arrangement, deadline, others, days) for one in versions]
    found = []
    for before, after, one in zip(moments, moments[1:], versions[1:], strict=False):
        if before != after:
            row = one.row
            found.append(
                Moved(
                    row.number,
                    before,
                    after,
                    row.made_by,
                    row.made_at,
                    row.why,
                )
            )
    return tuple(reversed(found))


def _told(
    arrangement: Arrangement, deadline: str, others: Mapping[str, Arrangement], days: frozenset[date]
) -> int | None:
    limit = limit_of(arrangement, deadline, others, days)
    return as_read(limit, zone_of(arrangement, deadline, others)) if limit else None


def calendar(*, event: str, by: Account | None) -> tuple[HolidayRow, ...]:
    """The holidays at the place of an event, with who put them down. Refused: not_permitted."""
    may(by, "registration.keep_calendar", event)
    rows = Holiday.objects.filter(zone=meeting.event(event=event).tz).select_related("made_by")
    return tuple(
        HolidayRow(one.pk, one.day, one.name, one.made_by.name if one.made_by else "") for one in rows
    )
