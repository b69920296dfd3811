"""What people say of an event, once each and without a name (issue 4, section 5)."""

from django.db import IntegrityError, transaction

from rostrum.apps.attendance.models import Feedback, SpentToken
from rostrum.apps.attendance.operations.badges import own_registration
from rostrum.apps.attendance.queries.feedback import may_speak, stored, token
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.feedback import Sheet, heard, read


def give_feedback(*, dossier: str, registration: str, sheet: Sheet, now: int) -> None:
    """Add one sheet to those of the event; which one it was is kept nowhere.

    Refused: unknown_registration, not_open (not approved, before the end, or two weeks after), given_already,
    unknown_choice, too_long, nothing_said.
    """
    row = own_registration(dossier, registration)
    if not may_speak(row=row, now=now):
        raise Refusal("not_open")
    told = read(sheet)
    try:
        with transaction.atomic():
            SpentToken.objects.create(token=token(row.id), event_id=row.event)
            _add(row.event, told)
    except IntegrityError as error:
        raise Refusal("given_already") from error


def _add(event: str, sheet: Sheet) -> None:
    Feedback.objects.get_or_create(event_id=event)
    one = Feedback.objects.select_for_update().get(event=event)
    now = heard(stored(one), sheet)
    one.given, one.counts, one.texts = now.given, now.counts, list(now.texts)
    one.shown, one.shown_counts, one.shown_texts = now.shown, now.shown_counts, list(now.shown_texts)
    one.save()
