"""Inviting the registered speakers to a rehearsal of their own event: looked at and tested before it is sent."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from rostrum.apps.correspondence.operations import prepare_mailing
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.models import Account
from rostrum.apps.registration.audiences import AUDIENCE, trained
from rostrum.apps.registration.models import Training
from rostrum.apps.registration.permissions import may
from rostrum.apps.registration.training_letter import CODE
from rostrum.foundation.refusal import Refusal

LONGEST = 300


def invite_to_training(*, event: str, address: str, at: int, by: Account | None, now: int) -> str:
    """Keep where and when, and prepare the letter to the speakers; gives the id of the mailing.

    Refused: not_permitted, unknown_event, address_not_safe (no https address), not_ahead (a moment that has passed),
    nobody (has asked to speak and was approved).
    """
    may(by, "registration.train", meeting.event(event=event).id)
    told = address.strip()
    try:
        URLValidator(schemes=["https"])(told)
    except ValidationError as error:
        raise Refusal("address_not_safe") from error
    if len(told) > LONGEST:
        raise Refusal("address_not_safe")
    if at <= now:
        raise Refusal("not_ahead")
    with transaction.atomic():
        row = Training.objects.create(event_id=event, address=told, at=at, made_by=by, made_at=now)
        where = {"audience": AUDIENCE, "choice": trained(row.pk)}
        return prepare_mailing(event=event, letter=CODE, **where, by=by, now=now)
