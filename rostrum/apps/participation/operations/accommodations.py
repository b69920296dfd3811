"""Extra time for a participant with a disability: recorded beforehand, erased after the event (P3, R100)."""

from rostrum.apps.participation import queries
from rostrum.apps.participation.models import Accommodation
from rostrum.apps.participation.permissions import may
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal

LONGEST = 600  # seconds


def record_accommodation(*, participant: str, seconds: int, by: Account | None, now: int) -> None:
    """Give somebody so many seconds more whenever they have the floor; 0 takes it back and leaves nothing.

    No reason is asked or kept. Refused: not_permitted, unknown_participant, accommodation.
    """
    row = queries.participant(id=participant)
    may(by, "participation.record_accommodation", row)
    if not 0 <= seconds <= LONGEST:
        raise Refusal("accommodation", longest=LONGEST)
    if not seconds:
        Accommodation.objects.filter(pk=participant).delete()
        return
    told = {"seconds": seconds, "recorded_by": by, "recorded_at": now}
    Accommodation.objects.update_or_create(pk=participant, defaults=told)
