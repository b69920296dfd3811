"""The bodies that ship with the product, read without a database; `reference_check` says what is wrong with them.

Every row carries its source, the day it was entered, and which of its cells are still to be compared with the
source (data/SOURCES.md). No column says developed or developing: no convention designates it (R43, reading 38).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = {"ar": "ar", "en": "en", "es": "es", "fr": "fr", "ru": "ru", "zh": "zh-hans"}
FOLDER = Path(__file__).resolve().parents[2] / "data"
STATES, OBSERVERS, NON_MEMBERS = "states.csv", "observers.csv", "non_members.csv"
BODIES, MEMBERSHIPS = "bodies.csv", "memberships.csv"
CODES = ("iso2", "iso3", "m49")
SHORT = tuple(f"short_{one}" for one in LANGUAGES)
FORMAL = tuple(f"formal_{one}" for one in LANGUAGES)
LAST = ("source", "checked_on", "unconfirmed", "note")
COLUMNS = {
    STATES: (*CODES, *SHORT, *FORMAL, "regional_group", "regional_group_also", *LAST),
    OBSERVERS: (*CODES, *SHORT, *FORMAL, "code", "kind", "order_class", "since", *LAST),
    NON_MEMBERS: (*CODES, *SHORT, *FORMAL, *LAST),
    BODIES: (*SHORT, "code", "kind", "seat", "country", *LAST),
    MEMBERSHIPS: ("body", "of", "since", "source", "checked_on", "unconfirmed"),
}
CLASSES = {STATES: 0, NON_MEMBERS: 1, BODIES: 4}  # of protocol; an observer has its own (reading 39)
KINDS = {STATES: "state", OBSERVERS: "observer", NON_MEMBERS: "non_member"}


class Unreadable(Exception):  # noqa: N818 - it says what the file is
    """A file that is missing or not the table it should be; its text says which and why."""


@dataclass(frozen=True)
class Row:
    """A row of a table, under the code of the body it is about."""

    file: str
    code: str
    cells: dict[str, str]

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """The columns still to be compared with the source."""
        return tuple(self.cells["unconfirmed"].split())


@dataclass(frozen=True)
class Body(Row):
    """A State, an observer, an entity of the United Nations, an agency."""

    @property
    def state(self) -> bool:
        return self.file == STATES

    @property
    def kind(self) -> str:
        """As the tables of the database call it."""
        return KINDS.get(self.file) or self.cells["kind"]

    @property
    def order_class(self) -> int:
        return CLASSES[self.file] if self.file in CLASSES else int(self.cells["order_class"])

    def names(self) -> dict[tuple[str, str], str]:
        """The names given, by form and language of the page."""
        named = {
            (form, page): self.cells.get(f"{form}_{column}", "")
            for form in ("short", "formal")
            for column, page in LANGUAGES.items()
        }
        return {place: text for place, text in named.items() if text}


@dataclass(frozen=True)
class Belonging(Row):
    """A body, by its code, is a member of another."""

    @property
    def of(self) -> str:
        return self.cells["of"]


def read(folder: Path = FOLDER) -> list[Body]:
    """The bodies of all tables, Member States first; raises `Unreadable`."""
    files = (STATES, OBSERVERS, NON_MEMBERS, BODIES)
    return [Body(file, _code(cells), cells) for file in files for cells in _table(folder, file)]


def read_memberships(folder: Path = FOLDER) -> list[Belonging]:
    """Which body is a member of which; raises `Unreadable`."""
    return [Belonging(MEMBERSHIPS, cells["body"], cells) for cells in _table(folder, MEMBERSHIPS)]


def _code(cells: dict[str, str]) -> str:
    """ISO 3166 alpha-3 in small letters for a State that has no code of its own here."""
    return cells["code"] if "code" in cells else cells["iso3"].lower()


def _table(folder: Path, file: str) -> Iterator[dict[str, str]]:
    try:
        with (folder / file).open(encoding="utf-8", newline="") as opened:
            rows = csv.DictReader(opened, strict=True)
            if set(rows.fieldnames or ()) != set(COLUMNS[file]):
                raise Unreadable(f"{file}: the columns are not those of the table")
            for row in rows:
                if None in row or None in row.values():
                    raise Unreadable(f"{file}: line {rows.line_num} has too many or too few cells")
                yield row
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        raise Unreadable(f"{file}: {wrong}") from wrong
