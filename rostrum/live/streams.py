"""The open streams and how they are written: in slices, each with its own cursor, slow readers cut."""

import asyncio
import contextlib
import logging
import socket
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from rostrum.live.channel import Position, Ring, written

log = logging.getLogger("rostrum.live")
SLICE = 200
UNSENT = 128 * 1024  # bytes a reader may leave unread (D18)
QUICK = frozenset({"screen", "podium", "console", "booth"})
QUICK_BEAT, SLOW_BEAT = 2.0, 20.0  # seconds (D17)


@dataclass(eq=False, slots=True)
class Stream:
    """One reader. `audience` is what it asked for; a big screen hears what the public hears (D16)."""

    transport: asyncio.Transport
    audience: str
    ring: Ring
    position: Position

    def bring_up(self) -> None:
        """Write what this reader has not had; nothing when it is up to date, a reset when the ring has lost it."""
        missed = self.ring.after(self.position)
        if missed:
            self.position = self.ring.position
            self.write(missed)

    def write(self, data: bytes) -> None:
        if self.transport.is_closing():  # cut a moment ago, and not yet taken off
            return
        if self.transport.get_write_buffer_size() > UNSENT:
            self.cut()
        else:
            self.transport.write(data)

    def cut(self) -> None:
        """End a reader that does not read; the reset makes the kernel drop its copy at once."""
        linger: socket.socket = self.transport.get_extra_info("socket")
        with contextlib.suppress(OSError):  # gone by itself meanwhile
            linger.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()


def _send(data: bytes, stream: Stream) -> None:
    stream.write(data)


class Streams:
    def __init__(self, now: Callable[[], int]) -> None:
        self.open: dict[Stream, None] = {}
        self.now = now
        self.pumping: asyncio.Task[None] | None = None
        self.again = False

    def add(self, stream: Stream) -> None:
        self.open[stream] = None

    def remove(self, stream: Stream) -> None:
        self.open.pop(stream, None)

    def wake(self) -> None:
        """Bring every reader up to date; called while that is going on, it goes round once more."""
        self.again = True
        if self.pumping is None or self.pumping.done():
            self.pumping = asyncio.get_running_loop().create_task(self._pump())

    async def _pump(self) -> None:
        while self.again:
            self.again = False
            await self._each(tuple(self.open), Stream.bring_up)

    async def beat(self) -> None:
        """Tell silent screens that the line lives: often where a frozen timer would mislead a room."""
        turn = 0
        while True:
            await asyncio.sleep(QUICK_BEAT)
            turn += 1
            slow_too = turn % round(SLOW_BEAT / QUICK_BEAT) == 0
            data = written({"now": self.now()}, event="beat")
            due = tuple(one for one in self.open if slow_too or one.audience in QUICK)
            await self._each(due, partial(_send, data))

    @staticmethod
    async def _each(streams: Iterable[Stream], act: Callable[[Stream], None]) -> None:
        """What goes wrong with one reader ends that reader and holds up nobody behind it."""
        for place, stream in enumerate(streams, 1):
            try:
                act(stream)
            except Exception:
                log.exception("a reader could not be written to and is cut")
                stream.transport.abort()
            if place % SLICE == 0:
                await asyncio.sleep(0)

    def end_all(self) -> None:
        for stream in tuple(self.open):
            stream.transport.abort()
