"""Link and PIN of the floor reach nobody but their person: no page of the desk, no table, no log (D23, decision 29)."""

import logging
import secrets
from collections.abc import Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from rostrum.apps.correspondence import operations as mail
from rostrum.apps.correspondence.models import Mail, Mailing
from rostrum.apps.participation.operations import issue_link
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.floor_link_letter import CODE
from rostrum.foundation import clock
from rostrum.foundation.clock import moment
from rostrum.foundation.ports import ports
from tests.apps.registration.conftest import HEARING, NOW, Office, office
from tests.invented import plain_files
from tests.smtp import smtp_server
from tests.web.registration.test_own_badge import entered

__all__ = ["office", "plain_files"]
BACKEND = "django.contrib.auth.backends.ModelBackend"
DESK, EVENT = "/en/secretariat/", f"/en/secretariat/events/{HEARING}/"
PIN = 918273
pytestmark = pytest.mark.usefixtures("plain_files")


@pytest.fixture(autouse=True)
def hour() -> Iterator[None]:
    with time_machine.travel(moment(NOW + 600_000_000), tick=False):
        yield


@pytest.fixture
def clerk(office: Office) -> Client:
    account = office.staff["secretariat"]
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


def opened(client: Client, *addresses: str) -> str:
    """What the pages and files say, each of which must open."""
    answers = [client.get(one) for one in addresses]
    assert [one.status_code for one in answers] == [200] * len(addresses)
    return "".join(b"".join(one).decode() for one in answers)


def tables(client: Client) -> str:
    at = (f"{EVENT}tables/{one}/masked/" for one in ("participants", "registrations"))
    answers = [client.post(one, {"form": "csv"}) for one in at]
    assert [one["Content-Type"] for one in answers] == ["text/csv; charset=utf-8"] * len(answers)
    return "".join(b"".join(one).decode() for one in answers)


def sent(clerk: Client, office: Office) -> str:
    """The mailing of links, tested and sent as the desk does it."""
    clerk.post(f"{EVENT}mailings/links/")
    made = str(Mailing.objects.get().pk)
    mail.send_test(mailing=made, by=office.staff["secretariat"], now=clock.now())
    mail.send_mailing(mailing=made, count=1, by=office.staff["secretariat"], now=clock.now())
    return made


def test_only_the_letter_to_the_person_holds_the_link_and_nothing_the_pin(
    office: Office, clerk: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(secrets, "randbelow", lambda _: PIN)  # no page holds this number by chance
    row, by = office.sent("ana@example.org", letters="en"), office.staff["secretariat"]
    person = o.approve_registration(registration=row.pk, by=by, now=clock.now())
    issued = issue_link(participant=person, by=by, now=clock.now())
    made = sent(clerk, office)
    letter = Mail.objects.get(letter=CODE, address="ana@example.org").pk
    at = (
        *(f"{DESK}outbox/", f"{DESK}outbox/{letter}/"),
        *(f"{EVENT}mailings/", f"{EVENT}mailings/{made}/", f"{EVENT}letters/{CODE}/en/"),
        *(f"{EVENT}registrations/{row.pk}/", f"{EVENT}registrations/file/csv/"),
        *(f"{EVENT}participants/", f"{EVENT}participants/{person}/"),
    )
    told = opened(clerk, *at)
    with smtp_server() as post:
        monkeypatch.setattr(ports, "post", post.post())
        while mail.deliver_mail(now=clock.now()):
            pass
        letters = [(to[0], post.text(place)) for place, (_, to, _) in enumerate(post.taken)]
    told += opened(clerk, *at) + opened(entered(row), "/en/registration/") + tables(clerk)
    assert f"outbox/{letter}/" in told
    assert [to for to, text in letters if issued.token in text] == ["ana@example.org"]
    assert [to for to, text in letters if issued.pin in text] == []
    for one in (told, caplog.text, str(list(Mail.objects.values()))):
        assert (issued.token in one, issued.pin in one) == (False, False)
