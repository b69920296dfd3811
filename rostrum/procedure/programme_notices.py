"""What of a programme concerns those who come: when, in which room, by which way, in which place (issue 4, section 5).

Who holds an office, what a panel is called and by which rules the floor goes are no such matter. Pure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from rostrum.procedure.programme import Meeting, Programme, Segment


@dataclass(frozen=True)
class Place:
    """Where something stands. `follows`: the segment before it that stands in both versions, empty for the first."""

    start: datetime | None
    end: datetime | None
    room: str = ""
    venue: str = ""
    mode: str = ""
    meeting: str = ""
    follows: str = ""


@dataclass(frozen=True)
class Moved:
    """A meeting or a segment with its place before and after; None where it was not, or is no more, held."""

    what: Meeting | Segment
    before: Place | None
    after: Place | None


def moved(before: Programme, after: Programme) -> tuple[Moved, ...]:
    """Everything that stands elsewhere, meetings first, in the order of the programme; what has gone comes last."""
    common = {one.id for one in before.segments} & {one.id for one in after.segments}
    return (
        *_differing(_meetings(before), _meetings(after)),
        *_differing(_segments(before, common), _segments(after, common)),
    )


Held = Mapping[str, tuple[Meeting | Segment, Place]]


def _differing(before: Held, after: Held) -> Iterator[Moved]:
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        if (was and was[1]) != (now and now[1]) and (known := now or was):
            yield Moved(known[0], was[1] if was else None, now[1] if now else None)


def _meetings(held: Programme) -> Held:
    return {
        one.id: (one, Place(one.start, one.end, venue=one.venue or held.venue, mode=held.mode))
        for one in held.meetings
    }


def _segments(held: Programme, common: set[str]) -> Held:
    """A segment that only shifts because another came before it has not moved."""
    found: dict[str, tuple[Meeting | Segment, Place]] = {}
    for meeting in held.meetings:
        for track in meeting.tracks:
            last = ""
            for one in track.segments:
                place = Place(one.begins, one.end, track.room, meeting=meeting.id, follows=last)
                found[one.id] = (one, place)
                last = one.id if one.id in common else last
    return found
