"""The notice of a change: to each what they last knew, and what is now (issue 4, section 5).

Whoever was approved knows the programme of that moment, and after a notice the one it told. So nobody is told twice,
and what was moved and moved back is told to those alone who were told of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rostrum.apps.correspondence import queries as correspondence
from rostrum.apps.correspondence.letters import Ids, Letter, Lines, Link
from rostrum.apps.floor import queries as floor
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.meeting.models import InvitationLetter
from rostrum.apps.meeting.words import MODES, hours, name_of
from rostrum.apps.participation import queries as participation
from rostrum.apps.registration.calendar_file import calendar_file, calendar_of_invited
from rostrum.apps.registration.models import Registration
from rostrum.foundation.ports import Attachment
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.appointments import STANDING
from rostrum.procedure.programme import Meeting, Programme, Segment
from rostrum.procedure.programme import programme as programme_of
from rostrum.procedure.programme_notices import Moved, Place, moved
from rostrum.procedure.registration.states import APPROVED

CODE = "registration.moved"
COMING = ("invited", "accepted", *STANDING)  # by a letter of the office, into a role


@dataclass(frozen=True)
class Course:
    """The versions of a programme, and what stands elsewhere now than each of them had it."""

    made: tuple[tuple[int, int], ...]  # number and moment (µs), the oldest first
    moved: Mapping[int, tuple[Moved, ...]]  # by number
    told: Mapping[str, int]  # the newest version that a notice told, by whom it is about

    @property
    def newest(self) -> int:
        return self.made[-1][0]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every segment that stands elsewhere now than some version had it, those of the oldest version first."""
        found = (one.what for each in self.moved.values() for one in each if isinstance(one.what, Segment))
        return tuple({one.id: one for one in found}.values())

    def since(self, person: str, at: int, segment: str) -> int | None:
        """The version that somebody knows since `at` (µs) or by a notice; None where it is no other by now."""
        known = [number for number, made in self.made if made <= at] or [self.made[0][0]]
        since = max(known[-1], self.told.get(person, 0))
        return since if any(not segment or one.what.id == segment for one in self.moved[since]) else None


def course(event: str) -> Course:
    """Two queries. Refused: unknown_version."""
    versions = meeting.every_version(event=event)
    programmes = {one.row.number: programme_of(one.arrangement) for one in versions}
    newest = programmes[versions[-1].row.number]
    return Course(
        tuple((one.row.number, one.row.made_at) for one in versions),
        {number: moved(held, newest) for number, held in programmes.items()},
        _told(event),
    )


def concerned(event: str, segment: str = "") -> Iterator[tuple[Registration, int, int]]:
    """Who takes part and knows another time or place, with the version they know and the newest.

    `segment`: of these, who is inscribed on its list or chosen to speak in it, where that segment is elsewhere now.
    """
    held = course(event)
    rows = Registration.objects.filter(event=event, state=APPROVED, dossier__erased_at=None)
    if segment:
        rows = rows.filter(participant__in=speakers(event, held, segment))
    for row in rows.select_related("dossier", "delegation").order_by("decided_at", "id"):
        since = held.since(row.dossier_id, row.decided_at or 0, segment)
        if since is not None:
            yield row, since, held.newest


def invited(event: str, segment: str = "") -> Iterator[tuple[InvitationLetter, int, int]]:
    """The same of whom the office has invited to a role by letter: of all roles, or of those of a segment."""
    held = course(event)
    rows = InvitationLetter.objects.filter(appointment__event=event, appointment__status__in=COMING)
    if segment:
        rows = rows.filter(appointment__role__in=_roles(held, segment))
    newest = {row.appointment_id: row for row in rows.select_related("appointment").order_by("at", "id")}
    for row in newest.values():
        since = held.since(row.appointment_id, row.at, segment)
        if since is not None:
            yield row, since, held.newest


def speakers(event: str, held: Course, segment: str) -> set[str]:
    """The participants who wait on the list of a segment, joint speakers among them, or were chosen for it."""
    lists = {one.floor for one in held.segments if one.id == segment}
    return {
        *(one.id for one in participation.chosen(event=event).get(segment, ())),
        *(who for one in lists for who in floor.inscribed(event=event, floor=one)),
    }


