"""The timekeeper as a process with a simulated room: on time, and right in the record when it was not (R117, R121)."""

import signal
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import missing
from tests.servers import House, new_house, put_tables, set_clock, until

SECOND = 1_000_000


def entries(house: House, kind: str) -> list[dict[str, Any]]:
    return [row for row in house.first.ask("rows")["rows"] if row["kind"] == kind]


def speak(house: House, place: int = 0) -> tuple[int, int]:
    """Number and deadline of an intervention that has begun."""
    house.first.do("request", who=house.people[place])
    given = house.first.do("give")
    return given, int(house.first.ask("state", audience="console")["deadline"])


def cut(house: House, count: int = 1) -> dict[str, Any]:
    until(lambda: len(entries(house, "MicrophoneCut")) >= count, "a cut")
    return entries(house, "MicrophoneCut")[count - 1]


def test_it_opens_and_cuts_on_time_with_nobody_else_alive(house: House) -> None:
    """No pages, no stream: the timekeeper and the record are enough."""
    house.timekeeper()
    late = []
    for turn in range(3):
        given, deadline = speak(house, turn)
        row = cut(house, turn + 1)
        assert (row["at"], row["actor"]) == (deadline, "timekeeper")
        assert row["body"] == {
            "given": given,
            "deadline": deadline,
            "sent": row["body"]["sent"],
            "acknowledged": row["body"]["acknowledged"],
            "v": 1,
        }
        assert deadline <= row["body"]["sent"] <= row["body"]["acknowledged"]
        late.append((row["body"]["sent"] - deadline) / 1000)
    opened = [row["body"]["microphone"] for row in entries(house, "MicrophoneReported")]
    assert opened == ["open"] * 3
    print("late, ms:", late)


def test_killed_in_mid_speech_the_record_settles_at_the_deadline(house: House) -> None:
    process = house.timekeeper()
    process.send_signal(signal.SIGSTOP)
    _, deadline = speak(house)
    process.kill()
    process.wait(10)
    until(lambda: clock(house) > deadline, "the deadline to pass")
    assert entries(house, "MicrophoneCut") == []
    number = house.first.do("request", who=house.people[1])
    row = cut(house)
    assert (row["at"], row["actor"], row["number"], row["body"]["sent"]) == (
        deadline,
        "system",
        number - 1,
        None,
    )


def clock(house: House) -> int:
    return int(house.first.ask("state", audience="public")["now"])


def test_started_again_it_cuts_what_is_overdue_at_once(house: House) -> None:
    given, deadline = speak(house)
    until(lambda: clock(house) > deadline + SECOND // 2, "the deadline to pass")
    house.timekeeper()
    row = cut(house)
    assert (row["at"], row["body"]["given"], row["actor"]) == (deadline, given, "timekeeper")
    assert row["body"]["sent"] > deadline + SECOND // 2
    assert entries(house, "MicrophoneReported") == []


def test_a_second_one_waits_and_takes_over(house: House) -> None:
    """A lock makes one timekeeper of a data folder (D28)."""
    first = house.timekeeper()
    second = house.start("process", "timekeeper")
    speak(house)
    cut(house)
    assert list((house.folder / "bells").glob(f"timekeeper.{second.pid}.sock")) == []
    first.send_signal(signal.SIGTERM)
    assert first.wait(30) == 0
    speak(house, 1)
    cut(house, 2)
    assert second.poll() is None
    assert len(entries(house, "MicrophoneCut")) == 2


def test_two_machines_at_once_cut_once(house: House) -> None:
    """Each with its own lock, room and bell, on one record: commands and entries bear being said twice."""
    other = new_house()
    other.people = house.people
    for path in house.folder.glob("rostrum.sqlite3*"):
        (other.folder / path.name).symlink_to(path)
    try:
        house.timekeeper()
        other.timekeeper()
        for turn in range(2):
            speak(house, turn)
            cut(house, turn + 1)
        assert len(entries(house, "MicrophoneCut")) == 2
        assert len(entries(house, "MicrophoneReported")) == 2
        assert "Traceback" not in house.log("process", "timekeeper") + other.log("process", "timekeeper")
    finally:
        other.end()


@pytest.mark.parametrize("step", [7200, -7200])
def test_a_wall_clock_that_is_set_is_followed_by_record_and_room(step: int) -> None:
    """The machine's own clock is never touched: faketime stands before the processes (D10)."""
    library = next((str(one) for one in Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), "")
    if not library:
        missing("faketime is missing; install it with: apt-get install faketime")
    house = new_house()
    put_tables(house.folder)
    offset = house.folder / "offset"
    offset.write_text("+0\n")
    told = {
        "LD_PRELOAD": library,
        "FAKETIME_TIMESTAMP_FILE": str(offset),
        "FAKETIME_NO_CACHE": "1",
        "DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    try:
        actor = house.actor(**told)
        house.people = actor.ask("prepare", rate=6)["people"]
        house.timekeeper(**told)
        _, deadline = speak(house)
        until(lambda: entries(house, "MicrophoneReported"), "the opening")
        set_clock(offset, step)
        until(lambda: "the clock was set by" in house.log("process", "timekeeper"), "the step to be seen")
        if step > 0:
            assert cut(house)["at"] == deadline
            return
        assert entries(house, "MicrophoneCut") == []
        house.first.do("stop")
        assert entries(house, "MicrophoneCut") == []
        assert entries(house, "FloorStopped") != []
    finally:
        house.end()


def test_a_pause_and_more_time_are_followed_by_the_room(house: House) -> None:
    """The time that stood still and the time that was added count; the cut comes at the new deadline, once."""
    house.timekeeper()
    given, deadline = speak(house)
    house.first.do("pause")
    until(lambda: clock(house) > deadline, "the old deadline to pass")
    assert entries(house, "MicrophoneCut") == []
    house.first.do("resume")
    house.first.do("extend", seconds=100)
    moved = entries(house, "FloorExtended")[0]["body"]["deadline"]
    row = cut(house)
    assert (row["at"], row["body"]["given"], row["body"]["deadline"]) == (moved, given, moved)
    assert row["body"]["sent"] >= moved > deadline


def test_a_microphone_opened_by_a_slip_is_closed_and_opens_again_for_the_next(house: House) -> None:
    house.timekeeper()
    given, _ = speak(house)
    until(lambda: entries(house, "MicrophoneReported"), "the microphone to open")
    house.first.do("undo")
    until(lambda: len(entries(house, "MicrophoneReported")) == 2, "the microphone to close")
    again = house.first.do("give")
    until(lambda: len(entries(house, "MicrophoneReported")) == 3, "the microphone to open again")
    told = [(row["body"]["given"], row["body"]["microphone"]) for row in entries(house, "MicrophoneReported")]
    assert told == [(given, "open"), (given, "closed"), (again, "open")]
