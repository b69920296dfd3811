import codecs
import io

import pytest
from openpyxl import Workbook

from rostrum.apps.meeting.models import Event
from rostrum.apps.participation import queries
from rostrum.apps.participation.lists import (
    LARGEST,
    MOST,
    REGIONS,
    Fault,
    Preview,
    Row,
    plain_cell,
    read_list,
)
from rostrum.apps.participation.models import Participant
from rostrum.apps.participation.operations import import_list, preview_list
from rostrum.apps.participation.sheets import Twice
from rostrum.apps.people.models import Account, Region
from rostrum.foundation.refusal import Refusal

CATEGORIES = {"csos", "member_states"}
QUEUES = {"states", "others"}
ADA = Row(name="Ada", category="csos", body="Open Harbour", line=2)


def preview(data: bytes | str, known: frozenset[tuple[str, str]] = frozenset()) -> Preview:
    raw = data.encode() if isinstance(data, str) else data
    return read_list(raw, categories=CATEGORIES, queues=QUEUES, known=known)


def faults(data: bytes | str) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.column, fault.code) for fault in preview(data).faults]


def test_every_column_is_read() -> None:
    head = "name,legal_name,body,body_ref,category,capacity,region,lang,say,queue,rank"
    switches = "group,preregistered,protected"
    line = "Ada,Adelaide,Open Harbour,o1,csos,Director,weog,fr,AH-da,others,2,yes,1,no"
    row = Row(
        name="Ada",
        category="csos",
        body="Open Harbour",
        legal_name="Adelaide",
        body_ref="o1",
        capacity="Director",
        region="weog",
        lang="fr",
        say="AH-da",
        queue="others",
        rank=2,
        group=True,
        preregistered=True,
        line=2,
    )
    assert preview(f"{head},{switches}\r\n{line}\r\n") == Preview(rows=(row,))


@pytest.mark.parametrize(
    "data",
    [
        b"name,category,body\nAda,csos,Open Harbour\n",
        b"\xef\xbb\xbfName;Category;Body\r\nAda;csos;Open Harbour\r\n",
        "name\tcategory\tbody\nAda\tcsos\tOpen Harbour".encode("utf-16"),
        codecs.BOM_UTF16_BE + "name,category,body\nAda,csos,Open Harbour".encode("utf-16-be"),
        b'"name","category","body"\r\n"Ada","csos","Open\nHarbour"\r\n\r\n , ,\r\n',
    ],
)
def test_what_spreadsheets_save_is_read_alike(data: bytes) -> None:
    assert preview(data) == Preview(rows=(ADA,))


def test_names_in_six_scripts_keep_their_joiners() -> None:
    names = ["أمينة", "王芳", "Zoë", "Élodie", "Юлия", "می‌خواهم"]
    found = preview("name,category\n" + "\n".join(f"{name},csos" for name in names))
    assert [row.name for row in found.rows] == names
    assert found.faults == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"x" * (LARGEST + 1), [(0, "", "file_too_large")]),
        (b"name,category\nA,csos\n\xff\xfe\xfa,csos\n", [(3, "", "not_unicode")]),
        (codecs.BOM_UTF16_LE + b"a", [(1, "", "not_unicode")]),
        (b"", [(1, "", "empty_list")]),
        (b"\n \n", [(1, "", "empty_list")]),
        (b"name,category,salary\nA,csos,1\n", [(1, "", "column_unknown")]),
        (b"name,name,category\nA,A,csos\n", [(1, "name", "column_twice")]),
        (b"body\nB\n", [(1, "name", "column_missing"), (1, "category", "column_missing")]),
        (b"name,category\nA,csos,more\nB\n", [(2, "", "cells_miscounted"), (3, "", "cells_miscounted")]),
        (b'name,category\nA,csos\n"B,csos\n', [(3, "", "quotes_broken")]),
        (b'name,category\n"A"x,csos\n', [(2, "", "quotes_broken")]),
        (b"name,category\n,csos\nA,\n", [(2, "name", "missing"), (3, "category", "missing")]),
        (b"name,category\nA,ngos\n", [(2, "category", "category_unknown")]),
        (b"name,category,queue\nA,csos,door\n", [(2, "queue", "queue_unknown")]),
        (b"name,category,region\nA,csos,Europe\n", [(2, "region", "region_unknown")]),
        (b"name,category,lang\nA,csos,french\n", [(2, "lang", "language_unknown")]),
        (b"name,category,rank\nA,csos,-1\nB,csos,x\nC,csos,1000\n", [(n, "rank", "not_a_class") for n in (2, 3, 4)]),
        (b"name,category,group\nA,csos,perhaps\n", [(2, "group", "not_yes_or_no")]),
        (b"name,category\n" + b"a" * 201 + b",csos\n", [(2, "name", "too_long")]),
        ("name,category\nA\u202eB,csos\n", [(2, "name", "hidden_signs")]),
        (b"name,category\nA\x00B,csos\n", [(2, "name", "hidden_signs")]),
        (b'name,category\n"=HYPERLINK(""http://x"")",csos\n', [(2, "name", "formula")]),
        ("name,category\n" + "A,csos\n" * (MOST + 1), [(MOST + 2, "", "too_many_rows")]),
    ],
)  # fmt: skip
def test_everything_wrong_is_named_with_its_line(
    data: bytes | str, expected: list[tuple[int, str, str]]
) -> None:
    assert faults(data) == expected


