"""A table that opens in any spreadsheet: text stays text, nothing is a formula (security 7)."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from rostrum.apps.participation.sheets import FORMULA, plain_cell
from rostrum.foundation.clock import moment

Cell = str | int | float
COMPUTED = (*FORMULA, "#")  # formulas, and what a spreadsheet calls an error
Cells = Iterable[Cell]


def at_place(at: int | None, zone: ZoneInfo) -> str:
    """A moment in µs as a cell: ISO 8601 to the second, in the zone of the event."""
    return "" if at is None else moment(at).astimezone(zone).isoformat(timespec="seconds")


def csv_lines(columns: Cells, rows: Iterable[Cells]) -> Iterator[bytes]:
    """UTF-8 with a mark, so that every program reads it; a text that could be computed is marked as text."""
    yield b"\xef\xbb\xbf" + _line(columns)
    yield from map(_line, rows)


def workbook(title: str, columns: Cells, rows: Iterable[Cells]) -> bytes:
    """The same table as a workbook of one sheet: numbers as numbers, no cell a formula, the first row in view."""
    from openpyxl import Workbook  # noqa: PLC0415 - loads for long, and most processes never write one

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    made = _maker(sheet)
    for row in (columns, *rows):
        sheet.append([made(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _maker(sheet: Any) -> Callable[[Cell], Any]:
    """Only a text that openpyxl could take for something else needs a cell of its own, and nothing needs none.

    A workbook refuses control signs; what is stored here has none, an old record might.
    """
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415 - as above

    def made(cell: Cell) -> Any:
        if not isinstance(cell, str):
            return cell
        text = ILLEGAL_CHARACTERS_RE.sub("", cell)
        if not text.startswith(COMPUTED):
            return text or None
        own = WriteOnlyCell(sheet, text)
        own.data_type = "s"  # never a formula, whatever it begins with
        return own

    return made


def _line(cells: Cells) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([plain_cell(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue().encode()
