"""Making, replacing and ending badges. One in force for a participant, whatever happens side by side."""

from django.db import transaction

from rostrum.apps.attendance.models import Badge
from rostrum.apps.attendance.permissions import may
from rostrum.apps.meeting.operations import hold_event
from rostrum.apps.participation import queries as participation
from rostrum.apps.participation.models import Participant
from rostrum.apps.people.models import Account
from rostrum.apps.registration import queries as registration
from rostrum.foundation.refusal import Refusal


def make_badges(*, event: str, by: Account | None, now: int) -> int:
    """Give a badge to everybody on the list who has none; gives how many were made. Refused: not_permitted."""
    may(by, "attendance.make_badge", event)
    with transaction.atomic():
        hold_event(event=event)
        having = Badge.objects.filter(event=event, ended_at=None).values("participant")
        people = Participant.objects.filter(event=event).exclude(pk__in=having).values_list("pk", flat=True)
        rows = [Badge(participant_id=one, event_id=event, made_by=by, made_at=now) for one in people]
        return len(Badge.objects.bulk_create(rows))


def make_badge(*, participant: str, by: Account | None, now: int) -> str:
    """A badge for one participant; an earlier one lets nobody in from now on. Gives its id.

    Refused: not_permitted, unknown_participant.
    """
    row = participation.participant(id=participant)
    may(by, "attendance.make_badge", row)
    with transaction.atomic():
        hold_event(event=row.event_id)
        _end(participant, now)
        return _made(row, by, now).pk


def end_badge(*, participant: str, by: Account | None, now: int) -> None:
    """Take a badge back, such as a lost one; twice is once. Refused: not_permitted, unknown_participant."""
    may(by, "attendance.make_badge", participation.participant(id=participant))
    _end(participant, now)


def collect_badge(*, dossier: str, registration: str, now: int) -> str:
    """Whoever was approved takes their own badge; twice gives the same one. Gives the participant.

    Refused: unknown_registration, not_approved.
    """
    row = own_registration(dossier, registration)
    if row.state != "approved" or not row.participant:
        raise Refusal("not_approved")
    with transaction.atomic():
        hold_event(event=row.event)
        if not Badge.objects.filter(participant=row.participant, ended_at=None).exists():
            _made(participation.participant(id=row.participant), None, now)
    return row.participant


def own_registration(dossier: str, id: str) -> registration.RegistrationRow:  # noqa: A002 - the id of the registration
    """Refused: unknown_registration, also for another's."""
    for row in registration.own(dossier=dossier):
        if row.id == id:
            return row
    raise Refusal("unknown_registration")


def _made(row: participation.ParticipantRow, by: Account | None, now: int) -> Badge:
    return Badge.objects.create(participant_id=row.id, event_id=row.event_id, made_by=by, made_at=now)


def _end(participant: str, now: int) -> None:
    Badge.objects.filter(participant=participant, ended_at=None).update(ended_at=now)
