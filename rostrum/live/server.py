"""The live process: reads the record, writes the stream to every screen. GET only; nothing is decided here.

It serves `/live/<floor>?audience=…`, `/live/time` and `/live/healthz` on a port of its own; the rest is 404.
"""

import asyncio
import contextlib
import gc
import logging
import socket
from dataclasses import dataclass
from typing import cast

import uvloop

from rostrum.foundation import clock
from rostrum.foundation.lasting import until_told
from rostrum.foundation.ports import Ear
from rostrum.live.answers import Asked, Origins, ask, not_found, plain, stream_head, unavailable
from rostrum.live.channel import Channel, written
from rostrum.live.reader import Reader, Unreadable, connect
from rostrum.live.streams import Stream, Streams

log = logging.getLogger("rostrum.live")
HEAD_LIMIT, HEAD_SECONDS = 8192, 5.0
BACKLOG = 4096
SEND_BUFFER = 64 * 1024
FREEZE_EVERY = 1000  # connections between two freezes of the garbage collector
POLL = 1.0  # seconds between two looks at the record when no bell rings


@dataclass(frozen=True, slots=True)
class Settings:
    """What `conf` tells the process. `database`: a path or a postgresql:// address. `key` signs stream tokens."""

    database: str
    host: str
    port: int
    key: bytes
    origins: Origins


class Live:
    """The channels, one a floor, and the streams on them."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.reader = Reader(connect(settings.database))
        self.channels: dict[str, Channel] = {}
        self.streams = Streams(clock.now)
        self.accepted = 0

    def look(self) -> None:
        """Read what is new in every record; a database that cannot be read now is read at the next look."""
        with contextlib.suppress(Unreadable):
            for floor, head in self.reader.heads().items():
                self._follow(floor, *head)

    def _follow(self, floor: str, number: int, head: str) -> None:
        """A record that cannot be understood keeps its own screens back and nobody else's."""
        try:
            moved = self._channel(floor).advance(number, head)
        except (KeyError, TypeError, ValueError):
            log.exception("the record of %s cannot be read", floor)
            return
        if moved:
            self.streams.wake()

    def _channel(self, floor: str) -> Channel:
        if floor not in self.channels:
            self.channels[floor] = Channel(floor, self.reader)
        return self.channels[floor]

    def find(self, floor: str) -> Channel | None:
        """The channel of a floor; one that was made since the last look is found by looking."""
        if floor not in self.channels:
            self.look()
        return self.channels.get(floor)

    async def watch(self) -> None:
        while True:
            self.look()
            await asyncio.sleep(POLL)

    def count(self) -> None:
        """Freeze what has been made for the connections so far: collecting it would stop every stream."""
        self.accepted += 1
        if self.accepted % FREEZE_EVERY == 0:
            gc.collect()
            gc.freeze()


class Line(asyncio.Protocol):
    """One connection: a head, an answer, and for a stream all that follows."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.received = b""
        self.answered = False
        self.stream: Stream | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport = cast("asyncio.Transport", transport)  # uvloop's own class says it is none
        self.transport = transport
        self.live.count()
        self.timer = asyncio.get_running_loop().call_later(HEAD_SECONDS, transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's form
        self.timer.cancel()
        if self.stream:
            self.live.streams.remove(self.stream)

    def data_received(self, data: bytes) -> None:
        if self.answered:
            return
        self.received += data
        head, end, _ = self.received.partition(b"\r\n\r\n")
        if len(head) > HEAD_LIMIT:
            self.transport.abort()
        elif end:
            self.timer.cancel()
            self.answered = True
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        asked = ask(head, self.live.settings.key, clock.now())
        channel = self.live.find(asked.floor) if asked.floor else None
        if asked.refusal or (asked.floor and channel is None):
            self._once(asked.refusal or not_found())
        elif channel is None:
            self._once(plain(asked, self.live.settings.origins, clock.now()))
        else:
            self._open(asked, channel)

    def _once(self, data: bytes) -> None:
        self.transport.write(data)
        self.transport.close()

    def _open(self, asked: Asked, channel: Channel) -> None:
        line: socket.socket = self.transport.get_extra_info("socket")
        line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        try:
            first = b"".join(channel.opening(asked.hears, asked.last))
        except Unreadable:
            self._once(unavailable())
            return
        ring = channel.ring(asked.hears)
        self.stream = Stream(self.transport, asked.audience, ring, ring.position)
        hello = written({"now": clock.now()}, event="hello")
        self.transport.write(stream_head(asked, self.live.settings.origins) + hello + first)
        self.live.streams.add(self.stream)
        if asked.expires is not None:
            left = (asked.expires - clock.now()) / clock.SECOND
            self.timer = asyncio.get_running_loop().call_later(left, self._end)

    def _end(self) -> None:
        """The token has run out (D20): the page renews it and comes back."""
        self.transport.write(written({"now": clock.now()}, event="end"))
        self.transport.close()


async def _serve(settings: Settings, ear: Ear) -> None:
    live = Live(settings)
    ear.open(live.look)
    server = await asyncio.get_running_loop().create_server(
        lambda: Line(live), settings.host, settings.port, backlog=BACKLOG, reuse_address=True
    )
    gc.collect()
    gc.freeze()
    await until_told(live.watch(), live.streams.beat())
    server.close()
    live.streams.end_all()
    ear.close()


def run(settings: Settings, ear: Ear) -> None:
    """Serve until told to stop."""
    uvloop.run(_serve(settings, ear))
