"""The mails about accessibility. They say that something is arranged and never what (R100)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from rostrum.apps.correspondence.letters import Ids, Letter
from rostrum.apps.registration.models import AccessRequest
from rostrum.apps.registration.queries.access import access_contacts
from rostrum.foundation.refusal import Refusal


def _load_access(ids: Ids) -> AccessRequest:
    """Refused: unknown_request, when it was erased meanwhile."""
    row = (
        AccessRequest.objects.select_related("registration__dossier", "event")
        .filter(pk=ids["access"])
        .first()
    )
    if row is None:
        raise Refusal("unknown_request")
    return row


def _name_of(row: AccessRequest) -> str:
    return row.registration.dossier.name if row.registration else row.name


def _contact(row: AccessRequest) -> str:
    """Who sees to it, as the modalities print it."""
    for one in access_contacts(event=row.event_id):
        if one.route == row.route:
            return ", ".join(part for part in (one.name, one.email, *one.phones) if part)
    return str(_("the Secretariat"))


def _access_samples(event: str) -> Iterable[Ids]:
    for pk in (
        AccessRequest.objects.filter(event=event).order_by("-received_at").values_list("pk", flat=True)[:5]
    ):
        yield {"access": pk}


def _of_access(code: str, title: Any, subject: Any, text: Any) -> Letter:
    """Says that something is arranged and never what: a mail is read by others (R100)."""
    return Letter(
        code=f"registration.access_{code}",
        title=title,
        subject=subject,
        text=text,
        load=_load_access,
        values={"name": _name_of, "event": lambda row: row.event.title, "contact": _contact},
        addressee=_name_of,
        samples=_access_samples,
    )


ACCESS_LETTERS = (
    _of_access(
        "received",
        _("Receipt of a request about accessibility"),
        _("Your request was received: {event}"),
        _(
            "{name}, your request was received:\n{event}\n\nIt is seen to by:\n{contact}\n\n"
            "Write there if anything changes. You need not explain it again."
        ),
    ),
    _of_access(
        "arranged",
        _("A request about accessibility is arranged"),
        _("Your request is arranged: {event}"),
        _("{name}, what you asked for is arranged:\n{event}\n\nFor details and changes:\n{contact}"),
    ),
    _of_access(
        "declined",
        _("A request about accessibility could not be met"),
        _("About your request: {event}"),
        _(
            "{name}, what you asked for cannot be arranged as you asked:\n{event}\n\n"
            "Please speak with us about another way:\n{contact}"
        ),
    ),
)
