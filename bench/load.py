"""Many readers of one event stream: every message on every connection is counted and dated.

Latency is receipt minus the `t` inside the message; both ends run on one machine. The reader's own work is in the
figure, so only the ratio to the limit read in the same run means anything.
"""

import asyncio
import re
from dataclasses import dataclass, field
from statistics import quantiles
from typing import cast

from rostrum.foundation import clock

EVENT = re.compile(rb"(?:^|\n)id: (\d+)\ndata: [^\n]*?\"t\":(\d+)")


@dataclass
class Readers:
    """What N readers saw of the messages made after all of them had connected."""

    since: int = 0
    latencies: list[float] = field(default_factory=list)
    numbers: dict[int, list[int]] = field(default_factory=dict)
    closed: int = 0

    def lost_and_repeated(self, expected: int) -> tuple[int, int]:
        seen = [len(set(numbers)) for numbers in self.numbers.values()]
        repeated = sum(len(numbers) - len(set(numbers)) for numbers in self.numbers.values())
        return sum(expected - one for one in seen), repeated

    def percentiles(self) -> tuple[float, float, float]:
        """p50, p99 and the longest, in ms."""
        cuts = quantiles(self.latencies, n=100, method="inclusive")
        return cuts[49], cuts[98], max(self.latencies)


class Reader(asyncio.Protocol):
    def __init__(self, name: int, readers: Readers, path: str, ready: asyncio.Semaphore) -> None:
        self.name, self.readers, self.path, self.ready = name, readers, path, ready
        self.rest, self.opened = b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport = cast("asyncio.Transport", transport)
        transport.write(f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())

    def data_received(self, data: bytes) -> None:
        now = clock.now()
        if not self.opened:
            self.opened = True
            self.ready.release()
        *whole, self.rest = (self.rest + data).split(b"\n\n")
        for message in whole:
            found = EVENT.search(message)
            if found and self.readers.since and int(found[2]) >= self.readers.since:
                self.readers.latencies.append((now - int(found[2])) / 1000)
                self.readers.numbers[self.name].append(int(found[1]))

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's form
        self.readers.closed += 1


async def connect(port: int, path: str, count: int) -> Readers:
    """Open `count` readers and wait until each has been answered."""
    readers, ready = Readers(), asyncio.Semaphore(0)
    loop = asyncio.get_running_loop()
    for name in range(count):
        readers.numbers[name] = []
        await loop.create_connection(lambda name=name: Reader(name, readers, path, ready), "127.0.0.1", port)  # type: ignore[misc]  # mypy cannot type a default
    for _ in range(count):
        await ready.acquire()
    await asyncio.sleep(0.3)
    readers.since = clock.now()
    return readers
