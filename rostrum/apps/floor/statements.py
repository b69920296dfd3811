"""The statements of an act, written out. Composed anew for every press they took longer than all else together.

They run in whatever transaction their caller has opened, and know no rule.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection

COLUMNS = ("floor_id", "number", "kind", "at", "actor", "key", "body", "previous", "hash")
HEADS = "SELECT number, hash FROM floor_counter WHERE floor_id = %s"
EVERY_HEAD = "SELECT floor_id, number, hash FROM floor_counter ORDER BY floor_id"
MOVE = "UPDATE floor_counter SET number = %s, hash = %s WHERE floor_id = %s"
KNOWN = "SELECT number FROM floor_entry WHERE floor_id = %s AND actor = %s AND key = %s"
RECENT = "SELECT COUNT(*) FROM floor_entry WHERE floor_id = %s AND actor = %s AND at > %s"
ADD = f"INSERT INTO floor_entry ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"  # noqa: S608 - constants
ASK = (
    "INSERT INTO floor_request (id, floor_id, participant, waiting) VALUES (%s, %s, %s, TRUE)"
    " ON CONFLICT (id) DO UPDATE SET waiting = TRUE"
)


class Head(NamedTuple):
    """How far a record has come."""

    number: int
    hash: str


def head(floor: str, *, held: bool = False) -> Head | None:
    """The counter of a floor, None where there is none; `held`: nobody else moves it before the transaction ends.

    SQLite has no lock of a row: there the transaction itself began with the lock.
    """
    lock = " FOR UPDATE" if held and connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(HEADS + lock, (floor,))
        found = cursor.fetchone()
    return None if found is None else Head(*found)


def heads() -> dict[str, Head]:
    """Of every floor, by one question."""
    with connection.cursor() as cursor:
        cursor.execute(EVERY_HEAD)
        return {floor: Head(number, made) for floor, number, made in cursor.fetchall()}


def move(floor: str, number: int, made: str) -> None:
    """Set the counter to the newest entry."""
    with connection.cursor() as cursor:
        cursor.execute(MOVE, (number, made, floor))


def add(rows: Sequence[dict[str, Any]]) -> None:
    """Add entries; every row has all the columns."""
    with connection.cursor() as cursor:
        cursor.executemany(ADD, [[row[column] for column in COLUMNS] for row in rows])


def known(floor: str, actor: str, key: str) -> int | None:
    """The number of the entry that an actor made under a key."""
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, (floor, actor, key))
        found = cursor.fetchone()
    return None if found is None else int(found[0])


def recent(floor: str, actor: str, since: int) -> int:
    """How many entries of an actor are newer than a moment (µs)."""
    with connection.cursor() as cursor:
        cursor.execute(RECENT, (floor, actor, since))
        return int(cursor.fetchone()[0])


def ask(floor: str, requests: Sequence[tuple[str, str]]) -> None:
    """Put requests on the list as (id, participant); the database keeps one waiting for each participant.

    One that was there before comes back: when an act is undone, or a list is taken up again.
    """
    if not requests:
        return
    with connection.cursor() as cursor:
        cursor.executemany(ASK, [(request, floor, participant) for request, participant in requests])
