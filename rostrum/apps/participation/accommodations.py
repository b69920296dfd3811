"""Reading what was recorded beforehand for participants with a disability (R100): by the desks that record it, and
by the act that gives the floor."""

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import queries
from rostrum.apps.participation.models import Accommodation
from rostrum.apps.participation.permissions import may
from rostrum.apps.people.models import Account

Extra = tuple[tuple[str, int], ...]


def extra_time(*, event: str) -> Extra:
    """Seconds more by participant, for the limit of whoever is given the floor; shown to nobody."""
    found = Accommodation.objects.filter(participant__event=event)
    return tuple(found.values_list("participant_id", "seconds"))


def accommodation(*, participant: str, by: Account | None) -> int | None:
    """Seconds more of one participant, or None. Refused: not_permitted, unknown_participant."""
    may(by, "participation.record_accommodation", queries.participant(id=participant))
    found = Accommodation.objects.filter(pk=participant)
    return found.values_list("seconds", flat=True).first()


def usual_accommodation(*, event: str) -> int | None:
    """Seconds more that the modalities foresee (`accommodation_s`), the most of all floors; None: they say nothing."""
    floors = meeting.arrangement(event=event).get("floors", {}).values()
    told = [floor["accommodation_s"] for floor in floors if floor.get("accommodation_s")]
    return max(told, default=None)
