"""The stream as a screen hears it: taken up again after every break, numbers that were heard are dropped."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from rostrum.rehearsal.browser import ClosedDoor
from rostrum.rehearsal.http import Unreachable, connect, head

log = logging.getLogger("rostrum.rehearsal")
SILENCE = 45.0  # seconds without a message or a beat: the line is dead (D17)
FIRST_WAIT, LONGEST_WAIT = 0.5, 5.0
BROKEN = (OSError, EOFError, ValueError, TimeoutError, asyncio.LimitOverrunError, Unreachable, ClosedDoor)
Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """One server-sent event."""

    event: str
    data: Message


@dataclass
class Stream:
    """One stream of one audience. `token` is asked for before each connection; `hear` gets each new message."""

    live: str
    floor: str
    audience: str
    token: Callable[[], Awaitable[str]]
    hear: Callable[[Message], None]
    chance: Random
    last: int | None = None
    _wait: float = field(default=FIRST_WAIT)

    async def follow(self) -> None:
        """Until cancelled. After a break it comes back at a random moment, so that not all come at once."""
        while True:
            try:
                await self._connection()
            except BROKEN as error:
                log.info("%s: the stream broke (%s)", self.audience, type(error).__name__)
            await asyncio.sleep(self._wait * self.chance.uniform(0.5, 1.5))
            self._wait = min(self._wait * 2, LONGEST_WAIT)

    async def _connection(self) -> None:
        token = await self.token()
        after = "" if self.last is None else f"&after={self.last}"
        address = f"{self.live}/{self.floor}?audience={self.audience}&token={token}{after}"
        reader, writer = await connect("GET", address, {"Accept": "text/event-stream"})
        try:
            status, _ = await head(reader)
            if status != 200:
                raise Unreachable(str(status))
            async for sent in events(reader):
                self._wait = FIRST_WAIT
                self._take(sent)
                if sent.event == "end":
                    return
        finally:
            writer.close()

    def _take(self, sent: Sent) -> None:
        if sent.event == "reset":
            self.last = None
        number = sent.data.get("number")
        if sent.event or number is None or (self.last is not None and number <= self.last):
            return
        self.last = number
        self.hear(sent.data)


async def events(reader: asyncio.StreamReader) -> AsyncIterator[Sent]:
    """The events of an open stream, until it ends."""
    event, data = "", ""
    while True:
        line = await asyncio.wait_for(reader.readline(), SILENCE)
        if not line:
            return
        name, _, value = line.decode().rstrip("\n").partition(": ")
        if name == "event":
            event = value
        elif name == "data":
            data += value
        elif not name and data:
            yield Sent(event, json.loads(data))
            event, data = "", ""
