"""Many viewers of one event stream: every message on every connection is counted, put in order and dated.

Latency is receipt minus the `t` inside the message; both ends run on one machine. The viewer's own work is in the
figure, so only the ratio to the limit taken in the same run means anything. A message is read once, however many
connections receive the same bytes, and nobody's garbage is collected meanwhile.
"""

import asyncio
import gc
import re
import socket
import struct
from array import array
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import uvloop

from bench.told import percentile
from rostrum.foundation import clock

T = TypeVar("T")
TIME = re.compile(rb'"t":(\d+)')
AT_ONCE = 256  # connections being made at one time, where not all at once is asked for
QUIET = 10.0  # seconds without a message after which nobody waits any more
RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stream is: its port and its path."""

    port: int
    path: str


@dataclass
class Seen:
    """What all viewers saw. Only messages made after `since` are dated: neither a snapshot nor a replay counts."""

    since: int = 2**63
    latencies: "array[float]" = field(default_factory=lambda: array("d"))
    delivered: int = 0
    lost: int = 0
    repeated: int = 0
    resets: int = 0
    closed: int = 0
    samples: dict[int, bytes] = field(default_factory=dict)
    known: dict[bytes, tuple[str, int, int] | None] = field(default_factory=dict)

    def read(self, block: bytes) -> tuple[str, int, int] | None:
        """Kind, number and moment of a message; None for one without a number."""
        if block not in self.known:
            if len(self.known) > 4096:
                self.known.clear()
            self.known[block] = self._parsed(block)
        return self.known[block]

    def _parsed(self, block: bytes) -> tuple[str, int, int] | None:
        told = dict(line.partition(b": ")[::2] for line in block.split(b"\n"))
        if b"id" not in told or b"data" not in told:
            return None
        made, number = TIME.search(told[b"data"]), int(told[b"id"])
        kind = told.get(b"event", b"message").decode()
        if kind == "message":
            self.samples[number] = told[b"data"]
        return kind, number, int(made[1]) if made else 0

    def faults(self) -> str:
        return f"lost {self.lost}, repeated {self.repeated}, reset {self.resets}, closed {self.closed}"

    def sound(self) -> bool:
        return not (self.lost or self.repeated or self.resets or self.closed)

    def p99(self) -> float:
        return percentile(self.latencies, 99)


class Viewer(asyncio.Protocol):
    def __init__(self, place: Place, seen: Seen, last: int | None = None) -> None:
        self.place, self.seen, self.last = place, seen, last
        self.ready = asyncio.get_running_loop().create_future()
        self.gone = asyncio.get_running_loop().create_future()
        self.rest, self.left = b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        had = f"Last-Event-ID: {self.last}\r\n" if self.last is not None else ""
        self.transport.write(
            f"GET {self.place.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.place.port}\r\n{had}\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        now = clock.now()
        if not self.ready.done():
            self.ready.set_result(None)
        *whole, self.rest = (self.rest + data).split(b"\n\n") if self.rest else data.split(b"\n\n")
        for block in whole:
            message = self.seen.read(block)
            if message is not None:
                self._take(*message, now)

    def _take(self, kind: str, number: int, made: int, now: int) -> None:
        seen = self.seen
        if kind != "message":
            seen.resets += kind == "reset"
            self.last = None
            return
        if self.last is not None:
            seen.lost += max(0, number - self.last - 1)
            seen.repeated += number <= self.last
        self.last = number
        if made >= seen.since:
            seen.delivered += 1
            seen.latencies.append((now - made) / 1000)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's form
        if not self.gone.done():
            self.gone.set_result(None)
        if not self.left:
            self.seen.closed += 1
            if not self.ready.done():
                self.ready.set_exception(ConnectionError("hung up before an answer"))

    def leave(self) -> None:
        """At once, so that the next thousands find a port."""
        self.left = True
        line: socket.socket = self.transport.get_extra_info("socket")
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        self.transport.abort()


async def connect(
    place: Place, seen: Seen, lasts: Sequence[int | None], *, at_once: int = AT_ONCE
) -> list[Viewer]:
    """One viewer for each number had before, None for a new one; all have been answered."""
    loop, gate = asyncio.get_running_loop(), asyncio.Semaphore(at_once)

    async def one(last: int | None) -> Viewer:
        async with gate:
            _, made = await loop.create_connection(lambda: Viewer(place, seen, last), "127.0.0.1", place.port)
            await made.ready
            return made

    return list(await asyncio.gather(*(one(last) for last in lasts)))


async def newcomers(place: Place, seen: Seen, count: int) -> list[Viewer]:
    """That many new viewers; what is made from now on is dated."""
    viewers = await connect(place, seen, [None] * count)
    await asyncio.sleep(1)
    seen.since = clock.now()
    return viewers


async def quiet(done: Callable[[], bool], moved: Callable[[], int], patience: float = QUIET) -> None:
    """Wait until `done`, or until nothing has moved for so many seconds."""
    before, since = moved(), clock.monotonic()
    while not done() and clock.monotonic() - since < patience * clock.SECOND:
        await asyncio.sleep(0.005)
        if moved() != before:
            before, since = moved(), clock.monotonic()


async def publish(place: Place, bodies: Sequence[bytes], gap: float) -> None:
    """Hand bodies to the limit as events, each with the moment it is made at."""
    for body in bodies:
        reader, writer = await asyncio.open_connection("127.0.0.1", place.port)
        told = TIME.sub(b'"t":%d' % clock.now(), body, count=1)
        writer.write(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n" % len(told) + told)
        await reader.read()
        writer.close()
        await asyncio.sleep(gap)


def measured(work: Coroutine[Any, Any, T]) -> T:
    """Run on uvloop; the collector's pauses would be counted as the server's."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        return uvloop.run(work)
    finally:
        gc.enable()
