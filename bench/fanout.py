"""Act to screen: commit, bell, live process, N streams, against the limit in alternating rounds.

python -m bench.fanout [--readers 1000] [--rounds 5] [--messages 20]
"""

import argparse
import asyncio
import subprocess
import sys
from statistics import median

from asgiref.sync import sync_to_async

from bench.load import Readers, connect
from bench.product import product, stage
from rostrum.foundation import clock

GAP = 0.3  # seconds between two acts


async def through_product(port: int, floor: str, readers: int, messages: int) -> Readers:
    from rostrum.apps.floor.record import By, act
    from rostrum.procedure.floor.acts import AcceptRequests

    def one(place: int) -> None:
        act(floor=floor, what=AcceptRequests(place % 2 == 1), by=By("system", clock.now()))

    seen = await connect(port, f"/live/{floor}?audience=public", readers)
    for place in range(messages):
        await sync_to_async(one, thread_sensitive=True)(place)
        await asyncio.sleep(GAP)
    return seen


async def through_limit(port: int, readers: int, messages: int, size: int) -> Readers:
    seen = await connect(port, "/", readers)
    for _ in range(messages):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        body = b'{"t":%d,"x":"%s"}\n' % (clock.now(), b"x" * size)
        writer.write(b"POST / HTTP/1.1\r\n\r\n" + body)
        await reader.readline()
        writer.close()
        await asyncio.sleep(GAP)
    return seen


def told(name: str, seen: Readers, messages: int) -> float:
    p50, p99, longest = seen.percentiles()
    lost, repeated = seen.lost_and_repeated(messages)
    print(
        f"  {name:<8} p50 {p50:7.1f}  p99 {p99:7.1f}  max {longest:7.1f} ms   lost {lost}  repeated {repeated}"
    )
    return p99


def run(readers: int, rounds: int, messages: int) -> None:
    limit = subprocess.Popen([sys.executable, "bench/limit.py"], stdout=subprocess.PIPE, text=True)
    assert limit.stdout is not None
    limit_port = int(limit.stdout.readline())
    ratios, against_itself = [], []
    try:
        with product(["live"]) as ports:
            floor = stage()[0]
            for turn in range(rounds):
                print(f"round {turn + 1}, {readers} readers, {messages} messages")
                first = told(
                    "limit", asyncio.run(through_limit(limit_port, readers, messages, 600)), messages
                )
                live = int(ports["ROSTRUM_LIVE_PORT"])
                ours = told("product", asyncio.run(through_product(live, floor, readers, messages)), messages)
                second = told(
                    "limit", asyncio.run(through_limit(limit_port, readers, messages, 600)), messages
                )
                ratios.append(ours / ((first + second) / 2))
                against_itself.append(second / first)
    finally:
        limit.terminate()
        limit.wait()
    print(
        f"p99, product / limit: {median(ratios):.2f} (median of {rounds}); limit / limit: {median(against_itself):.2f}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--messages", type=int, default=20)
    run(**vars(parser.parse_args()))
