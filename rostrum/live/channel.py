"""One floor as the stream knows it: its fold, and per audience the newest messages ready to be written.

A message is serialised once for its audience, never per connection. Rings are small on purpose: every message
is the whole state, so a replay proves that nothing was lost and is not needed to be right (D18).
"""

import json
from collections import deque
from collections.abc import Iterator
from typing import Any

from rostrum.foundation import clock
from rostrum.foundation.verify import START
from rostrum.live.reader import Reader, Row
from rostrum.procedure.floor.audiences import message, participants_of, state_for
from rostrum.procedure.floor.entries import NamesChanged, decode
from rostrum.procedure.floor.evolve import evolve
from rostrum.procedure.floor.state import Floor

RING = 64 * 1024


def written(data: dict[str, Any], *, number: int | None = None, event: str = "") -> bytes:
    """One server-sent event."""
    head = (f"event: {event}\n" if event else "") + (f"id: {number}\n" if number is not None else "")
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    return f"{head}data: {text}\n\n".encode()


Position = tuple[int, int]  # generation of a ring, number of its newest message


class Ring:
    """The newest messages of one audience, at most 64 kB.

    `position` is what a reader that is up to date has; one with another generation must forget what it has.
    """

    def __init__(self) -> None:
        self.kept: deque[tuple[int, bytes]] = deque()
        self.size = 0
        self.position: Position = (0, 0)
        self.missed: dict[Position, bytes] = {}

    def add(self, number: int, data: bytes) -> None:
        self.kept.append((number, data))
        self.size += len(data)
        self.position = (self.position[0], number)
        self.missed = {self.position: b""}
        while self.size > RING and len(self.kept) > 1:
            self.size -= len(self.kept.popleft()[1])

    def empty(self) -> None:
        self.kept.clear()
        self.size = 0
        self.position = (self.position[0] + 1, 0)

    @property
    def newest(self) -> bytes:
        return self.kept[-1][1]

    def since(self, number: int) -> list[bytes]:
        found: list[bytes] = []
        for one, data in reversed(self.kept):
            if one <= number:
                break
            found.append(data)
        return found[::-1]

    def after(self, position: Position) -> bytes:
        """All that a reader has missed, put together once: thousands of readers have the same position."""
        found = self.missed.get(position)
        if found is None:
            generation, number = position
            goes_on = generation == self.position[0] and self.reaches(number)
            missed = self.since(number) if goes_on else [reset(self.position[1]), self.newest]
            found = self.missed[position] = b"".join(missed)
        return found

    def reaches(self, number: int) -> bool:
        """Whether a reader that has `number` can go on from here without a gap."""
        return bool(self.kept) and self.kept[0][0] - 1 <= number <= self.kept[-1][0]


class Channel:
    """Follows one floor's record. `advance` reads what is new; `opening` is what a new reader is sent first."""

    def __init__(self, floor: str, reader: Reader) -> None:
        self.floor, self.reader = floor, reader
        self.state, self.head = Floor(), START
        self.rings: dict[str, Ring] = {}

    @property
    def number(self) -> int:
        return self.state.number

    def advance(self, number: int, head: str) -> bool:
        """Read up to the record's head; says whether anything changed. Another record starts anew with a reset."""
        if (number, head) == (self.number, self.head):
            return False
        if number <= self.number:
            self._start_anew()
        rows = self.reader.rows(self.floor, self.number)
        if rows and rows[0].previous != self.head:
            self._start_anew()
            rows = self.reader.rows(self.floor, 0)
        for row in rows:
            self._take(row)
        return True

    def _start_anew(self) -> None:
        self.state, self.head = Floor(), START
        for audience, ring in self.rings.items():
            ring.empty()
            ring.add(0, self._written(audience, {}))

    def _take(self, row: Row) -> None:
        """All of an entry or nothing: names that cannot be read now leave it for the next look."""
        entry = decode(row.kind, row.body)
        state = evolve(self.state, entry, row.at, row.actor)
        names = self.reader.names(participants_of(state)) if self.rings else {}
        self.state, self.head = state, row.hash
        for audience, ring in self.rings.items():
            if isinstance(entry, NamesChanged):
                ring.empty()
            ring.add(self.number, self._written(audience, names))

    def _written(self, audience: str, names: Any) -> bytes:
        told = state_for(audience, self.state, names)
        return written(message(self.number, self.state.at, clock.now(), self.state, told), number=self.number)

    def ring(self, audience: str) -> Ring:
        ring = self.rings.get(audience)
        if ring is None:
            ring = Ring()
            ring.add(self.number, self._written(audience, self.reader.names(participants_of(self.state))))
            self.rings[audience] = ring
        return ring

    def opening(self, audience: str, last: int | None) -> Iterator[bytes]:
        """What a reader that has `last` (None: nothing) is sent first: the newest state, or all it missed."""
        ring = self.ring(audience)
        if last is None:
            yield ring.newest
        elif ring.reaches(last):
            yield from ring.since(last)
        else:
            yield reset(self.number)
            yield ring.newest


def reset(number: int) -> bytes:
    """Forget the number you had."""
    return written({"now": clock.now()}, number=number, event="reset")
