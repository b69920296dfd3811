"""The letters of a selection. None says anything of anybody else, and none gives a reason that was noted inside."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from rostrum.apps.correspondence.letters import Ids, Letter, declare
from rostrum.apps.meeting.words import segment_name
from rostrum.apps.registration.letters import link
from rostrum.apps.selection.calls import call_of
from rostrum.apps.selection.models import Expression
from rostrum.foundation.refusal import Refusal


def _load(ids: Ids) -> Expression:
    """Refused: unknown_expression, when it was erased meanwhile."""
    row = Expression.objects.select_related("registration__dossier", "registration__event")
    found = row.filter(pk=ids["expression"], registration__dossier__erased_at=None).first()
    if found is None:
        raise Refusal("unknown_expression")
    return found


def _segment(row: Expression) -> str:
    """As people call the segment, with its theme where one is set; its id where the programme has it no more."""
    try:
        told = call_of(event=row.registration.event_id, segment=row.segment).segment
    except Refusal:
        return row.segment
    name = segment_name(told.kind, told.number)
    return f"{name}: {told.theme}" if told.theme else name


def _samples(event: str) -> Iterable[Ids]:
    rows = Expression.objects.filter(registration__event=event).order_by("-sent_at")
    for pk in rows.values_list("pk", flat=True)[:5]:
        yield {"expression": pk}


def _letter(code: str, title: Any, subject: Any, text: Any) -> Letter:
    return Letter(
        code=f"selection.{code}",
        title=title,
        subject=subject,
        text=text,
        load=_load,
        values={
            "name": lambda row: row.registration.dossier.name,
            "event": lambda row: row.registration.event.title,
            "segment": _segment,
            "link": lambda row: link(row.registration),
        },
        secret=frozenset({"link"}),
        addressee=lambda row: row.registration.dossier.name,
        samples=_samples,
    )


declare(
    _letter(
        "received",
        _("Receipt of an interest in speaking"),
        _("Your interest in speaking was received: {event}"),
        _(
            "{name}, we have your interest in speaking:\n{segment}\n{event}\n\n"
            "Everybody is told when the speakers are chosen. It is no promise of the floor.\n"
            "You can take it back on your page at any time:\n{link}"
        ),
    ),
    _letter(
        "chosen",
        _("Chosen to speak"),
        _("You are chosen to speak: {event}"),
        _(
            "{name}, the President of the General Assembly has chosen you to speak:\n{segment}\n{event}\n\n"
            "You stand on the list of this segment. You need not ask for the floor.\n"
            "If you cannot come, please say so on your page as soon as you can:\n{link}"
        ),
    ),
    _letter(
        "not_chosen",
        _("Not chosen to speak"),
        _("The speakers are chosen: {event}"),
        _(
            "{name}, thank you for your interest in speaking:\n{segment}\n{event}\n\n"
            "There were fewer places than people who wished to speak, and you are not among those chosen. "
            "Your registration stays as it is.\n{link}"
        ),
    ),
    _letter(
        "replaced",
        _("No longer chosen to speak"),
        _("Another speaks in your place: {event}"),
        _(
            "{name}, another speaker was chosen in your place:\n{segment}\n{event}\n\n"
            "Your registration stays as it is. If this is a mistake, answer the secretariat at once.\n{link}"
        ),
    ),
    _letter(
        "withdrawn",
        _("Interest in speaking taken back"),
        _("Your interest in speaking is taken back: {event}"),
        _(
            "{name}, you have taken back your interest in speaking:\n{segment}\n{event}\n\n"
            "Your registration stays as it is. Your page:\n{link}"
        ),
    ),
)
