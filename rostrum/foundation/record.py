"""A record in the database: rows only ever added, numbered without a gap, chained by their hash (D11, D14).

One mechanism for every record: an app gives it a table of entries and a counter, and says itself what an act becomes.
The statements are composed once: composed anew for every press they took longer than all else together.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import QuerySet

from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import START, canonical, closing_line, entry_hash

SYSTEM = "system"  # the actor of what was due before the act that found it
KEY = re.compile(r"[!-~]{1,64}")  # an empty key would make every act the same one


class ChainCounter(models.Model):
    """The newest number and the head of the chain. Whoever acts holds this row: a conflict becomes a wait."""

    number = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, default=START)

    class Meta:
        abstract = True


class ChainEntry(models.Model):
    """A row of the record. `body` is canonical JSON text, so that the hash can be computed again to the byte.

    `key`: the same one of the same actor again adds nothing (D11). A migration guards the table (`append_only`).
    """

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    at = models.BigIntegerField()
    actor = models.CharField(max_length=60)
    key = models.CharField(max_length=64, null=True)  # noqa: DJ001 - null is "no key" and is not unique
    body = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        abstract = True


def once(owner: str, name: str) -> list[models.BaseConstraint]:
    """What the database keeps of a table of entries: each number once, each key of an actor once."""
    keyed = models.Q(key__isnull=False)
    return [
        models.UniqueConstraint(fields=(owner, "number"), name=f"{name}_number_once"),
        models.UniqueConstraint(fields=(owner, "actor", "key"), condition=keyed, name=f"{name}_key_once"),
    ]


class Head(NamedTuple):
    """How far a record has come."""

    number: int = 0
    hash: str = START


class Said(NamedTuple):
    """What is to be added, at its moment (µs)."""

    kind: str
    body: dict[str, Any]
    at: int


class Read(NamedTuple):
    """What was added, for whoever folds the record."""

    kind: str
    body: dict[str, Any]
    at: int
    actor: str
    previous: str


COLUMNS = ("number", "kind", "at", "actor", "key", "body", "previous", "hash")
HEAD = "SELECT number, hash FROM {counter} WHERE {of} = %s"
HEADS = "SELECT {of}, number, hash FROM {counter} ORDER BY {of}"
MOVE = "UPDATE {counter} SET number = %s, hash = %s WHERE {of} = %s"
KNOWN = "SELECT number FROM {entries} WHERE {of} = %s AND actor = %s AND key = %s"
ADD = "INSERT INTO {entries} ({of}, {columns}) VALUES (%s, {marks})"


class Record:
    """Every record of one kind. `owner`: the field of both tables that says whose it is."""

    def __init__(self, entries: type[ChainEntry], counter: type[ChainCounter], owner: str) -> None:
        self.entries, self.of = entries, f"{owner}_id"
        names = {
            "entries": entries._meta.db_table,  # noqa: SLF001 - Django documents it
            "counter": counter._meta.db_table,  # noqa: SLF001 - the same
            "of": self.of,
            "columns": ", ".join(COLUMNS),
            "marks": ", ".join(["%s"] * len(COLUMNS)),
        }
        self._head, self._heads, self._move, self._known, self._add = (
            one.format(**names) for one in (HEAD, HEADS, MOVE, KNOWN, ADD)
        )

    def head(self, owner: str, *, held: bool = False) -> Head | None:
        """None where there is no counter; `held`: nobody else moves it before the transaction ends.

        SQLite has no lock of a row: there the transaction itself began with the lock.
        """
        lock = " FOR UPDATE" if held and connection.features.has_select_for_update else ""
        with connection.cursor() as cursor:
            cursor.execute(self._head + lock, (owner,))
            found = cursor.fetchone()
        return None if found is None else Head(*found)

    def heads(self) -> dict[str, Head]:
        """Of every record of the kind, by one question."""
        with connection.cursor() as cursor:
            cursor.execute(self._heads)
            return {owner: Head(number, made) for owner, number, made in cursor.fetchall()}

    def known(self, owner: str, actor: str, key: str | None) -> int | None:
        """The number of the entry that an actor made under a key. Refused: bad_request (the key)."""
        if key is None:
            return None
        if not KEY.fullmatch(key):
            raise Refusal("bad_request")
        with connection.cursor() as cursor:
            cursor.execute(self._known, (owner, actor, key))
            found = cursor.fetchone()
        return None if found is None else int(found[0])

    def append(
        self, owner: str, head: Head, said: Iterable[Said], actor: str, key: str | None = None
    ) -> Head:
        """Add what an act became behind `head`, which is held, and move the counter; gives the new head.

        Key and actor stand on the last entry, which is the act's own; what was due before it is the system's.
        An act that became nothing leaves all as it was.
        """
        rows, every = [], list(said)
        if not every:
            return head
        for place, one in enumerate(every, 1):
            by, under = (actor, key) if place == len(every) else (SYSTEM, None)
            told = {"floor": owner, "number": head.number + 1, "actor": by} | one._asdict()
            made = entry_hash(head.hash, told)
            body = canonical(one.body).decode()
            rows.append((owner, head.number + 1, one.kind, one.at, by, under, body, head.hash, made))
            head = Head(head.number + 1, made)
        with connection.cursor() as cursor:
            cursor.executemany(self._add, rows)
            cursor.execute(self._move, (*head, owner))
        return head

    def read(self, owner: str, *, after: int = 0, until: int | None = None) -> list[Read]:
        """The entries in order. `until`: the number of a head, because others add while one reads without the lock."""
        found = self._found(owner, after, until).values_list(*Read._fields)
        return [Read(kind, json.loads(body), *rest) for kind, body, *rest in found]

    def rows(self, owner: str, *, after: int = 0, until: int | None = None) -> Iterator[dict[str, Any]]:
        """The same in the form that `verify` reads; in slices, so that any length fits in memory."""
        names = (self.of, "number", "kind", "at", "actor", "body", "previous", "hash")
        found = self._found(owner, after, until).values_list(*names)
        for row in found.iterator(chunk_size=500):
            told = dict(zip(("floor", *names[1:]), row, strict=True))
            yield told | {"body": json.loads(told["body"])}

    def lines(self, owner: str) -> Iterator[bytes]:
        """The record as a file that `verify` reads: canonical lines, and the one that closes it (D14)."""
        head = self.head(owner) or Head()
        for row in self.rows(owner, until=head.number):
            yield canonical(row) + b"\n"
        yield closing_line(owner, *head)

    def _found(self, owner: str, after: int, until: int | None) -> QuerySet[ChainEntry]:
        found = (
            QuerySet[ChainEntry](self.entries).filter(**{self.of: owner}, number__gt=after).order_by("number")
        )
        return found if until is None else found.filter(number__lte=until)
