"""One person's dossier and registrations, for whoever holds its link and for the secretariat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rostrum.apps.participation import listing
from rostrum.apps.people.models import Account
from rostrum.apps.registration.answers import COLUMNS, NO, YES
from rostrum.apps.registration.links import found
from rostrum.apps.registration.models import AccessRequest, Dossier, Registration, Step, TravelRequest
from rostrum.apps.registration.permissions import may
from rostrum.foundation.refusal import Refusal


@dataclass(frozen=True)
class DossierRow:
    """A person as they described themselves; needs and consents are not among it. Never printed."""

    id: str
    name: str = field(repr=False)
    body: str = field(repr=False)
    organization: str
    country: str
    address: str = field(repr=False)
    language: str
    protected: bool
    proved_at: int | None
    registered_by: str
    answers: Mapping[str, str] = field(repr=False)
    link_number: int  # of the link in force; whoever came in by an earlier one is out


@dataclass(frozen=True)
class RegistrationRow:
    """A registration in one event; moments in µs."""

    id: str
    dossier: str
    event: str
    category: str
    state: str
    speaks: bool
    late: bool
    sent_at: int | None
    decided_at: int | None
    delegation: str
    member_type: str
    level: str
    counted: bool
    participant: str


@dataclass(frozen=True)
class StepRow:
    act: str
    state: str
    at: int
    by: str
    account: str
    why: str = field(repr=False)
    differs: Mapping[str, Any] = field(repr=False)
    body: str


def by_link(*, token: str, now: int) -> DossierRow | None:
    """The dossier a link opens; unknown, ended, expired and erased look alike."""
    every = Dossier.objects.filter(erased_at=None)
    row = found("dossier", token, lambda pk: every.filter(pk=pk).first(), now)
    return dossier_row(row) if row else None


def dossier(*, id: str) -> DossierRow:  # noqa: A002 - the id of the dossier, keyword only
    """For whoever holds its link, or was asked for their role. Refused: unknown_dossier."""
    row = Dossier.objects.filter(pk=id, erased_at=None).first()
    if row is None:
        raise Refusal("unknown_dossier")
    return dossier_row(row)


def dossier_row(row: Dossier) -> DossierRow:
    return DossierRow(
        row.pk,
        row.name,
        row.body,
        row.organization_id or "",
        row.country,
        row.address,
        row.language,
        row.protected,
        row.proved_at,
        row.registered_by,
        row.answers,
        row.link_number,
    )


def own(*, dossier: str) -> tuple[RegistrationRow, ...]:
    """The registrations of a dossier, oldest first."""
    rows = Registration.objects.filter(dossier=dossier).order_by("dossier__made_at", "id")
    return tuple(registration_row(row) for row in rows)


def begun(*, event: str, address: str) -> RegistrationRow:
    """What a mailbox has begun in an event, the first where it has more. Refused: unknown_registration."""
    every = Registration.objects.filter(event=event, dossier__address=address).order_by("dossier__made_at")
    row = every.first()
    if row is None:
        raise Refusal("unknown_registration")
    return registration_row(row)


def admitted(*, event: str) -> frozenset[str]:
    """The participants of an event who came in by a registration."""
    every = Registration.objects.filter(event=event).exclude(participant="")
    return frozenset(every.values_list("participant", flat=True))


def registration(*, id: str, by: Account | None) -> tuple[RegistrationRow, DossierRow]:  # noqa: A002 - as above
    """For the secretariat of its event. Refused: unknown_registration, not_permitted."""
    row = Registration.objects.select_related("dossier").filter(pk=id).first()
    if row is None:
        raise Refusal("unknown_registration")
    may(by, "registration.see", row)
    return registration_row(row), dossier_row(row.dossier)


def registration_row(row: Registration) -> RegistrationRow:
    return RegistrationRow(
        row.pk,
        row.dossier_id,
        row.event_id,
        row.category,
        row.state,
        row.speaks,
        row.late,
        row.sent_at,
        row.decided_at,
        row.delegation_id or "",
        row.member_type,
        row.level,
        row.counted,
        row.participant,
    )


def trail(*, registration: str) -> tuple[StepRow, ...]:
    """What became of a registration, oldest first; whoever asks was let see the registration."""
    rows = Step.objects.filter(registration=registration).select_related("account")
    return tuple(step_row(one) for one in rows)


def step_row(one: Step) -> StepRow:
    account = one.account.name if one.account else ""
    return StepRow(one.act, one.state, one.at, one.by, account, one.why, one.differs, one.body)


def answers(*, registration: str, dossier: str, now: int) -> dict[str, str]:
    """Every answer as a form shows it, what is told in confidence included: for whoever holds the link alone.

    Refused: unknown_registration.
    """
    row = Registration.objects.select_related("dossier").filter(pk=registration, dossier=dossier).first()
    if row is None:
        raise Refusal("unknown_registration")
    told = as_told(row)
    access = AccessRequest.objects.filter(registration=row).first()
    travel = TravelRequest.objects.filter(registration=row).first()
    if row.participant:  # the list as it counts now; it may have been changed elsewhere
        told["listed"] = listing.choice(participant=row.participant, now=now).audience
    if access is not None:
        told |= {"access": access.text, "assistant": YES if access.assistant else NO}
    return told | ({"travel": travel.text} if travel is not None else {})


def as_told(row: Registration) -> dict[str, str]:
    """Every answer by the name of its question, for one event; what is kept apart is not here."""
    dossier = row.dossier
    columns = {name: getattr(dossier, column) for name, column in COLUMNS.items()}
    columns["protected"] = YES if dossier.protected else NO
    return {**dossier.answers, **row.told, **columns, "email": dossier.address}
