"""The pages of staff accounts: signing in with both factors, and no script or style inside a page."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from django.template.loader import render_to_string
from django.test import Client
from pytest_django.fixtures import Settings

from rostrum.apps.meeting.models import Event
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role

PASSWORD = "a sentence that is easy to keep"


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def account(event: Event) -> Account:
    made = Account.objects.create_user("staff@example.org", PASSWORD, name="Staff")
    grant_role(account=made, role="operator", event=event.pk, by=None, now=1)
    return made


def sign_in(client: Client, password: str = PASSWORD) -> str:
    fields = {"login": "staff@example.org", "password": password}
    answer = client.post("/en/account/login/", fields)
    return answer["Location"] if answer.status_code == 302 else str(answer.status_code)


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))  # noqa: TID251 - the library's own clock


def clean(page: str) -> bool:
    """Whether nothing runs or is styled inside a page; data for a script does not run."""
    scripts = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", page)
    inert = all('type="application/json"' in script for script in scripts)
    return inert and not re.search(r"<style|\sstyle=|\son\w+=", page)


def test_signing_in_and_out(client: Client, account: Account) -> None:
    assert sign_in(client) == "/en/account/"
    home = client.get("/en/account/").content.decode()
    assert "Set up a second factor first" in home
    assert "/en/events/hearing/console/" not in home
    assert client.post("/en/account/logout/").status_code == 302
    assert client.get("/en/account/")["Location"] == "/en/account/login/?next=/en/account/"


def test_with_a_second_factor_the_desks_are_listed_and_it_is_asked_for(
    client: Client, account: Account
) -> None:
    sign_in(client)
    setting_up = client.get("/en/account/factors/totp/activate/")
    if setting_up.status_code == 302:
        client.post(setting_up["Location"], {"password": PASSWORD})
        setting_up = client.get("/en/account/factors/totp/activate/")
    secret = setting_up.context["form"].secret
    assert f'<code dir="ltr">{secret}</code>' in setting_up.content.decode()
    done = client.post("/en/account/factors/totp/activate/", {"code": code(secret)})
    assert done.status_code == 302
    assert "/en/events/hearing/console/" in client.get("/en/account/").content.decode()
    client.post("/en/account/logout/")
    assert sign_in(client) == "/en/account/factors/authenticate/"
    assert client.get("/en/account/").status_code == 302
    assert client.post("/en/account/factors/authenticate/", {"code": "000000"}).status_code == 200


def test_a_wrong_password_says_the_same_for_known_and_unknown(client: Client, account: Account) -> None:
    pages = [
        client.post("/en/account/login/", {"login": login, "password": "wrong wrong wrong"})
        for login in ("staff@example.org", "nobody@example.org")
    ]
    texts = [
        re.sub(r'value="\w{64}"|(staff|nobody)@example.org', "", page.content.decode()) for page in pages
    ]
    assert texts[0] == texts[1]
    assert "There is a problem" in texts[0]


def test_guessing_is_slowed_down_for_the_address_and_the_account(client: Client, account: Account) -> None:
    wrong = [sign_in(client, "wrong wrong wrong") for _ in range(12)]
    assert wrong[0] == "200"
    assert sign_in(client) != "/en/account/"


def test_nobody_signs_up(client: Client, event: Event) -> None:
    assert client.get("/en/account/signup/").status_code == 404


@pytest.mark.parametrize("language", ["en", "ar", "zh-hans"])
@pytest.mark.parametrize(
    "page",
    [
        "",
        "logout/",
        "inactive/",
        "confirm/",
        "password/",
        "sessions/",
        "factors/",
        "factors/totp/activate/",
        "factors/totp/deactivate/",
        "factors/recovery-codes/",
        "factors/recovery-codes/generate/",
        "factors/webauthn/",
        "factors/webauthn/add/",
        "factors/reauthenticate/",
    ],
)
def test_every_page_stands_and_runs_nothing_inside(
    client: Client, account: Account, page: str, language: str
) -> None:
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    if page != "factors/totp/activate/":
        TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    if page == "factors/recovery-codes/":
        RecoveryCodes.activate(account)
    answer = client.get(f"/{language}/account/{page}")
    if answer.status_code == 302 and "confirm" in answer["Location"]:
        client.post(answer["Location"], {"password": PASSWORD})
        answer = client.get(f"/{language}/account/{page}")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert f'<html lang="{language}"' in text
    assert "<h1>" in text
    assert clean(text)
    assert "script-src 'self';" in answer["Content-Security-Policy"]


def test_the_sign_in_page_offers_a_passkey_and_runs_nothing_inside(client: Client, event: Event) -> None:
    text = client.get("/en/account/login/").content.decode()
    assert 'id="passkey_login"' in text
    assert clean(text)


def test_the_second_factor_page_runs_nothing_inside(client: Client, account: Account) -> None:
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    client.get(sign_in(client))
    text = client.get("/en/account/factors/authenticate/").content.decode()
    assert 'name="code"' in text
    assert clean(text)


def test_signing_out_everywhere_else(account: Account) -> None:
    here, there = Client(), Client()
    for each in (here, there):
        assert sign_in(each) == "/en/account/"
    assert "Sign out everywhere else" in here.get("/en/account/sessions/").content.decode()
    here.post("/en/account/sessions/")
    assert here.get("/en/account/").status_code == 200
    assert there.get("/en/account/").status_code == 302


def test_a_passkey_is_listed_with_its_name(client: Client, account: Account) -> None:
    client.force_login(account)
    Authenticator.objects.create(
        user=account,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "<b>Work phone</b>", "credential": {}},
    )
    text = client.get("/en/account/factors/webauthn/").content.decode()
    assert "&lt;b&gt;Work phone&lt;/b&gt;" in text


def test_confirming_by_passkey_runs_nothing_inside(account: Account) -> None:
    form = ReauthenticateWebAuthnForm(user=account)
    context = {"form": form, "js_data": {"request_options": {"x": "</script><b>"}}}
    text = render_to_string("mfa/webauthn/reauthenticate.html", context)
    assert "</script><b>" not in text
    assert clean(text)
