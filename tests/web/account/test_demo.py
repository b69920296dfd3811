import logging

import pytest
from django.core import signing
from django.test import Client

from rostrum.apps.meeting.models import Event
from rostrum.apps.participation.operations import Prepared, prepare_rehearsal_accounts
from rostrum.apps.people.models import Account
from rostrum.foundation import clock
from rostrum.foundation.redaction import Redaction
from rostrum.web.account.demo import LASTS, SALT, Demo, make_token, read_token

PAGE = "/en/events/practice/podium/"


@pytest.fixture
def prepared(rehearsal: Event) -> Prepared:
    return prepare_rehearsal_accounts(event=rehearsal.pk, now=clock.now())[0]


@pytest.fixture
def address(prepared: Prepared) -> str:
    return f"/demo/{make_token(Demo(prepared.account, PAGE), clock.now())}/"


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_link_signs_the_invented_account_in(client: Client, prepared: Prepared, address: str) -> None:
    answer = client.get(address, headers={"host": "podium.localhost"})
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert answer["Cache-Control"] == "no-store"
    assert client.session["_auth_user_id"] == prepared.account


@pytest.mark.parametrize(
    "sent",
    [
        {"REMOTE_ADDR": "192.0.2.1"},
        {"REMOTE_ADDR": "10.0.0.1"},
        {"REMOTE_ADDR": "2001:db8::1"},
        {"REMOTE_ADDR": "::ffff:192.0.2.1"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"HTTP_HOST": "testserver"},
    ],
)
def test_from_anywhere_else_it_is_refused(client: Client, address: str, sent: dict[str, str]) -> None:
    near = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}
    assert client.get(address, **near | sent).status_code == 403  # type: ignore[arg-type]  # a WSGI environment
    assert not signed_in(client)


@pytest.mark.parametrize("near", ["127.0.0.1", "127.8.0.1", "::1"])
def test_every_loopback_address_is_this_machine(client: Client, address: str, near: str) -> None:
    assert client.get(address, REMOTE_ADDR=near, HTTP_HOST="localhost").status_code == 302


def test_beside_a_real_event_it_is_refused(client: Client, address: str, event: Event) -> None:
    assert client.get(address, HTTP_HOST="localhost").status_code == 403
    assert not signed_in(client)


def test_after_an_hour_it_has_ended(prepared: Prepared) -> None:
    demo = Demo(prepared.account, PAGE)
    token = make_token(demo, 0)
    assert read_token(token, LASTS - 1) == demo
    assert read_token(token, LASTS) is None


def test_an_ended_link_is_refused(client: Client, prepared: Prepared) -> None:
    token = make_token(Demo(prepared.account, PAGE), clock.now() - LASTS)
    assert client.get(f"/demo/{token}/", HTTP_HOST="localhost").status_code == 403


def test_a_forged_link_is_refused(client: Client, prepared: Prepared) -> None:
    claim = {"account": prepared.account, "page": PAGE, "until": clock.now() + LASTS}
    for signer in (signing.Signer(salt="other"), signing.Signer(key="guess", salt=SALT)):
        answer = client.get(f"/demo/{signer.sign_object(claim)}/", HTTP_HOST="localhost")
        assert answer.status_code == 403
    assert client.get("/demo/nothing/", HTTP_HOST="localhost").status_code == 403


def test_only_invented_accounts_are_signed_in(client: Client, rehearsal: Event) -> None:
    person = Account.objects.create_user("real@example.org", "a password of a person", name="R")
    keeps = Account.objects.create_user(
        "x@rehearsal.invalid", "a password of a person", name="kept by somebody"
    )
    for account in (person, keeps):
        token = make_token(Demo(account.pk, PAGE), clock.now())
        assert client.get(f"/demo/{token}/", HTTP_HOST="localhost").status_code == 403
    assert not signed_in(client)


def test_a_refused_link_is_not_logged(
    client: Client, address: str, event: Event, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.addFilter(Redaction())
    with caplog.at_level(logging.DEBUG):
        assert client.get(address, HTTP_HOST="localhost").status_code == 403
    assert address.split("/")[2] not in caplog.text
