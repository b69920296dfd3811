"""Writing the record: one act, one transaction, one place (D11, D12).

The counter row is locked, the entries since the last fold are read, `decide` speaks, the rows are added, the
projection follows, the counter moves. Only after the commit is the fold kept and the bell rung.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from rostrum.apps.floor import statements
from rostrum.apps.floor.models import Entry, Request
from rostrum.apps.floor.statements import Head
from rostrum.foundation.ports import ports
from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import START, canonical, entry_hash
from rostrum.procedure.floor.acts import Act
from rostrum.procedure.floor.decide import Dated, decide
from rostrum.procedure.floor.entries import decode, encode
from rostrum.procedure.floor.evolve import evolve, fold
from rostrum.procedure.floor.state import Floor, Waiting

TRIES = 3
OFTEN = 30  # acts of one participant in a minute: more is a machine, or a cat on the keyboard
MINUTE = 60_000_000
KEY = re.compile(r"[!-~]{1,64}")  # an empty key would make every press the same one


@dataclass(frozen=True, slots=True)
class Folded:
    """A floor as of one number; `hash` says of which record."""

    number: int = 0
    hash: str = START
    state: Floor = field(default_factory=Floor)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act came to. `repeated`: the key was known, nothing was added."""

    number: int
    state: Floor
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class By:
    """Whose act it is, and when (µs). `key` belongs to its actor: the same key again adds nothing (D11).

    `often` limits the acts of this actor in a minute, counted from the record itself (D22).
    """

    actor: str
    now: int
    key: str | None = None
    often: int | None = None


_folds: dict[str, Folded] = {}


def act(*, floor: str, what: Act, by: By) -> Outcome:
    """Do one act on a floor, or raise Refusal and leave nothing behind. A known key answers with its outcome.

    Refused besides what the rules refuse: no_floor, bad_request (the key), too_often.
    """
    if by.key is not None and not KEY.fullmatch(by.key):
        raise Refusal("bad_request")
    for left in range(TRIES - 1, -1, -1):
        try:
            with transaction.atomic():
                return _write(floor, what, by)
        except IntegrityError:
            if not left:
                raise
            _folds.pop(floor, None)
    raise AssertionError  # the loop returns or raises


def _write(floor: str, what: Act, by: By) -> Outcome:
    counter = statements.head(floor, held=True)
    if counter is None:
        raise Refusal("no_floor", floor=floor)
    before = _current(floor, counter)
    number = None if by.key is None else statements.known(floor, by.actor, by.key)
    if number is not None:
        return Outcome(number, before.state, repeated=True)
    _refuse_too_often(floor, by)
    after, rows = _chain(floor, before, decide(before.state, what, by.now), by)
    if not rows:  # what was due has been said by somebody else
        return Outcome(before.number, before.state, repeated=True)
    statements.add(rows)
    _project(floor, before.state, after.state)
    statements.move(floor, after.number, after.hash)
    transaction.on_commit(partial(_tell, floor, after))
    return Outcome(after.number, after.state)


def _refuse_too_often(floor: str, by: By) -> None:
    if by.often is not None and statements.recent(floor, by.actor, by.now - MINUTE) >= by.often:
        raise Refusal("too_often", seconds=60)


def _current(floor: str, counter: Head) -> Folded:
    """The fold at the counter's number: what this process remembers, and the rows since."""
    known = _folds.get(floor, Folded())
    if known.number == counter.number and known.hash == counter.hash:
        return known
    if known.number >= counter.number:
        known = Folded()
    rows = list(_rows(floor, known.number, counter.number))
    if rows and rows[0].previous != known.hash:
        known, rows = Folded(), list(_rows(floor, 0, counter.number))
    state = fold(known.state, ((decode(row.kind, json.loads(row.body)), row.at, row.actor) for row in rows))
    return Folded(counter.number, counter.hash, state)


def _rows(floor: str, after: int, until: int) -> QuerySet[Entry]:
    """Up to the counter that was read: others may add while one reads without the lock."""
    return Entry.objects.filter(floor_id=floor, number__gt=after, number__lte=until).order_by("number")


def _chain(floor: str, before: Folded, dated: Sequence[Dated], by: By) -> tuple[Folded, list[dict[str, Any]]]:
    """The rows of an act. The key stands on the last one, which is the act's own; what was settled has none."""
    rows, at_hash, state = [], before.hash, before.state
    for place, one in enumerate(dated, 1):
        own = place == len(dated)
        actor = by.actor if own else "system"
        kind, body = encode(one.entry)
        told = {
            "floor": floor,
            "number": state.number + 1,
            "kind": kind,
            "at": one.at,
            "actor": actor,
            "body": body,
        }
        made = entry_hash(at_hash, told)
        stored = {"floor_id": floor, "key": by.key if own else None, "previous": at_hash, "hash": made}
        rows.append({**told, **stored, "body": canonical(body).decode()})
        state, at_hash = evolve(state, one.entry, one.at, actor), made
    return Folded(state.number, at_hash, state), rows


def _project(floor: str, before: Floor, after: Floor) -> None:
    kept = len(before.waiting)
    if after.waiting[:kept] == before.waiting:  # a press adds one at the end of what may be thousands
        statements.ask(floor, sorted(_rows_of(after.waiting[kept:]).items()))
        return
    was, now = _rows_of(before.waiting), _rows_of(after.waiting)
    gone = was.keys() - now.keys()
    if gone:
        Request.objects.filter(id__in=gone).update(waiting=False)
    statements.ask(floor, sorted((one, now[one]) for one in now.keys() - was.keys()))


def _rows_of(waiting: Sequence[Waiting]) -> dict[str, str]:
    """Whoever waits, by the id of the row; a co-speaker has one too."""
    return {
        one.request if who == one.participant else f"{one.request}:{who}": who
        for one in waiting
        for who in one.people
    }


def _tell(floor: str, after: Folded) -> None:
    _folds[floor] = after
    ports.bell.ring(floor)


def current(floor: str) -> Folded:
    """The floor as recorded now, for reading. Raises Refusal when there is none."""
    counter = statements.head(floor)
    if counter is None:
        raise Refusal("no_floor", floor=floor)
    return _kept(floor, counter)


def every_current() -> dict[str, Folded]:
    """Every floor as recorded now, read only where something was added."""
    return {floor: _kept(floor, counter) for floor, counter in statements.heads().items()}


def _kept(floor: str, counter: Head) -> Folded:
    folded = _current(floor, counter)
    if not transaction.get_connection().in_atomic_block:
        _folds[floor] = folded
    return folded


def forget() -> None:
    """Drop what this process remembers; the record is read again."""
    _folds.clear()
