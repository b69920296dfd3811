"""Whoever copies the files of the database has no PIN, link, token, password or second factor in hand (D23)."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.core import signing

from rostrum.apps.participation.models import Device
from rostrum.web.participant.door import COOKIE, SALT
from tests.security.town import Town


def stands(secret: str, data: bytes) -> bool:
    """Six digits inside a longer number or a digest are no PIN."""
    if secret.isdigit():
        return bool(re.search(rb"(?<![0-9a-fA-F])" + secret.encode() + rb"(?![0-9a-fA-F])", data))
    return secret.encode() in data


def found(secrets: Mapping[str, str], files: Mapping[str, bytes]) -> set[tuple[str, str]]:
    return {
        (name, kind) for kind, one in secrets.items() for name, data in files.items() if stands(one, data)
    }


def test_the_files_of_the_database_open_no_door(https: dict[str, Any]) -> None:
    files, secrets = https["files"], https["secrets"]
    assert set(files) >= {"copied-rostrum.sqlite3", "copied-rostrum.sqlite3-wal"}
    assert found(secrets, files) == set()
    whole = b"".join(files.values())
    assert https["name"].encode() in whole  # what was searched is what the house wrote
    assert hashlib.sha256(secrets["link"].encode()).hexdigest().encode() in whole


def test_no_digest_of_a_pin_that_anybody_could_make(https: dict[str, Any]) -> None:
    """A million PINs are tried in a second: what checks them is keyed."""
    pin, link = https["secrets"]["PIN"], https["secrets"]["link"]
    whole = b"".join(https["files"].values())
    for text in (pin, pin + link, link + pin, f"{link}:{pin}", f"{pin}:{link}"):
        for kind in ("md5", "sha1", "sha256"):
            assert hashlib.new(kind, text.encode()).hexdigest().encode() not in whole


@pytest.mark.parametrize("kind", ["PIN", "link", "seed of the authenticator"])
def test_a_secret_planted_in_a_file_is_found(https: dict[str, Any], kind: str) -> None:
    planted = {"a log": b"opened with " + https["secrets"][kind].encode() + b" by Ada"}
    assert found(https["secrets"], planted) == {("a log", kind)}


def test_a_cookie_made_from_the_table_alone_opens_nothing(town: Town) -> None:
    """The ids in the table are not the signature: the key of another installation signs in vain."""
    device = Device.objects.get()
    claim = {"participant": town.protected, "device": device.pk, "event": town.stage.event}
    client = town.browsers["visitor"]
    client.cookies[COOKIE] = signing.Signer(key="a key of elsewhere", salt=SALT).sign_object(claim)
    assert client.get(town.addresses["phone"]).status_code == 302
    client.cookies[COOKIE] = signing.Signer(salt=SALT).sign_object(claim)
    assert client.get(town.addresses["phone"]).status_code == 200
