"""Which full tables were asked for, confirmed, handed out: the log that the secretariat reads."""

from dataclasses import dataclass

from rostrum.apps.participation.full_tables import tables_of
from rostrum.apps.participation.models import FullExport
from rostrum.apps.participation.permissions import may
from rostrum.apps.people.models import Account


@dataclass(frozen=True)
class FullRow:
    """A request for a table with what is protected; moments in µs, people by the names of their accounts."""

    id: str
    table: str
    why: str
    protected: int
    state: str
    asked_by: str
    asked_by_name: str
    asked_at: int
    decided_by_name: str
    decided_at: int | None
    handed_at: int | None


def _row(one: FullExport) -> FullRow:
    return FullRow(
        one.pk,
        one.table,
        one.why,
        one.protected,
        one.state,
        one.asked_by_id,
        one.asked_by.name,
        one.asked_at,
        one.decided_by.name if one.decided_by else "",
        one.decided_at,
        one.handed_at,
    )


def full_requests(*, event: str, by: Account | None) -> tuple[FullRow, ...]:
    """Everything that was asked for in an event, the newest first. Refused: not_permitted."""
    may(by, "participation.ask_full_export", event)
    return tuple(map(_row, FullExport.objects.filter(event=event).select_related("asked_by", "decided_by")))


def full_tables(*, event: str, by: Account | None) -> tuple[tuple[str, object, int], ...]:
    """Every table the event has: its code, its title, how many of its rows are protected. Refused: not_permitted."""
    may(by, "participation.ask_full_export", event)
    return tuple((one.code, one.title, len(one.protected(event))) for one in tables_of(event))
