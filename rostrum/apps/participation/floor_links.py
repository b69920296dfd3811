"""The link to the floor as it can go by letter: made from its row with the installation's key, never stored (D23).

The PIN is no part of it: whoever reads the letter alone does not come in.
"""

import base64
import hashlib

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.models import Link
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.doors import receives_link

SALT = "rostrum.participation.link"
BYTES = 16  # 128 bits


def token_of(link: str) -> str:
    """The end of the address of a link, by the id of its row."""
    made = salted_hmac(SALT, link, algorithm="sha256").digest()[:BYTES]
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def token_in_force(*, link: str, participant: str, now: int) -> str:
    """The token of a participant's link while it opens.

    Refused: unknown_link (ended, locked by wrong PINs, or made before another key).
    """
    token = token_of(link)
    if not _opening(now).filter(pk=link, participant=participant, token_hash=hashed(token)).exists():
        raise Refusal("unknown_link")
    return token


def links_in_force(*, event: str, now: int) -> dict[str, str]:
    """The link of each participant who has one that opens and to whom the modalities give it (D39), by their id.

    One that was made before the installation had another key is left out: no letter can say it. Refused:
    unknown_version.
    """
    arrangement = meeting.arrangement(event=event)
    return {
        row.participant_id: row.pk
        for row in _opening(now).filter(participant__event=event).select_related("participant")
        if row.token_hash == hashed(token_of(row.pk))
        and receives_link(arrangement, row.participant.category, preregistered=row.participant.preregistered)
    }


def _opening(now: int) -> QuerySet[Link]:
    return Link.objects.filter(revoked_at=None, expires__gt=now, tries__gt=0)
