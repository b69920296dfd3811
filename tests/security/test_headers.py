"""The head of every answer: what a browser may run, frame, tell and keep (security 2, ASVS 3.3, 3.4, 14.3.2)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.security.addresses import EVENT
from tests.security.town import PARTICIPANT, VISITOR, Town

ROOMS = (PARTICIPANT, "operator", "registrar")  # who between them can open every room
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self' http://testserver:8001",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
FOR_EVERYBODY = {
    "register",
    "public_list",
    "home",
    "live",
    "screen",
    "record",
    "record_file",
    "record_file csv",
    "verifier",
    "alive",
    "programme",
    "programme_version",
    "programme_version 3",
    "programme_changes",
    "programme_changes 2",
    "programme_calendar",
    "programme_portrait",
    "mandate",
    "resolutions",
    "resolution",
    "account_inactive",
    "another event",
    "no page",
    "no file",
}


CSP = "Content-Security-Policy"
# of a file that is handed out as it is
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def policy(answer: Any) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in answer[CSP].split("; "))


@pytest.mark.parametrize("who", [VISITOR, *ROOMS])
def test_every_answer_carries_the_whole_head(town: Town, who: str) -> None:
    for name, address in town.addresses.items():
        for answer in (town.browsers[who].get(address), town.browsers[who].post(address, {})):
            if answer.get("Content-Disposition", "").startswith("attachment") and "sandbox" in answer[CSP]:
                assert answer[CSP] == SANDBOX, name
            else:
                assert policy(answer) == POLICY, name
            assert answer["X-Content-Type-Options"] == "nosniff", name
            assert answer["X-Frame-Options"] == "DENY", name
            assert answer["Referrer-Policy"] in {"same-origin", "no-referrer"}, name
            assert answer["Cross-Origin-Opener-Policy"] == "same-origin", name
            told = answer["Permissions-Policy"].partition(",")[0]
            open_to = "camera=(self)" if name == "entrance" and answer.status_code == 200 else "camera=()"
            assert told == open_to, name  # an entrance reads badges by the camera, and no other page may


@pytest.mark.parametrize("who", ROOMS)
def test_what_is_shown_to_one_person_is_kept_by_no_cache(town: Town, who: str) -> None:
    for name, address in town.addresses.items():
        answer = town.browsers[who].get(address)
        if name not in FOR_EVERYBODY and answer.status_code == 200:
            assert "no-store" in answer.get("Cache-Control", ""), name


def test_what_everybody_may_read_sets_no_cookie(town: Town) -> None:
    for name, address in town.addresses.items():
        client = Client(raise_request_exception=False)
        answer = client.get(address)
        if name in FOR_EVERYBODY:
            assert not answer.cookies, name
    for lang in ("en", "fr", "ar", "zh-hans"):
        assert not Client().get(f"/{lang}/events/{EVENT}/").cookies


def test_a_visitor_is_given_no_cookie_that_knows_a_person(town: Town) -> None:
    """The sign-in page and the door set a token against forged forms; a link keeps its own till the PIN is told."""
    given: dict[str, set[str]] = {}
    for name, address in town.addresses.items():
        for cookie in Client(raise_request_exception=False).get(address).cookies:
            given.setdefault(cookie, set()).add(name)
    assert set(given) <= {"csrf", "door", "dossier_door", "delegation_door", "session"}
    assert (given["door"], given["dossier_door"]) == ({"door"}, {"dossier_link"})
    assert given["delegation_door"] == {"delegation_link"}
    assert given.get("session", set()) <= {"mfa_login_webauthn"}


def test_an_unknown_host_and_a_broken_page_carry_a_policy_too(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = town.browsers[VISITOR]
    refused = client.get("/en/", headers={"host": "elsewhere.example"})
    assert (refused.status_code, policy(refused)) == (400, POLICY | {"connect-src": "'self'"})
    monkeypatch.setattr("rostrum.web.public.live.floor_page", None)
    broken = client.get(reverse("live", kwargs={"event": EVENT}))
    assert (broken.status_code, policy(broken)) == (500, POLICY)
    assert broken["X-Content-Type-Options"] == "nosniff"


def test_under_https_every_cookie_belongs_to_this_host_alone(https: dict[str, Any]) -> None:
    assert set(https["cookies"]) == {
        "__Host-session",
        "__Host-csrf",
        "__Host-door",
        "__Host-floor",
        "__Host-display",
        "__Host-notices",
    }
    for name, cookie in https["cookies"].items():
        readable = name == "__Host-csrf"  # our own scripts send it back in a header
        expected = {"secure": True, "httponly": not readable, "samesite": "Lax", "path": "/", "domain": ""}
        assert cookie == expected, name


def test_under_https_nothing_is_said_in_clear_and_no_other_site_acts(https: dict[str, Any]) -> None:
    assert https["plain"] == [301, "https://hearing.example.org/en/"]
    assert https["hsts"] == "max-age=31536000; includeSubDomains; preload"
    assert https["foreign"] == 403
    assert "connect-src 'self' https://hearing.example.org/" not in https["policy"]
    assert "connect-src 'self' https://hearing.example.org" in https["policy"]
