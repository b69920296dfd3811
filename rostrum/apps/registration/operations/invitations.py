"""The secretariat invites: a body of a category that comes by invitation gets a link to its form (R61, R66, R67)."""

from django.db import transaction

from rostrum.apps.correspondence.operations import To, queue_mail
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.models import Account
from rostrum.apps.registration import queries
from rostrum.apps.registration.links import LASTS_DAYS
from rostrum.apps.registration.models import InvitationLink
from rostrum.apps.registration.operations.delegations import Contact
from rostrum.apps.registration.permissions import may
from rostrum.foundation.clock import DAY
from rostrum.foundation.refusal import Refusal

MOST_PLACES = 99


def send_invitation(  # noqa: PLR0913 - an act names what, whom, who and when
    *, event: str, category: str, guest: Contact, places: int = 1, by: Account | None, now: int
) -> str:
    """Invite a body, named as `guest`: its address gets a link that opens the form of the category, for so many people.

    Gives the invitation's id. Refused: not_permitted, unknown_event, category_unknown, not_by_invitation (the category
    comes in another way), deadline_passed, too_many_places, and as `Contact.cleaned`.
    """
    may(by, "registration.invite", meeting.event(event=event).id)
    way = queries.way_of(event=event, category=category)
    if not way.by_invitation:
        raise Refusal("not_by_invitation", category=category)
    queries.refuse_closed(event=event, way=way, now=now)
    if not 1 <= places <= MOST_PLACES:
        raise Refusal("too_many_places", limit=MOST_PLACES)
    told = guest.cleaned()
    with transaction.atomic():
        row = InvitationLink.objects.create(
            event_id=event,
            category=category,
            body=told.name,
            address=told.address,
            language=told.language,
            places=places,
            link_expires=now + LASTS_DAYS * DAY,
            made_by=by,
            made_at=now,
        )
        _send(row, now)
    return row.pk


def send_invitation_again(*, invitation: str, by: Account | None, now: int) -> None:
    """The same link once more, for as long again. Refused: not_permitted, unknown_invitation."""
    with transaction.atomic():
        row = _before(invitation, by)
        row.link_expires = now + LASTS_DAYS * DAY
        row.save(update_fields=["link_expires"])
        _send(row, now)


def withdraw_invitation(*, invitation: str, by: Account | None, now: int) -> None:
    """The link opens nothing from now on; who registered by it stays. Refused: not_permitted, unknown_invitation."""
    with transaction.atomic():
        row = _before(invitation, by)
        row.withdrawn_at = now
        row.save(update_fields=["withdrawn_at"])


def _before(invitation: str, by: Account | None) -> InvitationLink:
    row = InvitationLink.objects.select_for_update().filter(pk=invitation, withdrawn_at=None).first()
    if row is None:
        raise Refusal("unknown_invitation", id=invitation)
    may(by, "registration.invite", row)
    return row


def _send(row: InvitationLink, now: int) -> None:
    context = {"invitation": row.pk, "event": row.event_id}
    to = To(row.address, row.language)
    queue_mail(letter="registration.invited", to=to, context=context, now=now, key=f"{row.pk}:{now}")
