"""A rehearsal as a person starts it: the command, its processes, its addresses. One for the whole module."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from rostrum.foundation import clock
from tests.servers import free_ports, put_tables

ROOT = Path(__file__).parents[2]
PATIENCE = 90 * clock.SECOND
LASTS = 50 * clock.SECOND  # of the two minutes in which people ask for the floor
Rows = list[dict[str, Any]]


@dataclass
class Held:
    """A rehearsal under way. `links`: address (and PIN) by role."""

    process: subprocess.Popen[str]
    address: str
    event: str
    links: dict[str, tuple[str, str]]
    data: Path
    began: int = field(default_factory=clock.monotonic)

    def record(self) -> bytes:
        with urllib.request.urlopen(  # noqa: S310 - our own server
            f"{self.address}floors/{self.event}.main/record.jsonl", timeout=90
        ) as answer:
            told: bytes = answer.read()
        return told

    def rows(self) -> Rows:
        """The entries so far, without the closing line."""
        return [row for row in map(json.loads, self.record().splitlines()) if "kind" in row]

    def wait(self, test: Callable[[Rows], object]) -> Rows:
        """The record as soon as it passes the test; pages that restart are asked again."""
        until = clock.monotonic() + PATIENCE
        rows: Rows = []
        while clock.monotonic() < until:
            assert self.process.poll() is None, "the rehearsal has ended"
            with suppress(OSError):
                rows = self.rows()
                if test(rows):
                    return rows
            time.sleep(0.3)  # reading it again and again would take a core from those who make it
        raise AssertionError([row["kind"] for row in rows])

    def children(self) -> dict[str, int]:
        """The processes by the last word of their command."""
        pids = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        words = {int(pid): Path(f"/proc/{pid}/cmdline").read_text().split("\0") for pid in pids}
        return {told[-2]: pid for pid, told in words.items() if len(told) > 2}


def command(*words: str, data: Path) -> subprocess.Popen[str]:
    told = {name: value for name, value in os.environ.items() if not name.startswith("ROSTRUM_")}
    told |= {"ROSTRUM_DATA": str(data), "ROSTRUM_LIVE_PORT": str(free_ports(1)[0])}
    with (data.parent / "said").open("w") as said:  # a pipe that nobody reads would fill and stop the pages
        return subprocess.Popen(
            [sys.executable, "-m", "rostrum", "rehearse", *words],
            cwd=ROOT,
            env=told,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )


def begin(folder: Path, event: str = "tip-2025-hearing", *asked: str) -> Held:
    """The 2025 hearing, sixty times as fast, from the middle of the panel on; or another as it is asked for."""
    data = folder / "data"
    put_tables(data)
    words = asked or ("--speed", "60", "--from", "11:00", "--participants", "40")
    process = command(event, *words, "--port", str(free_ports(1)[0]), "--json", "--keep", data=data)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, (folder / "said").read_text()[-2000:]
    told = json.loads(line)
    links = {one["role"]: (one["address"], one["pin"]) for one in told["links"]}
    return Held(process, told["address"], told["event"], links, data)


def end(held: Held) -> None:
    held.process.terminate()
    held.process.communicate(timeout=90)


@pytest.fixture(scope="module")
def hearings() -> Iterator[list[Held]]:
    held: list[Held] = []
    yield held
    for one in held:
        end(one)


@pytest.fixture
def hearing(hearings: list[Held], tmp_path_factory: pytest.TempPathFactory) -> Held:
    """One under way for all who come early enough; on a busy machine whoever comes late gets a new one."""
    if hearings and clock.monotonic() - hearings[-1].began > LASTS:
        end(hearings.pop())
    if not hearings:
        hearings.append(begin(tmp_path_factory.mktemp("r")))
    return hearings[-1]
