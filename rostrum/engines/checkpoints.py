"""Brings SQLite's log into its file from a thread of its own, so that whoever presses never waits for the disk.

Left to SQLite, the one who commits the thousandth page does it for all, within their own act: a moment of the disk
between the press and every screen. Here acts only add to the log, up to `LONGEST`, should nobody bring it in.
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
        while not self.told.wait(EVERY):
            with contextlib.suppress(sqlite3.Error):
                bring_in(self.path)


def bring_in(path: str) -> int:
    """Write what the log holds into the file without holding up anybody; how many pages stay in it."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=rw", uri=True, isolation_level=None)) as line:
        _, held, brought = line.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return int(held - brought)
