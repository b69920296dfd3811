"""Act to screen: act, commit, bell, live process, N streams, against the limit in alternating rounds.

    python -m bench.fanout [--viewers 1000] [--rounds 5] [--messages 20]

In each round the limit, the product and the limit again carry the same bytes to as many viewers. The figure is the
median over the rounds of p99 by p99; beside it stands the limit against itself in the same rounds, which says how much
of it is the machine.
"""

import argparse
from dataclasses import dataclass, field
from statistics import median

from bench.load import Place, Seen, measured, newcomers, publish, quiet
from bench.machine import enough_files, memory, the_limit
from bench.product import Running, hand, product, stage
from bench.told import judge, loaded, spread

MOST_RATIO, MOST_MEMORY = 1.3, 8.0  # of p99; kB a viewer
WAITING = 5  # on the list, so that a message has the length of a real one
FEW = 2000  # viewers, to whom a change goes out within a fraction of a second


@dataclass(frozen=True, slots=True)
class Load:
    """So many messages to so many viewers, `gap` seconds apart."""

    viewers: int
    messages: int
    gap: float

    @property
    def expected(self) -> int:
        return self.viewers * self.messages


async def through_product(running: Running, floor: str, load: Load) -> tuple[Seen, float]:
    """What was seen, and kB of memory a viewer."""
    seen, live = Seen(), running.processes["live"].pid
    async with hand(floor, load.gap) as acts:
        before = memory(live)
        viewers = await newcomers(running.stream(floor), seen, load.viewers)
        each = (memory(live) - before) / load.viewers
        await acts.act(load.messages)
        await quiet(lambda: seen.delivered >= load.expected, lambda: seen.delivered)
    for one in viewers:
        one.leave()
    return seen, each


async def through_limit(place: Place, load: Load, bodies: list[bytes]) -> Seen:
    seen = Seen()
    viewers = await newcomers(place, seen, load.viewers)
    await publish(place, bodies, load.gap)
    await quiet(lambda: seen.delivered >= load.expected, lambda: seen.delivered)
    for one in viewers:
        one.leave()
    return seen


def told(name: str, seen: Seen, load: Load) -> float:
    missing = load.expected - seen.delivered
    print(f"  {name:<8} {spread(seen.latencies)}   missing {missing}, {seen.faults()}", flush=True)
    return seen.p99()


@dataclass
class Rounds:
    """What came of the rounds so far. Memory is that of the first: later ones find what was made before."""

    ratios: list[float] = field(default_factory=list)
    against_itself: list[float] = field(default_factory=list)
    memory: float = 0.0
    sound: bool = True

    def one(self, running: Running, floor: str, limit: Place, load: Load, bodies: list[bytes]) -> None:
        print(f"{load.viewers} viewers, {load.messages} messages of {len(bodies[0])} bytes, {loaded()}")
        first = told("limit", measured(through_limit(limit, load, bodies)), load)
        seen, each = measured(through_product(running, floor, load))
        ours = told("product", seen, load)
        second = told("limit", measured(through_limit(limit, load, bodies)), load)
        self.memory = self.memory or each
        self.ratios.append(ours / ((first + second) / 2))
        self.against_itself.append(second / first)
        self.sound = self.sound and seen.sound() and seen.delivered == load.expected

    def judge(self, viewers: int) -> None:
        ratio, each = median(self.ratios), " ".join(f"{one:.2f}" for one in self.ratios)
        figure = f"p99 {ratio:.2f} of the limit (at most {MOST_RATIO}; median of {each})"
        itself = f"limit by limit {median(self.against_itself):.2f}"
        judge(f"fan-out, {viewers} viewers", ratio <= MOST_RATIO and self.sound, f"{figure}; {itself}")
        figure = f"{self.memory:.1f} kB a viewer (at most {MOST_MEMORY:g})"
        judge(f"memory, {viewers} viewers", self.memory <= MOST_MEMORY, figure)


def run(viewers: int, rounds: int, messages: int) -> None:
    enough_files(viewers)
    load, found = Load(viewers, messages, 0.3 if viewers <= FEW else 1.0), Rounds()
    with the_limit() as limit, product(["live"]) as running:
        floor = stage(waiting=WAITING)[0]
        sample, _ = measured(through_product(running, floor, Load(20, messages, 0.05)))
        bodies = list(sample.samples.values())[-messages:]
        for _ in range(rounds):
            found.one(running, floor, limit.place, load, bodies)
    found.judge(viewers)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viewers", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--messages", type=int, default=20)
    run(**vars(parser.parse_args()))
