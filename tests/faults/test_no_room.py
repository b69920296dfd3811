"""A database that is locked or has no room: 503, no half state, and all goes on when it is over (R171)."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from rostrum.foundation.verify import check
from tests.postgres import missing
from tests.presses import Phone, phones
from tests.servers import FULL, House, answers, until

PEOPLE = 60 if FULL else 20
ROOM = 8  # MB of the file system that runs full


def sound(house: House) -> int:
    """The record holds and every row, fold and projection says the same; how many entries."""
    lines = [line.encode() for line in house.first.ask("export")["lines"]]
    verdict = check(lines)
    assert (verdict.bad, verdict.why) == (None, "")
    assert house.first.ask("fold") == {"same": True}
    return verdict.count


def taken_once(house: House, people: list[Phone]) -> None:
    """What was acknowledged is in the record at its number, once; nothing that was refused is."""
    rows = {row["number"]: row for row in house.first.ask("rows")["rows"]}
    asked = [row for row in rows.values() if row["kind"] == "FloorRequested" and row["number"] > house.number]
    acknowledged = {number: one.participant for one in people for number in one.taken.values()}
    assert {row["number"]: row["body"]["participant"] for row in asked} == acknowledged


@pytest.fixture
def crowd(house: House) -> list[Phone]:
    found = phones(house.prepare(), PEOPLE)
    house.number = house.first.ask("head")["number"]
    house.pages()
    return found


@contextmanager
def locked(house: House) -> Iterator[None]:
    """Another program writes for longer than anybody waits."""
    line = sqlite3.connect(house.folder / "rostrum.sqlite3", isolation_level=None)
    line.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        line.execute("ROLLBACK")
        line.close()


def test_a_locked_database_is_said_and_the_same_press_counts_later(house: House, crowd: list[Phone]) -> None:
    first, second = crowd[:2]
    first.insist()
    before = sound(house)
    with locked(house):
        refused = second.press(key="kept")
        assert (refused.status, refused.told["code"]) == (503, "unavailable")
        assert refused.told["message"]
        assert answers(house.port, "/en/events/tip-2025-hearing/")  # reading goes on
    assert sound(house) == before
    assert second.press(key="kept").status == 200
    assert sound(house) == before + 1
    taken_once(house, crowd)


def test_a_row_that_is_held_is_given_up_after_a_while(either: House) -> None:
    """On PostgreSQL too: a press that waited for ever would stop every page behind it."""
    people = phones(either, 1)
    either.pages()
    if either.database:
        import psycopg  # noqa: PLC0415 - an extra

        with psycopg.connect(either.database) as line:
            line.execute("SELECT number FROM floor_counter FOR UPDATE")
            refused = people[0].press(key="held")
            line.rollback()
    else:
        with locked(either):
            refused = people[0].press(key="held")
    assert (refused.status, refused.told["code"]) == (503, "unavailable")
    assert people[0].press(key="held").status == 200
    sound(either)


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """The folder becomes a file system of its own, of a few MB."""
    words = ("mount", "-t", "tmpfs", "-o", f"size={ROOM}m", "rostrum-test", str(folder))
    done = subprocess.run(words, capture_output=True, check=False, text=True) if os.geteuid() == 0 else None
    if done is None or done.returncode:
        missing("a file system of a few MB can be mounted by root alone; run this test as root")
    try:
        yield
    finally:
        until(
            lambda: not subprocess.run(("umount", str(folder)), check=False).returncode, "the disk to be free"
        )


@pytest.fixture
def cramped(house: House) -> Iterator[House]:
    with small_disk(house.folder):
        yield house
        house.stop()


def fill(folder: Path) -> Path:
    """Take all the room that is left."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    return filler


def test_a_full_disk_is_said_and_nothing_acknowledged_is_lost(cramped: House) -> None:
    people = phones(cramped.prepare(), PEOPLE)
    cramped.number = cramped.first.ask("head")["number"]
    cramped.pages()
    cramped.timekeeper()
    for one in people[:5]:
        assert one.press().status == 200
    filler = fill(cramped.folder)
    told = [one.press(key="full").status for one in people[5:]]
    assert set(told) <= {200, 503}
    assert 503 in told
    taken_once(cramped, people)
    filler.unlink()
    for one, status in zip(people[5:], told, strict=True):
        if status == 503:
            assert one.press(key="full").status == 200
    assert len([key for one in people for key in one.taken]) == PEOPLE
    taken_once(cramped, people)
    sound(cramped)
    given = cramped.first.do("give")
    until(lambda: cramped.first.ask("rows", after=given)["rows"], "the room to be heard")
