"""Who is interested as a table that opens in any spreadsheet: the filters and the order of the page, no formula."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.tables import Cells, at_place, csv_lines, workbook
from rostrum.apps.people.models import Account
from rostrum.apps.selection.permissions import EXPORT, may
from rostrum.apps.selection.queries import Filters, Row, board

COLUMNS = (
    "interest",
    "segment",
    "name",
    "organization",
    "country",
    "regional_group",
    "category",
    "state",
    "told",
    "first_intervention",
    "language",
    "text",
    "sent",
    "chosen",
)


def interest_csv(*, event: str, segment: str, filters: Filters, by: Account | None) -> Iterator[bytes]:
    """One line an interest, by the filters of the page; times in the zone of the event.

    Protected people are left out, and neither gender nor a way to reach anybody stands in it: a file goes where no
    permission follows (security 5, R200). Refused: not_permitted, no_call.
    """
    return csv_lines(COLUMNS, _table(event, segment, filters, by))


def interest_xlsx(*, event: str, segment: str, filters: Filters, by: Account | None) -> bytes:
    """The same table as a workbook. Refused: as `interest_csv`."""
    return workbook("interest", COLUMNS, _table(event, segment, filters, by))


def _table(event: str, segment: str, filters: Filters, by: Account | None) -> Iterator[Cells]:
    may(by, EXPORT, event)
    zone = ZoneInfo(meeting.event(event=event).tz)
    rows = board(event=event, segment=segment, filters=filters, by=by).rows
    return (cells(segment, one, zone) for one in rows if not one.person.protected)


def cells(segment: str, one: Row, zone: ZoneInfo) -> Cells:
    """The line of one interest below `COLUMNS`."""
    return (
        one.id,
        segment,
        one.person.name,
        one.person.body,
        one.person.country,
        one.person.region,
        one.person.category,
        one.shown,
        one.told,
        one.first,
        one.language,
        one.text,
        at_place(one.sent_at, zone),
        at_place(one.chosen_at, zone),
    )
