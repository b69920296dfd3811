"""What a list on a non-objection basis does to registrations: put forward, then the Assembly's decision (R81, R86).

The app of the list has asked who may; these acts follow it inside its transaction.
"""

from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.operations.places import keep_to_caps
from rostrum.apps.registration.operations.review import admit
from rostrum.apps.registration.operations.telling import tell
from rostrum.apps.registration.operations.trail import Doer, locked, move, staff
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.states import PROPOSED


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


def follow_decision(*, registration: str, included: bool, now: int) -> None:
    """Let in, or leave out, as the Assembly decided; whoever withdrew meanwhile is left alone."""
    row = locked(registration)
    if row is None or row.state != PROPOSED:
        return
    doer = Doer("assembly", now)
    if included:
        admit(row, "include", doer)
    else:
        move(row, "leave_out", doer)
        tell("registration.not_included", row, str(now), now)
