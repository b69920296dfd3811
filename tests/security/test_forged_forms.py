"""No page elsewhere acts for somebody who is signed in: every address that takes a POST asks for token and origin.

`display` is left out on purpose: it changes a colour for the one who asks, and the public page carries no token.
The links `door` and `demo` read nothing from a form.
"""

import re
from typing import Any

import pytest
from django.test import Client

from rostrum.apps.floor.models import Entry
from rostrum.apps.participation.models import Device, Link, Participant
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from rostrum.web.participant.door import COOKIE
from tests.security.town import BACKEND, PARTICIPANT, Town
from tests.stage import NOW, ROLES

# they do nothing but show, or do what whoever has their signed address may do without a browser (RFC 8058)
EXEMPT = {"display", "door", "dossier_link", "delegation_link", "unsubscribe"}
# refused to an account that has neither password nor passkey to confirm with
CONFIRMING = {"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"}


@pytest.fixture
def strict(town: Town) -> Client:
    """A browser that may do everything, of a participant and of every role, in front of a server that checks."""
    account = Account.objects.create_user("all@example.org", name="all")
    for role in ROLES:
        grant_role(account=account, role=role, event="", by=None, now=NOW)
    client = Client(enforce_csrf_checks=True)
    client.force_login(account, backend=BACKEND)
    client.cookies[COOKIE] = town.browsers[PARTICIPANT].cookies[COOKIE].value
    return client


def token(client: Client, page: str = "/en/account/sessions/") -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(page).content.decode())
    assert found
    return found[1]


def counted() -> tuple[int, ...]:
    """How much there is of everything that a form could change."""
    tables: tuple[Any, ...] = (Entry, Link, Device.objects.filter(revoked_at=None).model, Participant)
    return (*(one.objects.count() for one in tables), Device.objects.filter(revoked_at=None).count())


def forged(client: Client) -> dict[str, dict[str, Any]]:
    good = token(client)
    return {
        "nothing": {},
        "a token of somebody else": {"data": {"csrfmiddlewaretoken": "a" * 64}},
        "a foreign origin": {
            "data": {"csrfmiddlewaretoken": good},
            "headers": {"origin": "https://elsewhere.example"},
        },
        "an origin that is none": {"data": {"csrfmiddlewaretoken": good}, "headers": {"origin": "null"}},
        "our host on another port": {
            "data": {"csrfmiddlewaretoken": good},
            "headers": {"origin": "http://testserver:81"},
        },
        "a script's body": {"data": b"{}", "content_type": "application/json"},
        "a text that looks like a script's": {"data": b'{"key": "x"}', "content_type": "text/plain"},
    }


def test_every_address_refuses_a_forged_form(town: Town, strict: Client) -> None:
    before = counted()
    let_in = {
        (name, way)
        for way, told in forged(strict).items()
        for name, address in town.addresses.items()
        if strict.post(address, **told).status_code not in {403, 404, 405}
    }
    assert {name for name, _ in let_in} == EXEMPT
    assert counted() == before


def test_a_true_form_is_taken(town: Town, strict: Client) -> None:
    good = {"csrfmiddlewaretoken": token(strict)}
    own = {"origin": "http://testserver"}
    taken = {
        name for name, at in town.addresses.items() if strict.post(at, good, headers=own).status_code != 403
    }
    assert set(town.addresses) - taken == CONFIRMING  # so only the token stood in the way of all others


def test_reading_changes_nothing(town: Town, strict: Client) -> None:
    before = counted()
    for address in town.addresses.values():
        strict.get(address)
        strict.head(address)
    assert counted() == before


def test_display_goes_back_to_our_own_pages_alone(town: Town) -> None:
    for back in (
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "http:///elsewhere.example",
        "\thttps://elsewhere.example",
    ):
        answer = Client().post("/display/", {"display": "dark", "back": back})
        assert answer["Location"] == "/", back
    assert Client().post("/display/", {"back": "/en/"})["Location"] == "/en/"
