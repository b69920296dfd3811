"""A body that facilitates applications says a word on each; the secretariat decides (R57)."""

from django.db import transaction

from rostrum.apps.people.models import Account
from rostrum.apps.registration.operations.review import reason
from rostrum.apps.registration.operations.trail import locked, note, staff
from rostrum.apps.registration.permissions import may
from rostrum.apps.registration.queries import own_bodies, ways_of
from rostrum.apps.registration.queries.facilitated import body_of
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration import states


def advise(  # noqa: PLR0913 - what is said, on what, by whom
    *, event: str, registration: str, act: str, why: str, by: Account | None, now: int, seen: int
) -> None:
    """Recommend an application or advise against it. It stays where it is and nobody is told; a later word counts.

    The word is that of the body the application goes through, for which the account must speak.
    `act`: recommend, advise_against; only the second must give a reason. `seen`: what was looked at. Refused:
    not_permitted, unknown_registration (of this event, or not addressed to the body), changed_meanwhile, not_now,
    missing, too_long.
    """
    may(by, "registration.advise", event)
    if act not in states.ADVICE:
        raise Refusal("not_now", act=act)
    told = reason(why) if why.strip() or act == "advise_against" else ""
    with transaction.atomic():
        row = locked(registration)
        if row is None or row.event_id != event or row.dossier.erased_at is not None:
            raise Refusal("unknown_registration")
        body = body_of(row, ways_of(event=event))
        if body not in own_bodies(event=event, by=by):
            raise Refusal("unknown_registration")
        if row.changed_at != seen:
            raise Refusal("changed_meanwhile")
        states.after(row.state, act)
        note(row, act, staff(by, now, told), body)
