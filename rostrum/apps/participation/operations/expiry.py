"""Deleting what opens no door any more, and what was kept for an event that is over."""

from rostrum.apps.participation.models import Link
from rostrum.apps.participation.operations.accommodations import forget_accommodations
from rostrum.foundation.clock import SECOND

KEPT = 30 * 86_400 * SECOND  # so that an operator can still see why somebody could not come in


def forget_expired(*, now: int) -> int:
    """Delete links, and their devices with them, that expired more than thirty days ago; gives how many (R199).

    Extra time recorded for participants of an event that is over goes with them (R100).
    """
    forget_accommodations(now=now)
    _, by_kind = Link.objects.filter(expires__lt=now - KEPT).delete()
    return by_kind.get("participation.Link", 0)
