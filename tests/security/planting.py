"""Which hostile text stands in which cell in which round, and the mark by which a page shows that it shows it."""

import re

from tests.security.payloads import ALL

STRIDE = len(ALL) // 8  # the rows of a table hold texts far from each other
MARK = re.compile(r"~(\d+)\.(\d+)~")


class Planting:
    """Called with the name of a column for each of its cells in turn. `cells`: how many a column has."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.cells: dict[str, int] = {}

    def __call__(self, column: str) -> str:
        row = self.cells.setdefault(column, 0)
        self.cells[column] += 1
        return planted(self.number, list(self.cells).index(column), row)

    @property
    def columns(self) -> list[str]:
        """By the number that stands in the mark."""
        return list(self.cells)


def chosen(number: int, column: int, row: int) -> int:
    """The place of a text among ALL."""
    return (number + column * 7 + row * STRIDE) % len(ALL)


def planted(number: int, column: int, row: int) -> str:
    """The text with its mark behind it, where it stands in no text's way."""
    return f"{ALL[chosen(number, column, row)]} ~{column}.{row}~"
