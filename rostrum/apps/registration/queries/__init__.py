"""What is read about registrations. What is told in confidence leaves by `confidential` alone."""

from rostrum.apps.registration.queries.doors import (
    access_is_late,
    closing,
    consent_ends,
    countries,
    grouped,
    holidays,
    invitation_in_force,
    refuse_closed,
    way_of,
    ways_of,
)
from rostrum.apps.registration.queries.dossiers import (
    DossierRow,
    RegistrationRow,
    StepRow,
    answers,
    by_link,
    dossier,
    own,
    registration,
    trail,
)
from rostrum.apps.registration.queries.review import Filters, Queued, counts, duplicates, queue

__all__ = [
    "DossierRow",
    "Filters",
    "Queued",
    "RegistrationRow",
    "StepRow",
    "access_is_late",
    "answers",
    "by_link",
    "closing",
    "consent_ends",
    "countries",
    "counts",
    "dossier",
    "duplicates",
    "grouped",
    "holidays",
    "invitation_in_force",
    "own",
    "queue",
    "refuse_closed",
    "registration",
    "trail",
    "way_of",
    "ways_of",
]
