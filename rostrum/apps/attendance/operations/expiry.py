"""A paper that was printed is not kept for good (R199)."""

from rostrum.apps.attendance.models import Paper
from rostrum.foundation.clock import DAY

KEPT = DAY


def forget_papers(*, now: int) -> int:
    """Delete papers a day after they were asked for; gives how many."""
    return Paper.objects.filter(asked_at__lt=now - KEPT).delete()[0]
