"""The board of needs, for whoever is charged with them and nobody else (R100); contacts and last day, for everybody."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Case, Count, Q, QuerySet, When

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import AccessRequest
from rostrum.apps.registration.permissions import may
from rostrum.apps.registration.queries.doors import closing
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.deadlines import Limit
from rostrum.procedure.modalities.arrangement import mapping, members
from rostrum.procedure.registration.access import OPEN, Contact, contacts

ACCESS_PAGE = 200


@dataclass(frozen=True)
class AccessRow:
    """A request as the board shows it; moments in µs. Never printed."""

    id: str
    event: str
    name: str = field(repr=False)
    body: str = field(repr=False)
    text: str = field(repr=False)
    assistant: bool
    route: str
    late: bool
    state: str
    seat: str = field(repr=False)
    extra_seconds: int
    note: str = field(repr=False)
    handled_by: str
    participant: str
    received_at: int
    changed_at: int


@dataclass(frozen=True)
class LastDay:
    """Until when a need is told in time; `working_days` before the meeting, 0 where it is no such count."""

    limit: Limit
    working_days: int


def access_contacts(*, event: str) -> tuple[Contact, ...]:
    """Refused: unknown_version."""
    return contacts(meeting.arrangement(event=event))


def access_until(*, event: str) -> LastDay | None:
    """None where the modalities name no day (R97, Amb15)."""
    arrangement = meeting.arrangement(event=event)
    deadline = str(mapping(arrangement.get("access")).get("by", ""))
    limit = closing(event=event, deadline=deadline)
    entry = members(arrangement, "deadlines").get(deadline, {})
    return LastDay(limit, int(entry.get("working_days") or 0)) if limit else None


def access_board(
    *, event: str, show: str, route: str, by: Account | None, after: int = 0
) -> tuple[AccessRow, ...]:
    """Open ones first in the order they came. `show`: open, late, a state, or empty for all; `route` or empty.

    A page of them; `after` is how many come before it. Refused: not_permitted.
    """
    may(by, "registration.see_access", event)
    done = Case(When(state__in=OPEN, then=0), default=1)
    rows = _shown(_routed(event, route), show).select_related("registration__dossier", "handled_by")
    return tuple(_row(one) for one in rows.order_by(done, "received_at", "id")[after : after + ACCESS_PAGE])


def _routed(event: str, route: str) -> QuerySet[AccessRequest]:
    rows = AccessRequest.objects.filter(event=event)
    return rows.filter(route=route) if route else rows


def _shown(rows: QuerySet[AccessRequest], show: str) -> QuerySet[AccessRequest]:
    known = {"": Q(), "open": Q(state__in=OPEN), "late": Q(late=True, state__in=OPEN)}
    return rows.filter(known.get(show, Q(state=show)))


def access_counts(*, event: str, by: Account | None, route: str = "") -> Mapping[str, int]:
    """How many of a `route`, or of both, stand in each state; under `open` how many are open, under `late` how many of
    these came late. Refused: not_permitted.
    """
    may(by, "registration.see_access", event)
    rows = _routed(event, route)
    found = dict(rows.values_list("state").annotate(Count("pk")).order_by())
    late = rows.filter(late=True, state__in=OPEN).count()
    return found | {"open": sum(found.get(one, 0) for one in OPEN), "late": late}


def access_request(*, id: str, event: str, by: Account | None) -> AccessRow:  # noqa: A002 - the id, keyword only
    """One request. Refused: not_permitted, unknown_request."""
    may(by, "registration.see_access", event)
    row = (
        AccessRequest.objects.select_related("registration__dossier", "handled_by")
        .filter(pk=id, event=event)
        .first()
    )
    if row is None:
        raise Refusal("unknown_request")
    return _row(row)


def _row(row: AccessRequest) -> AccessRow:
    """Of a protected person the name as announced and no organization: this desk admits nobody (D40)."""
    held = row.registration
    dossier = held.dossier if held else None
    body = dossier.body if dossier and not dossier.protected else ""
    return AccessRow(
        row.pk,
        row.event_id,
        dossier.name if dossier else row.name,
        body if dossier else row.body,
        row.text,
        row.assistant,
        row.route,
        row.late,
        row.state,
        row.seat,
        row.extra_seconds,
        row.note,
        row.handled_by.name if row.handled_by else "",
        row.participant or (held.participant if held else ""),
        row.received_at,
        row.changed_at,
    )
