"""The gender that was told with a registration, for the balance of a floor (R83, R200)."""

from collections.abc import Mapping

from rostrum.apps.participation.genders import declare
from rostrum.apps.registration.answers import CHOICES
from rostrum.apps.registration.models import Registration
from rostrum.procedure.registration.states import APPROVED


def _told(event: str) -> Mapping[str, str]:
    """Of those who take part; of a protected person nothing is counted here."""
    rows = Registration.objects.filter(event=event, state=APPROVED, dossier__erased_at=None)
    rows = rows.filter(
        dossier__protected=False, dossier__answers__gender__in=list(filter(None, CHOICES["gender"]))
    )
    return dict(rows.values_list("participant", "dossier__answers__gender"))


declare(_told)
