"""How late the command to cut leaves the timekeeper: 200 deadlines while thousands of viewers get a change a second.

    python -m bench.cutoff [--viewers 10000]

The limit is a bare sleep to deadlines as many and as dense, in a process of its own, at the same time on the same busy
machine. Lateness is the moment of the command less the deadline of the record; the room's own answer is told too.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import time

from bench.load import Place, Seen, measured, newcomers
from bench.machine import enough_files
from bench.product import hand, product, stage
from bench.told import judge, loaded, percentile, spread
from rostrum.foundation import clock

FLOORS, TURNS = 20, 10
STEP = 0.05  # seconds between two floors
TURN = 2.2  # seconds from one turn to the next: a limit of a second, and time for all floors
MOST = 15.0  # ms
SLEEPER = f"""
import asyncio, time
async def one(at):
    while (left := at - time.time()) > 0:
        await asyncio.sleep(left)
    print((time.time() - at) * 1000)
async def main():
    start = time.time() + 1
    moments = (start + turn * {TURN} + place * {STEP} for turn in range({TURNS}) for place in range({FLOORS}))
    await asyncio.gather(*map(one, moments))
asyncio.run(main())
"""


def spoken(floors: list[str]) -> None:
    """On each floor somebody speaks to the end of the limit, ten times, the floors one after the other."""
    from rostrum.apps.floor.record import By, act
    from rostrum.foundation.ids import new_id
    from rostrum.procedure.floor import acts as a

    for _ in range(TURNS):
        due = clock.monotonic() + round(TURN * clock.SECOND)
        for floor in floors:
            asks = a.RequestFloor(new_id(), new_id(), "csos", by_desk=True)
            act(floor=floor, what=asks, by=By("system", clock.now()))
            act(floor=floor, what=a.GiveFloor(), by=By("system", clock.now()))
            time.sleep(STEP)
        time.sleep(max(0, due - clock.monotonic()) / clock.SECOND)


def cuts() -> list[dict[str, int]]:
    from rostrum.apps.floor.models import Entry

    rows = Entry.objects.filter(kind="MicrophoneCut").values_list("body", flat=True)
    return [json.loads(body) for body in rows]


async def under_load(place: Place, watched: str, viewers: int, floors: list[str]) -> tuple[list[float], Seen]:
    """The lateness of the bare sleep meanwhile, and what the viewers saw."""
    seen = Seen()
    async with hand(watched, 1.0) as acts:
        await newcomers(place, seen, viewers)
        limit = await asyncio.create_subprocess_exec(sys.executable, "-c", SLEEPER, stdout=subprocess.PIPE)
        changing = asyncio.create_task(acts.act(round(TURNS * TURN) + 2))
        speaking = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.cutoff", "--speak", *floors
        )
        await speaking.wait()
        await changing
        said, _ = await limit.communicate()
    return [float(line) for line in said.split()], seen


def run(viewers: int) -> None:
    enough_files(viewers)
    with product(["live", "timekeeper"]) as running:
        watched, *floors = stage(FLOORS + 1)
        print(f"{viewers} viewers, {loaded()}")
        bare, seen = measured(under_load(running.stream(watched), watched, viewers, floors))
        found = cuts()
    late = [(one["sent"] - one["deadline"]) / 1000 for one in found if one["sent"]]
    heard = [(one["acknowledged"] - one["deadline"]) / 1000 for one in found if one["acknowledged"]]
    for name, values in (
        ("timekeeper", late),
        ("room", heard),
        ("bare sleep", bare),
        ("viewers", seen.latencies),
    ):
        print(f"  {name:<10} {spread(values)}")
    settled, p99 = len(found) - len(late), percentile(late, 99)
    sound = len(found) == FLOORS * TURNS and min(heard) >= 0 and not settled and seen.sound()
    figure = f"p99 {p99:.1f} ms (at most {MOST:g}), max {max(late):.1f}, never early: {min(heard):.2f} at the least;"
    figure += f" {p99 / percentile(bare, 99):.2f} of the bare sleep's p99; {settled} settled by another act"
    judge(f"cut-off, {len(found)} deadlines, {viewers} viewers", sound and p99 <= MOST, figure)


def speak(floors: list[str]) -> None:
    import django

    django.setup()
    spoken(floors)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viewers", type=int, default=10000)
    parser.add_argument("--speak", nargs="+", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.speak:
        speak(told.speak)
    else:
        run(told.viewers)
