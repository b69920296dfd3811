"""Declining a change of somebody who was approved: what was approved stays, and stands in the dossier again."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from rostrum.apps.people.models import Account
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.operations.filling import put
from rostrum.apps.registration.operations.protection import NAMES, OWN_WORD
from rostrum.apps.registration.operations.review import before, reason
from rostrum.apps.registration.operations.telling import tell
from rostrum.apps.registration.operations.trail import Doer, move, note, shared, staff
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.caps import counts
from rostrum.procedure.registration.delegations import STANDS_AS


def keep_approved(
    *, registration: str, why: str, by: Account | None, now: int, seen: int | None = None
) -> None:
    """Leave somebody approved as they were; the change is taken back and told with the reason.

    The answers stand as approved in every event of the person, because there is one dossier. Protection, lists and
    uses are the person's own word and stay, and so does the name of who is protected (D42).
    Refused: not_permitted, unknown_registration, changed_meanwhile, not_now (nothing was approved before), missing,
    too_long.
    """
    doer = staff(by, now, reason(why))
    with transaction.atomic():
        row = before(registration, by, seen)
        if not row.participant:
            raise Refusal("not_now", state=row.state, act="keep")
        differs = queries.since_approval(queries.trail(registration=row.pk))
        stays = OWN_WORD | (NAMES if row.dossier.protected else frozenset())
        back = {name: (new, approved) for name, (approved, new) in differs.items() if name not in stays}
        body = row.dossier.organization
        _stand_again(row, back)
        apart = STANDS_AS | {"organization"}
        put(row, {name: pair[1] for name, pair in back.items() if name not in apart}, now)
        if "body" not in back:
            row.dossier.organization = body
        move(row, "keep", replace(doer, differs=back))
        _elsewhere(row, replace(doer, differs=back))
        tell("registration.kept", row, str(now), now)


def _stand_again(row: Registration, back: Mapping[str, tuple[str, str]]) -> None:
    """A delegation's member is again of the type and at the level that were approved."""
    for name in STANDS_AS & back.keys():
        setattr(row, name, back[name][1])
    if "member_type" in back:
        row.counted = counts(row.member_type)


def _elsewhere(row: Registration, doer: Doer) -> None:
    for other in Registration.objects.filter(dossier=row.dossier_id).exclude(pk=row.pk):
        note(other, "keep", shared(doer))
