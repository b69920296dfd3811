"""Writing and reading the record of a list: one act, one transaction, one place (D11, D14, D41).

The counter row is held, the record is folded, `decide` speaks, the record takes it. Nothing is rung and nothing is
kept in memory: a list has hundreds of entries, and no screen waits for one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from rostrum.apps.people.models import Account
from rostrum.apps.presidents_list.lists import Which, asked
from rostrum.apps.presidents_list.models import RECORD, Counter, PresidentsList
from rostrum.foundation.record import SYSTEM, Head, Said
from rostrum.procedure.non_objection.acts import Act
from rostrum.procedure.non_objection.decide import Dated, decide, settle
from rostrum.procedure.non_objection.entries import decode, encode
from rostrum.procedure.non_objection.state import List, fold


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
    with transaction.atomic():
        head, state = _held(which), _fold(which)
        if RECORD.known(which.id, by.actor, by.key) is not None:
            return Outcome(state, repeated=True)
        dated = decide(state, what, by.now, rules)
        said = (Said(*encode(one.entry), one.at) for one in dated)
        RECORD.append(which.id, head, said, by.actor, by.key)
        return Outcome(_after(state, dated))


def begin(which: Which) -> None:
    """Have the list there, however often it is asked for. Inside a transaction."""
    PresidentsList.objects.get_or_create(id=which.id, defaults={"event_id": which.event, "name": which.name})
    Counter.objects.get_or_create(list_id=which.id)


def _held(which: Which) -> Head:
    """The head, held; the first act on a list begins it."""
    head = RECORD.head(which.id, held=True)
    if head is None:
        begin(which)
        head = RECORD.head(which.id, held=True)
    return head or Head()


def _fold(which: Which) -> List:
    return fold(List(), ((decode(row.kind, row.body), row.at) for row in RECORD.read(which.id)))


def _after(state: List, dated: Iterable[Dated]) -> List:
    return fold(state, ((one.entry, one.at) for one in dated))


def current(*, which: Which, now: int) -> List:
    """The list as it stands at `now` (µs), with what the clock has ended and nobody has yet noted."""
    state = _fold(which)
    return _after(state, settle(state, now))
