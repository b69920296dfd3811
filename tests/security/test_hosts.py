"""A name that a request invents for this host is never written into a page, a link, a redirect or a file."""

import pytest
from django.test import Client

from tests.security.looking import body_of
from tests.security.town import PARTICIPANT, VISITOR, Town

FORGED = "elsewhere.example"


OTHER = (
    "X-Forwarded-Host",
    "X-Host",
    "X-Original-Host",
    "X-Forwarded-Server",
    "X-Rewrite-URL",
    "X-HTTP-Host-Override",
)
SOME = (VISITOR, PARTICIPANT, "registrar")


@pytest.mark.parametrize("who", SOME)
def test_a_host_that_is_not_ours_is_refused_everywhere(town: Town, who: str) -> None:
    for name, address in town.addresses.items():
        answer = town.browsers[who].get(address, headers={"host": FORGED})
        assert answer.status_code == 400, name
        assert FORGED not in body_of(answer), name


def test_no_other_header_names_the_host(town: Town) -> None:
    headers = {**dict.fromkeys(OTHER, FORGED), "Forwarded": f"host={FORGED}"}
    for who in SOME:
        for name, address in town.addresses.items():
            assert FORGED not in body_of(town.browsers[who].get(address, headers=headers)), (who, name)


@pytest.mark.parametrize(
    "host", ["testserver@elsewhere.example", "elsewhere.example:80", "elsewhere.example#testserver"]
)
def test_a_host_that_only_looks_like_ours_is_refused(town: Town, host: str) -> None:
    assert Client().get("/en/", headers={"host": host}).status_code == 400


def test_a_link_handed_out_names_the_installation_and_not_the_request(town: Town) -> None:
    """Even a name that is allowed: the link goes to somebody else."""
    page = town.browsers["secretariat"].post(
        town.addresses["participant_link"], headers={"host": "other.localhost"}
    )
    assert page.status_code == 200
    text = page.content.decode()
    assert "http://127.0.0.1:8000/en/floor/" in text
    assert "other.localhost/" not in text
    table = town.browsers["secretariat"].post(
        town.addresses["participants_links"], headers={"host": "other.localhost"}
    )
    assert "other.localhost" not in table.content.decode()
    assert "http://127.0.0.1:8000/en/floor/" in table.content.decode()
    calendar = Client().get(town.addresses["programme_calendar"], headers={"host": "other.localhost"})
    assert "other.localhost" not in calendar.content.decode()


def test_signing_in_leads_to_our_own_pages_alone(town: Town) -> None:
    for back in (
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
    ):
        page = Client().get("/en/account/login/", {"next": back}).content.decode()
        assert f'href="{back}' not in page
        answer = town.browsers["operator"].get("/en/account/login/", {"next": back})
        assert answer.status_code == 302
        assert answer["Location"] == "/en/account/", back
