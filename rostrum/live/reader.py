"""Reads the record and the names for the stream, on a connection of its own and without an ORM.

One read-only connection, every result fetched whole: an open cursor would pin the log and stop checkpoints.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from rostrum.apps.participation.names import Name, by_kind, names_sql, staff_sql

HEADS = "SELECT floor_id, number, hash FROM floor_counter"
ROWS = (
    "SELECT number, kind, at, actor, body, previous, hash FROM floor_entry"
    " WHERE floor_id = {mark} AND number > {mark} ORDER BY number"
)


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    kind: str
    at: int
    actor: str
    body: dict[str, Any]
    previous: str
    hash: str


class Unreadable(Exception):  # noqa: N818 - a state of the database, asked again at the next wake
    """The database cannot be read now."""


class Connection(Protocol):
    mark: str

    def rows(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """All rows, or Unreadable."""


class Sqlite:
    mark = "?"

    def __init__(self, path: str) -> None:
        self.path = path
        self.open: sqlite3.Connection | None = None

    def rows(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        try:
            if self.open is None:
                self.open = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, isolation_level=None)
                self.open.execute("PRAGMA query_only = 1")
            return self.open.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self.open = None
            raise Unreadable from error


class Postgres:
    mark = "%s"

    def __init__(self, address: str) -> None:
        self.address = address
        self.open: Any = None

    def rows(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        import psycopg  # noqa: PLC0415 - an extra: only installations on PostgreSQL have it

        try:
            if self.open is None or self.open.closed:
                self.open = psycopg.connect(self.address, autocommit=True, connect_timeout=3)
            return list(self.open.execute(statement, values).fetchall())
        except psycopg.Error as error:
            self.open = None
            raise Unreadable from error


def connect(database: str) -> Connection:
    """A connection to the path of an SQLite file or to a postgresql:// address."""
    return Postgres(database) if "://" in database else Sqlite(database)


class Reader:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def heads(self) -> dict[str, tuple[int, str]]:
        """The newest number and head of every floor."""
        return {floor: (number, head) for floor, number, head in self.connection.rows(HEADS, ())}

    def rows(self, floor: str, after: int) -> list[Row]:
        statement = ROWS.format(mark=self.connection.mark)
        found = self.connection.rows(statement, (floor, after))
        return [
            Row(number, kind, at, actor, json.loads(body), *ends)
            for number, kind, at, actor, body, *ends in found
        ]

    def names(self, people: Collection[str]) -> dict[str, Name]:
        """By the ids of the record: participants, and accounts of the staff by their actor."""
        (ids, staff), mark = by_kind(people), self.connection.mark
        rows = self.connection.rows(names_sql(len(ids), mark), ids) if ids else []
        rows += self.connection.rows(staff_sql(len(staff), mark), staff) if staff else []
        return {row[0]: Name(*row) for row in rows}
