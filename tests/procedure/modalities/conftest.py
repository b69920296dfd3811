"""The invented event of docs/modalities.md, so that the example of the authors is always right."""

from pathlib import Path

import pytest

HOME = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def example() -> str:
    page = (HOME / "docs/modalities.md").read_text("utf-8")
    return page.partition("```yaml\n")[2].partition("```")[0]


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = HOME / "../shared"
    if not folder.is_dir():
        pytest.skip("the prepared material ../shared is not here")
    return folder
