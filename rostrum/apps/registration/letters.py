"""The mails a registration causes. Each is written when it is sent, from the ids alone."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rostrum.apps.correspondence.letters import Ids, Letter, Link, declare
from rostrum.apps.registration.access_letters import ACCESS_LETTERS
from rostrum.apps.registration.calendar_file import LETTERS, calendar_file
from rostrum.apps.registration.delegation_letter import LINK_TO_A_DELEGATION, delegation_link
from rostrum.apps.registration.floor_link_letter import FLOOR_LINK
from rostrum.apps.registration.invitation_letter import INVITATION
from rostrum.apps.registration.links import token
from rostrum.apps.registration.models import Registration, Step, TravelRequest
from rostrum.apps.registration.notices import MOVED
from rostrum.apps.registration.training_letter import TRAINING
from rostrum.foundation.refusal import Refusal


def load(ids: Ids) -> Registration:
    """Refused: unknown_registration, when it was erased meanwhile."""
    steps = Step.objects.filter(at__lte=int(ids["at"])) if "at" in ids else Step.objects.all()
    rows = Registration.objects.select_related("dossier", "event").prefetch_related(Prefetch("steps", steps))
    row = rows.filter(pk=ids["registration"]).first()
    if row is None or row.dossier.erased_at is not None:
        raise Refusal("unknown_registration")
    return row


def link(row: Registration) -> Link:
    """To the person's own page; where a member has no address, to that of the delegation."""
    if not row.dossier.address and row.delegation:
        return delegation_link(row.delegation)
    return Link(reverse("dossier_link", args=[token("dossier", row.dossier_id, row.dossier.link_number)]))


def why(row: Registration) -> str:
    """The newest reason of the trail when the letter was caused: a later one is told by its own letter."""
    told = [step.why for step in row.steps.all() if step.why]
    return told[-1] if told else ""


def samples(event: str) -> Iterable[Ids]:
    for pk in Registration.objects.filter(event=event).order_by("-sent_at").values_list("pk", flat=True)[:5]:
        yield {"registration": pk}


VALUES: dict[str, Any] = {
    "name": lambda row: row.dossier.name,
    "event": lambda row: row.event.title,
    "link": link,
    "live": lambda row: Link(reverse("live", args=[row.event_id])),
    "why": why,
}


def _letter(code: str, title: Any, subject: Any, text: Any) -> Letter:
    told: dict[str, Any] = {"attachments": calendar_file} if code in LETTERS else {}
    return Letter(
        code=f"registration.{code}",
        title=title,
        subject=subject,
        text=text,
        load=load,
        values=VALUES,
        secret=frozenset({"link"}),
        addressee=lambda row: row.dossier.name,
        samples=samples,
        **told,
    )


