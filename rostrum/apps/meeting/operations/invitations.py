"""The office invites somebody to a role by letter; that it did so goes on record with it (R36-R59)."""

from dataclasses import dataclass, field

from django.db import transaction

from rostrum.apps.correspondence.operations import To, queue_mail
from rostrum.apps.meeting.candidates import seat
from rostrum.apps.meeting.models import Appointment, InvitationLetter
from rostrum.apps.meeting.operations.appointments import When, locked, step
from rostrum.apps.meeting.permissions import APPOINT
from rostrum.apps.people.models import Account
from rostrum.apps.processes.permissions import may
from rostrum.foundation.languages import BY_CODE
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.appointments import ACTS

LONGEST = 2_000
AGAIN = frozenset({"invited"})  # a letter that was lost is sent once more


@dataclass(frozen=True)
class Inviting:
    """Where the letter goes, in which language, with which words of the office beside the usual ones."""

    address: str = field(repr=False)
    language: str
    words: str = field(default="", repr=False)


@transaction.atomic
def send_invitation(*, appointment: str, letter: Inviting, by: Account | None, now: int) -> str:
    """Send the letter by mail and put down that somebody is invited; gives the id of the letter.

    Refused: not_permitted, unknown_appointment, not_now (neither proposed, chosen nor invited), unknown_language,
    too_long, address_not_read.
    """
    held = locked(appointment)
    may(by, APPOINT, seat(event=held.event_id, role=held.role))
    row = drafted(held, letter, by, now)
    if held.status not in AGAIN:
        step(held, "invite", When(by, now, now))
    row.save(force_insert=True)
    to = To(row.address, row.language, held.pk)
    context = {"invitation": row.pk, "event": held.event_id}
    queue_mail(letter="meeting.invitation", to=to, context=context, now=now, key=row.pk)
    return row.pk


def drafted(held: Appointment, letter: Inviting, by: Account | None, now: int) -> InvitationLetter:
    """The letter as it would be, not kept. Refused: not_now, unknown_language, too_long."""
    if held.status not in {*ACTS["invite"].before, *AGAIN}:
        raise Refusal("not_now", act="invite", status=held.status)
    if letter.language not in BY_CODE:
        raise Refusal("unknown_language", language=letter.language)
    if len(letter.words) > LONGEST:
        raise Refusal("too_long", field="words", limit=LONGEST)
    told = {"address": letter.address.strip(), "language": letter.language, "words": letter.words}
    return InvitationLetter(appointment=held, by=by, at=now, **told)
