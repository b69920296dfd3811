"""Who asks to take part: the person, each event they register for, how it went, and what they told in confidence."""

from rostrum.apps.registration.models.around import Holiday, InvitationLink, TravelRequest
from rostrum.apps.registration.models.confidential import AccessRequest, Consent
from rostrum.apps.registration.models.delegations import Delegation, DelegationStep
from rostrum.apps.registration.models.dossiers import Dossier, Registration, Step
from rostrum.apps.registration.models.training import Training

__all__ = [
    "AccessRequest",
    "Consent",
    "Delegation",
    "DelegationStep",
    "Dossier",
    "Holiday",
    "InvitationLink",
    "Registration",
    "Step",
    "Training",
    "TravelRequest",
]
