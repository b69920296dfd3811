"""The notice of a change: to each what they last knew, and what is now (issue 4, section 5).

Whoever was approved knows the programme of that moment, and after a notice the one it told. So nobody is told twice,
and what was moved and moved back is told to those alone who were told of it.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rostrum.apps.correspondence.letters import Ids, Letter, Lines
from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import TEST
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.meeting.words import MODES, hours, name_of
from rostrum.apps.registration.calendar_file import calendar_file
from rostrum.apps.registration.models import Registration
from rostrum.procedure.programme import Meeting, Programme
from rostrum.procedure.programme import programme as programme_of
from rostrum.procedure.programme_notices import Moved, Place, moved
from rostrum.procedure.registration.states import APPROVED

CODE = "registration.moved"


def concerned(event: str) -> Iterator[tuple[Registration, int, int]]:
    """Who takes part and knows another time or place, with the version they know and the newest; four queries."""
    versions = meeting.every_version(event=event)
    programmes = {one.row.number: programme_of(one.arrangement) for one in versions}
    newest, known = versions[-1].row.number, _told(event)
    differs = {number: bool(moved(held, programmes[newest])) for number, held in programmes.items()}
    rows = Registration.objects.filter(event=event, state=APPROVED, dossier__erased_at=None)
    for row in rows.select_related("dossier", "delegation").order_by("decided_at", "id"):
        at = row.decided_at or 0
        then = [one.row.number for one in versions if one.row.made_at <= at] or [versions[0].row.number]
        since = max(then[-1], known.get(row.dossier_id, 0))
        if differs[since]:
            yield row, since, newest


def _told(event: str) -> dict[str, int]:
    """The newest version that a notice told to each dossier."""
    found: dict[str, int] = {}
    for person, context in Mail.objects.filter(event=event, letter=CODE).values_list("person", "context"):
        if TEST not in context:
            found[person] = max(found.get(person, 0), int(context["version"]))
    return found


def _load(ids: Ids) -> tuple[Registration, Lines]:
    """Refused: unknown_registration, unknown_version."""
    from rostrum.apps.registration.letters import load  # noqa: PLC0415 - it declares this letter

    row = load({"registration": ids["registration"]})
    before = meeting.programme(event=row.event_id, version=int(ids["since"]))
    after = meeting.programme(event=row.event_id, version=int(ids["version"]))
    lines = [line for one in moved(before, after) for line in _lines(one, before, after)]
    return row, Lines(tuple(lines))


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


def _link(told: tuple[Registration, Lines]) -> Any:
    from rostrum.apps.registration.letters import link  # noqa: PLC0415 - as above

    return link(told[0])


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
        "name": lambda told: told[0].dossier.name,
        "event": lambda told: told[0].event.title,
        "changes": lambda told: told[1],
        "link": _link,
    },
    secret=frozenset({"link"}),
    needed=frozenset({"changes"}),
    addressee=lambda told: told[0].dossier.name,
    attachments=lambda told: calendar_file(told[0]),
)
