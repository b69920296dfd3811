"""A portrait sent by the person, seen by the secretariat alone, taken back at any time (D43, R42)."""

from django.db import transaction

from rostrum.apps.documents.operations import Upload, erase_file, examine_file, keep_file
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.apps.registration.operations.apply import Holder
from rostrum.foundation.refusal import Refusal


def keep_portrait(*, holder: Holder, registration: str, name: str, data: bytes) -> str:
    """Keep a PNG or JPG, drawn anew; the one before is deleted. Gives the file's id.

    Refused: signed_out, unknown_registration, not_asked (protected, or not asking to speak), and what
    `documents.operations.examine_file` and `keep_file` refuse: nothing is then stored.
    """
    row = _own(holder, registration)
    _refuse_not_asked(row)
    upload = Upload(name, data, "portrait", row.event_id, row.pk, row.dossier_id)
    examined = examine_file(upload=upload)
    with transaction.atomic():
        _refuse_not_asked(_own(holder, registration, held=True))
        former = queries.portrait(registration=row.pk)
        kept = keep_file(examined=examined, by=None, now=holder.now)
        if former and former.id != kept:
            erase_file(file=former.id, event=row.event_id, by=None)
    return kept


def take_back_portrait(*, holder: Holder, registration: str) -> None:
    """Delete the portrait; asked twice it is once. Refused: signed_out, unknown_registration."""
    with transaction.atomic():
        row = _own(holder, registration, held=True)
        held = queries.portrait(registration=row.pk)
        if held is not None:
            erase_file(file=held.id, event=row.event_id, by=None)


def _refuse_not_asked(row: Registration) -> None:
    if not queries.portrait_asked(registration=row.pk):
        raise Refusal("not_asked")


def _own(holder: Holder, registration: str, *, held: bool = False) -> Registration:
    """The registration of whoever came in. `held`: the dossier, so that protection at the same moment is not missed."""
    dossiers = Dossier.objects.select_for_update() if held else Dossier.objects.all()
    if not dossiers.filter(pk=holder.dossier, erased_at=None, link_expires__gt=holder.now).first():
        raise Refusal("signed_out")
    row = Registration.objects.filter(pk=registration, dossier=holder.dossier).first()
    if row is None:
        raise Refusal("unknown_registration")
    return row
