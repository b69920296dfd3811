"""The product in a folder of its own: a rehearsed event, its floors, and the processes asked for."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
EVENT = "tip-2025-hearing"
RATE = 180  # a limit of three minutes ends after one second


@contextmanager
def product(processes: Sequence[str]) -> Iterator[dict[str, str]]:
    """Run processes of the table on free ports; yields their environment, in which this process runs too."""
    folder = tempfile.mkdtemp(prefix="rostrum-bench-")
    os.environ |= {
        "ROSTRUM_DATA": folder,
        "ROSTRUM_MICROPHONES": "simulated",
        "DJANGO_SETTINGS_MODULE": "rostrum.conf.settings",
    }
    import django

    django.setup()
    from rostrum.conf.preparation import prepare
    from rostrum.conf.supervisor import free_port

    prepare()
    pages = free_port(18000)
    ports = {"ROSTRUM_PORT": str(pages), "ROSTRUM_LIVE_PORT": str(free_port(pages + 1))}
    children = [
        subprocess.Popen([sys.executable, "-m", "rostrum", "process", name], env=os.environ | ports, cwd=HERE)
        for name in processes
    ]
    try:
        if "live" in processes:
            wait_for(int(ports["ROSTRUM_LIVE_PORT"]))
        yield ports
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait(10)
        shutil.rmtree(folder)


def wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"nobody answers on port {port}")


def stage(floors: int = 1, track: str = "") -> list[str]:
    """Load the hearing as a rehearsal and open its panel on as many floors as asked for."""
    from rostrum.apps.floor import operations as o
    from rostrum.apps.floor.models import Counter, Floor
    from rostrum.apps.floor.record import By, act
    from rostrum.apps.meeting import queries
    from rostrum.apps.meeting.operations import load_event
    from rostrum.foundation import clock
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
    return names
