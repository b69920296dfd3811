"""Everything under one roof: what ends is started again, and nothing outlives its parent (D28)."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rostrum.conf import supervisor
from rostrum.conf.supervisor import Supervisor, free_port
from tests.servers import House, answers, free_ports, new_house, put_tables, until

NAMES = ("pages", "live", "timekeeper", "worker")


def family(root: int) -> dict[int, str]:
    """Every living process under one, by id, with its words; zombies are not alive."""
    parents, words = {}, {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            state, parent = (path / "stat").read_text().rpartition(")")[2].split()[:2]
            told = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if state != "Z":
            parents[int(path.name)], words[int(path.name)] = int(parent), told
    found = {root} if root in parents else set()
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return {one: words[one] for one in found}


def child(root: int, name: str) -> int:
    return next((one for one, words in family(root).items() if f"rostrum process {name}" in words), 0)


def alive(ids: set[int]) -> set[int]:
    """Those of the ids that still live."""
    kept = set()
    for one in ids:
        try:
            state = Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except OSError:
            continue
        kept |= {one} if state != "Z" else set()
    return kept


@pytest.fixture(params=["with tables"])
def served(request: pytest.FixtureRequest) -> Iterator[tuple[House, int]]:
    """`rostrum serve`, with everything up, and its id; it makes the tables itself where there are none."""
    house = new_house()
    if request.param == "with tables":
        put_tables(house.folder)
    parent = house.start("serve")
    try:
        until(lambda: answers(house.port, "/") and answers(house.live_port), "pages and stream to answer")
        until(
            lambda: len(list((house.folder / "bells").glob("*.sock"))) == 2, "timekeeper and stream to hear"
        )
        yield house, parent.pid
    finally:
        everybody = set(family(parent.pid))
        house.end()
        for one in alive(everybody):
            os.kill(one, signal.SIGKILL)


def test_whatever_is_killed_is_started_again(served: tuple[House, int]) -> None:
    house, parent = served
    for name in NAMES:
        until(lambda name=name: child(parent, name), name)  # type: ignore[misc]
    before = {name: child(parent, name) for name in NAMES}
    workers = set(family(before["pages"])) - {before["pages"]}
    for one in before.values():
        os.kill(one, signal.SIGKILL)
    for name in NAMES:
        until(lambda name=name: child(parent, name) not in (0, before[name]), f"another {name}")  # type: ignore[misc]
    until(lambda: answers(house.port, "/") and answers(house.live_port), "pages and stream to answer again")
    until(lambda: not alive(workers), "the old server's worker to end")
    assert "ended with -9 and is started again" in house.log("serve")


def test_nothing_outlives_a_parent_that_was_killed(served: tuple[House, int]) -> None:
    _, parent = served
    everybody = set(family(parent))
    assert len(everybody) >= 5
    os.kill(parent, signal.SIGKILL)
    until(lambda: not alive(everybody), "all to end")


@pytest.mark.parametrize("served", ["from nothing"], indirect=True)
def test_told_to_stop_all_stop_and_the_ports_are_free(served: tuple[House, int]) -> None:
    house, parent = served
    everybody = set(family(parent))
    os.kill(parent, signal.SIGTERM)
    assert house.processes[0].wait(30) == 0
    assert alive(everybody) == set()
    assert [free_port(one) for one in (house.port, house.live_port)] == [house.port, house.live_port]
    assert list((house.folder / "bells").iterdir()) == []
    assert "Traceback" not in house.log("serve")


def test_the_next_free_port_is_taken() -> None:
    [port] = free_ports(1)
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", port))
        holder.listen()
        assert free_port(port) > port
        assert free_port(port, but=port + 1) not in (port, port + 1)


def test_a_child_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """It hears no word; the deed follows, to its whole group."""
    script = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
    monkeypatch.setattr(supervisor, "STOP_SECONDS", 0.5)
    one = Supervisor((), {})
    deaf = subprocess.Popen([sys.executable, "-c", script], start_new_session=True, stdout=subprocess.PIPE)
    assert deaf.stdout is not None
    assert deaf.stdout.readline() == b"1\n"
    deaf.stdout.close()
    one.children["deaf"] = deaf
    one.stop()
    assert deaf.returncode == -signal.SIGKILL
    os.close(one.reading)
    os.close(one.writing)
