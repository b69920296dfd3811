"""The live process is killed among its listeners: how long until all of them show the truth again.

    python -m bench.restart [--viewers 500] [--rounds 5]

The viewers come back as the pages do: after a pause by chance, and again until somebody answers. Acts go on meanwhile.
The limit is how long a process takes to start and to answer at all.
"""

import argparse
import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from statistics import median

from bench.load import Place, Seen, Viewer, measured, quiet
from bench.machine import enough_files
from bench.product import HERE, Running, hand, product, stage, start, wait_for
from bench.told import judge, loaded
from rostrum.conf.supervisor import LOOK
from rostrum.foundation import clock

MOST = 5.0  # seconds
SCRIPT = HERE / "rostrum/web/components/static/rostrum/stream.js"
PAUSE = re.compile(r"again\(wait = (\d+) \+ Math\.random\(\) \* (\d+)\)")


@dataclass
class Screen:
    """One page that comes back by itself."""

    place: Place
    seen: Seen
    chance: Random
    last: int | None = None
    line: Viewer | None = None

    async def stay(self, least: float, spread: float) -> None:
        """Until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            with suppress(OSError):
                _, self.line = await loop.create_connection(
                    lambda: Viewer(self.place, self.seen, self.number), "127.0.0.1", self.place.port
                )
                await self.line.gone
            await asyncio.sleep(least + self.chance.random() * spread)

    @property
    def number(self) -> int | None:
        """The newest it has shown."""
        if self.line is not None and self.line.last is not None:
            self.last = self.line.last
        return self.last


def pauses() -> tuple[float, float]:
    """What the pages do, read from their script."""
    found = PAUSE.search(SCRIPT.read_text(encoding="utf-8"))
    assert found is not None, "the script says no pause any more"
    return int(found[1]) / 1000, int(found[2]) / 1000


async def one(running: Running, floor: str, viewers: int) -> tuple[float, float]:
    """Seconds until the process answers, and until every screen shows what was recorded while it was dead."""
    place, chance = running.stream(floor), Random(viewers)
    screens = [Screen(place, Seen(), Random(chance.random())) for _ in range(viewers)]
    async with hand(floor, 0.1) as acts:
        tasks = [asyncio.create_task(screen.stay(*pauses())) for screen in screens]
        newest = await acts.act(1)
        await quiet(lambda: all(one.number == newest for one in screens), lambda: _sum(screens))
        began = clock.monotonic()
        running.processes["live"].kill()
        await asyncio.sleep(LOOK)  # until the supervisor looks
        running.processes["live"].wait()
        running.processes["live"] = start("live")
        newest = await acts.act(3)
        answered = await asyncio.to_thread(_answered, place.port, began)
        await quiet(lambda: all((one.number or 0) >= newest for one in screens), lambda: _sum(screens))
        true = (clock.monotonic() - began) / clock.SECOND
        assert all((one.number or 0) >= newest for one in screens), "somebody did not come back"
    for task in tasks:
        task.cancel()
    for screen in screens:
        if screen.line is not None and not screen.line.gone.done():
            screen.line.leave()
    return answered, true


def _sum(screens: list[Screen]) -> int:
    return sum(one.number or 0 for one in screens)


def _answered(port: int, began: int) -> float:
    wait_for(port, 0.02)
    return (clock.monotonic() - began) / clock.SECOND


def run(viewers: int, rounds: int) -> None:
    enough_files(viewers)
    found: list[tuple[float, float]] = []
    with product(["live"]) as running:
        floor = stage(waiting=5)[0]
        for _ in range(rounds):
            found.append(measured(one(running, floor, viewers)))
            print(
                f"  answers after {found[-1][0]:.2f} s, all true after {found[-1][1]:.2f} s, {loaded()}",
                flush=True,
            )
    worst, start = max(true for _, true in found), median(answered for answered, _ in found)
    figure = (
        f"{worst:.2f} s at the worst of {rounds} (at most {MOST:g}); the process is back after {start:.2f} s"
    )
    judge(f"live restarted with {viewers} listeners", worst <= MOST, figure)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viewers", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    run(**vars(parser.parse_args()))
