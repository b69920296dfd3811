"""What many said of an event, and who may still say something."""

from django.utils.crypto import salted_hmac

from rostrum.apps.attendance.models import Feedback, SpentToken
from rostrum.apps.attendance.permissions import may
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.models import Account
from rostrum.apps.registration.queries import RegistrationRow
from rostrum.foundation.clock import DAY
from rostrum.procedure.feedback import OPEN_DAYS, Heard

OPEN = OPEN_DAYS * DAY


def feedback(*, event: str, by: Account | None) -> Heard:
    """What may be shown: nothing of the sheets that still wait for others. Refused: not_permitted."""
    may(by, "attendance.see_feedback", event)
    row = Feedback.objects.filter(event=event).first()
    held = stored(row) if row else Heard()
    return Heard(held.shown, held.shown_counts, held.shown_texts)


def stored(row: Feedback) -> Heard:
    return Heard(row.given, row.counts, tuple(row.texts), row.shown, row.shown_counts, tuple(row.shown_texts))


def may_speak(*, row: RegistrationRow, now: int) -> bool:
    """Whether the form is open to a registration: approved, and within two weeks after the end."""
    over = meeting.over(event=row.event) if row.state == "approved" and row.participant else None
    return over is not None and over <= now < over + OPEN


def has_spoken(*, registration: str) -> bool:
    return SpentToken.objects.filter(token=token(registration)).exists()


def token(registration: str) -> str:
    """Keyed, so that a list of registrations does not open the list of tokens."""
    return salted_hmac("rostrum.feedback", registration, algorithm="sha256").hexdigest()
