"""The product's own processes on free ports with a data folder of their own, ended by their ids."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import SystemRandom
from typing import Any, TypeVar

from rostrum.foundation.tokens import Claim, make, stream_key
from tests.kept import once

ROOT = Path(__file__).resolve().parent.parent
FLOOR = "tip-2025-hearing.main"
PATIENCE = 90.0  # seconds to wait for a state before a test fails; never a measure of anything
SECRET = "a secret of tests alone, long enough for Django to be content with it"
FULL = bool(os.environ.get("ROSTRUM_FULL"))  # `make faults`: the full counts
DATABASE = "rostrum.sqlite3"
T = TypeVar("T")


def until(look: Callable[[], T | None], what: str) -> T:
    """Wait for a state; its value when it is there. A look that costs something is taken more seldom."""
    now = time.monotonic  # noqa: TID251 - patience of a test
    end = now() + PATIENCE
    while (began := now()) < end:
        found = look()
        if found:
            return found
        time.sleep(max(0.02, 3 * (now() - began)))
    raise AssertionError(f"waited in vain for {what}")


def free_ports(count: int) -> list[int]:
    """Ports below those from which connections go out: one of these could be taken before the server has it."""
    found: set[int] = set()
    while len(found) < count:
        port = SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            found.add(port)
    return list(found)


def set_clock(offset: Path, seconds: int) -> None:
    """Have every process that reads this file stand off the machine's clock.

    In one step: a process that finds the file half written ends.
    """
    beside = offset.with_suffix(".new")
    beside.write_text(f"{seconds:+d}\n")
    beside.replace(offset)


class Actor:
    """A process that acts; see tests/actor.py."""

    def __init__(self, environment: Mapping[str, str], *before: str) -> None:
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.actor"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.read() == {"ready": True}

    def send(self, do: str, **told: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": do, **told}) + "\n")
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the actor has ended"
        return dict(json.loads(line))

    def ask(self, do: str, **told: Any) -> dict[str, Any]:
        self.send(do, **told)
        return self.read()

    def do(self, deed: str, **told: Any) -> int:
        """The number an act came to; anything else fails the test."""
        answer = self.ask(deed, **told)
        assert "number" in answer, answer
        return int(answer["number"])

    def end(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(PATIENCE)
        self.process.stdout.close()


@dataclass
class House:
    """One installation. `people` are the participants of the stage; `database` a PostgreSQL address or nothing."""

    folder: Path
    database: str = ""
    people: list[str] = field(default_factory=list)
    number: int = 0
    actors: list[Actor] = field(default_factory=list)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.port, self.live_port = free_ports(2)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ROSTRUM_")}
        return kept | {
            "DJANGO_SETTINGS_MODULE": "rostrum.conf.settings",
            "ROSTRUM_DATA": str(self.folder),
            "ROSTRUM_DATABASE": self.database,
            "ROSTRUM_PORT": str(self.port),
            "ROSTRUM_LIVE_PORT": str(self.live_port),
            "ROSTRUM_MICROPHONES": "simulated",
            "ROSTRUM_SECRET_KEY": SECRET,
        }

    def actor(self, *before: str, **more: str) -> Actor:
        one = Actor(self.environment | more, *before)
        self.actors.append(one)
        return one

    def prepare(self, **told: Any) -> "House":
        """Tables and stage; on SQLite made once for all tests of a run that want the same, then copied."""
        answer = self.actor().ask("prepare", **told) if self.database else self._as_kept(told)
        assert "people" in answer, answer
        self.people, self.number = answer["people"], answer["number"]
        return self

    def _as_kept(self, told: dict[str, Any]) -> dict[str, Any]:
        kept = once(f"stage {json.dumps(told)}", lambda folder: _make_stage(folder, told))
        shutil.copy(kept / DATABASE, self.folder / DATABASE)
        return dict(json.loads((kept / "answer").read_text("utf-8")))

    @property
    def first(self) -> Actor:
        """Started when it is first asked for: many houses need none."""
        return self.actors[0] if self.actors else self.actor()

    def start(
        self, *words: str, before: tuple[str, ...] = (), more: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        with (self.folder / f"{'-'.join(words)}.log").open("ab") as log:
            one = subprocess.Popen(
                [*before, sys.executable, "-m", "rostrum", *words],
                cwd=ROOT,
                env=self.environment | dict(more or {}),
                stdout=log,
                stderr=log,
            )
        self.processes.append(one)
        return one

    def log(self, *words: str) -> str:
        return (self.folder / f"{'-'.join(words)}.log").read_text(encoding="utf-8")

    def live(self, **more: str) -> subprocess.Popen[bytes]:
        process = self.start("process", "live", more=more)
        until(lambda: answers(self.live_port), "the live process to answer")
        return process

    def timekeeper(self, **more: str) -> subprocess.Popen[bytes]:
        process = self.start("process", "timekeeper", more=more)
        until(lambda: list((self.folder / "bells").glob(f"timekeeper.{process.pid}.sock")), "the timekeeper")
        return process

    def pages(self, **more: str) -> subprocess.Popen[bytes]:
        process = self.start("process", "pages", more=more)
        until(lambda: answers(self.port, "/healthz"), "the pages to answer")
        return process

    def token(self, audience: str, *, floor: str = FLOOR, seconds: float = 600, key: str = SECRET) -> str:
        now = time.time_ns() // 1000  # noqa: TID251 - the clock of the processes under test
        return make(stream_key(key), Claim(floor, audience, "holder", now + int(seconds * 1_000_000)), now)

    def stop(self) -> None:
        """End everything that runs; the folder stays."""
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
        for actor in self.actors:
            actor.end()
        self.processes.clear()
        self.actors.clear()

    def end(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def new_house(database: str = "") -> House:
    """In a short path: the name of a local socket has 107 bytes and no more."""
    return House(Path(tempfile.mkdtemp(prefix="rostrum-")), database)


def put_tables(data: Path) -> None:
    """What the first start makes in a data folder and takes long for: the tables, still empty."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copy(once("tables", make_tables) / DATABASE, data / DATABASE)


def make_tables(folder: Path, database: str = "") -> None:
    """In a new database file in the folder, or in the database at the address."""
    command = [sys.executable, "-m", "django", "migrate", "--no-input", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=House(folder, database).environment, check=True)


def _make_stage(folder: Path, told: dict[str, Any]) -> None:
    house = new_house()
    try:
        put_tables(house.folder)
        answer = house.actor().ask("prepare", **told)
        with (
            closing(sqlite3.connect(house.folder / DATABASE)) as source,
            closing(sqlite3.connect(folder / DATABASE)) as copy,
        ):
            source.backup(copy)
        (folder / "answer").write_text(json.dumps(answer), "utf-8")
    finally:
        house.end()


def answers(port: int, path: str = "/live/healthz") -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 2) as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            return line.recv(100).startswith(b"HTTP/1.1 ")
    except OSError:
        return False
