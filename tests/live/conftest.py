from collections.abc import Iterator

import pytest

from tests.servers import House, new_house


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    """A hearing under way with its live process; each module has its own."""
    one = new_house().prepare()
    try:
        one.live()
        yield one
    finally:
        one.end()
