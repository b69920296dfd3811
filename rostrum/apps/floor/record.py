"""Writing the record: one act, one transaction, one place (D11, D12).

The counter row is locked, the entries since the last fold are read, `decide` speaks, the rows are added, the
projection follows, the counter moves. Only after the commit is the fold kept and the bell rung.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from django.db import IntegrityError, transaction

from rostrum.apps.floor import statements
from rostrum.apps.floor.models import RECORD, Request
from rostrum.foundation.ports import ports
from rostrum.foundation.record import SYSTEM, Head, Said
from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import START
from rostrum.procedure.floor.acts import Act
from rostrum.procedure.floor.decide import Dated, decide
from rostrum.procedure.floor.entries import decode, encode
from rostrum.procedure.floor.evolve import evolve, fold
from rostrum.procedure.floor.state import Floor, Waiting

TRIES = 3
OFTEN = 30  # acts of one participant in a minute: more is a machine, or a cat on the keyboard
MINUTE = 60_000_000


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
    head = RECORD.head(floor, held=True)
    if head is None:
        raise Refusal("no_floor", floor=floor)
    before = _current(floor, head)
    number = RECORD.known(floor, by.actor, by.key)
    if number is not None:
        return Outcome(number, before.state, repeated=True)
    _refuse_too_often(floor, by)
    dated = decide(before.state, what, by.now)
    if not dated:  # what was due has been said by somebody else
        return Outcome(before.number, before.state, repeated=True)
    said = [Said(*encode(one.entry), one.at) for one in dated]
    after = Folded(*RECORD.append(floor, head, said, by.actor, by.key), _evolved(before.state, dated, by))
    _project(floor, before.state, after.state)
    transaction.on_commit(partial(_tell, floor, after))
    return Outcome(after.number, after.state)


def _evolved(state: Floor, dated: Sequence[Dated], by: By) -> Floor:
    *settled, own = dated
    for one in settled:
        state = evolve(state, one.entry, one.at, SYSTEM)
    return evolve(state, own.entry, own.at, by.actor)


def _refuse_too_often(floor: str, by: By) -> None:
    if by.often is not None and statements.recent(floor, by.actor, by.now - MINUTE) >= by.often:
        raise Refusal("too_often", seconds=60)


def _current(floor: str, head: Head) -> Folded:
    """The fold at a head: what this process remembers, and the entries since."""
    known = _folds.get(floor, Folded())
    if known.number == head.number and known.hash == head.hash:
        return known
    if known.number >= head.number:
        known = Folded()
    rows = RECORD.read(floor, after=known.number, until=head.number)
    if rows and rows[0].previous != known.hash:
        known, rows = Folded(), RECORD.read(floor, until=head.number)
    state = fold(known.state, ((decode(row.kind, row.body), row.at, row.actor) for row in rows))
    return Folded(*head, state)


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
    head = RECORD.head(floor)
    if head is None:
        raise Refusal("no_floor", floor=floor)
    return _kept(floor, head)


def every_current() -> dict[str, Folded]:
    """Every floor as recorded now, read only where something was added."""
    return {floor: _kept(floor, head) for floor, head in RECORD.heads().items()}


def _kept(floor: str, head: Head) -> Folded:
    folded = _current(floor, head)
    if not transaction.get_connection().in_atomic_block:
        _folds[floor] = folded
    return folded


def forget() -> None:
    """Drop what this process remembers; the record is read again."""
    _folds.clear()
