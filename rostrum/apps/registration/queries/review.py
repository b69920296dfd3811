"""The queue of the secretariat: what waits, what was decided, who seems to stand there twice."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from rostrum.apps.documents import queries as documents
from rostrum.apps.people.models import Account
from rostrum.apps.registration.lists import key_of_address, key_of_name
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.permissions import may
from rostrum.apps.registration.queries.doors import ways_of
from rostrum.procedure.registration.states import (
    APPROVED,
    DRAFT,
    NOT_INCLUDED,
    OPEN,
    PROPOSED,
    REFUSED,
    WITHDRAWN,
)
from rostrum.procedure.registration.ways import Standing, flags

PAGE = 50
WAITING, NOT_APPROVED, COMING = "waiting", "not_approved", "coming"
MEMBERS, COUNTED, BESIDE = "members", "counted", "beside"  # of delegations: all, within the caps, outside
GROUPS = {
    WAITING: OPEN,
    COMING: frozenset({*OPEN, PROPOSED, APPROVED}),
    NOT_APPROVED: frozenset({REFUSED, NOT_INCLUDED}),
}  # several states that a filter takes as one


@dataclass(frozen=True)
class Filters:
    """What a list shows; page, CSV and workbook take the same.

    `words` are looked for in name, body and address, of a protected person in the name alone (security 5).
    `again`: approved before, and changed since.
    `region`: the regional group of the body on file; a protected person is of none. `silent`: speakers of whom no
    written statement is here. `member`: of a delegation, those who count or stand beside, or of one type of member.
    """

    state: str = ""
    category: str = ""
    words: str = ""
    speaks: bool = False
    late: bool = False
    again: bool = False
    region: str = ""
    silent: bool = False
    member: str = ""


@dataclass(frozen=True)
class Queued:
    """A row of the queue. `flags` are what the officer should look at, never decisions (R62, R82).

    `twice`: another registration of the event has the same address, or the same name and body. `code` is that of
    the body on file it was matched with. `seen` goes with a decision, so that nothing unseen is decided.
    """

    id: str
    name: str = field(repr=False)
    body: str = field(repr=False)
    code: str
    country: str
    category: str
    state: str
    speaks: bool
    protected: bool
    late: bool
    again: bool
    twice: bool
    sent_at: int | None
    decided_at: int | None
    member_type: str
    level: str
    registered_by: str
    language: str  # to be spoken
    flags: tuple[str, ...]
    seen: int


def queue(
    *, event: str, filters: Filters, by: Account | None, first: int = 0, most: int | None = PAGE
) -> tuple[Queued, ...]:
    """The registrations that were sent, the one that waits longest first; three queries however many.

    `most` None: all of them, for an export. Refused: not_permitted, unknown_version.
    """
    may(by, "registration.see", event)
    rows = _found(event, filters)
    return _queued(event, rows[first:] if most is None else rows[first : first + most])


def whole_queue(*, event: str, filters: Filters) -> tuple[Queued, ...]:
    """All that the filters find, for a table that asks who may take it away. Refused: unknown_version."""
    return _queued(event, _found(event, filters))


def protected_ids(*, event: str) -> tuple[str, ...]:
    """The ids of the protected registrations of an event, in a fixed order."""
    rows = _sent(event).filter(dossier__protected=True).order_by("pk")
    return tuple(rows.values_list("pk", flat=True))


def chosen(*, event: str, ids: tuple[str, ...], by: Account | None) -> tuple[Queued, ...]:
    """Those of the queue with these ids, in its order. Refused: as `queue`."""
    may(by, "registration.see", event)
    return _queued(event, _found(event, Filters()).filter(pk__in=ids))


def _queued(event: str, rows: QuerySet[Registration]) -> tuple[Queued, ...]:
    ways, double = ways_of(event=event), twins(event=event)
    return tuple(
        Queued(
            row.pk,
            row.dossier.name,
            row.dossier.body,
            row.dossier.organization.code if row.dossier.organization else "",
            row.dossier.country,
            row.category,
            row.state,
            row.speaks,
            row.dossier.protected,
            row.late,
            approved_before(row),
            row.pk in double,
            row.sent_at,
            row.decided_at,
            row.member_type,
            row.level,
            row.dossier.registered_by,
            row.dossier.answers.get("lang", ""),
            flags(ways[row.category], standing(row)) if row.category in ways else (),
            row.changed_at,
        )
        for row in rows.select_related("dossier__organization")
    )


def standing(row: Registration) -> Standing:
    """What is on record of the body a registration was matched with."""
    body = row.dossier.organization
    return Standing(body.consultative_status, body.paris_status) if body else Standing()


def approved_before(row: Registration) -> bool:
    """Whether somebody who was approved waits again, because who they are has changed."""
    return bool(row.participant) and row.state in OPEN


def _sent(event: str) -> QuerySet[Registration]:
    """Everything that came before the secretariat, of people who are not erased."""
    return Registration.objects.filter(event=event, dossier__erased_at=None).exclude(state=DRAFT)


def _found(event: str, filters: Filters) -> QuerySet[Registration]:
    rows = _sent(event)
    if filters.state:
        rows = rows.filter(state__in=GROUPS.get(filters.state, (filters.state,)))
    if filters.category:
        rows = rows.filter(category=filters.category)
    if filters.speaks:
        rows = rows.filter(speaks=True)
    if filters.late:
        rows = rows.filter(late=True)
    if filters.again:
        rows = rows.filter(state__in=OPEN).exclude(participant="")
    if filters.region:
        rows = rows.filter(dossier__organization__region=filters.region, dossier__protected=False)
    if filters.member:
        rows = _of_delegations(rows, filters.member)
    if filters.silent:
        rows = _silent(event, rows)
    for word in filters.words.split()[:5]:
        elsewhere = Q(dossier__body__icontains=word) | Q(dossier__address__icontains=word)
        rows = rows.filter(Q(dossier__name__icontains=word) | Q(elsewhere, dossier__protected=False))
    return rows.order_by("sent_at", "id")


def _of_delegations(rows: QuerySet[Registration], member: str) -> QuerySet[Registration]:
    members = rows.filter(delegation__isnull=False, delegation__closed_at=None)
    if member in {COUNTED, BESIDE}:
        return members.filter(counted=member == COUNTED)
    return members if member == MEMBERS else members.filter(member_type=member)


def _silent(event: str, rows: QuerySet[Registration]) -> QuerySet[Registration]:
    sent = documents.owners(event=event, purpose="statement")
    speakers = rows.filter(state=APPROVED, speaks=True)
    return speakers.exclude(pk__in=sent).exclude(participant__in=sent).exclude(dossier__in=sent)


def number(*, event: str, filters: Filters, by: Account | None) -> int:
    """How many the filters find; one query. Refused: not_permitted."""
    may(by, "registration.see", event)
    return _found(event, filters).count()


def protected(*, event: str, filters: Filters, by: Account | None) -> int:
    """How many of them are protected; one query. Refused: not_permitted."""
    may(by, "registration.see", event)
    return _found(event, filters).filter(dossier__protected=True).count()


def after(*, event: str, registration: str, filters: Filters, by: Account | None) -> str:
    """The id that the filters find behind this registration, else the first of them; empty when there is none other.

    Refused: not_permitted.
    """
    may(by, "registration.see", event)
    sent = Registration.objects.filter(pk=registration).values_list("sent_at", flat=True).first()
    rows = _found(event, filters).exclude(pk=registration)
    behind = rows.filter(Q(sent_at__gt=sent) | Q(sent_at=sent, pk__gt=registration)) if sent else rows
    found = behind.first() or rows.first()
    return found.pk if found else ""


def counts(*, event: str, by: Account | None) -> dict[str, dict[str, int]]:
    """How many registrations stand in each state, by category; one query. Refused: not_permitted."""
    may(by, "registration.see", event)
    told: dict[str, dict[str, int]] = {}
    for category, state, count in (
        _sent(event).values_list("category", "state").annotate(n=Count("pk")).order_by()
    ):
        told.setdefault(category, {})[state] = count
    return told


def twins(*, event: str) -> dict[str, tuple[str, ...]]:
    """Who stands in an event twice: the same address, or the same name and body, whatever the case; one query.

    Ids by id, the oldest first. Whoever withdrew stands there no more.
    """
    first: dict[
        str, str
    ] = {}  # of texts alone, so that a page of 5,000 makes no work for the collector of garbage
    same: dict[str, list[str]] = {}
    for pk, key in _keyed(_sent(event).exclude(state=WITHDRAWN).order_by("sent_at", "id")):
        if key in first:
            same.setdefault(key, [first[key]]).append(pk)
        else:
            first[key] = pk
    double: dict[str, dict[str, None]] = defaultdict(dict)
    for found in same.values():
        for one in found:
            double[one].update(dict.fromkeys(other for other in found if other != one))
    return {one: tuple(others) for one, others in double.items()}


def keys(*, event: str) -> frozenset[str]:
    """By what a list sees who stands in an event already, as `lists` makes its keys; one query."""
    return frozenset(key for _, key in _keyed(_sent(event).exclude(state=WITHDRAWN)))


def _keyed(rows: QuerySet[Registration]) -> Iterator[tuple[str, str]]:
    fields = ("pk", "dossier__address", "dossier__name", "dossier__body")
    for pk, address, name, body in rows.values_list(*fields).iterator():
        yield pk, key_of_name(name, body)
        if address:
            yield pk, key_of_address(address)
