from collections.abc import Iterator

import pytest

from tests.postgres import Cluster, cluster_with_tables
from tests.servers import House, new_house


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with cluster_with_tables() as one:
        yield one


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Iterator[House]:
    """A hearing under way, on each database in turn."""
    address = request.getfixturevalue("postgres").new_database() if request.param == "postgresql" else ""
    one = new_house(address)
    try:
        yield one.prepare()
    finally:
        one.end()


@pytest.fixture
def house() -> Iterator[House]:
    """A house of one test, on SQLite, not yet prepared."""
    one = new_house()
    try:
        yield one
    finally:
        one.end()
