"""A table with what is protected leaves the house when two persons wish it, and once (ASVS 2.3.5)."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from rostrum.apps.participation import full_requests
from rostrum.apps.participation import operations as o
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.models import FullExport
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from rostrum.foundation.refusal import Refusal
from tests.invented import NOW

DAY = 24 * 3600 * 1_000_000
SECRET = ("Secret Legal", "Secret Body", "Secret Function")


@pytest.fixture
def two(event: Any, staff: dict[str, Account]) -> tuple[Account, Account]:
    """Two of the secretariat; of two participants one is protected."""
    second = Account.objects.create_user("second@example.org", name="second")
    grant_role(account=second, role="secretariat", event=event.pk, by=None, now=NOW)
    legal, body, capacity = SECRET
    o.add_participant(
        event=event.pk,
        person=Row("Shown", "csos", body, legal, capacity=capacity, protected=True),
        by=None,
        now=NOW,
    )
    o.add_participant(event=event.pk, person=Row("Open", "csos", "Open Body"), by=None, now=NOW)
    return staff["secretariat"], second


def ask(event: Any, by: Account, why: str = "Passes at the gate", now: int = NOW) -> str:
    return o.ask_full_export(event=event.pk, code="participants", why=why, by=by, now=now)


def decide(event: Any, export: str, by: Account, *, confirm: bool = True, now: int = NOW + 1) -> None:
    o.decide_full_export(export=export, event=event.pk, confirm=confirm, by=by, now=now)


def take(event: Any, export: str, by: Account, now: int = NOW + 2) -> str:
    return str(list(o.hand_out(export=export, event=event.pk, by=by, now=now)[1]))


def refused(wanted: str, act: Any, *told: Any, **more: Any) -> None:
    with pytest.raises(Refusal) as refusal:
        act(*told, **more)
    assert refusal.value.code == wanted


def test_without_what_is_protected_a_table_is_given_at_once(event: Any, two: tuple[Account, Account]) -> None:
    text = str(list(o.masked_table(event=event.pk, code="participants", by=two[0], now=NOW)))
    assert "Shown" in text
    assert "Open Body" in text
    assert [one for one in SECRET if one in text] == []
    row = full_requests.full_requests(event=event.pk, by=two[1], now=NOW)[0]
    assert (row.table, row.state, row.asked_by_name, row.handed_at) == (
        "participants",
        "masked",
        "secretariat",
        NOW,
    )
    assert (row.protected, row.decided_at) == (1, None)
    refused("decided_already", decide, event, row.id, two[1])
    refused("not_confirmed", take, event, row.id, two[0])


def test_two_persons_and_once(event: Any, two: tuple[Account, Account]) -> None:
    first, second = two
    export = ask(event, first)
    refused("not_confirmed", take, event, export, first)
    refused("two_persons", decide, event, export, first)
    decide(event, export, second)
    refused("not_permitted", take, event, export, second)
    text = take(event, export, first)
    assert all(one in text for one in SECRET)
    refused("handed_already", take, event, export, first)
    row = full_requests.full_requests(event=event.pk, by=second, now=NOW)[0]
    assert (row.state, row.asked_by_name, row.decided_by_name, row.handed_at) == (
        "handed",
        "secretariat",
        "second",
        NOW + 2,
    )


def test_what_nobody_decided_waits_a_day_for_another(event: Any, two: tuple[Account, Account]) -> None:
    ask(event, two[0])
    told, later = {"event": event.pk}, NOW + DAY + 1
    assert [full_requests.to_decide(**told, by=one, now=NOW) for one in two] == [0, 1]
    assert full_requests.to_decide(**told, by=two[1], now=later) == 0
    assert full_requests.full_requests(**told, by=two[1], now=later)[0].state == "lapsed"


def test_the_database_itself_knows_two_persons(event: Any, two: tuple[Account, Account]) -> None:
    export = ask(event, two[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        FullExport.objects.filter(pk=export).update(decided_by=two[0])


def test_what_was_refused_is_not_handed_out(event: Any, two: tuple[Account, Account]) -> None:
    export = ask(event, two[0])
    decide(event, export, two[1], confirm=False)
    refused("not_confirmed", take, event, export, two[0])
    refused("decided_already", decide, event, export, two[1])


def test_a_day_is_the_end_of_asking_and_of_taking(event: Any, two: tuple[Account, Account]) -> None:
    export = ask(event, two[0])
    refused("too_late", decide, event, export, two[1], now=NOW + DAY + 1)
    decide(event, export, two[1], now=NOW + DAY)
    refused("too_late", take, event, export, two[0], now=NOW + 2 * DAY + 1)
    assert take(event, export, two[0], now=NOW + 2 * DAY)


def test_whoever_is_protected_since_was_not_confirmed(event: Any, two: tuple[Account, Account]) -> None:
    export = ask(event, two[0])
    decide(event, export, two[1])
    person = Row("Late", "csos", protected=True)
    o.add_participant(event=event.pk, person=person, by=None, now=NOW)
    refused("list_changed", take, event, export, two[0])


def test_only_the_secretariat_and_only_of_this_event(
    event: Any, rehearsal: Any, two: tuple[Account, Account], staff: dict[str, Account]
) -> None:
    export = ask(event, two[0])
    for role in ("operator", "moderator", "none"):
        refused("not_permitted", ask, event, staff[role])
        refused("not_permitted", decide, event, export, staff[role])
        refused("not_permitted", take, event, export, staff[role])
    refused("unknown_export", decide, rehearsal, export, two[1])
    refused(
        "nothing_protected",
        o.ask_full_export,
        event=rehearsal.pk,
        code="participants",
        why="x",
        by=None,
        now=1,
    )


@pytest.mark.parametrize(
    ("why", "code"), [("  ", "missing"), ("x" * 301, "too_long"), ("a\u202eb", "hidden_signs")]
)
def test_a_reason_is_asked_for(event: Any, two: tuple[Account, Account], why: str, code: str) -> None:
    refused(code, ask, event, two[0], why)
    assert not FullExport.objects.exists()


def test_an_unknown_table_is_told(event: Any, two: tuple[Account, Account]) -> None:
    refused("unknown_table", o.masked_table, event=event.pk, code="all", by=two[0], now=NOW)
