"""The product in a folder of its own: a rehearsed event, its floors, and the processes asked for."""

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.load import Place

HERE = Path(__file__).resolve().parent.parent
EVENT = "tip-2025-hearing"
RATE = 180  # a limit of three minutes ends after one second


@dataclass(frozen=True)
class Running:
    """`processes`: the children by name."""

    pages: int
    live: int
    processes: dict[str, "subprocess.Popen[bytes]"]

    def stream(self, floor: str, audience: str = "public") -> Place:
        return Place(self.live, f"/live/{floor}?audience={audience}")


@contextmanager
def product(processes: Sequence[str], database: str = "") -> Iterator[Running]:
    """Run processes of the table on free ports, in an environment in which this process runs too.

    `database`: a PostgreSQL address; otherwise SQLite, as installed by default.
    """
    folder = tempfile.mkdtemp(prefix="rostrum-bench-")
    os.environ |= {
        "ROSTRUM_DATA": folder,
        "ROSTRUM_DATABASE": database,
        "ROSTRUM_MICROPHONES": "simulated",
        "DJANGO_SETTINGS_MODULE": "rostrum.conf.settings",
    }
    import django

    from rostrum.conf.supervisor import free_port

    pages = free_port(18000)
    live = free_port(pages + 1)
    os.environ |= {"ROSTRUM_PORT": str(pages), "ROSTRUM_LIVE_PORT": str(live)}
    django.setup()
    from rostrum.conf.preparation import prepare

    prepare()
    children = {name: start(name) for name in processes}
    try:
        for name, port in (("live", live), ("pages", pages)):
            if name in children:
                wait_for(port)
        yield Running(pages, live, children)
    finally:
        for child in children.values():
            child.terminate()
        for child in children.values():
            child.wait(20)
        shutil.rmtree(folder)


def start(name: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "rostrum", "process", name], cwd=HERE)


def wait_for(port: int, pause: float = 0.1) -> None:
    for _ in range(round(20 / pause)):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(pause)
        else:
            return
    raise SystemExit(f"nobody answers on port {port}")


def stage(floors: int = 1, track: str = "", waiting: int = 0) -> list[str]:
    """Load the hearing as a rehearsal and open its panel on as many floors as asked for; so many wait on each."""
    from rostrum.apps.floor import operations as o
    from rostrum.apps.floor.models import Counter, Floor
    from rostrum.apps.floor.record import By, act
    from rostrum.apps.meeting import queries
    from rostrum.apps.meeting.operations import load_event
    from rostrum.foundation import clock
    from rostrum.foundation.ids import new_id
    from rostrum.procedure.floor import acts as a
    from rostrum.procedure.floor.rules import rules_of

    text = (HERE / "rostrum/data/modalities" / f"{EVENT}.yaml").read_text(encoding="utf-8")
    load_event(text=text, name=EVENT, rehearsal=True, by=None, now=clock.now())
    names = [f"{EVENT}.{track or place}" for place in range(floors)]
    rules = rules_of("panel", queries.floor_rules(event=EVENT, segment="panel"))
    for name in names:
        Floor.objects.create(id=name, event_id=EVENT, track=name.rpartition(".")[2])
        Counter.objects.create(floor_id=name)
        o.begin_rehearsal(floor=name, start=0, rate=RATE, now=clock.now())
        act(floor=name, what=a.OpenSegment("panel", "panel", rules), by=By("system", clock.now()))
        for _ in range(waiting):
            asks = a.RequestFloor(new_id(), new_id(), "csos", by_desk=True)
            act(floor=name, what=asks, by=By("system", clock.now()))
    return names


@dataclass(frozen=True)
class Hand:
    """Acts on a floor from a process of its own, so that this one does nothing but read."""

    process: asyncio.subprocess.Process

    async def act(self, count: int) -> int:
        """So many acts, each after the gap; the number the last one came to."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{count}\n".encode())
        await self.process.stdin.drain()
        return int(await self.process.stdout.readline())


@asynccontextmanager
async def hand(floor: str, gap: float) -> AsyncIterator[Hand]:
    pipe = asyncio.subprocess.PIPE
    words = (sys.executable, "-m", "bench.acting", floor, str(gap))
    process = await asyncio.create_subprocess_exec(*words, stdin=pipe, stdout=pipe, cwd=HERE)
    assert process.stdin is not None
    assert process.stdout is not None
    await process.stdout.readline()
    try:
        yield Hand(process)
    finally:
        process.stdin.close()
        await process.wait()
