"""The record as a table that opens in any spreadsheet (R121): times with their zone, nothing a formula."""

from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from rostrum.apps.floor.queries import entries, event_of, names
from rostrum.apps.floor.record import current
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.names import Name
from rostrum.apps.participation.tables import Cells, csv_lines, workbook
from rostrum.foundation.clock import moment
from rostrum.procedure.floor.entries import Entry, decode
from rostrum.procedure.floor.interventions import Intervention, interventions
from rostrum.procedure.floor.state import Waiting

COLUMNS = (
    "number",
    "segment",
    "name",
    "body",
    "category",
    "form",
    "group",
    "language",
    "start",
    "end",
    "seconds_allotted",
    "seconds_used",
    "ended",
    "out_of_order",
    "cut_late_ms",
    "point",
    "about",
    "interrupts",
    "participant_id",
    "deliverer",
    "deliverer_id",
    "author",
    "author_id",
    "office",
    "joint",
    "joint_ids",
    "requested",
    "door",
    "limit_reason",
)


def record_csv(*, floor: str) -> Iterator[bytes]:
    """One line an intervention, with the names as shown in public; UTF-8 with a mark, so that every program reads it.

    Points of order, replies, questions and answers are lines of their own, by `form`; `about` and `interrupts` are
    numbers of other lines. `requested` is when the server took the request, to the microsecond: the evidence of the
    order of arrival (R108). `deliverer` and `author` are told where they are not the one named (R51, D45).
    Times are ISO 8601 in the zone of the event. Refused: no_floor.
    """
    yield from csv_lines(COLUMNS, _table(floor))


def record_xlsx(*, floor: str) -> Iterator[bytes]:
    """The same table as a workbook: the same rows, columns and words, numbers as numbers, no cell a formula.

    Refused: no_floor.
    """
    yield workbook("record", COLUMNS, _table(floor))


def _table(floor: str) -> Iterator[Cells]:
    zone = ZoneInfo(meeting.event(event=event_of(floor=floor)).tz)
    rows = interventions(_entries(floor))
    told = [one.waiting for one in rows]
    written = [one.waiting for one in current(floor).state.in_writing]
    told += written
    known = names(ids={who for one in told for who in (*one.people, one.deliverer, one.author) if who})
    return (_cells(one, known, zone) for one in (*rows, *map(_unspoken, written)))


def _unspoken(one: Waiting) -> Intervention:
    """Whoever hands in the statement since the list was suspended stands in the table too, with no time used (Amb2)."""
    return Intervention(one.number, "", one, one.at, one.at, None, 0, "in_writing", "", None)


def _entries(floor: str) -> Iterator[tuple[Entry, int]]:
    return ((decode(row["kind"], row["body"]), row["at"]) for row in entries(floor=floor))


def _cells(one: Intervention, known: Mapping[str, Name], zone: ZoneInfo) -> Cells:
    name = known.get(one.waiting.participant)
    return (
        one.number,
        one.segment,
        name.name if name else "",
        name.body if name else "",
        one.waiting.category,
        one.waiting.form,
        "yes" if one.waiting.group else "no",
        one.waiting.lang,
        moment(one.start).astimezone(zone).isoformat(timespec="milliseconds"),
        moment(one.end).astimezone(zone).isoformat(timespec="milliseconds"),
        "" if one.limit is None else one.limit,
        one.used,
        one.how,
        one.departed,
        "" if one.late is None else one.late,
        one.waiting.point,
        "" if one.waiting.about is None else one.waiting.about,
        "" if one.interrupts is None else one.interrupts,
        one.waiting.participant,
        *_person(one.waiting.deliverer, known),
        *_person(one.waiting.author, known),
        one.waiting.office,
        "; ".join(known[who].body or known[who].name for who in one.waiting.joint if who in known),
        "; ".join(one.waiting.joint),
        moment(one.waiting.at).astimezone(zone).isoformat(timespec="microseconds"),
        one.waiting.queue,
        one.limit_reason,
    )


def _person(who: str, known: Mapping[str, Name]) -> tuple[str, str]:
    return (known[who].name if who in known else "", who)
