"""A table that opens in any spreadsheet: text stays text, nothing is a formula (security 7)."""

import csv
import io
from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from rostrum.apps.participation.sheets import plain_cell

Cell = str | int | float
Cells = Iterable[Cell]


def csv_lines(columns: Cells, rows: Iterable[Cells]) -> Iterator[bytes]:
    """UTF-8 with a mark, so that every program reads it; a text that could be computed is marked as text."""
    yield b"\xef\xbb\xbf" + _line(columns)
    yield from map(_line, rows)


def workbook(title: str, columns: Cells, rows: Iterable[Cells]) -> bytes:
    """The same table as a workbook of one sheet: numbers as numbers, no cell a formula, the first row in view."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for row in (columns, *rows):
        cells = [WriteOnlyCell(sheet, _printable(cell)) for cell in row]
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _printable(cell: Cell) -> Cell:
    """A workbook refuses control signs; what is stored here has none, an old record might."""
    return ILLEGAL_CHARACTERS_RE.sub("", cell) if isinstance(cell, str) else cell


def _line(cells: Cells) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([plain_cell(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue().encode()
