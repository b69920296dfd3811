"""The mail by which an invited body comes to its form. Written when it is sent, from the ids alone."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rostrum.apps.correspondence.letters import Ids, Letter, Link
from rostrum.apps.registration.links import token
from rostrum.apps.registration.models import InvitationLink
from rostrum.foundation.refusal import Refusal


def load_invitation(ids: Ids) -> InvitationLink:
    """Refused: unknown_invitation, when it was withdrawn or erased meanwhile."""
    every = InvitationLink.objects.select_related("event").filter(withdrawn_at=None)
    row = every.filter(pk=ids["invitation"]).first()
    if row is None:
        raise Refusal("unknown_invitation")
    return row


def invitation_link(row: InvitationLink) -> Link:
    page = reverse("register_ask", args=[row.event_id, row.category])
    return Link(f"{page}?invitation={token('invitation', row.pk, row.link_number)}")


def invitation_samples(event: str) -> Iterable[Ids]:
    rows = InvitationLink.objects.filter(event=event, withdrawn_at=None).order_by("-made_at")
    for pk in rows.values_list("pk", flat=True)[:5]:
        yield {"invitation": pk}


INVITATION = Letter(
    code="registration.invited",
    title=_("Invitation to register"),
    subject=_("Invitation: {event}"),
    text=_(
        "This invitation is for: {body}\n{event}\n\nOpen this link to register.\n{link}\n\n"
        "So many people can register by it: {places}\nGive the link to nobody else."
    ),
    load=load_invitation,
    values={
        "body": lambda row: row.body,
        "event": lambda row: row.event.title,
        "places": lambda row: str(row.places),
        "link": invitation_link,
    },
    secret=frozenset({"link"}),
    needed=frozenset({"link"}),
    addressee=lambda row: row.body,
    samples=invitation_samples,
)
