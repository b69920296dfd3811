"""The letter that invites a speaker to a rehearsal of their own event (issue 4, section 5)."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from rostrum.apps.correspondence.letters import Elsewhere, Ids, Letter
from rostrum.apps.meeting.words import hours
from rostrum.apps.registration.models import Registration, Training
from rostrum.foundation.clock import moment
from rostrum.foundation.refusal import Refusal

CODE = "registration.training"


@dataclass(frozen=True)
class Invited:
    row: Registration
    training: Training


def _load(ids: Ids) -> Invited:
    """Refused: unknown_registration, unknown_training."""
    from rostrum.apps.registration.letters import load  # noqa: PLC0415 - it declares this letter

    training = Training.objects.filter(pk=ids["training"]).first()
    if training is None:
        raise Refusal("unknown_training")
    return Invited(load({"registration": ids["registration"]}), training)


def when(training: Training, zone: ZoneInfo) -> str:
    """Day and hour where the event is, with the zone."""
    return hours(moment(training.at).astimezone(zone), None)


def _when(told: Invited) -> str:
    return when(told.training, ZoneInfo(told.row.event.tz))


TRAINING = Letter(
    code=CODE,
    title=_("Invitation of speakers to a rehearsal"),
    subject=_("Rehearsal for speakers: {event}"),
    text=_(
        "{name}, you are registered to speak at this event:\n{event}\n\n"
        "You can try the floor before, in a rehearsal with invented people:\n{when}\n\n"
        "Open this address at that time. Nothing you do there changes the real event.\n{where}"
    ),
    load=_load,
    values={
        "name": lambda told: told.row.dossier.name,
        "event": lambda told: told.row.event.title,
        "when": _when,
        "where": lambda told: Elsewhere(told.training.address),
    },
    needed=frozenset({"when", "where"}),
    addressee=lambda told: told.row.dossier.name,
)
