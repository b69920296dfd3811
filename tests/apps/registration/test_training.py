"""The registered speakers are invited to a rehearsal of their own event (issue 4, section 5)."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django.fixtures import Settings

from rostrum.apps.correspondence import operations as mail
from rostrum.apps.correspondence.models import Mail
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import Training
from rostrum.foundation.ports import ports
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, MEETING, Office
from tests.invented import plain_files
from tests.smtp import smtp_server

__all__ = ["plain_files"]

WHERE = "https://rehearsal.example.org/en/"
AT = 1_625_148_000_000_000  # 1 July 2021, 10.00 in New York


def approve(office: Office, address: str, **told: str) -> None:
    row = office.sent(address, **told)
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())


def invite(office: Office, address: str = WHERE, at: int = AT, role: str = "secretariat") -> str:
    by = office.staff[role]
    return o.invite_to_training(event=HEARING, address=address, at=at, by=by, now=office.tick())


def test_speakers_read_where_and_when_in_the_zone_of_the_event(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(office, "ana@example.org", letters="en")
    approve(office, "listens@example.org", speak="")
    office.sent("waits@example.org")
    made, by = invite(office), office.staff["secretariat"]
    mail.send_test(mailing=made, by=by, now=office.tick())
    mail.send_mailing(mailing=made, count=1, by=by, now=office.tick())
    with smtp_server() as desk:
        monkeypatch.setattr(ports, "post", desk.post())
        while mail.deliver_mail(now=office.tick()):
            pass
        told = {to[0]: desk.text(place) for place, (_, to, _) in enumerate(desk.taken)}
    assert "Thursday, 1 July 2021, 10 a.m. (New York)" in told["ana@example.org"]
    assert WHERE in told["ana@example.org"]
    invited = Mail.objects.filter(letter="registration.training").values_list("address", flat=True)
    assert set(invited) == {"ana@example.org", "secretariat@example.org"}


@pytest.mark.parametrize(
    ("address", "at", "code"),
    [
        ("http://rehearsal.example.org/", AT, "address_not_safe"),
        ("javascript:alert(1)", AT, "address_not_safe"),
        ("https://x.example.org/\nBcc: y@example.org", AT, "address_not_safe"),
        (WHERE, 1, "not_ahead"),
    ],
)
def test_what_is_no_invitation_is_refused(office: Office, address: str, at: int, code: str) -> None:
    approve(office, "ana@example.org")
    with pytest.raises(Refusal) as refused:
        invite(office, address, at)
    assert (refused.value.code, Training.objects.count()) == (code, 0)


def test_without_speakers_nothing_is_kept(office: Office) -> None:
    approve(office, "listens@example.org", speak="")
    with pytest.raises(Refusal) as refused:
        invite(office)
    assert (refused.value.code, Training.objects.count()) == ("nobody", 0)
    with pytest.raises(Refusal) as other:
        invite(office, role="operator")
    assert other.value.code == "not_permitted"


def test_the_page_keeps_what_was_typed_and_leads_to_the_letter(office: Office, plain_files: None) -> None:
    approve(office, "ana@example.org", letters="fr")
    Authenticator.objects.create(user=office.staff["secretariat"], type=Authenticator.Type.TOTP, data={})
    browser, here = Client(), f"/en/secretariat/events/{HEARING}/mailings/training/"
    browser.force_login(office.staff["secretariat"], backend="django.contrib.auth.backends.ModelBackend")
    assert "Invite speakers to a rehearsal" in browser.get(here).content.decode()
    told = browser.post(here, {"address": WHERE, "day": "2021-07-01", "hour": "10:00"})
    page = told.content.decode()
    assert (told.status_code, "This moment has passed" in page, WHERE in page) == (422, True, True)
    told = browser.post(here, {"address": WHERE, "day": "2099-07-01", "hour": "10:00"}, follow=True)
    page = told.content.decode()
    assert "It goes to 1 address." in page
    assert WHERE in page
    assert 'id="in-fr"' in page


def test_the_address_that_is_known_is_proposed(office: Office, plain_files: None, settings: Settings) -> None:
    """The last one for this event, else that of the installation's settings; nobody types what is known."""
    approve(office, "ana@example.org")
    Authenticator.objects.create(user=office.staff["secretariat"], type=Authenticator.Type.TOTP, data={})
    browser, here = Client(), f"/en/secretariat/events/{HEARING}/mailings/training/"
    browser.force_login(office.staff["secretariat"], backend="django.contrib.auth.backends.ModelBackend")

    def proposed(at: str = here) -> str:
        found = re.search(r'name="address"[^>]*', browser.get(at).content.decode())
        assert found
        value = re.search(r'value="([^"]*)"', found[0])
        return value[1] if value else ""

    settings.REHEARSAL_URL = ""
    assert proposed() == ""
    settings.REHEARSAL_URL = "https://try.example.org/"
    assert proposed() == "https://try.example.org/"
    invite(office)
    assert proposed() == WHERE
    assert proposed(here.replace(HEARING, MEETING)) == "https://try.example.org/"
    typed = browser.post(here, {"address": "https://typed.example.org/", "day": "", "hour": ""})
    assert "https://typed.example.org/" in typed.content.decode()