def test_a_line_number_is_the_line_of_the_file_where_the_row_begins() -> None:
    assert faults('name,category,body\n"A","csos","two\nlines"\n\nB,wrong,x\n') == [
        (5, "category", "category_unknown")
    ]


def test_the_same_person_is_left_out_and_told() -> None:
    text = "name,category,body\nAda,csos,Open Harbour\nADA,csos,open harbour\nBen,csos,B\nBen,csos,C\n"
    found = preview(text, known=frozenset({("ben", "b")}))
    assert found.faults == ()
    assert [row.line for row in found.rows] == [2, 5]
    assert found.duplicates == (
        Twice(3, 2, "ADA", "open harbour"),
        Twice(4, 0, "Ben", "B"),
    )


@pytest.mark.parametrize("text", ["=1+1", "+Peace", "-", "@Home", "\tx", "\rx", "＝1＋1", "＠Home"])
def test_no_exported_cell_is_computed_and_names_come_back(text: str) -> None:
    cell = plain_cell(text)
    assert cell[0] == "'"
    found = preview(f'name,category\n"{cell}",csos\n')
    if text[0].strip():
        assert [row.name for row in found.rows] == [text]


def test_a_value_in_a_fault_is_short() -> None:
    assert preview(b"name,category\n" + b"a" * 999 + b",csos").faults == (
        Fault(2, "name", "too_long", "a" * 40),
    )


def rows(*names: str) -> tuple[Row, ...]:
    return tuple(Row(name=name, category="csos") for name in names)


def test_a_previewed_list_is_imported_whole(event: Event, staff: dict[str, Account], now: int) -> None:
    data = b"name,category\nAda,csos\nBen,member_states\nAda,csos\n"
    found = preview_list(event=event.pk, data=data, by=staff["secretariat"])
    assert found.duplicates == (Twice(4, 2, "Ada", ""),)
    ids = import_list(event=event.pk, rows=found.rows, by=staff["secretariat"], now=now)
    stored = queries.participants(event=event.pk)
    assert [(row.id, row.name, row.category) for row in stored] == [
        (ids[0], "Ada", "csos"),
        (ids[1], "Ben", "member_states"),
    ]


@pytest.mark.parametrize(
    ("bad", "wrong"),
    [
        (Row(name="Zoe", category="gone"), "list_changed"),
        (Row(name="", category="csos"), "list_changed"),
        (Row(name="ADA", category="csos"), "list_changed"),
    ],
)
def test_nothing_is_half_imported(event: Event, now: int, bad: Row, wrong: str) -> None:
    import_list(event=event.pk, rows=rows("Ada"), by=None, now=now)
    with pytest.raises(Refusal, match=wrong):
        import_list(event=event.pk, rows=(*rows("Ben"), bad), by=None, now=now)
    assert [row.name for row in queries.participants(event=event.pk)] == ["Ada"]


def test_a_fault_of_the_database_leaves_nothing(
    event: Event, now: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Participant.objects.bulk_create

    def fail(made: list[Participant]) -> None:
        kept(made[:1])
        raise OSError("disk full")

    monkeypatch.setattr(Participant.objects, "bulk_create", fail)
    with pytest.raises(OSError, match="disk full"):
        import_list(event=event.pk, rows=rows("Ada", "Ben"), by=None, now=now)
    assert queries.participants(event=event.pk) == ()


def test_an_empty_list_is_refused(event: Event, now: int) -> None:
    with pytest.raises(Refusal, match="empty_list"):
        import_list(event=event.pk, rows=(), by=None, now=now)


@pytest.mark.parametrize("role", ["operator", "moderator", "interpreter", "simulator", "none"])
def test_a_list_is_the_secretariats(event: Event, staff: dict[str, Account], now: int, role: str) -> None:
    with pytest.raises(Refusal, match="not_permitted"):
        preview_list(event=event.pk, data=b"", by=staff[role])
    with pytest.raises(Refusal, match="not_permitted"):
        import_list(event=event.pk, rows=rows("Ada"), by=staff[role], now=now)


def test_the_regional_groups_are_those_of_the_bodies() -> None:
    assert {code for code in Region.values if code} == REGIONS


def test_a_workbook_is_read_like_the_same_list_as_text() -> None:
    book = Workbook()
    for row in (("name", "category", "rank", "group"), ("Ada", "csos", 2, True), ("Bo", "csos", 3.0, None)):
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    text = "name,category,rank,group\nAda,csos,2,yes\nBo,csos,3,\n"
    assert preview(out.getvalue()).rows == preview(text).rows
    assert faults(b"PK\x03\x04 and nothing behind") == [(0, "", "unreadable")]
