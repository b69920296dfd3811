"""How late the command to cut leaves the timekeeper: 200 deadlines, with readers listening and without.

    python -m bench.cutoff [--readers 1000]

The limit is a bare sleep to the same deadlines in a process of its own, on the same busy machine.
"""

import argparse
import asyncio
import subprocess
import sys
import time
from statistics import quantiles

from bench.load import connect
from bench.product import product, stage
from rostrum.foundation import clock

FLOORS, TURNS = 20, 10
SLEEPER = """
import asyncio, time, sys
async def one(at):
    while (left := at - time.time()) > 0:
        await asyncio.sleep(left)
    print((time.time() - at) * 1000)
async def main():
    start = time.time() + 1
    await asyncio.gather(*(one(start + turn + place / 20) for turn in range(10) for place in range(20)))
asyncio.run(main())
"""


def spoken(floors: list[str]) -> None:
    """On each floor somebody speaks to the end of the limit, ten times, the floors a twentieth of a second apart."""
    from rostrum.apps.floor.record import By, act
    from rostrum.foundation.ids import new_id
    from rostrum.foundation.refusal import Refusal
    from rostrum.procedure.floor import acts as a

    for _ in range(TURNS):
        started = time.perf_counter()
        for floor in floors:
            try:
                act(
                    floor=floor,
                    what=a.RequestFloor(new_id(), new_id(), "csos", by_desk=True),
                    by=By("system", clock.now()),
                )
                act(floor=floor, what=a.GiveFloor(), by=By("system", clock.now()))
            except Refusal as refusal:
                print(floor, refusal.code)
            time.sleep(0.05)
        time.sleep(max(0.0, 1.2 - (time.perf_counter() - started) + FLOORS * 0.05))


def lateness() -> list[float]:
    import json

    from rostrum.apps.floor.models import Entry

    bodies = [
        json.loads(body) for body in Entry.objects.filter(kind="MicrophoneCut").values_list("body", flat=True)
    ]
    settled = sum(body["sent"] is None for body in bodies)
    if settled:
        print(f"{settled} cuts were settled by another act")
    return [(body["sent"] - body["deadline"]) / 1000 for body in bodies if body["sent"]]


def told(name: str, late: list[float]) -> float:
    cuts = quantiles(late, n=100, method="inclusive")
    print(
        f"{name:<10} {len(late)} deadlines: p50 {cuts[49]:.1f}  p99 {cuts[98]:.1f}"
        f"  max {max(late):.1f}  min {min(late):.2f} ms"
    )
    return cuts[98]


async def listening(port: int, floor: str, readers: int, floors: list[str]) -> None:
    if readers:
        await connect(port, f"/live/{floor}?audience=public", readers)
    await asyncio.to_thread(spoken, floors)


def run(readers: int) -> None:
    with product(["live", "timekeeper"]) as ports:
        floors = stage(FLOORS)
        limit = subprocess.Popen([sys.executable, "-c", SLEEPER], stdout=subprocess.PIPE, text=True)
        asyncio.run(listening(int(ports["ROSTRUM_LIVE_PORT"]), floors[0], readers, floors))
        bare = [float(line) for line in limit.communicate()[0].split()]
        ours = told("timekeeper", lateness())
        print(f"p99, timekeeper / bare sleep: {ours / told('bare sleep', bare):.2f}, {readers} readers")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=1000)
    run(**vars(parser.parse_args()))
