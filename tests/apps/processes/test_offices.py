"""Who holds an office, with a trail, and nobody twice at once."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from rostrum.apps.people.models import Account
from rostrum.apps.people.operations import load_reference
from rostrum.apps.processes.models import Tenure
from rostrum.apps.processes.operations import (
    begin_tenure,
    end_tenure,
    grant_role,
    name_substitute,
    void_tenure,
)
from rostrum.apps.processes.queries import holder, steps, tenures
from rostrum.foundation.refusal import Refusal

pytestmark = pytest.mark.django_db
NOW = 1_795_279_547_000_310
SEPTEMBER = 1_757_430_000_000_000
TOLD: dict[str, Any] = {"process": "tip_gpa", "office": "pga", "why": "A/79/PV.1", "now": NOW}


@pytest.fixture
def officer() -> Account:
    account = Account.objects.create_user("officer@example.org", name="Officer")
    grant_role(account=account, role="secretariat", event="some-event", by=None, now=NOW)
    return account


def test_the_second_president_takes_over_from_the_first(officer: Account) -> None:
    load_reference(now=NOW)
    first = begin_tenure(session=79, name="H.E. Mr. First", country="cmr", since=1, by=officer, **TOLD)
    begin_tenure(session=80, name="H.E. Ms. Second", country="deu", since=SEPTEMBER, by=officer, **TOLD)
    held = [holder(process="tip_gpa", office="pga", at=at) for at in (0, SEPTEMBER - 1, SEPTEMBER)]
    assert [one and (one.name, one.session, one.state) for one in held] == [
        None,
        ("H.E. Mr. First", 79, "Cameroon"),
        ("H.E. Ms. Second", 80, "Germany"),
    ]
    assert [(one.act, one.by) for one in steps(tenure=first)] == [("begun", "Officer"), ("ended", "Officer")]
    assert holder(process="another", office="pga", at=SEPTEMBER) is None


def test_a_substitute_acts_until_the_holder_leaves(officer: Account) -> None:
    first = begin_tenure(session=79, name="H.E. Mr. First", since=100, by=officer, **TOLD)
    stamp: dict[str, Any] = {"by": officer, "why": "Letter", "now": NOW}
    name_substitute(tenure=first, name="Ms. Vice", function="Vice-President", since=200, until=400, **stamp)
    name_substitute(tenure=first, name="Mr. Late", since=350, until=400, **stamp)
    end_tenure(tenure=first, until=300, **stamp)
    held = tenures(process="tip_gpa")[0]
    assert [(one.name, one.since, one.until) for one in held.substitutes] == [("Ms. Vice", 200, 300)]
    assert [one.act for one in steps(tenure=first)] == ["begun", "substitute", "substitute", "ended"]


def test_an_entry_made_by_mistake_counts_no_longer_and_stays(officer: Account) -> None:
    wrong = begin_tenure(session=79, name="Wrong", since=100, by=officer, **TOLD)
    void_tenure(tenure=wrong, by=officer, why="The letter named another", now=NOW)
    assert (tenures(process="tip_gpa"), Tenure.objects.count()) == ((), 1)
    begin_tenure(session=79, name="Right", since=100, by=officer, **TOLD)
    with pytest.raises(Refusal, match="unknown_tenure"):
        void_tenure(tenure=wrong, by=officer, why="Again", now=NOW)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": "  "}, "no_name"),
        ({"name": "x" * 301}, "too_long"),
        ({"why": ""}, "no_reason"),
        ({"why": "x" * 301}, "reason_too_long"),
        ({"country": "nowhere"}, "unknown"),
        ({"since": 5, "until": 5}, "ends_before_start"),
        ({"since": 150, "until": 160}, "overlap"),
    ],
)
def test_a_tenure_is_refused(officer: Account, given: dict[str, object], code: str) -> None:
    begin_tenure(session=79, name="First", since=100, until=200, by=officer, **TOLD)
    act: dict[str, Any] = {"session": 80, "name": "A", "since": 300, "by": officer, **TOLD, **given}
    with pytest.raises(Refusal) as refused:
        begin_tenure(**act)
    assert (refused.value.code, Tenure.objects.count()) == (code, 1)


def test_who_holds_no_secretariat_says_nothing_of_offices() -> None:
    other = Account.objects.create_user("operator@example.org", name="Operator")
    grant_role(account=other, role="operator", event="", by=None, now=NOW)
    with pytest.raises(Refusal, match="not_permitted"):
        begin_tenure(session=79, name="A", since=1, by=other, **TOLD)


def test_the_database_itself_keeps_one_holder_without_end() -> None:
    of: dict[str, Any] = {"process": "p", "office": "pga", "name": "A", "since": 1}
    Tenure.objects.create(**of)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tenure.objects.create(**of)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tenure.objects.create(**of, until=1)
