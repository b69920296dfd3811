"""When the segments of an arrangement begin and end, as far as it says, and where they collide.

Pure arithmetic over local wall time; used when a file is loaded (D3) and when a live arrangement is
checked. Nothing here raises.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rostrum.procedure.modalities.arrangement import EMPTY, Arrangement, members, minutes

_FAR = 10_000


@dataclass(frozen=True, order=True)
class Place:
    """Where a segment stands in time: comparable, days first. `turn` settles equal minutes."""

    day: str
    minute: int
    turn: int


@dataclass(frozen=True)
class Span:
    """A segment of one meeting and track from `start` to `end`, in minutes of its day."""

    segment: str
    meeting: str
    track: str
    start: int
    end: int


class Timetable:
    def __init__(self, arrangement: Arrangement) -> None:
        self.meetings = members(arrangement, "meetings")
        self.segments = members(arrangement, "segments")
        self._places: dict[str, Place | None] = {}
        self._spans: dict[str, list[Span]] = {}
        timed = [span for name in self.segments if (span := self.span(name)) is not None]
        for span in sorted(timed, key=lambda one: one.start):
            self._spans.setdefault(span.meeting, []).append(span)

    def meeting_of(self, segment: str) -> Mapping[str, Any]:
        meeting = self.segments.get(segment, EMPTY).get("meeting")
        return self.meetings.get(str(meeting), EMPTY)

    def place(self, segment: str) -> Place | None:
        """Where it begins: its start, or after another one and not before a time (ambiguity 29).

        None where the hours do not say, also for segments that come after one another in a circle.
        """
        chain: dict[str, None] = {}
        while segment not in self._places and segment not in chain and self._floats(segment):
            chain[segment] = None
            segment = str(self.segments[segment]["after"])
        if segment not in self._places:
            self._places[segment] = None if segment in chain else self._fixed(segment)
        place = self._places[segment]
        for name in reversed(chain):
            place = self._places[name] = self._later(name, place)
        return place

    def _floats(self, segment: str) -> bool:
        entry = self.segments.get(segment, EMPTY)
        return minutes(entry.get("start")) is None and bool(entry.get("after"))

    def _fixed(self, segment: str) -> Place | None:
        entry, meeting = self.segments.get(segment, EMPTY), self.meeting_of(segment)
        hours = (entry.get("start"), entry.get("not_before"), meeting.get("start"))
        known = [minute for hour in hours if (minute := minutes(hour)) is not None]
        if not known or minutes(meeting.get("start")) is None:
            return None
        return Place(str(meeting.get("date")), known[0], _number(entry.get("order")))

    def _later(self, segment: str, before: Place | None) -> Place | None:
        own = self._fixed(segment)
        if before is None or own is None:
            return None
        return max(own, Place(before.day, before.minute, before.turn + 1))

    def in_order(self) -> list[str]:
        """Segments as they follow in time; those whose time is unknown stand last, as written."""
        unknown = Place("~", _FAR, 0)
        return sorted(self.segments, key=lambda name: self.place(name) or unknown)

    def span(self, segment: str) -> Span | None:
        """Its stated hours; one that lasts until the list is exhausted ends with the meeting."""
        entry, meeting = self.segments.get(segment, EMPTY), self.meeting_of(segment)
        start, end = minutes(entry.get("start")), minutes(entry.get("end"))
        if end is None and entry.get("ends") == "list_exhausted":
            end = minutes(meeting.get("end"))
        if start is None or end is None:
            return None
        track = str(entry.get("track") or "")
        return Span(segment, str(entry.get("meeting")), track, start, end)

    def spans(self, meeting: str) -> list[Span]:
        """The timed segments of a meeting in the order of their starts."""
        return self._spans.get(meeting, [])

    def overlaps(self) -> Iterator[tuple[Span, Span]]:
        """Each timed segment that begins before an earlier one of its meeting and track has ended.

        Pairs of the earlier segment that lasts longest and the later one.
        """
        for spans in self._spans.values():
            longest: dict[str, Span] = {}
            for span in spans:
                earlier = longest.get(span.track)
                if earlier is not None and span.start < earlier.end:
                    yield earlier, span
                if earlier is None or span.end > earlier.end:
                    longest[span.track] = span

    def outside(self) -> Iterator[Span]:
        """Timed segments that leave their meeting, unless the meeting may overrun."""
        for name, meeting in self.meetings.items():
            opens, closes = minutes(meeting.get("start")), minutes(meeting.get("end"))
            if opens is None or closes is None:
                continue
            late = _FAR if meeting.get("may_overrun") is True else closes
            yield from (one for one in self.spans(name) if one.start < opens or one.end > late)

    def gaps(self) -> Iterator[tuple[str, int, int]]:
        """Time inside a meeting without tracks that no timed segment covers: meeting, from, to."""
        for name, meeting in self.meetings.items():
            spans = self.spans(name)
            known, closes = minutes(meeting.get("start")), minutes(meeting.get("end"))
            if known is None or closes is None or self._partly_timed(name, spans):
                continue
            for span in spans:
                if span.start > known:
                    yield name, known, span.start
                known = max(known, span.end)
            if known < closes:
                yield name, known, closes

    def _partly_timed(self, meeting: str, spans: list[Span]) -> bool:
        """A meeting with tracks, or whose hours are not all stated, has no gap one could see."""
        timed = {span.segment for span in spans}
        here = [name for name, one in self.segments.items() if one.get("meeting") == meeting]
        floating = [name for name in here if name not in timed and not self.segments[name].get("after")]
        return bool(floating) or any(span.track for span in spans)


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0
