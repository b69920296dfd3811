"""Which full tables were asked for, confirmed, handed out: the log that the secretariat reads."""

from dataclasses import dataclass

from rostrum.apps.participation.full_tables import tables_of
from rostrum.apps.participation.models import FullExport
from rostrum.apps.participation.permissions import may
from rostrum.apps.people.models import Account
from rostrum.foundation.clock import DAY

STANDS = DAY  # a request, and what was confirmed, for so long
LAPSED = "lapsed"
State = FullExport.State


@dataclass(frozen=True)
class FullRow:
    """A request for a table with what is protected; moments in µs, people by the names of their accounts.

    `state` is lapsed of what was neither decided nor handed out within its day.
    """

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


def _row(one: FullExport, now: int) -> FullRow:
    still = (
        one.state not in {State.ASKED, State.CONFIRMED} or now <= (one.decided_at or one.asked_at) + STANDS
    )
    return FullRow(
        one.pk,
        one.table,
        one.why,
        one.protected,
        one.state if still else LAPSED,
        one.asked_by_id,
        one.asked_by.name,
        one.asked_at,
        one.decided_by.name if one.decided_by else "",
        one.decided_at,
        one.handed_at,
    )


def full_requests(*, event: str, by: Account | None, now: int) -> tuple[FullRow, ...]:
    """Everything that was asked for in an event, the newest first. Refused: not_permitted."""
    may(by, "participation.ask_full_export", event)
    rows = FullExport.objects.filter(event=event).select_related("asked_by", "decided_by")
    return tuple(_row(one, now) for one in rows)


def to_decide(*, event: str, by: Account, now: int) -> int:
    """How many requests of others wait for this person. Refused: not_permitted."""
    rows = full_requests(event=event, by=by, now=now)
    return sum(one.state == State.ASKED and one.asked_by != by.pk for one in rows)


def full_tables(*, event: str, by: Account | None) -> tuple[tuple[str, object, int], ...]:
    """Every table the event has: its code, its title, how many of its rows are protected. Refused: not_permitted."""
    may(by, "participation.ask_full_export", event)
    return tuple((one.code, one.title, len(one.protected(event))) for one in tables_of(event))
