"""Writing and reading the record of a list: one act, one transaction, one place (D11, D14, D41).

The counter row is locked, the record is folded, `decide` speaks, the rows are added, the counter moves. Nothing is
rung and nothing is kept in memory: a list has hundreds of entries, and no screen waits for one.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from rostrum.apps.people.models import Account
from rostrum.apps.presidents_list.lists import Which, asked
from rostrum.apps.presidents_list.models import Counter, Entry, PresidentsList
from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import canonical, entry_hash
from rostrum.procedure.non_objection.acts import Act
from rostrum.procedure.non_objection.decide import Dated, decide, settle
from rostrum.procedure.non_objection.entries import decode, encode
from rostrum.procedure.non_objection.state import List, fold

SYSTEM = "system"
LONGEST_KEY = 64


@dataclass(frozen=True, slots=True)
class By:
    """Whose act it is, and when (µs). `key`: of the form that was sent; the same one again adds nothing."""

    account: Account | None
    now: int
    key: str | None = None

    @property
    def actor(self) -> str:
        return str(self.account.pk) if self.account else SYSTEM


@dataclass(frozen=True, slots=True)
class Outcome:
    """The list after an act. `repeated`: the key was known, nothing was added."""

    state: List
    repeated: bool = False


def act(*, which: Which, what: Act, by: By) -> Outcome:
    """Do one act on a list, inside the caller's transaction or one of its own; a refusal leaves nothing.

    Refused besides what the rules refuse: no_list, unknown_version, bad_request (the key).
    """
    rules = asked(which=which).rules
    if by.key is not None and not (by.key.isascii() and by.key.isalnum() and len(by.key) <= LONGEST_KEY):
        raise Refusal("bad_request")
    with transaction.atomic():
        counter = _held(which)
        state = _fold(which.id)
        if by.key and Entry.objects.filter(list_id=which.id, actor=by.actor, key=by.key).exists():
            return Outcome(state, repeated=True)
        dated = decide(state, what, by.now, rules)
        rows = _chain(counter, dated, by)
        Entry.objects.bulk_create(rows)
        if rows:
            counter.number, counter.hash = rows[-1].number, rows[-1].hash
            counter.save(update_fields=["number", "hash"])
        return Outcome(fold(state, ((one.entry, one.at) for one in dated)))


def _held(which: Which) -> Counter:
    """The counter, locked; the first act on a list makes it."""
    PresidentsList.objects.get_or_create(id=which.id, defaults={"event_id": which.event, "name": which.name})
    Counter.objects.get_or_create(list_id=which.id)
    return Counter.objects.select_for_update().get(list_id=which.id)


def _chain(counter: Counter, dated: Sequence[Dated], by: By) -> list[Entry]:
    """The rows of an act. The key stands on the last one, which is the act's own; what was settled has none."""
    rows: list[Entry] = []
    number, head = counter.number, counter.hash
    for place, one in enumerate(dated, 1):
        own = place == len(dated)
        kind, body = encode(one.entry)
        number += 1
        actor = by.actor if own else SYSTEM
        told = {
            "floor": counter.list_id,
            "number": number,
            "kind": kind,
            "at": one.at,
            "actor": actor,
            "body": body,
        }
        made = entry_hash(head, told)
        rows.append(
            Entry(
                list_id=counter.list_id,
                number=number,
                kind=kind,
                at=one.at,
                actor=actor,
                key=by.key if own else None,
                body=canonical(body).decode(),
                previous=head,
                hash=made,
            )
        )
        head = made
    return rows


def _fold(id: str) -> List:  # noqa: A002 - the id of the list
    rows = Entry.objects.filter(list_id=id).order_by("number").values_list("kind", "body", "at")
    return fold(List(), ((decode(kind, json.loads(body)), at) for kind, body, at in rows))


def current(*, which: Which, now: int) -> List:
    """The list as it stands at `now` (µs), with what the clock has ended and nobody has yet noted."""
    state = _fold(which.id)
    return fold(state, ((one.entry, one.at) for one in settle(state, now)))


def rows(*, which: Which) -> list[dict[str, Any]]:
    """The entries in the form that `verify` reads."""
    fields = ("list_id", "number", "kind", "at", "actor", "body", "previous", "hash")
    found = Entry.objects.filter(list_id=which.id).order_by("number").values_list(*fields)
    names = ("floor", *fields[1:])
    return [dict(zip(names, row, strict=True)) | {"body": json.loads(row[5])} for row in found]
