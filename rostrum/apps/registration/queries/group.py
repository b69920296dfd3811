"""The events for which one registration serves: those of a group that shares it (issue 4, section 2)."""

from collections.abc import Mapping
from dataclasses import dataclass

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.queries.doors import grouped, is_closed, ways_of
from rostrum.procedure.registration.ways import Way


@dataclass(frozen=True)
class OtherEvent:
    """An event in which a person has no registration yet. `ways`: those that are open to a form of their own."""

    event: meeting.EventRow
    ways: Mapping[str, Way]


def other_events(*, dossier: str, now: int) -> tuple[OtherEvent, ...]:
    """Whatever else of the group the same dossier could register for now; for whoever holds it.

    Refused: unknown_event, unknown_version.
    """
    held = set(Registration.objects.filter(dossier=dossier).values_list("event", flat=True))
    near = sorted({other for one in held for other in grouped(event=one)} - held)
    found = (OtherEvent(meeting.event(event=one), _open(one, now)) for one in near)
    return tuple(one for one in found if one.ways)


def _open(event: str, now: int) -> dict[str, Way]:
    return {
        name: way
        for name, way in ways_of(event=event).items()
        if way.has_form and not way.needs_invitation and not is_closed(event=event, way=way, now=now)
    }
