"""The invented resolution A/RES/84/999 in its files, and members of the staff."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rostrum.apps.mandate.operations import Imported, import_resolution
from rostrum.apps.people.models import Account
from rostrum.apps.processes.models import Grant

FILES = Path(__file__).parents[2] / "data" / "resolutions"
NOW = 1_900_000_000_000_000
Bring = Callable[..., Imported]


@pytest.fixture
def invented() -> Callable[[str], bytes]:
    """The bytes of one language by its letter, `E.md` for the text."""

    def read(letter: str) -> bytes:
        name = letter if "." in letter else f"{letter}.xml"
        return (FILES / f"84_999_{name}").read_bytes()

    return read


@pytest.fixture
def bring(db: None, invented: Callable[[str], bytes]) -> Bring:
    """Imports one language as the installation does."""

    def act(letter: str = "E", data: bytes | None = None, by: Account | None = None) -> Imported:
        name = letter if "." in letter else f"{letter}.xml"
        return import_resolution(
            data=invented(letter) if data is None else data, name=f"84_999_{name}", by=by, now=NOW
        )

    return act


@pytest.fixture
def secretary(db: None) -> Account:
    account = Account.objects.create(email="s@example.org", name="Ada Lind")
    Grant.objects.create(account=account, role="secretariat", event="", granted_at=NOW)
    return account


@pytest.fixture
def visitor(db: None) -> Account:
    return Account.objects.create(email="v@example.org", name="Bo Ek")
