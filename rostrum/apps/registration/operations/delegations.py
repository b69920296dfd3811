"""What the secretariat does with delegations: name the focal point of a body, approve whom it brings (R70, R71)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from rostrum.apps.correspondence.operations import To, queue_mail
from rostrum.apps.correspondence.operations.queue import read_address
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.words import clean, fault
from rostrum.apps.people import queries as people
from rostrum.apps.people.models import Account
from rostrum.apps.registration import queries
from rostrum.apps.registration.links import LASTS_DAYS
from rostrum.apps.registration.models import Delegation, Registration
from rostrum.apps.registration.operations.places import keep_to_caps
from rostrum.apps.registration.operations.review import admit
from rostrum.apps.registration.operations.trail import note_delegation, staff
from rostrum.apps.registration.permissions import may
from rostrum.foundation.clock import DAY
from rostrum.foundation.languages import BY_CODE
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration import states
from rostrum.procedure.registration.delegations import by_delegation

LONGEST = 200


@dataclass(frozen=True)
class Contact:
    """Whom a link goes to, a focal point or an invited body: the name, the address, the language of letters."""

    name: str
    address: str
    language: str = ""

    def cleaned(self) -> "Contact":
        """Refused: missing, too_long, hidden_signs (each with its `field`), address_not_read, unknown_language."""
        name = clean(self.name)
        wrong = fault(name, LONGEST) if name else "missing"
        if wrong:
            raise Refusal(wrong, field="name", longest=LONGEST)
        if self.language and self.language not in BY_CODE:
            raise Refusal("unknown_language")
        return Contact(name, read_address(self.address).lower(), self.language)


def name_focal_point(  # noqa: PLR0913 - an act names what, whom, who and when
    *, event: str, category: str, body: str, contact: Contact, by: Account | None, now: int
) -> str:
    """Let a body register its delegation: its focal point gets a link by mail. Gives the delegation's id.

    `body` is the code of a State or an observer. Refused: not_permitted, unknown_event, category_unknown,
    no_delegations (the category comes in another way), unknown (body), delegation_exists, and as `Contact.cleaned`.
    """
    may(by, "registration.invite", meeting.event(event=event).id)
    if not by_delegation(queries.way_of(event=event, category=category)):
        raise Refusal("no_delegations", category=category)
    told, of = contact.cleaned(), people.organization(code=body)
    try:
        with transaction.atomic():
            row = Delegation.objects.create(
                event_id=event,
                organization=of,
                category=category,
                focal_name=told.name,
                focal_address=told.address,
                language=told.language,
                link_expires=now + LASTS_DAYS * DAY,
                made_by=by,
                made_at=now,
            )
            note_delegation(row, "name", staff(by, now))
            _send_link(row, now)
    except IntegrityError as error:
        raise Refusal("delegation_exists", body=body) from error
    return row.pk


def change_focal_point(*, delegation: str, contact: Contact, by: Account | None, now: int) -> None:
    """Another focal point takes over: the link of the one before opens nothing from now on, the members stay.

    Refused: not_permitted, unknown_delegation, and as `Contact.cleaned`.
    """
    told = contact.cleaned()
    with transaction.atomic():
        row = _before(delegation, by)
        row.focal_name, row.focal_address, row.language = told.name, told.address, told.language
        row.link_number, row.link_expires = row.link_number + 1, now + LASTS_DAYS * DAY
        row.made_by, row.made_at = by, now
        row.save()
        note_delegation(row, "hand_over", staff(by, now))
        _send_link(row, now)


def send_delegation_link(*, delegation: str, by: Account | None, now: int) -> None:
    """The same link once more, for as long again. Refused: not_permitted, unknown_delegation."""
    with transaction.atomic():
        row = _before(delegation, by)
        row.link_expires = now + LASTS_DAYS * DAY
        row.save(update_fields=["link_expires"])
        note_delegation(row, "send_link", staff(by, now))
        _send_link(row, now)


def approve_delegation(
    *, delegation: str, by: Account | None, now: int, seen: Mapping[str, int] | None = None
) -> int:
    """Let everybody of a delegation who waits for a decision take part, or nobody; gives how many.

    `seen`: what was looked at, by registration; None: whoever waits. Whoever was asked something is left waiting for
    the answer. Refused: not_permitted, unknown_delegation, list_changed (they are not as they were shown), beyond_cap
    as `keep_to_caps`.
    """
    with transaction.atomic():
        row = _before(delegation, by)
        may(by, "registration.review", row)
        waiting = Registration.objects.select_for_update(of=("self",)).select_related("dossier__organization")
        rows = list(waiting.filter(delegation=row, state=states.SUBMITTED))
        if seen is not None and {one.pk: one.dossier.changed_at for one in rows} != dict(seen):
            raise Refusal("list_changed")
        keep_to_caps(rows)
        for one in rows:
            admit(one, "approve", staff(by, now))
    return len(rows)


def _before(delegation: str, by: Account | None) -> Delegation:
    row = Delegation.objects.select_for_update().filter(pk=delegation, closed_at=None).first()
    if row is None:
        raise Refusal("unknown_delegation")
    may(by, "registration.invite", row)
    return row


def _send_link(row: Delegation, now: int) -> None:
    context = {"delegation": row.pk, "event": row.event_id}
    to = To(row.focal_address, row.language)
    queue_mail(letter="registration.delegation", to=to, context=context, now=now, key=f"{row.pk}:{now}")
