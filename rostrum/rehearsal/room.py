"""What the people in the room see: the state of the floor and the time of the programme (D8)."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from rostrum.foundation import clock

State = dict[str, Any]


class Room:
    """The newest state of one audience, and a way to wait for the next."""

    def __init__(self) -> None:
        self.number = 0
        self.state: State = {}
        self.offset = 0  # µs that the server's clock is ahead of ours
        self._next = asyncio.Event()

    def hear(self, message: dict[str, Any]) -> None:
        self.number, self.state = message["number"], message["state"]
        self.offset = message["now"] - clock.now()
        self._next.set()
        self._next = asyncio.Event()

    @property
    def rate(self) -> int:
        told = self.state.get("rehearsal")
        return int(told["rate"]) if told else 1

    def now(self) -> int:
        """The server's time in µs, as far as a message tells it."""
        return clock.now() + self.offset

    def programme(self) -> int:
        """The moment of the programme in µs: start + (now - origin) x rate."""
        told = self.state.get("rehearsal")
        return told["start"] + (self.now() - told["origin"]) * told["rate"] if told else self.now()

    async def change(self, seconds: float | None = None) -> None:
        """Wait for the next message, at most so many seconds of real time."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._next.wait(), seconds)

    async def until(self, test: Callable[[State], bool], seconds: float | None = None) -> bool:
        """Wait until the state passes a test, at most so many seconds of the programme; says whether it did."""
        ends = None if seconds is None else clock.monotonic() + int(seconds * clock.SECOND / self.rate)
        while not (self.state and test(self.state)):
            left = None if ends is None else (ends - clock.monotonic()) / clock.SECOND
            if left is not None and left <= 0:
                return False
            await self.change(left)
        return True

    async def pause(self, seconds: float) -> None:
        """Let so many seconds of the programme pass."""
        await asyncio.sleep(seconds / self.rate)


def takes_requests(state: State) -> bool:
    """Whether somebody may press now."""
    return bool(state["accepting"]) and state["mode"] != "invited"


def speaks_jointly(state: State) -> bool:
    """Whether participants may ask together."""
    return bool(state["list"]["joint"])


def speaks(state: State, request: str) -> bool:
    return bool(state["now"]) and state["now"]["request"] == request


def waits(state: State, request: str) -> bool:
    return request in state["order"]
