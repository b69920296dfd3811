"""Where a rehearsal of an event runs, as far as it is known here."""

from django.conf import settings

from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Training
from rostrum.apps.registration.permissions import may


def training_address(*, event: str, by: Account | None) -> str:
    """The address to which speakers of the event were invited last, else that of the settings, else empty.

    A rehearsal runs in an installation of its own, which this one does not ask. Refused: not_permitted.
    """
    may(by, "registration.train", event)
    newest = Training.objects.filter(event=event).order_by("-made_at", "-id").first()
    return newest.address if newest else str(settings.REHEARSAL_URL)
