"""The queue of the secretariat: what waits, what was decided, who seems to stand there twice."""

from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.permissions import may
from rostrum.apps.registration.queries.doors import ways_of
from rostrum.procedure.registration.states import DRAFT
from rostrum.procedure.registration.ways import Standing, flags

PAGE = 50


@dataclass(frozen=True)
class Filters:
    """What a list shows; page, CSV and workbook take the same. `words` are looked for in name, body and address."""

    state: str = ""
    category: str = ""
    words: str = ""
    speaks: bool = False


@dataclass(frozen=True)
class Queued:
    """A row of the queue. `flags` are what the officer should look at, never decisions (R62, R82)."""

    id: str
    name: str = field(repr=False)
    body: str = field(repr=False)
    country: str
    category: str
    state: str
    speaks: bool
    protected: bool
    late: bool
    sent_at: int | None
    flags: tuple[str, ...]


def queue(
    *, event: str, filters: Filters, by: Account | None, first: int = 0, most: int | None = PAGE
) -> tuple[Queued, ...]:
    """The registrations that were sent, the one that waits longest first; two queries however many.

    `most` None: all of them, for an export. Refused: not_permitted, unknown_version.
    """
    may(by, "registration.see", event)
    ways = ways_of(event=event)
    rows = _found(event, filters).select_related("dossier__organization")
    taken = rows[first:] if most is None else rows[first : first + most]
    return tuple(
        Queued(
            row.pk,
            row.dossier.name,
            row.dossier.body,
            row.dossier.country,
            row.category,
            row.state,
            row.speaks,
            row.dossier.protected,
            row.late,
            row.sent_at,
            flags(ways[row.category], _standing(row)) if row.category in ways else (),
        )
        for row in taken
    )


def _standing(row: Registration) -> Standing:
    body = row.dossier.organization
    return Standing(body.consultative_status, body.paris_status) if body else Standing()


def _found(event: str, filters: Filters) -> QuerySet[Registration]:
    rows = Registration.objects.filter(event=event).exclude(state=DRAFT)
    if filters.state:
        rows = rows.filter(state=filters.state)
    if filters.category:
        rows = rows.filter(category=filters.category)
    if filters.speaks:
        rows = rows.filter(speaks=True)
    for word in filters.words.split()[:5]:
        rows = rows.filter(
            Q(dossier__name__icontains=word)
            | Q(dossier__body__icontains=word)
            | Q(dossier__address__icontains=word)
        )
    return rows.order_by("sent_at", "id")


def counts(*, event: str, by: Account | None) -> dict[str, dict[str, int]]:
    """How many registrations stand in each state, by category; one query. Refused: not_permitted."""
    may(by, "registration.see", event)
    found: dict[str, dict[str, int]] = {}
    rows = Registration.objects.filter(event=event).exclude(state=DRAFT)
    for category, state, count in rows.values_list("category", "state").annotate(n=Count("pk")).order_by():
        found.setdefault(category, {})[state] = count
    return found


def duplicates(*, registration: str) -> tuple[str, ...]:
    """Other registrations of the event with the same address, or the same name and body; ids, oldest first."""
    row = Registration.objects.select_related("dossier").filter(pk=registration).first()
    if row is None:
        return ()
    same = Q(dossier__name__iexact=row.dossier.name, dossier__body__iexact=row.dossier.body)
    if row.dossier.address:
        same |= Q(dossier__address__iexact=row.dossier.address)
    others = Registration.objects.filter(same, event=row.event_id).exclude(pk=row.pk).exclude(state=DRAFT)
    return tuple(others.order_by("sent_at", "id").values_list("pk", flat=True))
