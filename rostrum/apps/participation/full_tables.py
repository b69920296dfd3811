"""Tables that hold more than their readers may see everywhere: declared by the app that has them, found at start.

A table without what is protected is handed out at once. With it, two persons are needed (`operations.full_exports`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from rostrum.apps.participation.listing import protected_rows
from rostrum.apps.participation.models import Participant
from rostrum.apps.participation.tables import Cell, Cells
from rostrum.foundation.refusal import Refusal

Lines = Iterable[Cells]
HIDDEN = ("legal_name", "body", "body_ref", "capacity", "region")


def _everywhere(_: str) -> bool:
    return True


@dataclass(frozen=True)
class Table:
    """`rows(event, full)` gives the cells below `columns`; not full, what is protected is empty in them.

    `protected(event)` gives the ids of the rows that hold something protected, in a fixed order. `offered(event)`:
    whether the event has what it is about.
    """

    code: str
    title: Any
    columns: tuple[str, ...]
    rows: Callable[[str, bool], Lines]
    protected: Callable[[str], tuple[str, ...]]
    offered: Callable[[str], bool] = _everywhere


TABLES: dict[str, Table] = {}


def declare(table: Table) -> None:
    """Refused at start: the same code twice."""
    if table.code in TABLES:
        raise ValueError(f"declared twice: {table.code}")
    TABLES[table.code] = table


def table(code: str) -> Table:
    """Refused: unknown_table."""
    if code not in TABLES:
        raise Refusal("unknown_table", table=code)
    return TABLES[code]


def tables_of(event: str) -> tuple[Table, ...]:
    """Those that an event has something for."""
    return tuple(one for one in TABLES.values() if one.offered(event))


COLUMNS = (
    "id", "name", "legal_name", "body", "body_ref", "capacity", "category", "region", "lang", "say",
    "queue", "rank", "group", "preregistered", "protected",
)  # fmt: skip


def _participants(event: str, full: bool) -> Lines:
    for row in Participant.objects.filter(event=event).values(*COLUMNS).iterator(chunk_size=500):
        hidden = HIDDEN if row["protected"] and not full else ()
        yield [_cell("" if column in hidden else row[column]) for column in COLUMNS]


def _cell(value: str | int | bool) -> Cell:
    return ("yes" if value else "no") if isinstance(value, bool) else value


declare(
    Table(
        "participants",
        gettext_lazy("Participants, with names as in the passport"),
        COLUMNS,
        _participants,
        lambda event: protected_rows(event=event),
    )
)
