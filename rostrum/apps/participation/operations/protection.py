"""Protection of a person, and the person's own word on who sees them (R42, D40, D42, security 5)."""

from dataclasses import dataclass

from django.db import transaction

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import queries
from rostrum.apps.participation.models import Listing, Participant
from rostrum.apps.participation.permissions import may
from rostrum.apps.participation.words import clean, fault
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import lists


@dataclass(frozen=True)
class Wish:
    """Before whom somebody wishes to stand on the list; `lasts` is a code of `lists.ends`, empty for the longest."""

    audience: str
    with_body: bool = False
    lasts: str = ""


def choose_list(*, participant: str, wish: Wish, now: int) -> None:
    """Put a person on the list of participants by their own word, or take them off; it counts at once (D42).

    Of a protected person the organization is never shown, whatever is wished. Nobody else asks this: whoever calls
    has seen that it is the person. Refused: unknown_participant, unknown_choice.
    """
    row = queries.participant(id=participant)
    end = lists.until(wish.audience, wish.lasts, meeting.over(event=row.event_id), now)
    with transaction.atomic():
        Participant.objects.select_for_update().get(pk=participant)
        leave_list(participant=participant, now=now)
        if wish.audience != lists.NOBODY:
            Listing.objects.create(
                participant_id=participant,
                audience=wish.audience,
                with_body=wish.with_body and not row.protected,
                given_at=now,
                until=end,
            )


def leave_list(*, participant: str, now: int) -> None:
    """Take somebody off every list; asked twice it is once."""
    Listing.objects.filter(participant=participant, ended_at=None).update(ended_at=now)


def protect_participant(
    *, participant: str, protected: bool, name: str = "", by: Account | None, now: int
) -> str:
    """Hide organization, function, region and portrait of a person from every outlet, or show them again.

    `name`: what is announced and shown from now on; the name before it becomes the legal one, where none is kept.
    Whoever is protected leaves every list until they choose one again. `by` None: the person. Gives the event's id,
    so that its floors can make it known. Refused: not_permitted, unknown_participant, too_long, hidden_signs.
    """
    row = queries.participant(id=participant)
    may(by, "participation.protect", row)
    new = clean(name)
    if wrong := fault(new, 200):
        raise Refusal(wrong, column="name")
    with transaction.atomic():
        held = Participant.objects.select_for_update().get(pk=participant)
        if new and new != held.name:
            held.legal_name = held.legal_name or held.name
            held.name = new
        if protected:
            leave_list(participant=participant, now=now)
        held.protected = protected
        held.save(update_fields=["name", "legal_name", "protected"])
    return row.event_id
