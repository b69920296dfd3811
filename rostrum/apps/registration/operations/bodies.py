"""Saying which body on file a registration is of; a name alone never does (R62, R64)."""

from dataclasses import replace

from django.db import transaction

from rostrum.apps.people import queries as people
from rostrum.apps.people.models import Account
from rostrum.apps.registration.operations.places import keep_match_to_caps
from rostrum.apps.registration.operations.review import before, renew
from rostrum.apps.registration.operations.trail import note, staff
from rostrum.procedure.registration.states import APPROVED


def match_body(
    *, registration: str, code: str, by: Account | None, now: int, seen: int | None = None
) -> None:
    """Put down which body on file the person comes from; empty: none of them. Who was approved follows at once.

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
        note(row, "match", doer)
        if row.state == APPROVED:
            renew(row, doer)
