"""What a letter of invitation to a role says, in the language of the invited: for the page, the mail and the paper."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext

from rostrum.apps.meeting import queries
from rostrum.apps.meeting.calendar import marked
from rostrum.apps.meeting.candidates import seat
from rostrum.apps.meeting.models import Appointment, InvitationLetter
from rostrum.apps.meeting.permissions import APPOINT
from rostrum.apps.meeting.words import DAY, MODES, hours, name_of
from rostrum.apps.people.models import Account
from rostrum.apps.processes import queries as processes
from rostrum.apps.processes.permissions import may
from rostrum.foundation.clock import moment
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.modalities.arrangement import Arrangement, members
from rostrum.procedure.offices import in_office, office_of
from rostrum.procedure.programme import Programme, Segment


@dataclass(frozen=True)
class Invitation:
    """A letter in the language in force. `when`: a line for each time that concerns the role; `words`: the office's."""

    to: tuple[str, ...] = field(repr=False)
    day: str
    opening: str
    event: str
    role: str
    when: tuple[str, ...]
    words: tuple[str, ...] = field(repr=False)
    closing: tuple[str, ...]
    signed: tuple[str, ...]


def invitation(*, letter: InvitationLetter) -> Invitation:
    """What the letter says now: programme and holder of the office as they stand. Refused: unknown_event."""
    held = letter.appointment
    row = queries.event(event=held.event_id)
    arrangement, programme = queries.arrangement(event=row.id), queries.programme(event=row.id)
    role = members(arrangement, "roles").get(held.role, {})
    return Invitation(
        to=tuple(filter(None, (held.name, held.function, held.institution))),
        day=date_format(moment(letter.at), str(DAY)),
        opening=gettext("I have the honour to invite you to take part in the following event:"),
        event=marked(row, row.title),
        role=str(role.get("label", held.role)),
        when=tuple(_when(programme, held)),
        words=tuple(line.strip() for line in letter.words.splitlines() if line.strip()),
        closing=(
            gettext("Please answer the message that brought this letter to say whether you accept."),
            gettext("Please accept the assurances of my highest consideration."),
        ),
        signed=_signed(arrangement, row.process, str(role.get("appointed_by", "")), letter.at),
    )


def preview(*, appointment: str, words: str, by: Account | None, now: int) -> Invitation:
    """As the letter would read if it were sent now. Refused: unknown_appointment, not_permitted."""
    held = Appointment.objects.filter(pk=appointment).first()
    if held is None:
        raise Refusal("unknown_appointment", id=appointment)
    may(by, APPOINT, seat(event=held.event_id, role=held.role))
    return invitation(letter=InvitationLetter(appointment=held, words=words, at=now))


def _when(programme: Programme, held: Appointment) -> Iterator[str]:
    """The segments in which the role has its place, else the meetings of the event; then venue and way to attend."""
    own = [one for one in programme.segments if held.role in set(_roles(one))]
    for segment in own:
        yield f"{name_of(segment)}: {hours(segment.begins, segment.end)}"
    for meeting in () if own else programme.meetings:
        yield hours(meeting.start, meeting.end)
    yield from filter(None, (programme.venue, str(MODES.get(programme.mode, ""))))


def _roles(segment: Segment) -> Iterator[str]:
    offices = (segment.chair, segment.moderator, segment.rapporteur, *(part.by for part in segment.parts))
    return (one.id for one in offices if one is not None)


def _signed(arrangement: Arrangement, process: str, office: str, at: int) -> tuple[str, ...]:
    """Who holds the office that invites on that moment (Amb6), and its name; else the house."""
    if office:
        name, session = office_of(arrangement, office)
        tenure = in_office(processes.tenures(process=process), name, at, session)
        label = str(members(arrangement, "roles").get(office, {}).get("label", "")).partition(" (")[0]
        told = (tenure.name if tenure else "", label)
        if any(told):
            return tuple(filter(None, told))
    return (settings.NAME or gettext("General Assembly"),)
