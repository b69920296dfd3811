"""What every test may ask for: a database of its own, a loaded hearing, its staff and its participants."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.utils import translation

from rostrum.apps.floor import record
from rostrum.conf.preparation import compile_catalogues
from rostrum.foundation.ports import SilentBell, ports
from tests import kept
from tests.servers import DATABASE, put_tables
from tests.stage import NOW, Stage, set_stage

# A busy machine is no finding.
hypothesis.settings.register_profile(
    "rostrum", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("rostrum")
pytest_plugins = ("tests.browsers",)
WAITING = (
    "journeys",
    "faults",
    "timekeeper",
    "rehearsal",
    "live",
)  # whole hearings and faults, the longest first


def pytest_sessionstart(session: pytest.Session) -> None:
    """The tests read pages in six languages; a process reads each catalogue once, so all are made before.

    Where the run is divided among processes, the one that divides it makes them.
    """
    if not hasattr(session.config, "workerinput"):
        compile_catalogues()
        kept.folder()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """File by file, those that wait spread among those that reckon, so that neither core nor time lies idle.

    At the end come short ones alone: a long one would keep the whole run for itself.
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    waiting = sorted((one for one in files if one.parent.name in WAITING), key=_place)
    rest = [one for one in files if one not in waiting]
    apart = len(rest) * 3 // 4 // max(1, len(waiting))
    order: list[Path] = []
    for at, one in enumerate(waiting):
        order += [one, *rest[at * apart : (at + 1) * apart]]
    order += rest[len(waiting) * apart :]
    items[:] = [item for one in order for item in files[one]]


def _place(file: Path) -> tuple[int, str]:
    return WAITING.index(file.parent.name), file.name


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two runs at once on one machine do not share a database, but the tables are made once a run."""
    told: dict[str, Any] = settings.DATABASES["default"]
    if on_sqlite():
        folder = tmp_path_factory.mktemp("db")
        put_tables(folder)
        told["TEST"]["NAME"] = str(folder / DATABASE)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The tables that were put there are taken as they are, after a look for migrations that are newer."""
    return on_sqlite()


def on_sqlite() -> bool:
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3")


@pytest.fixture(autouse=True)
def _as_started_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of another test is remembered, its language included, and no process outside is woken.

    A command sets Django up again: the log stays where it was, not on a stream that ends with the test.
    """
    monkeypatch.setattr(ports, "bell", SilentBell())
    monkeypatch.setattr("django.utils.log.configure_logging", lambda *_: None)
    record.forget()
    translation.activate(settings.LANGUAGE_CODE)
    yield
    record.forget()


@pytest.fixture
def stage(db: None) -> Stage:
    """The hearing of 2025 with its staff and five participants; nothing has happened yet."""
    return set_stage(now=NOW)
