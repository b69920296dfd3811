"""How long the programme and the way into its offices are kept: what was public history stays (R28)."""

from rostrum.apps.meeting.models import (
    Act,
    Appointment,
    AppointmentStep,
    Entrustment,
    Event,
    ProgrammeVersion,
    SensitiveFact,
)
from rostrum.apps.people.personal import Personal, declare, nobody

nobody(Event, Act)
declare(
    Personal(ProgrammeVersion, dict.fromkeys(("arrangement", "why"), "official")),
    Personal(Entrustment, dict.fromkeys(("role", "body", "why"), "official")),
    Personal(
        Appointment,
        dict.fromkeys(("role", "status", "name", "function", "institution", "attributes"), "official"),
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
