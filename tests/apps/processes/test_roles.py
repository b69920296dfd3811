import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rostrum.apps.people.models import Account
from rostrum.apps.processes.models import Grant, Role
from rostrum.apps.processes.operations import grant_role, revoke_role
from rostrum.apps.processes.permissions import has, holds
from rostrum.foundation.refusal import Refusal

NOW = 1_795_279_547_000_000
pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> Account:
    return Account.objects.create_user("one@example.org", name="One")


def again(account: Account) -> Account:
    return Account.objects.get(pk=account.pk)


def test_a_role_holds_in_its_event_alone(account: Account) -> None:
    grant_role(account=account, role="operator", event="a", by=None, now=NOW)
    found = [has(again(account), "operator", event) for event in ("a", "b", "", None)]
    assert found == [True, False, False, False]
    assert not has(again(account), "moderator", "a")


def test_a_role_for_all_events_holds_in_each(account: Account) -> None:
    grant_role(account=account, role="secretariat", event="", by=None, now=NOW)
    found = [has(again(account), "secretariat", event) for event in ("a", "b", "", None)]
    assert found == [True] * 4


def test_nobody_and_an_account_switched_off_hold_nothing(account: Account) -> None:
    grant_role(account=account, role="operator", event="", by=None, now=NOW)
    account.is_active = False
    account.save()
    assert not has(again(account), "operator", "a")
    assert not has(AnonymousUser(), "operator", "a")
    assert not has(None, "operator", "a")


def test_what_an_account_holds_is_asked_once(account: Account) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        for role in Role.values:
            has(account, role, "a")
            holds(*Role.values).test(account, "a")
    assert len(asked) == 1


def test_a_thing_is_judged_by_its_event(account: Account) -> None:
    grant_role(account=account, role="operator", event="a", by=None, now=NOW)

    class Thing:
        event_id = "a"

    assert holds("operator", "moderator").test(again(account), Thing())
    assert not holds("operator").test(again(account), "b")
    assert not holds("operator").test(again(account), None)


def test_a_role_that_does_not_exist_is_a_defect() -> None:
    with pytest.raises(ValueError, match="no such role"):
        holds("president")


def test_granting_and_revoking(account: Account) -> None:
    chief = Account.objects.create_user("chief@example.org", name="Chief")
    grant_role(account=chief, role="secretariat", event="", by=None, now=NOW)
    for _ in range(2):
        grant_role(account=account, role="operator", event="a", by=chief, now=NOW)
    assert Grant.objects.filter(account=account).count() == 1
    assert has(account, "operator", "a")
    revoke_role(account=account, role="operator", event="a", by=chief)
    assert not has(account, "operator", "a")


def test_a_secretariat_of_one_event_grants_there_alone(account: Account) -> None:
    local = Account.objects.create_user("local@example.org", name="Local")
    grant_role(account=local, role="secretariat", event="a", by=None, now=NOW)
    grant_role(account=account, role="operator", event="a", by=local, now=NOW)
    for event in ("b", ""):
        with pytest.raises(Refusal, match="not_permitted"):
            grant_role(account=account, role="operator", event=event, by=local, now=NOW)
    with pytest.raises(Refusal, match="role_unknown"):
        grant_role(account=account, role="president", event="a", by=local, now=NOW)


@pytest.mark.parametrize("role", [role for role in Role.values if role != "secretariat"])
def test_no_other_role_grants(account: Account, role: str) -> None:
    grant_role(account=account, role=role, event="", by=None, now=NOW)
    with pytest.raises(Refusal, match="not_permitted"):
        grant_role(account=account, role="secretariat", event="", by=again(account), now=NOW)
    other = "operator" if role == "office" else role  # the Office takes back its own
    with pytest.raises(Refusal, match="not_permitted"):
        revoke_role(account=account, role=other, event="", by=again(account))


def test_the_last_secretariat_stays(account: Account) -> None:
    grant_role(account=account, role="secretariat", event="", by=None, now=NOW)
    with pytest.raises(Refusal, match="last_secretariat"):
        revoke_role(account=account, role="secretariat", event="", by=again(account))
    other = Account.objects.create_user("two@example.org", name="Two")
    grant_role(account=other, role="secretariat", event="", by=again(account), now=NOW)
    revoke_role(account=account, role="secretariat", event="", by=other)
    assert not has(again(account), "secretariat", "a")
