"""What was needed on the day is not kept for good (R199)."""

from rostrum.apps.attendance.models import Badge, Paper
from rostrum.apps.meeting import queries as meeting
from rostrum.foundation.clock import SECOND, micros

DAY = 24 * 3600 * SECOND
PAPERS, BADGES = DAY, 90 * DAY


def forget_attendance(*, now: int) -> int:
    """Delete papers a day after they were asked for, and badges with their scans ninety days after the last meeting.

    Gives how many rows went. A certificate can be asked for until then.
    """
    gone = Paper.objects.filter(asked_at__lt=now - PAPERS).delete()[0]
    held = Badge.objects.order_by().values_list("event", flat=True).distinct()
    over = [event for event in held if _ended(event) < now - BADGES]
    return gone + Badge.objects.filter(event__in=over).delete()[0]


def _ended(event: str) -> int:
    return max(micros(one.end) for one in meeting.programme(event=event).meetings)
