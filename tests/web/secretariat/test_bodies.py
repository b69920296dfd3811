"""States and organizations on file: looked up, added, put right with a reason that stays (R62, R64, R198)."""

import pytest
from django.test import Client

from rostrum.apps.people.models import Account, Correction, Organization
from rostrum.apps.people.operations import add_organization, load_reference
from rostrum.apps.processes.operations import grant_role
from tests.apps.registration.conftest import NOW, Office, office
from tests.web.secretariat.test_delegations import signed_in, text

__all__ = ["office"]
HOME = "/en/secretariat/bodies/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_files")]


@pytest.fixture
def clerk(office: Office) -> Client:
    return signed_in(office, "secretariat")


def test_a_body_is_found_in_any_language_with_its_source_and_its_day(clerk: Client) -> None:
    page = text(clerk.get(HOME, {"find": "智利"}))
    assert "Chile" in page
    assert "Member State" in page
    assert "Latin American and Caribbean States" in page
    entities = text(clerk.get(HOME, {"kind": "un_entity"}))
    assert "United Nations Office on Drugs and Crime" in entities
    assert "Chile" not in entities


def test_a_fact_is_put_right_with_its_reason_and_stays_over_the_next_release(clerk: Client) -> None:
    there = f"{HOME}chl/facts/region/"
    assert 'value="latin_american_caribbean" selected' in clerk.get(there).content.decode()
    refused = clerk.post(there, {"text": "weog", "why": ""})
    assert refused.status_code == 422
    assert 'value="weog" selected' in refused.content.decode()
    assert clerk.post(there, {"text": "weog", "why": "Letter of 3 May"})["Location"] == f"{HOME}chl/?saved=1"
    assert clerk.post(there, {"text": "weog", "why": "Again"}).status_code == 422
    page = text(clerk.get(f"{HOME}chl/"))
    assert "Letter of 3 May" in page
    assert "Western European and other States" in page
    load_reference(now=NOW + 1)
    assert Organization.objects.get(code="chl").region == "weog"


def test_a_name_is_given_where_it_was_missing(clerk: Client) -> None:
    one = add_organization(kind="ngo", names={"en": "Bridge House"}, by=None, now=NOW)
    told = {"language": "fr", "form": "short", "text": "Maison du Pont", "why": "Their letter"}
    assert clerk.post(f"{HOME}{one.code}/name/", told)["Location"] == f"{HOME}{one.code}/?saved=1"
    assert "Maison du Pont" in text(clerk.get(f"/fr/secretariat/bodies/{one.code}/"))
    assert clerk.post(f"{HOME}{one.code}/name/", told | {"text": " "}).status_code == 422


def test_a_status_wants_what_shows_it_first(clerk: Client) -> None:
    one = add_organization(kind="ngo", names={"en": "Bridge House"}, by=None, now=NOW)
    facts = f"{HOME}{one.code}/facts/"
    status = {"text": "special", "why": "Asked"}
    answer = clerk.post(f"{facts}consultative_status/", status)
    assert answer.status_code == 422
    assert "Enter first what shows it" in text(answer)
    clerk.post(f"{facts}consultative_evidence/", {"text": "E/2031/INF/5", "why": "Asked"})
    assert clerk.post(f"{facts}consultative_status/", status).status_code == 302
    assert [row.about for row in Correction.objects.order_by("id")] == [
        "consultative_evidence",
        "consultative_status",
    ]


def test_a_body_comes_onto_the_file_with_where_it_is_from(clerk: Client) -> None:
    told = {"kind": "nhri", "language": "en", "text": "Commission of the Lake", "source": "ganhri.org, 3 May"}
    assert clerk.post(f"{HOME}add/", told | {"source": ""}).status_code == 422
    there = clerk.post(f"{HOME}add/", told)["Location"]
    page = text(clerk.get(there))
    assert "Commission of the Lake" in page
    assert "ganhri.org, 3 May" in page
    assert "National human rights institution" in page


def test_a_membership_is_added_with_what_shows_it(clerk: Client) -> None:
    there = f"{HOME}chl/member/"
    told = {"of": "ilo", "since": "1919", "source": "ilo.org, 3 May"}
    assert clerk.post(there, told | {"source": ""}).status_code == 422
    assert clerk.post(there, told | {"of": "per"}).status_code == 422
    assert clerk.post(there, told)["Location"] == f"{HOME}chl/?saved=1"
    page = text(clerk.get(f"{HOME}chl/"))
    assert "International Labour Organization" in page
    assert "ilo.org, 3 May" in page


def test_a_membership_goes_off_the_file_with_its_reason(clerk: Client) -> None:
    at = f"{HOME}niu/member/unesco/end/"
    assert at in clerk.get(f"{HOME}niu/").content.decode()
    assert "Member of : United Nations Educational" in text(clerk.get(at)).replace("of:", "of :")
    assert clerk.post(at, {"why": ""}).status_code == 422
    assert clerk.post(at, {"why": "Entered by mistake"})["Location"] == f"{HOME}niu/?saved=1"
    page = text(clerk.get(f"{HOME}niu/"))
    assert "United Nations Educational" not in page
    assert "Entered by mistake" in page
    assert clerk.get(at).status_code == 404


def test_a_kind_is_put_right_but_of_no_member_state(clerk: Client) -> None:
    at = f"{HOME}osce/facts/kind/"
    assert 'value="state"' not in clerk.get(at).content.decode()
    assert clerk.post(at, {"text": "igo", "why": "Letter"}).status_code == 302
    assert "Intergovernmental organization" in text(clerk.get(f"{HOME}osce/"))
    assert "/chl/facts/kind/" not in clerk.get(f"{HOME}chl/").content.decode()


def test_nobody_without_a_secretariat_keeps_bodies(office: Office) -> None:
    account = Account.objects.create_user("op@example.org", name="op")
    grant_role(account=account, role="operator", event="", by=None, now=NOW)
    office.staff["op"] = account
    client = signed_in(office, "op")
    assert client.get(HOME).status_code == 403
    assert client.post(f"{HOME}chl/facts/region/", {"text": "weog", "why": "x"}).status_code == 403
    assert Organization.objects.get(code="chl").region == "latin_american_caribbean"


def test_what_no_body_has_is_no_page(clerk: Client) -> None:
    assert clerk.get(f"{HOME}nowhere/").status_code == 404
    assert clerk.get(f"{HOME}chl/facts/population/").status_code == 404
