"""Every process is killed at random moments while people press: nothing acknowledged is lost (D28, R121)."""

import os
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from rostrum.foundation.verify import check
from rostrum.procedure.floor.decide import Dated
from rostrum.procedure.floor.entries import decode
from tests.presses import Phone, phones
from tests.procedure.floor.test_floor_property import violations
from tests.servers import FULL, PATIENCE, Actor, House, answers, new_house, until
from tests.streams import Listener, listen

KILLS = 100 if FULL else 10
PEOPLE = 12
VICTIMS = ("pages", "live", "timekeeper", "worker", "serve")
RATE = 180  # a limit of three minutes ends after one second


@dataclass
class Storm:
    """The load that goes on while processes die. `faults` are what its threads could not bear."""

    house: House
    people: list[Phone]
    calm: threading.Event = field(default_factory=threading.Event)  # nobody acts any more
    over: threading.Event = field(default_factory=threading.Event)
    faults: list[BaseException] = field(default_factory=list)
    heard: list[int] = field(default_factory=list)
    resets: int = 0
    last: int | None = None  # what the screen still waits for, once nothing more is written

    def presser(self, person: Phone) -> None:
        """Asks, and takes it back a little later, as often as nobody says it is too often."""
        while not self.calm.is_set():
            person.insist()
            time.sleep(0.3)
            person.insist("withdraw")
            time.sleep(0.8)

    def desk(self, hand: Actor) -> None:
        """Gives the floor to whoever is next; the timekeeper must end it, or whoever acts next must settle it."""
        while not self.calm.is_set():
            hand.ask("give")
            time.sleep(0.4)

    def reader(self) -> None:
        """One screen that comes back with the number it has, until it has the last."""
        line: Listener | None = None
        while not self.over.is_set() and not self._whole(line):
            if line is None or line.closed:
                self._keep(line)
                line = self._open()
            time.sleep(0.05)
        self._keep(line)

    def _whole(self, line: Listener | None) -> bool:
        return self.last is not None and self.last in (*self.heard, *(line.numbers if line else ()))

    def _open(self) -> Listener | None:
        try:
            return listen(self.house.live_port, after=self.heard[-1] if self.heard else None)
        except OSError:
            return None

    def _keep(self, line: Listener | None) -> None:
        if line is not None:
            line.close()
            self.resets += len(line.events("reset"))
            self.heard += line.numbers


def pids(serve: int) -> dict[str, int]:
    """The processes under a supervisor, by name, and the supervisor."""
    found = {"serve": serve}
    for pid in Path(f"/proc/{serve}/task/{serve}/children").read_text(encoding="ascii").split():
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
        if "process" in words:
            found[words[words.index("process") + 1]] = int(pid)
    return found


def serve(house: House) -> int:
    process = house.start("serve", "--port", str(house.port))
    until(lambda: answers(house.port, "/healthz") and answers(house.live_port), "everything to be up")
    return process.pid


def kill(house: House, serving: int, chance: Random) -> int:
    """One of them, at a moment nobody knows; the supervisor's children end with it, and another is started."""
    name = chance.choice(VICTIMS)
    time.sleep(chance.uniform(0, 0.5))
    found = until(lambda: one if name in (one := pids(serving)) else None, f"{name} to be there")
    os.kill(found[name], signal.SIGKILL)
    if name != "serve":
        return serving
    house.processes[-1].wait(30)
    children = [pid for one, pid in found.items() if one != "serve"]
    until(lambda: not any(Path(f"/proc/{pid}/stat").exists() for pid in children), "its children to end")
    return serve(house)


@pytest.fixture(params=["sqlite", "postgresql"])
def hearing(request: pytest.FixtureRequest) -> Iterator[House]:
    one = new_house(
        request.getfixturevalue("postgres").new_database() if request.param == "postgresql" else ""
    )
    try:
        yield one.prepare(rate=RATE)
    finally:
        one.end()


