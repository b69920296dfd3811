"""The editions, as shipped and, where the prepared material is at hand, as handed over."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rostrum.procedure.conformance import report
from rostrum.procedure.modalities import Modalities, load

HOME = Path(__file__).parents[3]
SHARED = HOME / "../shared"
FOLDERS = {"shipped": HOME / "rostrum/data/modalities", "shared": SHARED / "modalities"}

Data = dict[str, Any]
Editions = dict[str, Modalities]
Results = dict[str, str]


@cache
def _load(folder: Path) -> Editions:
    paths = [path for path in sorted(folder.glob("*.yaml")) if path.stem != "SCHEMA"]
    return {path.stem: load(path.read_text("utf-8"), path.name) for path in paths}


@pytest.fixture(params=sorted(FOLDERS))
def editions(request: pytest.FixtureRequest) -> Editions:
    folder = FOLDERS[request.param]
    if not folder.is_dir():
        pytest.skip("the prepared material ../shared/modalities is not here")
    return _load(folder)


@pytest.fixture
def expected() -> str:
    path = SHARED / "modalities/EXPECTED.md"
    if not path.is_file():
        pytest.skip("the prepared material ../shared/modalities/EXPECTED.md is not here")
    return path.read_text("utf-8")


@pytest.fixture
def results() -> Callable[..., Results]:
    return all_results


def all_results(editions: Editions, changed: str = "", change: Any = None) -> Results:
    """Result by "event clause part" and "event forecast id", with one arrangement changed."""
    arrangements = {name: one.data for name, one in editions.items()}
    if change is not None:
        arrangements[changed] = json.loads(json.dumps(arrangements[changed]))
        change(arrangements[changed])
    found = {}
    for name, one in editions.items():
        said = report(one, arrangements[name], arrangements)
        for finding in said.findings:
            found[f"{name}: {finding.clause} {finding.part}".strip()] = finding.result
        for forecast in said.forecasts:
            found[f"{name}: forecast {forecast.id}"] = forecast.result
    return found
