"""What a list on a non-objection basis does to registrations: put forward, corrected, decided (R81, R84, R86).

The app of the list has asked who may; these acts follow it inside its transaction.
"""

from collections.abc import Mapping
from dataclasses import replace

from rostrum.apps.people.models import Account
from rostrum.apps.registration import queries
from rostrum.apps.registration.answers import cleaned, wrong
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.operations.filling import compared, put
from rostrum.apps.registration.operations.places import keep_to_caps
from rostrum.apps.registration.operations.review import admit
from rostrum.apps.registration.operations.telling import tell
from rostrum.apps.registration.operations.trail import Doer, locked, move, move_others, staff
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.states import PROPOSED

AS_LISTED = ("name", "body")  # what of a registration stands on a list


def put_forward(*, registration: str, event: str, by: Account | None, now: int) -> Registration:
    """Have a registration stand as proposed; one that does already stays so.

    Refused: unknown_registration, not_now, beyond_cap.
    """
    row = locked(registration)
    if row is None or row.event_id != event:
        raise Refusal("unknown_registration")
    if row.state == PROPOSED:
        return row
    keep_to_caps([row])
    return move(row, "propose", staff(by, now))


def correct_as_listed(*, registration: str, told: Mapping[str, str], by: Account | None, now: int) -> None:
    """Correct how a name or its body is written, as a corrigendum tells Members; the trail keeps both spellings.

    The body stays matched: another body would be another name on the list. Of who is protected the name is left
    alone, because no list shows it (D40). In the person's other events it is a change of who they are.
    Refused: unknown_registration, not_now, missing (with the `field`), wrong_answers with `faults`: (field, code).
    """
    row = locked(registration)
    if row is None:
        raise Refusal("unknown_registration")
    differs = compared(row, _spelled(row, told))
    if not differs:
        return
    body = row.dossier.organization
    put(row, {name: new for name, (_, new) in differs.items()}, now)
    row.dossier.organization = body
    row.dossier.save(update_fields=["organization"])
    doer = replace(staff(by, now), differs=differs)
    move(row, "correct", doer)
    move_others(row, "change_identity", doer)


def _spelled(row: Registration, told: Mapping[str, str]) -> dict[str, str]:
    hidden = {"name"} if row.dossier.protected else set()
    way = queries.way_of(event=row.event_id, category=row.category)
    new = cleaned(way, {name: told[name] for name in AS_LISTED if name in told and name not in hidden})
    empty = next((name for name, text in new.items() if not text), None)
    if empty is not None:
        raise Refusal("missing", field=empty)
    faults = wrong(way, new, queries.countries())
    if faults:
        raise Refusal("wrong_answers", faults=tuple((one.field, one.code) for one in faults))
    return new


def follow_decision(*, registration: str, included: bool, now: int) -> None:
    """Let in, or leave out, as the Assembly decided; whoever withdrew meanwhile, or was erased, is left alone."""
    row = locked(registration)
    if row is None or row.state != PROPOSED or row.dossier.erased_at is not None:
        return
    doer = Doer("assembly", now)
    if included:
        admit(row, "include", doer)
    else:
        move(row, "leave_out", doer)
        tell("registration.not_included", row, str(now), now)
