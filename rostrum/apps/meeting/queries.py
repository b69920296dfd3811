"""What pages and other apps read of events and their programmes. Everything but `sensitive_facts` is public (R28)."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from rostrum.apps.meeting.models import Act, Event, HolderPortrait, ProgrammeVersion, SensitiveFact
from rostrum.apps.meeting.permissions import READ_SENSITIVE
from rostrum.apps.people.models import Account
from rostrum.apps.processes.permissions import may
from rostrum.foundation.clock import micros
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import modalities as modalities_files
from rostrum.procedure.modalities import Modalities
from rostrum.procedure.programme import Programme
from rostrum.procedure.programme import programme as programme_of
from rostrum.procedure.programme_changes import Change
from rostrum.procedure.programme_changes import changes as changes_between


@dataclass(frozen=True)
class EventRow:
    """An event as pages know it; moments in microseconds UTC."""

    id: str
    kind: str
    title: str
    process: str
    session: int
    tz: str
    rehearsal: bool
    created_at: int
    modalities_name: str
    pictured: bool = False  # whether the programme has a portrait


@dataclass(frozen=True)
class VersionRow:
    """A version of the programme without its arrangement."""

    number: int
    state: str
    made_by: str
    made_at: int
    why: str


@dataclass(frozen=True)
class FullVersion:
    """A version with its arrangement."""

    row: VersionRow
    arrangement: dict[str, Any]


@dataclass(frozen=True)
class SegmentRow:
    """A segment for the floor: its place and its moments in microseconds UTC, None where none is named."""

    id: str
    meeting: str
    track: str
    kind: str
    number: int | None
    theme: str
    floor: str
    start: int | None
    end: int | None


@dataclass(frozen=True)
class ActRow:
    """A fact on record; `on` an ISO date or empty."""

    act: str
    of: str
    on: str


@dataclass(frozen=True)
class SensitiveRow:
    """What is recorded with consent of a holder; never printed, so that no log and no error page tells it."""

    role: str
    place: int
    attribute: str
    value: str = field(repr=False)
    consent_note: str = field(repr=False)


FIELDS = tuple(EventRow.__dataclass_fields__)


def events() -> tuple[EventRow, ...]:
    """Every event of this installation, the first loaded first."""
    return tuple(EventRow(**row) for row in _events())


def event(*, event: str) -> EventRow:
    """Refused: unknown_event."""
    row = _events().filter(pk=event).first()
    if row is None:
        raise Refusal("unknown_event", id=event)
    return EventRow(**row)


def _events() -> QuerySet[Event, dict[str, Any]]:
    pictured = Exists(HolderPortrait.objects.filter(event=OuterRef("pk")))
    found: QuerySet[Event, dict[str, Any]] = Event.objects.annotate(pictured=pictured).values(*FIELDS)
    return found


def stored(*, event: str, number: int | None = None) -> ProgrammeVersion:
    """That version, or the newest. Refused: unknown_version."""
    rows = ProgrammeVersion.objects.filter(event_id=event).order_by("-number")
    found = rows.first() if number is None else rows.filter(number=number).first()
    if found is None:
        raise Refusal("unknown_version", id=event, number=number)
    return found


def arrangement(*, event: str, version: int | None = None) -> dict[str, Any]:
    """The arrangement of that version, or as it stands now. Refused: unknown_version."""
    data: dict[str, Any] = stored(event=event, number=version).arrangement
    return data


def modalities(*, event: str) -> Modalities:
    """The modalities as loaded, provisions and forecasts included. Refused: unknown_event."""
    row = Event.objects.filter(pk=event).values_list("modalities_text", "modalities_name").first()
    if row is None:
        raise Refusal("unknown_event", id=event)
    return read(*row)


@lru_cache(maxsize=16)
def read(text: str, name: str) -> Modalities:
    """A stored text was read when it was loaded; reading it again gives the same and takes long."""
    return modalities_files.load(text, name)


def versions(*, event: str) -> tuple[VersionRow, ...]:
    """Every version of the programme, the newest first, with who made it, when and why."""
    rows = (
        ProgrammeVersion.objects.filter(event_id=event)
        .order_by("-number")
        .values_list("number", "state", "made_by__name", "made_at", "why")
    )
    return tuple(VersionRow(n, state, name or "", at, why) for n, state, name, at, why in rows)


def every_version(*, event: str) -> tuple[FullVersion, ...]:
    """Every version with its arrangement, the oldest first; one query."""
    fields = ("number", "state", "made_by__name", "made_at", "why", "arrangement")
    rows = ProgrammeVersion.objects.filter(event_id=event).order_by("number").values_list(*fields)
    return tuple(
        FullVersion(VersionRow(n, state, name or "", at, why), data) for n, state, name, at, why, data in rows
    )


def programme(*, event: str, version: int | None = None) -> Programme:
    """The programme of that version, or as it stands now. Refused: unknown_version."""
    return programme_of(arrangement(event=event, version=version))


def meeting_times(*, event: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each meeting (µs), none where none stands in the programme. Refused: unknown_version."""
    held = arrangement(event=event)
    meetings = programme_of(held).meetings if held.get("meetings") else ()
    return tuple((micros(one.start), micros(one.end)) for one in meetings)