def test_killed_again_and_again_under_load_nothing_acknowledged_is_lost(hearing: House) -> None:
    chance, people = Random(20250731), phones(hearing, PEOPLE)
    begun = hearing.first.ask("head")["number"]
    storm, serving = Storm(hearing, people), serve(hearing)
    work: list[tuple[Callable[..., None], tuple[object, ...]]] = [(storm.presser, (one,)) for one in people]
    work += [(storm.desk, (hearing.actor(),)), (storm.reader, ())]
    threads = [threading.Thread(target=guarded, args=(storm, act, told)) for act, told in work]
    for one in threads:
        one.start()
    try:
        for _ in range(KILLS):
            serving = kill(hearing, serving, chance)
        until(lambda: answers(hearing.port, "/healthz") and answers(hearing.live_port), "all to be up again")
        calm(storm, threads[:-1])
        until(lambda: hearing.first.ask("state", audience="public")["state"]["now"] is None, "the last cut")
        storm.last = hearing.first.ask("head")["number"]
        threads[-1].join(PATIENCE)
    finally:
        calm(storm, threads[:-1])
        storm.over.set()
        threads[-1].join(120)
    assert storm.faults == []
    ended = re.findall(r"(\w+) ended with (-?\d+)", hearing.log("serve", "--port", str(hearing.port)))
    assert {code for _, code in ended} == {"-9"}, hearing.log("serve", "--port", str(hearing.port))[-6000:]
    judge(hearing, storm, begun)


def calm(storm: Storm, threads: list[threading.Thread]) -> None:
    storm.calm.set()
    for one in threads:
        one.join(120)


def guarded(storm: Storm, act: Callable[..., None], told: tuple[object, ...]) -> None:
    try:
        act(*told)
    except BaseException as fault:  # noqa: BLE001 - told by the test, which waits for this thread
        storm.faults.append(fault)


def judge(house: House, storm: Storm, begun: int) -> None:
    """By what is written, and not by anybody's memory."""
    rows = house.first.ask("rows")["rows"]
    verdict = check([line.encode() for line in house.first.ask("export")["lines"]])
    assert (verdict.bad, verdict.why, verdict.count) == (None, "", len(rows))
    assert violations([Dated(decode(row["kind"], row["body"]), row["at"]) for row in rows]) == []
    by_number = {row["number"]: row for row in rows}
    for one in storm.people:
        assert len(one.taken) > 0
        for number in one.taken.values():
            row = by_number[number]
            assert (row["kind"], row["actor"]) in {
                ("FloorRequested", f"participant:{one.participant}"),
                ("RequestWithdrawn", f"participant:{one.participant}"),
            }
    keyed = [
        row for row in rows if row["kind"] in {"FloorRequested", "RequestWithdrawn"} and row["number"] > begun
    ]
    taken = {number for one in storm.people for number in one.taken.values()}
    assert {
        row["number"] for row in keyed
    } - taken == set()  # whoever insisted was told of everything that was stored
    cuts = [row for row in rows if row["kind"] == "MicrophoneCut"]
    assert len(cuts) > 0
    # At its deadline; time never runs backwards, so after an act that had waited a whole limit for the record, then.
    assert [
        row for row in cuts if row["at"] != max(row["body"]["deadline"], by_number[row["number"] - 1]["at"])
    ] == []
    assert all(row["body"]["sent"] is None or row["body"]["sent"] >= row["body"]["deadline"] for row in cuts)
    assert house.first.ask("fold") == {"same": True}
    steps = [two - one for one, two in pairwise(storm.heard)]
    assert min(steps) == 1  # never the same again, never backwards
    assert (
        sum(step > 1 for step in steps) <= storm.resets
    )  # a gap is told: the screen starts anew with the whole state
    assert storm.heard[-1] == rows[-1]["number"]
    print(
        f"{len(rows)} entries, {len(taken)} presses acknowledged, {sum(one.tries for one in storm.people)} tries,"
        f" {len(cuts)} cuts, {sum(row['body']['sent'] is None for row in cuts)} of them settled by another act"
    )