def _roles(held: Course, segment: str) -> set[str]:
    """Those who preside, moderate, report, present or open in it, as any version that differs had it."""
    told = [one for each in held.moved.values() for one in each if one.what.id == segment]
    found: set[str] = set()
    for one in told:
        if isinstance(one.what, Segment):
            offices = (one.what.chair, one.what.moderator, one.what.rapporteur, one.what.theme_by)
            found |= {each.id for each in (*offices, *(part.by for part in one.what.parts)) if each}
    return found


def _told(event: str) -> dict[str, int]:
    """The newest version that a notice told to each; one that failed for good told nobody."""
    found: dict[str, int] = {}
    for person, ids in correspondence.told(event=event, letter=CODE):
        found[person] = max(found.get(person, 0), int(ids["version"]))
    return found


@dataclass(frozen=True)
class Notice:
    """What one reads. `link`: to the own page, for whom was invited to a role to that of the programme."""

    name: str
    event: str
    changes: Lines
    link: Link
    files: tuple[Attachment, ...] = ()


def _load(ids: Ids) -> Notice:
    """Refused: unknown_registration, unknown_invitation, unknown_version."""
    from rostrum.apps.registration.letters import link, load  # noqa: PLC0415 - it declares this letter

    if "invitation" in ids:
        return _of_invited(ids)
    row = load({"registration": ids["registration"]})
    changes = _changes(row.event_id, ids)
    return Notice(row.dossier.name, row.event.title, changes, link(row), calendar_file(row))


def _of_invited(ids: Ids) -> Notice:
    every = InvitationLetter.objects.select_related("appointment__event")
    row = every.filter(pk=ids["invitation"], appointment__status__in=COMING).first()
    if row is None:
        raise Refusal("unknown_invitation")
    event = row.appointment.event
    link = Link(reverse("programme", args=[event.pk]))
    changes = _changes(event.pk, ids)
    return Notice(row.appointment.name, event.title, changes, link, calendar_of_invited(row.appointment))


def _changes(event: str, ids: Ids) -> Lines:
    before = meeting.programme(event=event, version=int(ids["since"]))
    after = meeting.programme(event=event, version=int(ids["version"]))
    return Lines(tuple(line for one in moved(before, after) for line in _lines(one, before, after)))


def _lines(one: Moved, before: Programme, after: Programme) -> Iterator[str]:
    yield _name(one)
    same = one.before is not None and one.after is not None and one.before.follows == one.after.follows
    yield gettext("Was: %(place)s") % {"place": _place(one.before, before, same=same)}
    yield gettext("Is now: %(place)s") % {"place": _place(one.after, after, same=same)}
    yield ""


def _name(one: Moved) -> str:
    if isinstance(one.what, Meeting):
        return one.what.part or gettext("Meeting")
    return name_of(one.what)


def _place(place: Place | None, held: Programme, *, same: bool) -> str:
    """Time with its zone, then room, venue and way to attend, as far as stated; its order unless it is the `same`."""
    if place is None:
        return gettext("not in the programme")
    told = [hours(place.start, place.end), place.room, place.venue, str(MODES.get(place.mode, ""))]
    if place.follows and not same:
        names = {one.id: name_of(one) for one in held.segments}
        told.append(gettext("after: %(segment)s") % {"segment": names[place.follows]})
    return ", ".join(filter(None, told))


MOVED = Letter(
    code=CODE,
    title=_("Notice of a change of time or place"),
    subject=_("Changed: {event}"),
    text=_(
        "{name}, the programme of this event has changed:\n{event}\n\n{changes}\n"
        "The file with this letter changes your calendar. Your page:\n{link}"
    ),
    load=_load,
    values={
        "name": lambda told: told.name,
        "event": lambda told: told.event,
        "changes": lambda told: told.changes,
        "link": lambda told: told.link,
    },
    secret=frozenset({"link"}),
    needed=frozenset({"changes"}),
    addressee=lambda told: told.name,
    attachments=lambda told: told.files,
)
