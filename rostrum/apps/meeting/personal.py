"""How long the programme and the way into its offices are kept: what was public history stays (R28)."""

from django.db.models import Q

from rostrum.apps.meeting.models import (
    Act,
    Appointment,
    AppointmentStep,
    Entrustment,
    Event,
    HolderPortrait,
    InvitationLetter,
    ProgrammeVersion,
    SensitiveFact,
)
from rostrum.apps.people.personal import Personal, Who, declare, nobody


def _written_to(who: Who) -> Q:
    found = Q(pk=None)
    for address in who.addresses:
        found |= Q(address__iexact=address)
    return found


nobody(Event, Act)
declare(
    Personal(ProgrammeVersion, dict.fromkeys(("arrangement", "why"), "official")),
    Personal(Entrustment, dict.fromkeys(("role", "body", "why"), "official")),
    Personal(
        Appointment,
        dict.fromkeys(("role", "status", "name", "function", "institution", "attributes"), "official"),
    ),
    Personal(
        HolderPortrait,
        dict.fromkeys(("role", "name", "file", "note"), "contact"),
        event="event",
        since="given_at",
        whole="contact",
    ),
    Personal(
        InvitationLetter,
        dict.fromkeys(("address", "language", "words"), "contact"),
        event="appointment__event",
        since="at",
        whole="contact",
        of=_written_to,
    ),
    Personal(AppointmentStep, dict.fromkeys(("act", "status", "office", "why"), "official")),
    Personal(
        SensitiveFact,
        dict.fromkeys(("role", "attribute", "value", "consent_note"), "identity"),
        event="event",
        since="recorded_at",
        whole="identity",
    ),
)
