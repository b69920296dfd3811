"""The public live page: what its first load weighs, and how fast it is while thousands of viewers are connected.

    python -m bench.pages [--viewers 10000] [--requests 400]

The weight is what a real browser takes off the wire, with every file of the page and nothing kept from before. Speed
is measured with four readers at a time: without viewers, and while all of them get a change a second. The limit is
the answer of the same process that needs no database, asked in turn with the page.
"""

import argparse
import asyncio
import json
import sys
from dataclasses import dataclass, field

from playwright.sync_api import CDPSession, sync_playwright

from bench.load import Seen, measured, newcomers
from bench.machine import enough_files
from bench.product import EVENT, Running, hand, product, stage
from bench.told import judge, loaded, percentile, spread
from rostrum.foundation import clock
from tests.browsers import FLAGS
from tests.programs import need

WEIGHT, P99 = 60_000, 250.0  # bytes, ms
READERS = 4
PAGE, BARE = f"/en/events/{EVENT}/", "/healthz"


@dataclass
class Line:
    """What a browser took off the wire."""

    weight: int = 0
    streams: int = 0
    kinds: dict[str, str] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)

    def follow(self, wire: CDPSession) -> None:
        wire.send("Network.enable")
        wire.on("Network.responseReceived", self._answered)
        wire.on("Network.loadingFinished", self._finished)

    def _answered(self, told: dict) -> None:  # type: ignore[type-arg]  # the browser's own form
        self.kinds[told["requestId"]] = told["response"]["url"].rpartition("/")[2] or "page"
        self.streams += told["type"] == "EventSource"

    def _finished(self, told: dict) -> None:  # type: ignore[type-arg]  # the same
        self.files[self.kinds.get(told["requestId"], "?")] = int(told["encodedDataLength"])
        self.weight += int(told["encodedDataLength"])


def first_load(port: int) -> Line:
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path=need("chromium", "chromium"), args=list(FLAGS))
        page = browser.new_page()
        line = Line()
        line.follow(page.context.new_cdp_session(page))
        page.goto(f"http://127.0.0.1:{port}{PAGE}")
        page.wait_for_timeout(2000)
        browser.close()
    return line


async def asked(port: int, path: str, count: int, took: list[float]) -> None:
    """One after the other, each on a line of its own."""
    for _ in range(count):
        began = clock.monotonic()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        told = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
        writer.write(told.encode())
        answer = await reader.read()
        writer.close()
        assert answer.startswith(b"HTTP/1.1 200"), answer[:100]
        took.append((clock.monotonic() - began) / 1000)


async def read(port: int, requests: int) -> dict[str, list[float]]:
    """Page and bare answer in turn."""
    took: dict[str, list[float]] = {PAGE: [], BARE: []}
    for _ in range(4):
        for path, found in took.items():
            readers = (asked(port, path, requests // READERS // 4, found) for _ in range(READERS))
            await asyncio.gather(*readers)
    return took


async def among(
    running: Running, floor: str, viewers: int, requests: int
) -> tuple[dict[str, list[float]], Seen]:
    seen = Seen()
    async with hand(floor, 1.0) as acts:
        await newcomers(running.stream(floor), seen, viewers)
        changing = asyncio.create_task(acts.act(10))
        words = ("-m", "bench.pages", "--only", str(running.pages), "--requests", str(requests))
        reading = await asyncio.create_subprocess_exec(sys.executable, *words, stdout=asyncio.subprocess.PIPE)
        said, _ = await reading.communicate()
        await changing
    return json.loads(said), seen


def told(name: str, took: dict[str, list[float]]) -> float:
    for path, values in took.items():
        print(f"  {name:<16} {path:<34} {spread(values)}", flush=True)
    return percentile(took[PAGE], 99)


def run(viewers: int, requests: int) -> None:
    enough_files(viewers)
    with product(["pages", "live"]) as running:
        floor = stage(1, track="main", waiting=5)[0]
        line = first_load(running.pages)
        for name, size in sorted(line.files.items(), key=lambda one: -one[1]):
            print(f"  {size:>7} {name}")
        figure = f"{line.weight / 1000:.1f} kB (at most {WEIGHT // 1000}), {line.streams} stream"
        judge("first load of the live page", line.weight <= WEIGHT and line.streams == 1, figure)
        print(f"{requests} requests, {loaded()}")
        alone = told("nobody connected", asyncio.run(read(running.pages, requests)))
        took, seen = measured(among(running, floor, viewers, requests))
        p99 = told(f"{viewers} viewers", took)
    bare = percentile(took[BARE], 99)
    figure = f"p99 {p99:.0f} ms (at most {P99:g}); {p99 / bare:.2f} of the bare answer's, {p99 / alone:.2f} of its own"
    judge(f"pages, {viewers} viewers", p99 <= P99 and seen.sound(), f"{figure} without viewers")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viewers", type=int, default=10000)
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        print(json.dumps(asyncio.run(read(given.only, given.requests))))
    else:
        run(given.viewers, given.requests)
