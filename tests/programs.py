"""A test may be skipped only because a program is missing, and says which and how to get it (D33)."""

import os
import shutil
from pathlib import Path

import pytest


def need(program: str, package: str) -> str:
    """The path of a program of the system. Missing, it skips the test; with ROSTRUM_REQUIRE=all it fails it.

    `package` is Debian's: `make browser` installs it as root.
    """
    found = shutil.which(program) or next(
        (str(path) for path in sorted(Path("/usr/lib").glob(f"postgresql/*/bin/{program}"))), None
    )
    if found:
        return found
    required = os.environ.get("ROSTRUM_REQUIRE", "").split(",")
    if "all" in required or package in required:
        pytest.fail(f"{program} is required here: apt-get install {package}")
    pytest.skip(f"no {program}: apt-get install {package}")
