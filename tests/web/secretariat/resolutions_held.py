"""The invented resolution A/RES/84/999 on the secretariat's desk, and what its pages say."""

import re
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rostrum.apps.mandate import queries
from rostrum.apps.mandate.operations import Imported, import_resolution
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role

FILES = Path(__file__).parents[2] / "data" / "resolutions"
NOW = 1_900_000_000_000_000
SYMBOL = "A/RES/84/999"
DESK = "/en/secretariat/resolutions/"
IMPORT = f"{DESK}import/"
SHEET = f"{DESK}A-RES-84-999/"


def data_of(letter: str) -> bytes:
    name = letter if "." in letter else f"{letter}.xml"
    return (FILES / f"84_999_{name}").read_bytes()


def bring(letter: str) -> Imported:
    return import_resolution(data=data_of(letter), name=f"{letter}.xml", by=None, now=NOW)


def send(client: Client, data: bytes, name: str = "file.xml") -> Any:
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, data)})


def unread(*_: Any) -> None:
    pytest.fail("the body was read")


def errors(answer: Any) -> list[str]:
    """The errors beside fields, which the summary repeats word for word."""
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Problem: " in page
    fields = re.findall(r'class="error" id="[^"]+">(?:<p>)?(.*?)(?:</p>)', page)
    summary = re.search(r'<div class="errors".*?</div>', page, re.DOTALL)
    assert summary
    assert re.findall(r'<li><a href="#id_[^"]+">(.*?)</a></li>', summary[0]) == fields
    return fields


def unit(path: str, language: str = "en") -> queries.SheetUnit:
    sheet = queries.sheet(symbol=SYMBOL, language=language)
    assert sheet
    return next(one for one in sheet.units if one.path == path)


def row(page: str, anchor: str) -> str:
    found = re.search(
        rf'<li class="row" id="{anchor}">(.*?)<div class="row-end">.*?</div>\n</li>', page, re.DOTALL
    )
    assert found
    return found[0]


def carried(text: str) -> dict[str, list[str]]:
    """The hidden fields of a form in a piece of a page."""
    sent: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(seen|at)" value="([^"]*)"', text):
        sent.setdefault(name, []).append(value)
    return sent


@pytest.fixture
def secretary(db: None) -> Account:
    account = Account.objects.create_user("all@example.org", name="Ada Lind")
    grant_role(account=account, role="secretariat", event="", by=None, now=NOW)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    return account


@pytest.fixture
def desk(client: Client, secretary: Account) -> Client:
    client.force_login(secretary)
    return client
