"""What is made once for a whole run of the tests, however many processes the run is divided among."""

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

NAME = "KEPT_OF_A_RUN"


def folder() -> Path:
    """Of this run; whoever divides the run asks first, hands it on to its processes and clears it away."""
    if NAME not in os.environ:
        os.environ[NAME] = tempfile.mkdtemp(prefix="rostrum-kept-")
        atexit.register(shutil.rmtree, os.environ[NAME], ignore_errors=True)
    return Path(os.environ[NAME])


def once(name: str, make: Callable[[Path], object]) -> Path:
    """The folder of a name, filled by whoever asks first while the others wait."""
    kept = folder() / name
    with (folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            part = kept.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir()
            make(part)
            part.rename(kept)
    return kept
