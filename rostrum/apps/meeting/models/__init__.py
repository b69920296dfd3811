"""Events, the versions of their arrangement, and how people come into their offices."""

from rostrum.apps.meeting.models.appointments import (
    Appointment,
    AppointmentStep,
    Entrustment,
    HolderPortrait,
    InvitationLetter,
)
from rostrum.apps.meeting.models.programme import Act, Added, Event, ProgrammeVersion, SensitiveFact

__all__ = [
    "Act",
    "Added",
    "Appointment",
    "AppointmentStep",
    "Entrustment",
    "Event",
    "HolderPortrait",
    "InvitationLetter",
    "ProgrammeVersion",
    "SensitiveFact",
]
