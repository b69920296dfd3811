"""Brings SQLite's log into its file from a thread of its own, so that whoever presses never waits for the disk.

Left to SQLite, the one who commits the thousandth page does it for all, within their own act: a moment of the disk
between the press and every screen. Here acts only add to the log, up to `LONGEST`, should nobody bring it in.

SQLite starts a log that was brought in anew and leaves what stood further back. So it is emptied when nobody writes:
what was erased stands in no file of the database any more (R199).
"""

import contextlib
import sqlite3
import threading

EVERY = 2.0  # seconds
LONGEST = 10_000  # pages, 40 MB: from there on SQLite does it itself


class Checkpoints:
    """Runs beside the worker. A file that cannot be written now is written at the next turn."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.told = threading.Event()
        self.thread = threading.Thread(target=self._run, name="checkpoints", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.told.set()
        self.thread.join()

    def _run(self) -> None:
        held = 0
        while not self.told.wait(EVERY):
            with contextlib.suppress(sqlite3.Error):
                held, _ = bring_in(self.path, held)


def bring_in(path: str, before: int = 0) -> tuple[int, int]:
    """Write what the log holds into the file without holding up anybody; empty it where it holds no more than before.

    Only whoever writes at that very moment would wait for it, so a log that grows is left alone. How many pages it
    holds, and how many of them are not in the file.
    """
    with _opened(path) as line:
        held, brought = _checkpoint(line, "PASSIVE")
        if held and held == brought == before:
            held, brought = _checkpoint(line, "TRUNCATE")
    return held, held - brought


def _opened(path: str) -> contextlib.closing[sqlite3.Connection]:
    """Waits for nobody: what is held is left for the next turn."""
    uri = f"file:{path}?mode=rw"
    return contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0))


def _checkpoint(line: sqlite3.Connection, kind: str) -> tuple[int, int]:
    """How many pages the log holds, and how many of them stand in the file."""
    _, held, brought = line.execute(f"PRAGMA wal_checkpoint({kind})").fetchone()
    return int(held), int(brought)
