import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from tests.security.town import Town, set_town
from tests.servers import PATIENCE, ROOT, new_house


@pytest.fixture
def plain_files(settings: Settings, tmp_path: Path) -> None:
    """Pages name their files as they lie, without collecting them first."""
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def town(db: None, plain_files: None, settings: Settings, tmp_path: Path) -> Town:
    settings.DATA = tmp_path
    return set_town()


@pytest.fixture(scope="session")
def https() -> Iterator[dict[str, Any]]:
    """What a house under https answered, and in `files` its database as it lay then.

    In a process of its own, because the names of cookies are read from the environment once.
    """
    house = new_house().prepare(rate=1, panel=False)
    try:
        told = house.environment | {
            "ROSTRUM_BASE_URL": "https://hearing.example.org",
            "ROSTRUM_LIVE_URL": "https://hearing.example.org/live",
        }
        command = [sys.executable, "-m", "tests.security.https_answers"]
        done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, timeout=PATIENCE, check=False)
        assert done.returncode == 0, done.stderr.decode()[-2000:]
        files = {one.name: one.read_bytes() for one in house.folder.glob("copied-*")}
        yield json.loads(done.stdout) | {"files": files}
    finally:
        house.end()
