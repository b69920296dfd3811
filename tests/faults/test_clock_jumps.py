"""The clock is set while people speak: the record goes forward, nobody is cut early, no two hold the floor (D10)."""

from pathlib import Path

import pytest

from rostrum.foundation.verify import check
from rostrum.procedure.floor.decide import Dated
from rostrum.procedure.floor.entries import decode
from tests.postgres import missing
from tests.presses import phones
from tests.procedure.floor.test_floor_property import violations
from tests.servers import FULL, House, put_tables, set_clock, until
from tests.streams import listen

JUMPS = (3600, -3600, 7, -7, 86400, -86400) * (5 if FULL else 1)  # seconds
STILL = {"DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_NO_CACHE": "1"}


@pytest.fixture
def faked(house: House) -> tuple[House, Path]:
    """Every process of the house reads a wall clock of our own; the machine's is never touched."""
    library = next((str(one) for one in Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), "")
    if not library:
        missing("faketime is missing; install it with: apt-get install faketime")
    put_tables(house.folder)
    offset = house.folder / "offset"
    offset.write_text("+0\n")
    told = STILL | {"LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": str(offset)}
    actor = house.actor(**told)
    answer = actor.ask("prepare", rate=90)
    house.people, house.number = answer["people"], answer["number"]
    for process in (house.pages, house.live, house.timekeeper):
        process(**told)
    return house, offset


def test_the_clock_is_set_again_and_again_while_people_press_and_speak(faked: tuple[House, Path]) -> None:
    house, offset = faked
    people, at = phones(house, len(JUMPS)), 0
    screen = listen(house.live_port).reach(house.first.ask("head")["number"])
    for one, jump in zip(people, JUMPS, strict=True):
        assert one.insist().status == 200
        house.first.do("give")
        at += jump
        set_clock(offset, at)
        house.first.ask("stop")
        house.first.ask("question", question=1 + len(one.taken))
    rows = house.first.ask("rows")["rows"]
    verdict = check([line.encode() for line in house.first.ask("export")["lines"]])
    assert (verdict.bad, verdict.why) == (None, "")
    assert violations([Dated(decode(row["kind"], row["body"]), row["at"]) for row in rows]) == []
    cuts = [row["body"] for row in rows if row["kind"] == "MicrophoneCut" and row["body"]["sent"]]
    assert all(one["sent"] >= one["deadline"] for one in cuts)
    asked = {row["number"] for row in rows if row["kind"] == "FloorRequested"}
    assert {number for one in people for number in one.taken.values()} <= asked
    last = house.first.ask("head")["number"]
    screen.reach(last).close()
    assert screen.numbers == list(range(screen.numbers[0], screen.numbers[-1] + 1))
    until(lambda: "clock was set" in house.log("process", "timekeeper"), "the timekeeper to have seen it")
