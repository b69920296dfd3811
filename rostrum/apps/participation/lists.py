"""A list of participants as a spreadsheet gives it, read whole and judged before anything is stored.

Pure: bytes in, a preview out. Cells that hold a formula are refused, never computed or kept.
"""

import codecs
import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from rostrum.apps.participation.words import clean, fault, is_language

LARGEST = 1_048_576  # bytes
MOST = 2_000  # rows
LONGEST = {"name": 200, "legal_name": 200, "body": 300, "capacity": 300, "say": 200}
LONGEST |= {"category": 64, "queue": 64, "region": 24, "lang": 16, "body_ref": 64}
REGIONS = frozenset({"african", "asia_pacific", "eastern_european", "latin_american_caribbean", "weog"})
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # the last four: full-width, computed by some as well
YES, NO = frozenset({"1", "yes", "true", "x"}), frozenset({"", "0", "no", "false"})
SWITCHES = ("group", "preregistered", "protected")
COLUMNS = (*LONGEST, "rank", *SWITCHES)
REQUIRED = ("name", "category")


@dataclass(frozen=True)
class Row:
    """One person as a list or a form gives them; `line` is where in the file, 0 without one."""

    name: str
    category: str
    body: str = ""
    legal_name: str = ""
    body_ref: str = ""
    capacity: str = ""
    region: str = ""
    lang: str = ""
    say: str = ""
    queue: str = ""
    rank: int = 0
    group: bool = False
    preregistered: bool = False
    protected: bool = False
    line: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """What makes two rows the same person: name and body, whatever their case."""
        return self.name.casefold(), self.body.casefold()

    def cleaned(self) -> "Row":
        """The same person with every text in one line and composed form."""
        texts: dict[str, Any] = {column: clean(getattr(self, column)) for column in LONGEST}
        return replace(self, **texts)


@dataclass(frozen=True)
class Fault:
    """What is wrong, where; `column` is empty for the line or the file as a whole (line 0)."""

    line: int
    column: str
    code: str
    value: str = ""


@dataclass(frozen=True)
class Duplicate:
    """A row left out because the person stands already: on line `of` of the file, or (0) on the list."""

    line: int
    of: int
    name: str
    body: str


@dataclass(frozen=True)
class Preview:
    """What an import would do. With one fault nothing may be imported."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()


@dataclass
class _Reading:
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_list(
    data: bytes,
    *,
    categories: Collection[str],
    queues: Collection[str] = (),
    known: Collection[tuple[str, str]] = (),
) -> Preview:
    """Judge a CSV list in UTF-8 or UTF-16, at most 1 MiB and 2,000 people, first line the columns.

    `known` holds the keys of those already on the list. Columns: `name` and `category` must be
    there; the others of `COLUMNS` may.
    """
    if len(data) > LARGEST:
        return Preview(faults=(Fault(0, "", "file_too_large"),))
    text, wrong = decoded(data)
    if wrong:
        return Preview(faults=(wrong,))
    found = _Reading()
    _read(text, found, categories, queues)
    rows, duplicates = _once(found.rows, known)
    return Preview(rows, tuple(found.faults), duplicates)


def decoded(data: bytes) -> tuple[str, Fault | None]:
    """The text of a file as spreadsheets save it: UTF-16 by its mark, otherwise UTF-8."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig"), None
    except UnicodeDecodeError as error:
        return "", Fault(data.count(b"\n", 0, error.start) + 1, "", "not_unicode")


def _read(text: str, found: _Reading, categories: Collection[str], queues: Collection[str]) -> None:
    lines = _lines(text, found)
    number, header = next(lines, (1, []))
    columns = [clean(cell).lower().replace(" ", "_") for cell in header]
    found.faults.extend(_of_columns(columns, number))
    if found.faults:
        return
    for count, (line, cells) in enumerate(lines, start=1):
        if count > MOST:
            found.faults.append(Fault(line, "", "too_many_rows", str(MOST)))
            return
        if len(cells) != len(columns):
            found.faults.append(Fault(line, "", "cells_miscounted", str(len(cells))))
            continue
        row, faults = _row(dict(zip(columns, cells, strict=True)), line)
        found.rows.append(row)
        found.faults.extend([*faults, *judge(row, categories, queues)])


def _lines(text: str, found: _Reading) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, each with the number of its first physical line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        found.faults.append(Fault(line, "", "quotes_broken"))


def _delimiter(text: str) -> str:
    """Spreadsheets write a comma, in many countries a semicolon, and with UTF-16 a tab."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(",;\t", key=first.count)


def _of_columns(columns: list[str], line: int) -> Iterator[Fault]:
    if not columns:
        yield Fault(line, "", "empty_list")
        return
    for place, column in enumerate(columns):
        if column not in COLUMNS:
            yield Fault(line, "", "column_unknown", column[:40])
        elif column in columns[:place]:
            yield Fault(line, column, "column_twice")
    for column in REQUIRED:
        if column not in columns:
            yield Fault(line, column, "column_missing")


def _row(cells: dict[str, str], line: int) -> tuple[Row, list[Fault]]:
    faults: list[Fault] = []
    values: dict[str, Any] = {}
    for column, cell in cells.items():
        values[column], code = _value(column, cell)
        if code:
            faults.append(Fault(line, column, code, cell[:40]))
    return Row(**values, line=line), faults


def _value(column: str, cell: str) -> tuple[Any, str]:
    text = cell.strip()
    if text.startswith("'") and text[1:].startswith(FORMULA):
        text = text[1:]  # our own exports keep a spreadsheet from computing in this way
    elif text.startswith("="):
        return _nothing(column), "formula"
    if column in SWITCHES:
        word = text.casefold()
        return word in YES, "" if word in YES | NO else "not_yes_or_no"
    if column == "rank":
        whole = text.isascii() and text.isdigit() and int(text) < 1_000
        return (int(text), "") if whole else (0, "not_a_class" if text else "")
    return clean(text), ""


def _nothing(column: str) -> Any:
    return False if column in SWITCHES else 0 if column == "rank" else "?"


def judge(row: Row, categories: Collection[str], queues: Collection[str]) -> Iterator[Fault]:
    """Everything wrong with one person, whether a list or a form brought it.

    Codes: missing, too_long, hidden_signs, category_unknown, queue_unknown, region_unknown,
    language_unknown.
    """
    for column, longest in LONGEST.items():
        text = getattr(row, column)
        if code := fault(text, longest):
            yield Fault(row.line, column, code, text[:40])
        elif not text and column in REQUIRED:
            yield Fault(row.line, column, "missing")
    for column, known in (("category", categories), ("queue", queues), ("region", REGIONS)):
        text = getattr(row, column)
        if text and text not in known:
            yield Fault(row.line, column, f"{column}_unknown", text[:40])
    if row.lang and not is_language(row.lang):
        yield Fault(row.line, "lang", "language_unknown", row.lang[:40])


def _once(
    rows: list[Row], known: Collection[tuple[str, str]]
) -> tuple[tuple[Row, ...], tuple[Duplicate, ...]]:
    places: dict[tuple[str, str], int] = dict.fromkeys(known, 0)
    kept, left = [], []
    for row in rows:
        if row.key in places:
            left.append(Duplicate(row.line, places[row.key], row.name, row.body))
        else:
            places[row.key] = row.line
            kept.append(row)
    return tuple(kept), tuple(left)


def plain_cell(text: str) -> str:
    """A cell that no spreadsheet computes (security 7); reading a list takes the mark off again."""
    return f"'{text}" if text.startswith(FORMULA) else text
