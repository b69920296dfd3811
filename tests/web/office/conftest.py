from typing import Any

import pytest
from django.test import Client

from tests.invented import plain_files
from tests.lists import Slate, make_slate

__all__ = ["plain_files"]
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def slate(db: None) -> Slate:
    return make_slate(rehearsal=True)


@pytest.fixture
def desks(slate: Slate) -> dict[str, Any]:
    """A browser for each role of the staff."""
    made = {role: Client() for role in slate.staff}
    for role, client in made.items():
        client.force_login(slate.staff[role], backend=BACKEND)
    return made
