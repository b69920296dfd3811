"""What `rostrum check data` finds in a table that was spoilt on purpose."""

import argparse
import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rostrum.apps.people.reference import BODIES, COLUMNS, FOLDER, MEMBERSHIPS, OBSERVERS, STATES
from rostrum.command import check_data

Row = dict[str, str]


def check(*words: str) -> int:
    parser = argparse.ArgumentParser()
    check_data.add(parser.add_subparsers())
    arguments = parser.parse_args(["data", *words])
    status: int = arguments.run(arguments)
    return status


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in COLUMNS:
        shutil.copy(FOLDER / file, tmp_path / file)
    return tmp_path


def spoil(table: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    with table.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    columns = list(rows[0])
    with table.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns)
        writer.writeheader()
        writer.writerows(change(rows))


def put(code: str, column: str, text: str, key: str = "iso3") -> Callable[[list[Row]], list[Row]]:
    def change(rows: list[Row]) -> list[Row]:
        return [row | {column: text} if row[key] == code else row for row in rows]

    return change


def test_the_shipped_tables_are_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 0
    assert capsys.readouterr().out == (
        "193 Member States, 86 observers, 2 other States, 39 bodies, nothing to find, "
        "143 rows to be compared with their source\n"
    )


def test_what_is_not_confirmed_is_told_and_is_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--notes") == 0
    lines = capsys.readouterr().out.splitlines()
    assert (
        "observers.csv ppd: still to be compared: short_ar, short_es, short_fr, short_ru, short_zh, since, source"
        in lines
    )
    assert check("--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (len(told["notes"]), told["findings"], told["memberships"]) == (143, [], 38)
    assert {one["code"] for one in told["notes"]} == {"unconfirmed"}


@pytest.mark.parametrize(
    ("column", "text", "found"),
    [
        ("short_ar", "", {("fra", "gap")}),
        ("formal_ru", "", {("fra", "gap")}),
        ("short_fr", " France", {("fra", "spaces")}),
        ("m49", "25", {("fra", "bad_code")}),
        ("m49", "004", {("afg", "doubled"), ("fra", "doubled")}),
        ("short_en", "Albania", {("alb", "doubled"), ("fra", "doubled")}),
        ("source", "", {("fra", "no_source")}),
        ("checked_on", "2026-13-01", {("fra", "no_date")}),
        ("checked_on", "", {("fra", "no_date")}),
        ("regional_group", "african", {("african", "group_total"), ("weog", "group_total")}),
        ("regional_group", "europe", {("fra", "unknown_group"), ("weog", "group_total")}),
        ("short_ru", "Frantsiya", {("fra", "wrong_script")}),
        ("unconfirmed", "short_pt", {("fra", "unknown_mark")}),
    ],
)
def test_a_spoilt_state_is_found(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    column: str,
    text: str,
    found: set[tuple[str, str]],
) -> None:
    spoil(folder / STATES, put("FRA", column, text))
    assert check(str(folder), "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert {(one["body"], one["code"]) for one in report["findings"]} == found


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("kind", "club", "unknown_kind"),
        ("order_class", "first", "bad_order"),
        ("since", "1964", "no_date"),
        ("short_es", "", "gap"),
    ],
)
def test_a_spoilt_observer_is_found(
    folder: Path, capsys: pytest.CaptureFixture[str], column: str, text: str, code: str
) -> None:
    spoil(folder / OBSERVERS, put("VAT", column, text))
    assert check(str(folder), "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert [(one["body"], one["code"]) for one in report["findings"]] == [("vat", code)]


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("kind", "club", "unknown_kind"),
        ("seat", "", "gap"),
        ("country", "zzz", "unknown_body"),
        ("country", "eu", "unknown_body"),
        ("short_zh", "", "gap"),
        ("code", "fra", "doubled"),
        ("code", "UNODC", "bad_code"),
    ],
)
def test_a_spoilt_body_is_found(
    folder: Path, capsys: pytest.CaptureFixture[str], column: str, text: str, code: str
) -> None:
    spoil(folder / BODIES, put("unodc", column, text, key="code"))
    assert check(str(folder), "--json") == 1
    assert code in {one["code"] for one in json.loads(capsys.readouterr().out)["findings"]}


def test_fifteen_agencies_and_no_other_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(folder / BODIES, put("who", "kind", "igo", key="code"))
    assert check(str(folder)) == 1
    assert "14 specialized agencies instead of 15" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"of": "nowhere"}, "unknown_body"),
        ({"body": "nobody"}, "unknown_body"),
        ({"body": "fra"}, "needless"),
        ({"since": "97"}, "no_date"),
        ({"of": "unido"}, "doubled"),
        ({"source": ""}, "no_source"),
    ],
)
def test_a_spoilt_membership_is_found(
    folder: Path, capsys: pytest.CaptureFixture[str], change: Row, code: str
) -> None:
    def spoilt(rows: list[Row]) -> list[Row]:
        return [row | change if (row["body"], row["of"]) == ("pse", "unesco") else row for row in rows]

    spoil(folder / MEMBERSHIPS, spoilt)
    assert check(str(folder), "--json") == 1
    assert code in {one["code"] for one in json.loads(capsys.readouterr().out)["findings"]}


def test_a_missing_state_is_found_wherever_it_is_missed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder / STATES, lambda rows: [row for row in rows if row["iso3"] != "FRA"])
    assert check(str(folder)) == 1
    assert capsys.readouterr().out.splitlines()[:-1] == [
        "states.csv weog: weog has 28 States instead of 29",
        "states.csv : 192 Member States instead of 193",
        "bodies.csv unesco: country is no State: fra",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "states.csv: the columns are not those of the table\n"),
        (b"iso2,iso3\nFR,FRA\n", "states.csv: the columns are not those of the table\n"),
        (b"\xff\xfe", "states.csv: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte\n"),
    ],
)
def test_what_is_no_table_is_bad_input(
    folder: Path, capsys: pytest.CaptureFixture[str], content: bytes, says: str
) -> None:
    (folder / STATES).write_bytes(content)
    assert check(str(folder)) == 2
    assert capsys.readouterr().err == says


def test_a_row_of_another_width_is_bad_input(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / STATES).open("a", encoding="utf-8") as opened:
        opened.write("FR,FRA\n")
    assert check(str(folder)) == 2
    assert capsys.readouterr().err == "states.csv: line 195 has too many or too few cells\n"


def test_a_missing_table_is_bad_input(folder: Path) -> None:
    for file in COLUMNS:
        (folder / file).rename(folder / "aside")
        assert check(str(folder)) == 2
        (folder / "aside").rename(folder / file)
