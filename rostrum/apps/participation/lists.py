"""A list of participants as a spreadsheet gives it, read whole and judged before anything is stored.

Pure: bytes in, a preview out. Cells that hold a formula are refused, never computed or kept.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from rostrum.apps.participation.sheets import (
    FORMULA,
    LARGEST,
    MOST,
    Fault,
    Sheet,
    Twice,
    in_order,
    once,
    plain,
    plain_cell,
    read_sheet,
    yes_or_no,
)
from rostrum.apps.participation.words import clean, fault, is_language

__all__ = [
    "FORMULA",
    "LARGEST",
    "MOST",
    "Fault",
    "Preview",
    "Row",
    "judge",
    "plain_cell",
    "read_list",
]

LONGEST = {"name": 200, "legal_name": 200, "body": 300, "capacity": 300, "say": 200}
LONGEST |= {"category": 64, "queue": 64, "region": 24, "lang": 16, "body_ref": 64}
REGIONS = frozenset({"african", "asia_pacific", "eastern_european", "latin_american_caribbean", "weog"})
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

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (self.key,)

    def cleaned(self) -> "Row":
        """The same person with every text in one line and composed form."""
        texts: dict[str, Any] = {column: clean(getattr(self, column)) for column in LONGEST}
        return replace(self, **texts)


@dataclass(frozen=True)
class Preview:
    """What an import would do. With one fault nothing may be imported."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    duplicates: tuple[Twice, ...] = ()


def read_list(
    data: bytes,
    *,
    categories: Collection[str],
    queues: Collection[str] = (),
    known: Collection[tuple[str, str]] = (),
) -> Preview:
    """Judge a list of at most 1 MiB and 2,000 people, CSV or a workbook; the first line names the columns.

    `known` holds the keys of those already on the list. Columns: `name` and `category` must be
    there; the others of `COLUMNS` may.
    """
    sheet = read_sheet(data, columns=COLUMNS, required=REQUIRED)
    judged = _judged(sheet, categories, queues)
    rows, duplicates = once(judged, known)
    return Preview(rows, in_order(sheet.faults), duplicates)


def _judged(sheet: Sheet, categories: Collection[str], queues: Collection[str]) -> list[Row]:
    found = []
    for line, cells in sheet.lines:
        row, faults = _row(cells, line)
        found.append(row)
        sheet.faults.extend([*faults, *judge(row, categories, queues)])
    return found


def _row(cells: dict[str, str], line: int) -> tuple[Row, list[Fault]]:
    faults: list[Fault] = []
    values: dict[str, Any] = {}
    for column, cell in cells.items():
        values[column], code = _value(column, cell)
        if code:
            faults.append(Fault(line, column, code, cell[:40]))
    return Row(**values, line=line), faults


def _value(column: str, cell: str) -> tuple[Any, str]:
    text, wrong = plain(cell)
    if wrong:
        return _nothing(column), wrong
    if column in SWITCHES:
        return yes_or_no(text)
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
