"""The queue as a table that opens in any spreadsheet: the same filters, the same order, nothing a formula."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.tables import Cells, at_place, csv_lines, workbook
from rostrum.apps.people.models import Account
from rostrum.apps.registration import queries
from rostrum.apps.registration.permissions import may
from rostrum.procedure.floor.rules import said

COLUMNS = (
    "registration",
    "name",
    "organization",
    "organization_code",
    "country",
    "category",
    "state",
    "asks_to_speak",
    "language",
    "member_type",
    "level",
    "late",
    "changed_after_approval",
    "stands_twice",
    "to_look_at",
    "registered_by",
    "sent",
    "decided",
)


def registrations_csv(*, event: str, filters: queries.Filters, by: Account | None) -> Iterator[bytes]:
    """One line a registration, by the filters of the page; times in the zone of the event.

    Protected people are left out, and nothing tells how to reach anybody: a file goes where no permission follows
    (security 5). Letters to many go out from the outbox. Refused: not_permitted, unknown_version.
    """
    return csv_lines(COLUMNS, _table(event, filters, by))


def registrations_xlsx(*, event: str, filters: queries.Filters, by: Account | None) -> bytes:
    """The same table as a workbook. Refused: as `registrations_csv`."""
    return workbook("registrations", COLUMNS, _table(event, filters, by))


def _table(event: str, filters: queries.Filters, by: Account | None) -> Iterator[Cells]:
    may(by, "registration.export", event)
    zone = ZoneInfo(meeting.event(event=event).tz)
    rows = queries.queue(event=event, filters=filters, by=by, most=None)
    return (cells(one, zone) for one in rows if not one.protected)


def cells(one: queries.Queued, zone: ZoneInfo) -> Cells:
    """The line of one registration below `COLUMNS`."""
    return (
        one.id,
        one.name,
        one.body,
        one.code,
        one.country,
        said(one.category),
        one.state,
        _yes(one.speaks),
        one.language,
        one.member_type,
        one.level,
        _yes(one.late),
        _yes(one.again),
        _yes(one.twice),
        " ".join(one.flags),
        one.registered_by.partition(":")[0],
        at_place(one.sent_at, zone),
        at_place(one.decided_at, zone),
    )


OF_DELEGATIONS = (
    "code",
    "delegation",
    "category",
    "level",
    "members",
    "beside",
    "approved",
    "waiting",
    "credentials_letter",
)


def delegations_csv(*, event: str, filters: queries.DelegationFilters, by: Account | None) -> Iterator[bytes]:
    """One line a delegation, by the filters of the page: its counts, nobody's name and no address.

    Refused: not_permitted.
    """
    return csv_lines(OF_DELEGATIONS, _delegations(event, filters, by))


def delegations_xlsx(*, event: str, filters: queries.DelegationFilters, by: Account | None) -> bytes:
    """The same table as a workbook. Refused: as `delegations_csv`."""
    return workbook("delegations", OF_DELEGATIONS, _delegations(event, filters, by))


def _delegations(event: str, filters: queries.DelegationFilters, by: Account | None) -> Iterator[Cells]:
    may(by, "registration.export", event)
    for one in filter(filters.holds, queries.delegations(event=event, language="en", by=by)):
        counts = (one.counted, one.beside, one.approved, one.waiting)
        yield (one.code, one.name, said(one.category), one.level, *counts, _yes(bool(one.letter)))


OF_TRAVEL = (
    "request",
    "registration",
    "name",
    "organization",
    "country",
    "category",
    "registered",
    "state",
    "asked",
    "decided_by",
)


def travel_csv(*, event: str, filters: queries.TravelFilters, by: Account | None) -> Iterator[bytes]:
    """One line a request for support for travel, by the filters of the page (R187).

    Protected people are left out, and so is what each wrote of themselves: that stays on the page. Refused:
    not_permitted.
    """
    return csv_lines(OF_TRAVEL, _travel(event, filters, by))


def travel_xlsx(*, event: str, filters: queries.TravelFilters, by: Account | None) -> bytes:
    """The same table as a workbook. Refused: as `travel_csv`."""
    return workbook("travel", OF_TRAVEL, _travel(event, filters, by))


def _travel(event: str, filters: queries.TravelFilters, by: Account | None) -> Iterator[Cells]:
    may(by, "registration.export", event)
    zone = ZoneInfo(meeting.event(event=event).tz)
    for one in queries.travel_board(event=event, filters=filters, by=by, most=None):
        if not one.protected:
            who = (one.id, one.registration, one.name, one.body, one.country, said(one.category))
            yield (*who, one.registered, one.state, at_place(one.asked_at, zone), one.decided_by)


def _yes(told: bool) -> str:
    return "yes" if told else "no"
