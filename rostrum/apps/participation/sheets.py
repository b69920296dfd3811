"""A table that somebody filled in, as CSV or as a workbook, read into numbered lines before anything is judged.

Pure: bytes in, lines and faults out. A workbook has passed the gate of uploads first (`documents.examine_file`).
"""

import codecs
import csv
import io
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Protocol, TypeVar
from zipfile import BadZipFile

from rostrum.apps.participation.words import clean

LARGEST = 1_048_576  # bytes
MOST = 2_000  # rows
BLANK = 1_000  # empty lines of a workbook in a row, behind which nobody looks
WIDEST = 60  # columns
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # the last four: full-width, computed by some as well
ZIPPED = b"PK\x03\x04"  # how a workbook begins
YES, NO = frozenset({"1", "yes", "true", "x"}), frozenset({"", "0", "no", "false"})
Line = tuple[int, list[str]]


@dataclass(frozen=True)
class Fault:
    """What is wrong, where; `column` is empty for the line or the file as a whole (line 0)."""

    line: int
    column: str
    code: str
    value: str = ""


@dataclass
class Sheet:
    """The lines that hold something, by column, each with its number in the file, and what could not be read."""

    lines: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class Twice:
    """A line left out because the person stands already: on line `of` of the file, or (0) in the event."""

    line: int
    of: int
    name: str = field(repr=False)
    body: str = field(repr=False)


class Listed(Protocol):
    """One person of a list; whoever shares one of the `keys` is the same."""

    @property
    def line(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def keys(self) -> tuple[Hashable, ...]: ...


One = TypeVar("One", bound=Listed)


def is_workbook(data: bytes) -> bool:
    return data.startswith(ZIPPED)


def read_sheet(data: bytes, *, columns: Collection[str], required: Collection[str]) -> Sheet:
    """Read at most 1 MiB and 2,000 lines under a line of columns: those of `columns` alone, `required` among them.

    CSV in UTF-8 or UTF-16, comma, semicolon or tab; of a workbook the first sheet, formulas as they are written.
    Codes: file_too_large, not_unicode, unreadable, empty_list, column_unknown, column_twice, column_missing,
    cells_miscounted, quotes_broken, too_many_rows.
    """
    told = Sheet()
    if len(data) > LARGEST:
        return Sheet(faults=[Fault(0, "", "file_too_large")])
    lines = _workbook(data, told) if is_workbook(data) else _text(data, told)
    number, header = next(lines, (1, []))
    names = [clean(cell).lower().replace(" ", "_") for cell in header]
    told.faults.extend(() if told.faults else _of_columns(names, number, columns, required))
    if not told.faults:
        _read(lines, names, told)
    return told


def _read(lines: Iterator[Line], names: list[str], told: Sheet) -> None:
    for count, (line, cells) in enumerate(lines, start=1):
        if count > MOST:
            told.faults.append(Fault(line, "", "too_many_rows", str(MOST)))
            return
        if len(cells) != len(names):
            told.faults.append(Fault(line, "", "cells_miscounted", str(len(cells))))
        else:
            told.lines.append((line, dict(zip(names, cells, strict=True))))


def _text(data: bytes, told: Sheet) -> Iterator[Line]:
    text, wrong = decoded(data)
    if wrong:
        told.faults.append(wrong)
        return
    yield from _lines(text, told)


def decoded(data: bytes) -> tuple[str, Fault | None]:
    """The text of a file as spreadsheets save it: UTF-16 by its mark, otherwise UTF-8."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig"), None
    except UnicodeDecodeError as error:
        return "", Fault(data.count(b"\n", 0, error.start) + 1, "", "not_unicode")


def _lines(text: str, told: Sheet) -> Iterator[Line]:
    """The lines that hold something, each with the number of its first physical line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        told.faults.append(Fault(line, "", "quotes_broken"))


def _delimiter(text: str) -> str:
    """Spreadsheets write a comma, in many countries a semicolon, and with UTF-16 a tab."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return max(",;\t", key=first.count)


def _workbook(data: bytes, told: Sheet) -> Iterator[Line]:
    """The lines of the first sheet, cut or filled up to the width of the first one that holds something."""
    from openpyxl import load_workbook  # noqa: PLC0415 - loads for long, and most processes never read one

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        rows = book.worksheets[0].iter_rows(max_col=WIDEST, values_only=True)
        yield from _held(enumerate(rows, start=1))
    except (
        BadZipFile,
        ValueError,
        KeyError,
        IndexError,
        OSError,
        TypeError,
        SyntaxError,
    ):  # what a parser says of a broken book
        told.faults.append(Fault(0, "", "unreadable"))


def _held(rows: Iterable[tuple[int, tuple[Any, ...]]]) -> Iterator[Line]:
    width, blank = 0, 0
    for line, values in rows:
        cells = [_cell(value) for value in values]
        while cells and not cells[-1].strip():
            cells.pop()
        blank = 0 if cells else blank + 1
        if blank > BLANK:
            return
        if cells:
            width = width or len(cells)
            yield line, cells + [""] * (width - len(cells))


def _cell(value: Any) -> str:
    """A cell as a person would write it; a whole number loses the point that a workbook gives it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _of_columns(
    names: list[str], line: int, columns: Collection[str], required: Collection[str]
) -> Iterator[Fault]:
    if not names:
        yield Fault(line, "", "empty_list")
        return
    for place, name in enumerate(names):
        if name not in columns:
            yield Fault(line, "", "column_unknown", name[:40])
        elif name in names[:place]:
            yield Fault(line, name, "column_twice")
    for name in required:
        if name not in names:
            yield Fault(line, name, "column_missing")


def plain(cell: str) -> tuple[str, str]:
    """What a cell says, and `formula` where it is one; the mark that our own exports put on is taken off again."""
    text = cell.strip()
    if text.startswith("'") and text[1:].startswith(FORMULA):
        return text[1:], ""
    return text, "formula" if text.startswith("=") else ""


def yes_or_no(text: str) -> tuple[bool, str]:
    """Whether a cell says yes, and `not_yes_or_no` where it says neither."""
    word = text.casefold()
    return word in YES, "" if word in YES | NO else "not_yes_or_no"


def plain_cell(text: str) -> str:
    """A cell that no spreadsheet computes (security 7); reading a list takes the mark off again."""
    return f"'{text}" if text.startswith(FORMULA) else text


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """By line, so that a clerk corrects a file from its top to its end."""
    return tuple(sorted(faults, key=lambda one: one.line))


def once(people: Iterable[One], known: Iterable[Hashable]) -> tuple[tuple[One, ...], tuple[Twice, ...]]:
    """Everybody once, and whoever is left out; `known` are the keys of those who stand there already."""
    places: dict[Hashable, int] = dict.fromkeys(known, 0)
    kept, left = [], []
    for one in people:
        found = next((places[key] for key in one.keys if key in places), None)
        if found is None:
            kept.append(one)
            places.update(dict.fromkeys(one.keys, one.line))
        else:
            left.append(Twice(one.line, found, one.name, one.body))
    return tuple(kept), tuple(left)
