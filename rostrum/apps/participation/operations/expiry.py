"""Deleting what opens no door any more."""

from rostrum.apps.participation.models import Link
from rostrum.foundation.clock import DAY

KEPT = 30 * DAY  # so that an operator can still see why somebody could not come in


def forget_expired(*, now: int) -> int:
    """Delete links, and their devices with them, that expired more than thirty days ago; gives how many (R199)."""
    _, by_kind = Link.objects.filter(expires__lt=now - KEPT).delete()
    return by_kind.get("participation.Link", 0)
