"""The portrait of a holder, kept for the public programme unless the holder may be protected (D42, R42)."""

from collections.abc import Collection

from django.db import transaction

from rostrum.apps.meeting import operations as meeting
from rostrum.apps.meeting import portraits
from rostrum.apps.meeting.operations import Picture
from rostrum.apps.participation.words import may_be
from rostrum.apps.people.models import Account
from rostrum.apps.registration.queries.holder_portraits import protected_among
from rostrum.foundation.refusal import Refusal


def show_portrait(*, picture: Picture, by: Account | None, now: int) -> str:
    """Keep a PNG or JPG, drawn anew, in the place of the one before; the programme shows it at once. Gives its id.

    Refused: protected, and as `meeting.examine_portrait` and `meeting.keep_portrait`: nothing is then stored.
    """
    examined = meeting.examine_portrait(picture=picture, by=by)
    with transaction.atomic():
        meeting.hold_event(event=picture.event)
        if protected_among(event=picture.event, names={picture.holder}):
            raise Refusal("protected")
        return meeting.keep_portrait(picture=picture, examined=examined, by=by, now=now)


def drop_holder_portraits(*, event: str, names: Collection[str] = ()) -> None:
    """Delete the portrait of whoever may be protected in an event, or may be one of these; in the caller's transaction.

    A portrait that is being kept at the same moment is waited for, and does not outlive the protection.
    """
    meeting.hold_event(event=event)
    held = {one.name for one in portraits.portraits(event=event)}
    if held:
        told = {one for one in held if any(may_be(one, name) for name in names)}
        meeting.forget_portraits(event=event, holders=told | protected_among(event=event, names=held))
