"""Everything that a decision on one registration needs, in one read: for the secretariat of its event alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rostrum.apps.documents import queries as documents
from rostrum.apps.people import queries as people
from rostrum.apps.people.models import Account, Organization
from rostrum.apps.registration.models import Registration, TravelRequest
from rostrum.apps.registration.permissions import may
from rostrum.apps.registration.queries.doors import ways_of
from rostrum.apps.registration.queries.dossiers import (
    DossierRow,
    RegistrationRow,
    StepRow,
    as_told,
    dossier_row,
    registration_row,
    trail,
)
from rostrum.apps.registration.queries.facilitated import Word, body_of, last_word
from rostrum.apps.registration.queries.review import approved_before, standing, twins
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration import states
from rostrum.procedure.registration.ways import Way, flags

BY_STAFF = ("approve", "propose", "ask", "refuse", "withdraw", "reconsider", "keep")


@dataclass(frozen=True)
class BodyRow:
    """A body on file with its standing and what shows it (R62, R64)."""

    code: str
    kind: str
    name: str
    name_language: str
    seat: str
    ecosoc: str
    ecosoc_since: int | None
    ecosoc_evidence: str
    paris: str
    paris_since: int | None
    paris_evidence: str
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Twin:
    """Another registration of the event that may be the same person's."""

    id: str
    name: str = field(repr=False)
    body: str = field(repr=False)
    category: str
    state: str
    sent_at: int | None


@dataclass(frozen=True)
class Sheet:
    """A registration with what a decision needs. Needs of accessibility are no part of it (R100).

    `through`: the role of the body that an application goes through. `word`: what it said last; it decides nothing
    (R57).
    `acts`: what the secretariat may do now. `differs`: what changed since the last approval, field by field, before
    and after. `registered_by`: the account's name, where an account registered the person. `country`: by its name.
    """

    row: RegistrationRow
    person: DossierRow
    told: Mapping[str, str] = field(repr=False)
    way: Way | None
    body: BodyRow | None
    flags: tuple[str, ...]
    twins: tuple[Twin, ...]
    files: tuple[documents.FileRow, ...]
    steps: tuple[StepRow, ...]
    acts: tuple[str, ...]
    again: bool
    differs: Mapping[str, tuple[str, str]] = field(repr=False)
    registered_by: str
    country: str
    seen: int
    through: str
    word: Word | None


def sheet(*, registration: str, event: str, by: Account | None, language: str) -> Sheet:
    """Refused: not_permitted, unknown_registration (of this event), unknown_version."""
    may(by, "registration.see", event)
    row = _row(registration, event)
    way = ways_of(event=event).get(row.category)
    steps = trail(registration=row.pk)
    body = row.dossier.organization
    through = body_of(row, {row.category: way} if way else {})
    return Sheet(
        row=registration_row(row),
        person=dossier_row(row.dossier),
        told=_told(row),
        way=way,
        body=body_row(body, language) if body else None,
        flags=flags(way, standing(row)) if way else (),
        twins=_twins(row),
        files=_files(row),
        steps=steps,
        acts=acts(row.state, way, again=approved_before(row)),
        again=approved_before(row),
        differs=since_approval(steps),
        registered_by=_account(row.dossier.registered_by),
        country=people.country_name(iso3=row.dossier.country, language=language),
        seen=row.changed_at,
        through=through,
        word=last_word(steps, through, row.changed_at),
    )


def acts(state: str, way: Way | None, *, again: bool) -> tuple[str, ...]:
    """What the secretariat may do: by the list it proposes, and what the Assembly decided it leaves (R86).

    `again`: approved before; only then a change can be declined.
    """
    by_list = way is not None and way.by_list
    left = {"approve"} if by_list else {"propose"}
    left |= set() if again else {"keep"}
    if by_list and state == states.APPROVED:
        left.add("refuse")
    room = states.allowed(state)
    return tuple(one for one in BY_STAFF if one in room and one not in left)


def since_approval(steps: tuple[StepRow, ...]) -> dict[str, tuple[str, str]]:
    """What whoever was approved has changed since: as approved, and as it stands now; what went back is no change."""
    places = [place for place, step in enumerate(steps) if step.act in {"approve", "include", "keep"}]
    found: dict[str, tuple[str, str]] = {}
    for step in steps[places[-1] + 1 :] if places else ():
        for name, (before, new) in step.differs.items():
            found[name] = (found[name][0] if name in found else before, new)
    return {name: pair for name, pair in found.items() if pair[0] != pair[1]}


def body_row(one: Organization, language: str) -> BodyRow:
    name = one.name_row(language)
    return BodyRow(
        one.code,
        one.kind,
        name.text,
        name.language,
        one.seat,
        one.consultative_status,
        one.consultative_since,
        one.consultative_evidence,
        one.paris_status,
        one.paris_since,
        one.paris_evidence,
        one.source,
        one.confirmed,
    )


def candidates(*, event: str, words: str, by: Account | None, language: str) -> tuple[BodyRow, ...]:
    """Bodies on file that a name could mean; which one it is a person says. Refused: not_permitted."""
    may(by, "registration.see", event)
    return tuple(body_row(one, language) for one in people.organizations_called(words=words))


def _row(registration: str, event: str) -> Registration:
    rows = Registration.objects.select_related("dossier__organization", "delegation")
    row = (
        rows.filter(pk=registration, event=event, dossier__erased_at=None).exclude(state=states.DRAFT).first()
    )
    if row is None:
        raise Refusal("unknown_registration")
    return row


def _told(row: Registration) -> dict[str, str]:
    travel = TravelRequest.objects.filter(registration=row).values_list("text", flat=True).first()
    return as_told(row) | ({"travel": travel} if travel else {})


def _twins(row: Registration) -> tuple[Twin, ...]:
    ids = twins(event=row.event_id).get(row.pk, ())
    rows = Registration.objects.filter(pk__in=ids).select_related("dossier").order_by("sent_at", "id")
    return tuple(
        Twin(one.pk, one.dossier.name, one.dossier.body, one.category, one.state, one.sent_at) for one in rows
    )


def _files(row: Registration) -> tuple[documents.FileRow, ...]:
    """Files of the event alone: what was sent for another one, its secretariat sees."""
    owners: tuple[Any, ...] = (row.pk, row.delegation_id)
    found = [one for owner in owners if owner for one in documents.files_of(owner=owner)]
    return tuple(one for one in found if one.event == row.event_id)


def _account(registered_by: str) -> str:
    kind, _, pk = registered_by.partition(":")
    found = Account.objects.filter(pk=pk).values_list("name", flat=True).first() if kind == "account" else ""
    return found or ""
