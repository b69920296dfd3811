"""SQLite's log is brought into its file beside whoever writes, and by no press."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from rostrum.engines import checkpoints
from rostrum.engines.checkpoints import LONGEST, Checkpoints, bring_in
from tests.servers import DATABASE, new_house, put_tables, until

PAGES = 1500  # more than SQLite by itself leaves in a log


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    """A file whose log holds so many pages; whoever wrote them still has it open."""
    path = tmp_path / "kept.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as line:
        line.execute("PRAGMA journal_mode=WAL")
        line.execute(f"PRAGMA wal_autocheckpoint={LONGEST}")
        line.execute("CREATE TABLE said (what BLOB)")
        line.execute("INSERT INTO said VALUES (zeroblob(?))", (PAGES * 4096,))
        yield path


def left(path: Path) -> int:
    return bring_in(str(path))[1]


def log_of(path: Path) -> int:
    return path.with_name(f"{path.name}-wal").stat().st_size


def test_the_log_is_brought_in_while_its_writer_has_it_open(written: Path) -> None:
    assert written.stat().st_size < PAGES * 4096
    assert left(written) == 0
    assert written.stat().st_size > PAGES * 4096


def test_whoever_still_reads_keeps_back_what_came_after(written: Path) -> None:
    with closing(sqlite3.connect(written, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM said").fetchone()
        with closing(sqlite3.connect(written, isolation_level=None)) as writer:
            writer.execute("INSERT INTO said VALUES ('more')")
        assert left(written) > 0
        reader.execute("COMMIT")
    assert left(written) == 0


def test_the_log_is_emptied_when_nobody_has_written_since(written: Path) -> None:
    held, _ = bring_in(str(written))
    assert log_of(written) > PAGES * 4096
    with closing(sqlite3.connect(written, isolation_level=None)) as writer:
        writer.execute("INSERT INTO said VALUES ('more')")
        again, _ = bring_in(str(written), held)
        assert (again < held, log_of(written) > PAGES * 4096) == (True, True)  # it began anew and grows
        writer.execute("BEGIN IMMEDIATE")
        bring_in(str(written), again)  # somebody writes: it waits for nobody and empties nothing
        writer.execute("COMMIT")
        assert log_of(written) > PAGES * 4096
        assert bring_in(str(written), again) == (0, 0)
        assert log_of(written) == 0


def test_it_goes_on_until_it_is_told(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "EVERY", 0.01)
    one = Checkpoints(str(written))
    one.start()
    until(lambda: written.stat().st_size > PAGES * 4096, "the log to be brought in")
    one.stop()
    assert not one.thread.is_alive()


def test_the_worker_brings_in_what_others_wrote() -> None:
    house = new_house()
    try:
        put_tables(house.folder)
        path = house.folder / DATABASE
        with closing(sqlite3.connect(path, isolation_level=None)) as line:
            line.execute("PRAGMA journal_mode=WAL")
            line.execute(f"PRAGMA wal_autocheckpoint={LONGEST}")
            line.execute("CREATE TABLE said (what BLOB)")
            line.execute("INSERT INTO said VALUES (zeroblob(?))", (PAGES * 4096,))
            before = path.stat().st_size
            house.start("process", "worker")
            until(lambda: path.stat().st_size >= before + PAGES * 4096, "the log to be brought in")
    finally:
        house.end()


def test_no_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        bring_in(str(tmp_path / "none.sqlite3"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_no_act_brings_it_in() -> None:
    if settings.DATABASE:
        pytest.skip("PostgreSQL has no such log")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA wal_autocheckpoint").fetchone() == (LONGEST,)
