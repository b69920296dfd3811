"""Readers that never read, among others that do: what they cost the good ones, the process and the kernel.

    python -m bench.stalled [--stalled 200] [--good 100] [--rounds 3] [--messages 600]

The good ones are measured in alternating rounds without and with the stalled ones; the limit is the product itself
without them. Memory is that of the live process at its most, and that of the kernel's sockets after the last message.
"""

import argparse
import asyncio
import socket
from dataclasses import dataclass
from statistics import median

from bench.load import Place, Seen, measured, newcomers, quiet
from bench.machine import enough_files, kernel_memory, watching
from bench.product import Running, hand, product, stage
from bench.told import judge, loaded, spread

MOST_MEMORY, MOST_KERNEL = 50.0, 10.0  # MB
NOTHING = 1.3  # times the p99 without them; two rounds without them differ by as much
GAP = 0.02
WAITING = 60  # a long list: large messages pile up sooner


class Stalled:
    """Connections that ask for the stream and never read it."""

    def __init__(self, place: Place, count: int) -> None:
        self.lines = [self._line(place) for _ in range(count)]

    @staticmethod
    def _line(place: Place) -> socket.socket:
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", place.port))
        line.sendall(f"GET {place.path} HTTP/1.1\r\nHost: 127.0.0.1:{place.port}\r\n\r\n".encode())
        return line

    def cut(self) -> int:
        """How many, reading on, find that they were cut."""
        found = 0
        for line in self.lines:
            line.settimeout(0)
            try:
                while line.recv(1 << 20):
                    pass
                found += 1
            except BlockingIOError:
                pass
            except OSError:
                found += 1
            line.close()
        return found


@dataclass(frozen=True, slots=True)
class Round:
    """Memory in MB."""

    seen: Seen
    memory: float
    kernel: float
    cut: int

    def told(self, count: int) -> str:
        more = f"process {self.memory:.1f} MB, kernel {self.kernel:.1f} MB, {self.cut} cut" if count else ""
        return f"  {count:>3} stalled: {spread(self.seen.latencies)}   {self.seen.faults()}  {more}"


async def one(running: Running, floor: str, good: int, stalled: int, messages: int) -> Round:
    seen, place = Seen(), running.stream(floor)
    async with hand(floor, GAP) as acts:
        viewers = await newcomers(place, seen, good)
        with watching(running.processes["live"].pid) as watch:
            before = kernel_memory()
            lazy = await asyncio.to_thread(Stalled, place, stalled)
            await acts.act(messages)
            await quiet(lambda: seen.delivered >= good * messages, lambda: seen.delivered)
            await asyncio.sleep(1)
            kernel = kernel_memory() - before
        cut = lazy.cut()
    for viewer in viewers:
        viewer.leave()
    return Round(seen, watch.most / 1000, kernel, cut)


def run(stalled: int, good: int, rounds: int, messages: int) -> None:
    enough_files(stalled + good)
    without: list[Round] = []
    among: list[Round] = []
    with product(["live"]) as running:
        floor = stage(waiting=WAITING)[0]
        for _ in range(rounds):
            print(f"{good} readers, {messages} messages, {loaded()}")
            for kept, count in ((without, 0), (among, stalled)):
                kept.append(measured(one(running, floor, good, count, messages)))
                print(kept[-1].told(count), flush=True)
    cost = median(one.seen.p99() for one in among) / median(one.seen.p99() for one in without)
    sound = all(one.seen.sound() and one.cut == stalled for one in among)
    memory, kernel = max(one.memory for one in among), max(one.kernel for one in among)
    figure = f"p99 of the good ones {cost:.2f} of that without them (nothing: at most {NOTHING:g})"
    judge(f"{stalled} stalled readers", sound and cost <= NOTHING, figure)
    figure = (
        f"{memory:.1f} MB of the process at the most (under {MOST_MEMORY:g}), {kernel:.1f} MB of the kernel"
    )
    figure += f" after the cut (under {MOST_KERNEL:g})"
    judge("what they hold", memory < MOST_MEMORY and kernel < MOST_KERNEL, figure)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stalled", type=int, default=200)
    parser.add_argument("--good", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--messages", type=int, default=600)
    run(**vars(parser.parse_args()))