declare(
    _letter(
        "begun",
        _("Link to the registration form"),
        _("Your registration: {event}"),
        _(
            "You asked to register for this event:\n{event}\n\nOpen this link to fill in the form. "
            "You can stop at any time and come back by the same link.\n{link}\n\n"
            "If you did not ask for this, do nothing. What was begun is deleted."
        ),
    ),
    _letter(
        "known",
        _("Link to a registration that exists"),
        _("Your registration: {event}"),
        _(
            "Somebody asked to register with your address for this event:\n{event}\n\n"
            "You have a registration already. Open this link to see it or to change it.\n{link}\n\n"
            "If you did not ask for this, do nothing. Your registration stays as it is."
        ),
    ),
    _letter(
        "received",
        _("Receipt of a registration"),
        _("Registration received: {event}"),
        _(
            "{name}, your registration was received:\n{event}\n\n"
            "The secretariat looks at it and writes to you. Until then nothing more is needed.\n"
            "See or change your registration here:\n{link}"
        ),
    ),
    _letter(
        "asked",
        _("Question about a registration"),
        _("A question about your registration: {event}"),
        _(
            "{name}, the secretariat asks about your registration:\n\n{why}\n\n"
            "Open this link to answer. Your registration waits for you.\n{link}"
        ),
    ),
    _letter(
        "approved",
        _("Registration approved"),
        _("You take part: {event}"),
        _(
            "{name}, your registration is approved:\n{event}\n\n"
            "Your page says what you may do and when. Being registered is not a right to speak.\n{link}\n\n"
            "The webcast is open to everybody:\n{live}"
        ),
    ),
    _letter(
        "refused",
        _("Registration refused"),
        _("Your registration was not approved: {event}"),
        _(
            "{name}, your registration was not approved:\n{event}\n\nThe reason given:\n{why}\n\n"
            "The webcast is open to everybody:\n{live}\n\nYour page:\n{link}"
        ),
    ),
    _letter(
        "not_included",
        _("Name not on the final list"),
        _("The final list: {event}"),
        _(
            "{name}, the General Assembly has decided on the list for this event:\n{event}\n\n"
            "Your name is not on the final list. The webcast is open to everybody:\n{live}\n\nYour page:\n{link}"
        ),
    ),
    _letter(
        "withdrawn",
        _("Registration withdrawn"),
        _("Registration withdrawn: {event}"),
        _(
            "{name}, your registration was withdrawn:\n{event}\n\n"
            "If this was a mistake, write to the secretariat.\n{link}"
        ),
    ),
    _letter(
        "proposed",
        _("Registration goes onto the proposed list"),
        _("Your name goes onto the list: {event}"),
        _(
            "{name}, the secretariat puts your name forward for the list of the President:\n{event}\n\n"
            "Member States consider the list. Then the General Assembly decides. "
            "Proposed and final names are published.\n"
            "To take your name back, open this link in time:\n{link}"
        ),
    ),
    _letter(
        "entered",
        _("Registered by the secretariat"),
        _("You are registered: {event}"),
        _(
            "{name}, the secretariat has registered you for this event:\n{event}\n\n"
            "Open this link to see it, to change it or to take it back.\n{link}\n\n"
            "A decision follows by letter."
        ),
    ),
    _letter(
        "kept",
        _("Change of a registration declined"),
        _("Your change was not approved: {event}"),
        _(
            "{name}, the change of your registration was not approved:\n{event}\n\nThe reason given:\n{why}\n\n"
            "You take part as before. What was approved stays in force.\n{link}"
        ),
    ),
    _letter(
        "reconsidered",
        _("Registration looked at again"),
        _("Your registration is looked at again: {event}"),
        _(
            "{name}, the secretariat looks at your registration again:\n{event}\n\nThe reason given:\n{why}\n\n"
            "Nothing is needed from you now. You get a letter with the decision.\n{link}"
        ),
    ),
    _letter(
        "taken_back",
        _("Registration withdrawn by the secretariat"),
        _("Registration withdrawn: {event}"),
        _(
            "{name}, the secretariat has withdrawn your registration:\n{event}\n\nThe reason given:\n{why}\n\n"
            "If this is a mistake, answer the secretariat. Your page:\n{link}"
        ),
    ),
    LINK_TO_A_DELEGATION,
    INVITATION,
    *ACCESS_LETTERS,
    MOVED,
    TRAINING,
    FLOOR_LINK,
)


def _travel(name: str) -> Any:
    """A text of the request for support as it stands; empty where it was taken back."""
    return lambda row: str(getattr(TravelRequest.objects.filter(registration=row.pk).first(), name, ""))


def _of_travel(code: str, title: Any, subject: Any, text: Any) -> Letter:
    values = VALUES | {"offer": _travel("offer"), "why": _travel("why")}
    return replace(_letter(f"travel_{code}", title, subject, text), values=values)


declare(
    _of_travel(
        "offered",
        _("Support for travel is offered"),
        _("Support for your travel: {event}"),
        _(
            "{name}, support for your travel is offered:\n{event}\n\n{offer}\n\n"
            "Please accept it or turn it down on your page:\n{link}"
        ),
    ),
    _of_travel(
        "declined",
        _("Support for travel is declined"),
        _("About support for your travel: {event}"),
        _(
            "{name}, support for your travel cannot be given:\n{event}\n\nThe reason given:\n{why}\n\n"
            "Your registration stays as it is:\n{link}"
        ),
    ),
)
