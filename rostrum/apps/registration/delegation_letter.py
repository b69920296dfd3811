"""The mail by which the focal point of a delegation comes in. Written when it is sent, from the ids alone."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rostrum.apps.correspondence.letters import Ids, Letter, Link
from rostrum.apps.registration.links import token
from rostrum.apps.registration.models import Delegation
from rostrum.foundation.refusal import Refusal


def load_delegation(ids: Ids) -> Delegation:
    """Refused: unknown_delegation."""
    row = Delegation.objects.select_related("event").filter(pk=ids["delegation"], closed_at=None).first()
    if row is None:
        raise Refusal("unknown_delegation")
    return row


def delegation_link(row: Delegation) -> Link:
    return Link(reverse("delegation_link", args=[token("delegation", row.pk, row.link_number)]))


def body_name(row: Delegation) -> str:
    return row.organization.name(get_language() or "en")


def delegation_samples(event: str) -> Iterable[Ids]:
    rows = Delegation.objects.filter(event=event, closed_at=None).order_by("-made_at")
    for pk in rows.values_list("pk", flat=True)[:5]:
        yield {"delegation": pk}


LINK_TO_A_DELEGATION = Letter(
    code="registration.delegation",
    title=_("Link to register a delegation"),
    subject=_("Register the delegation: {event}"),
    text=_(
        "{name}, you are the focal point of this delegation: {body}\n{event}\n\n"
        "Open this link to register its members and to change them.\n{link}\n\n"
        "The link is for you alone. Whoever has it can act for the delegation."
    ),
    load=load_delegation,
    values={
        "name": lambda row: row.focal_name,
        "body": body_name,
        "event": lambda row: row.event.title,
        "link": delegation_link,
    },
    secret=frozenset({"link"}),
    needed=frozenset({"link"}),
    addressee=lambda row: row.focal_name,
    samples=delegation_samples,
)
