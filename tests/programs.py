"""A test may be skipped only because a program is missing, and says which and how to get it (D33)."""

import os
import shutil
from ctypes.util import find_library
from pathlib import Path
from typing import NoReturn

import pytest

SMALL = "chromium-headless-shell"


def need(program: str, package: str) -> str:
    """The path of a program of the system. Missing, it skips the test; with ROSTRUM_REQUIRE=all it fails it.

    `package` is Debian's: `make browser` installs it as root.
    """
    found = shutil.which(program) or next(
        (str(path) for path in sorted(Path("/usr/lib").glob(f"postgresql/*/bin/{program}"))), None
    )
    if not found:
        _missing(program, package)
    return found


def need_browser() -> str:
    """The path of Chromium: without the window that nobody sees, or the whole one where the full counts are asked for.

    A window of its own for every person of a test is three quarters of the work of a visit.
    """
    small = None if os.environ.get("ROSTRUM_FULL") else shutil.which(SMALL)
    return small or need("chromium", "chromium")


def need_library(name: str, package: str) -> None:
    """The same for a library that a program of the tests loads."""
    if find_library(name) is None:
        _missing(f"lib{name}", package)


def _missing(what: str, package: str) -> NoReturn:
    required = os.environ.get("ROSTRUM_REQUIRE", "").split(",")
    if "all" in required or package in required:
        pytest.fail(f"{what} is required here: apt-get install {package}")
    pytest.skip(f"no {what}: apt-get install {package}")