def over(*, event: str) -> int | None:
    """When the last meeting ends (µs), None where no meeting stands in the programme. Refused: unknown_version."""
    return max((end for _, end in meeting_times(event=event)), default=None)


def changes(*, event: str, a: int, b: int) -> tuple[Change, ...]:
    """What differs from version `a` to version `b`. Refused: unknown_version."""
    rows = ProgrammeVersion.objects.filter(event_id=event, number__in=(a, b))
    found = dict(rows.values_list("number", "arrangement"))
    for number in (a, b):
        if number not in found:
            raise Refusal("unknown_version", id=event, number=number)
    return changes_between(found[a], found[b])


def segments(*, event: str) -> tuple[SegmentRow, ...]:
    """The segments as they stand now, in the order of the programme. Refused: unknown_version."""
    return tuple(
        SegmentRow(
            s.id,
            s.meeting,
            s.track,
            s.kind,
            s.number,
            s.theme,
            s.floor,
            micros(s.begins) if s.begins else None,
            micros(s.end) if s.end else None,
        )
        for s in programme(event=event).segments
    )


def floor_rules(*, event: str, segment: str) -> dict[str, Any]:
    """The rules of the floor in force for a segment, as the arrangement has them. Refused: unknown_segment."""
    data = arrangement(event=event)
    for candidate in data["segments"]:
        if candidate["id"] == segment:
            rules: dict[str, Any] = data["floors"][candidate["floor"]]
            return rules
    raise Refusal("unknown_segment", id=segment)


def acts(*, event: str) -> tuple[ActRow, ...]:
    """What is on record of the event beside the record its modalities carry, oldest first."""
    rows = Act.objects.filter(event_id=event).values_list("act", "of", "on")
    return tuple(ActRow(act, of, on.isoformat() if on else "") for act, of, on in rows)


def sensitive_facts(*, event: str, by: Account | None) -> tuple[SensitiveRow, ...]:
    """What is recorded of holders apart from the programme, by office and place (R42). Refused: not_permitted."""
    may(by, READ_SENSITIVE, event)
    rows = SensitiveFact.objects.filter(event_id=event)
    return tuple(SensitiveRow(*row) for row in rows.values_list(*SensitiveRow.__dataclass_fields__))


def reads_sensitive(*, event: str, by: Account | None) -> bool:
    """Whether an account may read what is recorded of holders apart from the programme (R42)."""
    try:
        may(by, READ_SENSITIVE, event)
    except Refusal:
        return False
    return True


def arrangements() -> dict[str, dict[str, Any]]:
    """Every event's arrangement as it stands now, what is on record of it included; two queries in all."""
    newest = ProgrammeVersion.objects.filter(event=OuterRef("event")).order_by("-number").values("number")
    rows = ProgrammeVersion.objects.filter(number=Subquery(newest[:1])).order_by(
        "event__created_at", "event_id"
    )
    held = dict(rows.values_list("event_id", "arrangement"))
    recorded: dict[str, list[dict[str, str]]] = {event: [] for event in held}
    for event, act, of, on in Act.objects.values_list("event_id", "act", "of", "on"):
        recorded[event].append({"act": act, "of": of} | ({"on": on.isoformat()} if on else {}))
    return {
        event: data | {"record": [*data.get("record", ()), *recorded[event]]} for event, data in held.items()
    }
