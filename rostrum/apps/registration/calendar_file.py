"""The calendar file that goes with a letter, so that a meeting moved or left moves or goes in the calendar too."""

from collections.abc import Sequence

from django.utils.crypto import salted_hmac

from rostrum.apps.meeting.calendar import Keeping, own_calendar
from rostrum.apps.meeting.models import Appointment
from rostrum.apps.registration.models import Registration, Step
from rostrum.foundation.ports import Attachment
from rostrum.procedure.appointments import STANDING
from rostrum.procedure.registration import states

# Those that say somebody takes part, may take part, or does so no more.
LETTERS = frozenset(
    {"received", "entered", "approved", "reconsidered", "refused", "not_included", "withdrawn", "taken_back"}
)
TYPE = 'text/calendar; method=PUBLISH; charset="utf-8"'


def calendar_file(row: Registration) -> tuple[Attachment, ...]:
    """The meetings of the event as they stand now, for whoever sent a registration; no name is in it.

    Its ids are keyed digests of the registration: the same in every letter, and of no use to anybody else.
    """
    if row.sent_at is None:
        return ()
    steps = list(Step.objects.filter(registration=row.pk).values_list("at", flat=True))
    return _file(row.event_id, row.pk, _status(row.state), steps)


def calendar_of_invited(row: Appointment) -> tuple[Attachment, ...]:
    """The same for whom the office has invited to a role; confirmed once they stand in the programme."""
    steps = list(row.steps.values_list("at", flat=True))
    return _file(row.event_id, row.pk, "CONFIRMED" if row.status in STANDING else "TENTATIVE", steps)


def _file(event: str, whose: str, status: str, steps: Sequence[int]) -> tuple[Attachment, ...]:
    key = salted_hmac("rostrum.calendar", whose, algorithm="sha256").hexdigest()[:32]
    data = own_calendar(event=event, keeping=Keeping(key, status, len(steps), max(steps, default=0)))
    return (Attachment("meetings.ics", TYPE, data),) if data else ()


def _status(state: str) -> str:
    if state == states.APPROVED:
        return "CONFIRMED"
    return "TENTATIVE" if state in {*states.OPEN, states.PROPOSED} else "CANCELLED"
