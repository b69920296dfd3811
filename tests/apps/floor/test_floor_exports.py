"""The record as files: lines that verify reads, and a table for a spreadsheet (R121)."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from rostrum.apps.floor import operations as o
from rostrum.apps.floor import queries
from rostrum.apps.floor.exports import COLUMNS, record_csv, record_xlsx
from rostrum.apps.floor.models import Entry
from rostrum.apps.floor.record import current, forget
from rostrum.apps.participation.lists import FORMULA, Row
from rostrum.apps.participation.operations import rename_participant
from rostrum.foundation.clock import SECOND
from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import Verdict, check
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor.entries import decode
from rostrum.procedure.floor.evolve import fold
from rostrum.procedure.floor.state import Floor
from tests.stage import Stage


def heard(stage: Stage) -> None:
    """Ada is cut, Bo yields, Cy is given the floor out of order and is stopped."""
    stage.open_panel()
    stage.press(0, 1, 2, 3)
    given = o.give_floor(desk=stage.desk()).number
    deadline = stage.now + 180 * SECOND
    what = a.CutMicrophone(given, deadline, deadline + 4200, deadline + 9000)
    o.cut_microphone(floor=stage.floor, what=what, now=deadline + 9000)
    stage.now = deadline
    cy = queries.waiting(floor=stage.floor)[1].request
    o.give_floor(desk=stage.desk(), request=cy, reason="balance")
    o.stop_speaker(desk=stage.desk(after=61))
    o.give_floor(desk=stage.desk())
    o.yield_floor(hand=stage.hand(1, after=10))


def test_the_exported_record_holds_and_says_its_head(stage: Stage) -> None:
    heard(stage)
    now = current(stage.floor)
    lines = list(queries.record_lines(floor=stage.floor))
    assert check(lines) == check(lines, now.hash) == Verdict(now.number, now.hash)
    assert len(lines) == now.number + 1


def test_an_empty_record_holds(stage: Stage) -> None:
    assert check(queries.record_lines(floor=stage.floor)) == Verdict(0, "0" * 64)


def test_what_is_kept_in_memory_is_the_fold_of_what_is_stored(stage: Stage) -> None:
    heard(stage)
    kept = current(stage.floor)
    rows = Entry.objects.filter(floor_id=stage.floor).order_by("number")
    assert (
        fold(Floor(), ((decode(row.kind, json.loads(row.body)), row.at, row.actor) for row in rows))
        == kept.state
    )
    forget()
    assert current(stage.floor) == kept


def test_an_export_under_way_ends_where_it_began(stage: Stage) -> None:
    """Acts go on while a file is written: it holds what was there when it was asked for."""
    heard(stage)
    before = current(stage.floor)
    lines = queries.record_lines(floor=stage.floor)
    first = next(lines)
    stage.press(4)
    assert check([first, *lines]) == Verdict(before.number, before.hash)


def test_the_table_says_what_happened(stage: Stage) -> None:
    heard(stage)
    text = b"".join(record_csv(floor=stage.floor))
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    told = [
        (
            row["name"],
            row["seconds_allotted"],
            row["seconds_used"],
            row["ended"],
            row["out_of_order"],
            row["cut_late_ms"],
        )
        for row in rows
    ]
    assert tuple(rows[0]) == COLUMNS
    assert told == [
        ("Ada Example", "180", "180.0", "cut", "", "4.2"),
        ("Cy Example", "180", "61.0", "stopped", "balance", ""),
        ("Bo Example", "180", "10.0", "yielded", "", ""),
    ]
    shared = {(row["segment"], row["body"], row["category"], row["form"], row["group"]) for row in rows}
    assert shared == {("panel", "Open Harbour", "csos", "intervention", "no")}
    assert [row["start"][-6:] for row in rows] == ["-05:00"] * 3


@pytest.mark.parametrize("start", [one for one in FORMULA if one.strip()])
def test_no_name_is_computed_by_a_spreadsheet(stage: Stage, start: str) -> None:
    stage.open_panel()
    stage.press(0)
    o.give_floor(desk=stage.desk())
    o.yield_floor(hand=stage.hand(0))
    rename_participant(participant=stage.people[0], name=f"{start}1+1", by=stage.staff["operator"])
    text = b"".join(record_csv(floor=stage.floor)).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text, newline=""))
    assert row["name"] == f"'{start}1+1"


def test_a_name_with_signs_of_a_table_stays_one_cell(stage: Stage) -> None:
    stage.open_panel()
    person = Row(name='Zoë "Z", of; Example', category="csos")
    o.add_speaker(desk=stage.desk(), person=person)
    o.give_floor(desk=stage.desk())
    o.stop_speaker(desk=stage.desk())
    text = b"".join(record_csv(floor=stage.floor)).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text, newline=""))
    assert row["name"] == 'Zoë "Z", of; Example'


def test_the_workbook_says_what_the_table_says_and_computes_nothing(stage: Stage) -> None:
    heard(stage)
    rename_participant(participant=stage.people[0], name="=1+1", by=stage.staff["operator"])
    book = load_workbook(io.BytesIO(b"".join(record_xlsx(floor=stage.floor))))
    [sheet] = book.worksheets
    text = b"".join(record_csv(floor=stage.floor)).decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text, newline="")))
    told = [["" if cell.value is None else cell.value for cell in row] for row in sheet.iter_rows()]
    assert [cell.data_type for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert told[1][2] == "=1+1"
    assert table[1][2] == "'=1+1"
    assert isinstance(told[1][COLUMNS.index("seconds_used")], int | float)
    table[1][2] = "=1+1"
    numbers = [COLUMNS.index(one) for one in ("number", "seconds_allotted", "seconds_used", "cut_late_ms")]
    for row, other in zip(told, table, strict=True):
        assert [one for i, one in enumerate(row) if i not in numbers] == [
            one for i, one in enumerate(other) if i not in numbers
        ]
    for row, other in zip(told[1:], table[1:], strict=True):
        assert [float(str(row[i] or 0)) for i in numbers] == [float(other[i] or 0) for i in numbers]


def test_a_floor_that_is_none_has_no_file(db: None) -> None:
    for lines in (queries.record_lines, record_csv, record_xlsx):
        with pytest.raises(Refusal, match="no_floor"):
            next(lines(floor="none.main"))
