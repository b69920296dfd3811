"""Deleting what was begun and never sent (R199)."""

from rostrum.apps.registration.models import Dossier, Registration
from rostrum.foundation.clock import DAY
from rostrum.procedure.registration.states import DRAFT

KEPT = 7 * DAY


def forget_drafts(*, now: int) -> int:
    """Delete dossiers of which nothing was sent and nothing changed for a week; gives how many."""
    sent = Registration.objects.exclude(state=DRAFT).values("dossier")
    fresh = Registration.objects.filter(told_at__gte=now - KEPT).values("dossier")
    old = Dossier.objects.filter(changed_at__lt=now - KEPT)
    _, by_kind = old.exclude(pk__in=sent).exclude(pk__in=fresh).delete()
    return by_kind.get("registration.Dossier", 0)
