"""The programme: an arrangement's meetings, tracks and segments in the order in which they happen (R24-R31).

An arrangement is the nested data of a modalities file without its provisions and forecasts, as it
stands now. Its times are local wall time in the zone of their meeting; rows carry aware datetimes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from rostrum.procedure.modalities.arrangement import Arrangement, members
from rostrum.procedure.modalities.timetable import Timetable

MAIN = "main"


@dataclass(frozen=True)
class Holder:
    """A person in an office, as the document writes the name, honorific included (R59)."""

    name: str
    function: str = ""
    institution: str = ""
    state: str = ""
    delivered_by: str = ""


@dataclass(frozen=True)
class Office:
    """An office of the event. `missing` is how many of its places are still to be announced (Amb17)."""

    id: str
    label: str
    holders: tuple[Holder, ...]
    missing: int


@dataclass(frozen=True)
class Part:
    """What happens inside a segment: a statement, an adoption, presentations, interventions (R29)."""

    do: str
    by: Office | None
    of: str
    note: str


@dataclass(frozen=True)
class Segment:
    """A segment; `end` is None when it runs until the list of speakers has been exhausted (R27, Amb29)."""

    id: str
    meeting: str
    track: str
    kind: str
    number: int | None
    theme: str
    theme_by: Office | None
    start: datetime | None
    end: datetime | None
    not_before: datetime | None
    after: str
    until_exhausted: bool
    floor: str
    chair: Office | None
    moderator: Office | None
    rapporteur: Office | None
    parts: tuple[Part, ...]
    guiding_questions: tuple[str, ...]

    @property
    def begins(self) -> datetime | None:
        """The earliest moment of its start that the programme names."""
        return self.start or self.not_before


@dataclass(frozen=True)
class Track:
    """What runs in one room; segments of different tracks may be at the same time (v2-1)."""

    id: str
    label: str
    room: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Meeting:
    id: str
    start: datetime
    end: datetime
    form: str
    part: str
    venue: str
    may_overrun: bool
    tracks: tuple[Track, ...]

    @property
    def day(self) -> date:
        return self.start.date()


@dataclass(frozen=True)
class Programme:
    title: str
    kind: str
    tz: str
    mode: str
    venue: str
    meetings: tuple[Meeting, ...]
    offices: tuple[Office, ...]
    guiding_questions: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every segment in the order of time; of equal times the first track first."""
        return tuple(sorted(self._all(), key=lambda s: self.order.index(s.id)))

    def _all(self) -> Iterator[Segment]:
        for meeting in self.meetings:
            for track in meeting.tracks:
                yield from track.segments


def clock(text: str) -> time:
    return time.fromisoformat(text)


def local(day: str, hour: str | None, tz: str) -> datetime | None:
    """The aware moment of a wall time; of a doubled hour the first, as a programme means it."""
    if not hour:
        return None
    return datetime.combine(date.fromisoformat(day), clock(hour), ZoneInfo(tz))


def holder(data: Mapping[str, Any]) -> Holder:
    return Holder(
        **{k: data.get(k, "") for k in ("name", "function", "institution", "state", "delivered_by")}
    )


def office(arrangement: Arrangement, role: str | None) -> Office | None:
    """The office of that id with its holders, or None where none is named."""
    data = arrangement.get("roles", {}).get(role) if role else None
    if data is None or role is None:
        return None
    holders = tuple(holder(h) for h in data.get("holders", ()))
    wanted = int(str(data["n"]).rstrip("+"))
    return Office(role, data["label"], holders, max(0, wanted - len(holders)))


def part(arrangement: Arrangement, data: Mapping[str, Any]) -> Part:
    return Part(data["do"], office(arrangement, data.get("by")), data.get("of", ""), data.get("note", ""))


def zone(arrangement: Arrangement, meeting: Mapping[str, Any]) -> str:
    return str(meeting.get("tz") or arrangement["tz"])


def segment(arrangement: Arrangement, meeting: Mapping[str, Any], data: Mapping[str, Any]) -> Segment:
    day, tz = meeting["date"], zone(arrangement, meeting)
    number = data.get("number")
    return Segment(
        id=data["id"],
        meeting=meeting["id"],
        track=data.get("track") or MAIN,
        kind=data["kind"],
        number=None if number is None else int(number),
        theme=data.get("theme", ""),
        theme_by=office(arrangement, data.get("theme_by")),
        start=local(day, data.get("start"), tz),
        end=local(day, data.get("end"), tz),
        not_before=local(day, data.get("not_before"), tz),
        after=data.get("after", ""),
        until_exhausted=data.get("ends") == "list_exhausted",
        floor=data["floor"],
        chair=office(arrangement, data.get("chair")),
        moderator=office(arrangement, data.get("moderator")),
        rapporteur=office(arrangement, data.get("rapporteur")),
        parts=tuple(part(arrangement, p) for p in data.get("items", ())),
        guiding_questions=tuple(data.get("guiding_questions", ())),
    )


def tracks(arrangement: Arrangement, meeting: Mapping[str, Any]) -> tuple[Track, ...]:
    """The tracks of a meeting that hold a segment; without tracks all run in one, called `main`."""
    held = members(arrangement, "segments")
    rows = [
        segment(arrangement, meeting, held[name])
        for name in Timetable(arrangement).in_order()
        if held[name]["meeting"] == meeting["id"]
    ]
    named: Mapping[str, Any] = arrangement.get("tracks", {})
    ids = [*named, *dict.fromkeys(s.track for s in rows if s.track not in named)]
    return tuple(
        Track(
            track,
            named.get(track, {}).get("label", ""),
            named.get(track, {}).get("room", ""),
            tuple(s for s in rows if s.track == track),
        )
        for track in ids
        if any(s.track == track for s in rows)
    )


def meeting(arrangement: Arrangement, data: Mapping[str, Any]) -> Meeting:
    tz = ZoneInfo(zone(arrangement, data))
    day = date.fromisoformat(data["date"])
    return Meeting(
        id=data["id"],
        start=datetime.combine(day, clock(data["start"]), tz),
        end=datetime.combine(day, clock(data["end"]), tz),
        form=data["form"],
        part=data.get("part", ""),
        venue=data.get("venue", ""),
        may_overrun=bool(data.get("may_overrun", False)),
        tracks=tracks(arrangement, data),
    )


def programme(arrangement: Arrangement) -> Programme:
    """The programme of an arrangement. Gaps in it are places to be announced, never errors (Amb17).

    A role that only counts holders of other roles (`at_least`) is a rule and no office.
    """
    meetings = [meeting(arrangement, m) for m in arrangement["meetings"]]
    filled = (role for role, data in arrangement.get("roles", {}).items() if "at_least" not in data)
    offices = (office(arrangement, role) for role in filled)
    return Programme(
        title=arrangement["title"],
        kind=arrangement["kind"],
        tz=arrangement["tz"],
        mode=arrangement.get("mode", ""),
        venue=arrangement.get("venue", ""),
        meetings=tuple(sorted(meetings, key=lambda m: (m.start, m.id))),
        offices=tuple(o for o in offices if o is not None),
        guiding_questions=tuple(arrangement.get("guiding_questions", ())),
        order=tuple(Timetable(arrangement).in_order()),
    )
