"""The secretariat gives roles of its event and takes them back; nobody lets themselves in (D41, R100)."""

import pytest
from django.test import Client

from rostrum.apps.people.models import Account
from rostrum.apps.processes.models import Grant
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.processes.permissions import has
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, MEETING, NOW, Office, office
from tests.web.secretariat.test_delegations import signed_in, text

__all__ = ["office"]
HOME = f"/en/secretariat/events/{MEETING}/staff/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_files")]


@pytest.fixture
def clerk(office: Office) -> Client:
    return signed_in(office, "secretariat")


@pytest.fixture
def newcomer(office: Office) -> Account:
    return Account.objects.create_user("new@example.org", name="Ms. New Colleague")


def fresh(account: Account) -> Account:
    return Account.objects.get(pk=account.pk)


def test_a_role_is_given_in_this_event_and_taken_back(clerk: Client, newcomer: Account) -> None:
    told = {"address": "New@example.org", "role": "door"}
    assert clerk.post(HOME, told)["Location"] == f"{HOME}?saved=1"
    assert has(fresh(newcomer), "door", MEETING)
    assert not has(fresh(newcomer), "door", HEARING)
    page = clerk.get(HOME)
    assert "Ms. New Colleague" in text(page)
    assert "new@example.org" not in page.content.decode()
    back = {"account": newcomer.pk, "role": "door"}
    assert clerk.post(f"{HOME}take-back/", back)["Location"] == f"{HOME}?saved=1"
    assert not has(fresh(newcomer), "door", MEETING)


def test_what_cannot_be_given_is_said_and_what_was_typed_stays(clerk: Client, newcomer: Account) -> None:
    answer = clerk.post(HOME, {"address": "nobody@example.org", "role": "door"})
    assert answer.status_code == 422
    assert "No account has this address." in text(answer)
    assert 'value="nobody@example.org"' in answer.content.decode()
    for role in ("office", "simulator", "selector"):
        assert clerk.post(HOME, {"address": "new@example.org", "role": role}).status_code == 422
    assert not Grant.objects.filter(account=newcomer).exists()


def test_nobody_lets_themselves_in(clerk: Client, office: Office) -> None:
    answer = clerk.post(HOME, {"address": "secretariat@example.org", "role": "accessibility"})
    assert answer.status_code == 422
    assert "Nobody gives a role to themselves." in text(answer)
    assert not has(fresh(office.staff["secretariat"]), "accessibility", MEETING)


def test_the_office_names_its_own_people(office: Office, newcomer: Account) -> None:
    clerk = office.staff["secretariat"]
    with pytest.raises(Refusal, match="not_permitted"):
        grant_role(account=newcomer, role="office", event=MEETING, by=clerk, now=NOW)
    president = Account.objects.create_user("president@example.org", name="Office")
    grant_role(account=president, role="office", event=MEETING, by=None, now=NOW)
    grant_role(account=newcomer, role="office", event=MEETING, by=president, now=NOW)
    assert has(fresh(newcomer), "office", MEETING)
    with pytest.raises(Refusal, match="not_permitted"):
        grant_role(account=newcomer, role="operator", event=MEETING, by=president, now=NOW)


def test_no_other_event_is_touched(clerk: Client, newcomer: Account) -> None:
    grant_role(account=newcomer, role="door", event=HEARING, by=None, now=NOW)
    clerk.post(f"{HOME}take-back/", {"account": newcomer.pk, "role": "door"})
    assert has(fresh(newcomer), "door", HEARING)
    assert clerk.post(f"{HOME}take-back/", {"account": "no-such-id", "role": "door"}).status_code == 409
