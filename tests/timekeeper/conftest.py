from collections.abc import Iterator

import pytest

from tests.servers import House, new_house


@pytest.fixture
def house() -> Iterator[House]:
    """A rehearsal in which three minutes last one second."""
    one = new_house()
    try:
        yield one.prepare(rate=180)
    finally:
        one.end()
