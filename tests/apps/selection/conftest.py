import pytest

from tests.selecting import Choice, make_choice


@pytest.fixture
def choice(db: None) -> Choice:
    return make_choice()
