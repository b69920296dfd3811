"""After an erasure the files of the house hold nothing of the person: free pages and SQLite's log too (R199)."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rostrum.engines.checkpoints import bring_in
from tests.security.erased import CANARY
from tests.servers import DATABASE, ROOT, House, new_house, put_tables


class Story:
    """A process that goes on by one step a line, and keeps the database open meanwhile."""

    def __init__(self, house: House) -> None:
        self.folder = house.folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.security.erased_on_disk"],
            cwd=ROOT,
            env=house.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.step() == "here"

    def step(self) -> str:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.communicate()

    def found(self) -> set[str]:
        """The files that hold the string, by name or content, in whatever case."""
        files = [one for one in self.folder.rglob("*") if one.is_file()]
        return {one.name for one in files if CANARY.lower().encode() in held(one)}


def held(path: Path) -> bytes:
    return path.name.lower().encode() + path.read_bytes().lower()


@pytest.fixture
def story() -> Iterator[Story]:
    house = new_house()
    put_tables(house.folder)
    one = Story(house)
    yield one
    one.end()
    house.end()


def test_nothing_of_a_person_stays_in_the_files(story: Story) -> None:
    path = str(story.folder / DATABASE)
    before, _ = bring_in(path)
    assert story.found() == {DATABASE, f"{DATABASE}-wal"}
    assert story.step() == "erased"
    assert (story.folder / "erased.jsonl").exists()
    held, _ = bring_in(path, before)  # two turns of the worker's thread, in which nobody writes
    bring_in(path, held)
    assert story.found() == set()
