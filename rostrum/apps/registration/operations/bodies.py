"""Saying which body on file a registration is of; a name alone never does (R62, R64)."""

from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction

from rostrum.apps.people import queries as people
from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.operations.places import keep_match_to_caps
from rostrum.apps.registration.operations.review import before, renew
from rostrum.apps.registration.operations.trail import Doer, note, staff
from rostrum.procedure.registration.states import APPROVED, DRAFT


def match_body(
    *, registration: str, code: str, by: Account | None, now: int, seen: int | None = None
) -> None:
    """Put down which body on file the person comes from; empty: none of them. Who was approved follows at once.

    There is one dossier: in the person's other events the participant follows too, and each trail says so.
    Who holds a place needs one of that body too (R70). Refused: not_permitted, unknown_registration,
    changed_meanwhile, unknown (no such body), body_full and body_full_elsewhere as `keep_match_to_caps`.
    """
    with transaction.atomic():
        row = before(registration, by, seen)
        known = row.dossier.organization
        found = people.organization(code=code) if code else None
        if found == known:
            return
        row.dossier.organization = found
        keep_match_to_caps(row)
        row.dossier.save(update_fields=["organization"])
        pair = (known.code if known else "", code)
        doer = replace(staff(by, now), differs={"organization": pair})
        for one, by_whom in _every(row, doer):
            note(one, "match", by_whom)
            if one.state == APPROVED:
                renew(one, by_whom)


def _every(row: Registration, doer: Doer) -> Iterator[tuple[Registration, Doer]]:
    """The registration itself, then those in other events, which follow of themselves: nobody acted there."""
    yield row, doer
    others = Registration.objects.select_for_update().filter(dossier=row.dossier_id).exclude(pk=row.pk)
    for one in others.exclude(state=DRAFT).order_by("event_id"):
        one.dossier = row.dossier
        yield one, replace(doer, by="installation", account=None)
