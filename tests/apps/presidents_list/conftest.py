import pytest

from tests.lists import Slate, make_slate


@pytest.fixture
def slate(db: None) -> Slate:
    return make_slate()
