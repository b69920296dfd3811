"""A certificate of attendance, from the own page, for whoever was there (issue 4, section 5)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from rostrum.apps.attendance.models import Certificate
from rostrum.apps.attendance.operations.badges import own_registration
from rostrum.apps.attendance.operations.papers import ask_for_paper
from rostrum.apps.attendance.queries.certificates import days_present
from rostrum.apps.attendance.queries.papers import CERTIFICATE
from rostrum.apps.meeting import queries as meeting
from rostrum.foundation.refusal import Refusal


def print_own_certificate(
    *, dossier: str, registration: str, language: str, words: Mapping[str, Any], now: int
) -> str:
    """Have one's own certificate printed; made again it keeps its code. Gives the paper.

    `words`: what stands on it, under `named` which name it bears. Refused: unknown_registration, not_approved,
    not_over, not_present.
    """
    row = own_registration(dossier, registration)
    if row.state != "approved" or not row.participant:
        raise Refusal("not_approved")
    over = meeting.over(event=row.event)
    if over is None or over > now:
        raise Refusal("not_over")
    days = days_present(event=row.event, participant=row.participant)
    if not days:
        raise Refusal("not_present")
    told = {"event_id": row.event, "days": [day.isoformat() for day in days], "made_at": now}
    with transaction.atomic():
        Certificate.objects.update_or_create(participant_id=row.participant, defaults=told)
        return ask_for_paper(
            event=row.event,
            kind=CERTIFICATE,
            participant=row.participant,
            language=language,
            words=words,
            by=None,
            now=now,
        )
