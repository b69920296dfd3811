"""The portrait of somebody who asks to speak: who is asked for one, and the file as it stands (D43, R42)."""

from rostrum.apps.documents import queries as documents
from rostrum.apps.documents.queries import FileRow
from rostrum.apps.participation import listing
from rostrum.apps.registration.models import Registration
from rostrum.procedure.registration.states import DRAFT, ENDED


def portrait_asked(*, registration: str) -> bool:
    """Whether a portrait may be sent: of who asks to speak, in what was sent and stands; never of the protected."""
    rows = Registration.objects.filter(pk=registration, speaks=True, dossier__erased_at=None)
    row = rows.filter(dossier__protected=False).exclude(state__in={DRAFT, *ENDED}).first()
    return row is not None and not (row.participant and listing.is_protected(participant=row.participant))


def portrait(*, registration: str) -> FileRow | None:
    """The portrait that is kept, or none; whoever asks holds the dossier or was let see the registration."""
    found = (one for one in documents.files_of(owner=registration) if one.purpose == "portrait")
    return next(found, None)
