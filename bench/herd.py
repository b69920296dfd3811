"""Everybody drops, messages go by, everybody comes back at once: how long until all have caught up.

    python -m bench.herd [--viewers 10000] [--rounds 3] [--missed 15]

Each viewer comes back with the number it has; one more message is made in the middle of the rush. The limit does the
same, in alternating rounds, with the same bytes.
"""

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from statistics import median

from bench.load import Place, Seen, Viewer, connect, measured, newcomers, publish, quiet
from bench.machine import enough_files, the_limit
from bench.product import hand, product, stage
from bench.told import judge, loaded

MOST = 2.0  # times the limit
GAP = 0.05  # seconds between two of the messages that are missed
Make = Callable[[int], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Return:
    """`seconds` until the last had everything."""

    seconds: float
    caught_up: int
    seen: Seen

    def told(self, name: str) -> str:
        return f"  {name:<8} {self.caught_up} caught up after {self.seconds:.2f} s, {self.seen.faults()}"


async def rush(place: Place, count: int, missed: int, make: Make) -> Return:
    viewers = await newcomers(place, Seen(), count)
    await make(2)  # so that everybody has a number
    await quiet(lambda: all(one.last == viewers[0].last for one in viewers), lambda: _numbers(viewers), 2)
    witness, lasts = viewers[0], [one.last for one in viewers[1:]]
    for one in viewers[1:]:
        one.leave()
    await asyncio.sleep(1)
    await make(missed)
    await asyncio.sleep(0.5)
    seen, began = Seen(), asyncio.get_running_loop().time()
    back = asyncio.create_task(connect(place, seen, lasts, at_once=len(lasts)))
    await asyncio.sleep(0.2)
    await make(1)
    again = await back
    await quiet(lambda: all(one.last == witness.last for one in again), lambda: _numbers(again))
    seconds = asyncio.get_running_loop().time() - began
    caught_up = sum(one.last == witness.last for one in again)
    for one in (witness, *again):
        one.leave()
    return Return(seconds, caught_up, seen)


def _numbers(viewers: list[Viewer]) -> int:
    return sum(one.last or 0 for one in viewers)


async def through_product(place: Place, floor: str, count: int, missed: int) -> Return:
    async with hand(floor, GAP) as acts:
        return await rush(place, count, missed, acts.act)


async def through_limit(place: Place, body: bytes, count: int, missed: int) -> Return:
    return await rush(place, count, missed, lambda many: publish(place, [body] * many, GAP))


def run(viewers: int, rounds: int, missed: int) -> None:
    enough_files(viewers)
    ours: list[Return] = []
    limits: list[Return] = []
    with the_limit() as limit, product(["live"]) as running:
        floor = stage(waiting=5)[0]
        place = running.stream(floor)
        body = next(
            iter(measured(through_product(place, floor, 10, missed)).seen.samples.values())
        )  # as long as the product's
        for _ in range(rounds):
            print(f"{viewers} viewers, {missed} messages missed, {loaded()}")
            limits.append(measured(through_limit(limit.place, body, viewers, missed)))
            print(limits[-1].told("limit"), flush=True)
            ours.append(measured(through_product(place, floor, viewers, missed)))
            print(ours[-1].told("product"), flush=True)
    seconds, bare = (median(one.seconds for one in each) for each in (ours, limits))
    sound = all(one.seen.sound() and one.caught_up == viewers - 1 for one in ours)
    figure = f"{seconds:.2f} s, {seconds / bare:.2f} of the limit's {bare:.2f} s (at most {MOST:g};"
    figure += f" medians of {rounds}); all caught up, 0 lost, 0 repeated: {'yes' if sound else 'NO'}"
    judge(f"herd of {viewers}", sound and seconds <= MOST * bare, figure)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viewers", type=int, default=10000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--missed", type=int, default=15)
    run(**vars(parser.parse_args()))
