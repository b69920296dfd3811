"""Persons: names that can be corrected and erased."""

from typing import Any

import pytest

from rostrum.apps.people.models import Account, Correction, LegalName, Person
from rostrum.apps.people.operations import add_organization, add_person, correct_person, record_legal_name
from rostrum.apps.people.queries import legal_name
from rostrum.apps.processes.operations import grant_role
from rostrum.foundation.refusal import Refusal

pytestmark = pytest.mark.django_db
NOW = 1_795_279_547_000_310


@pytest.fixture
def officer() -> Account:
    account = Account.objects.create_user("officer@example.org", name="Officer")
    grant_role(account=account, role="secretariat", event="hearing", by=None, now=NOW)
    return account


def test_a_person_bears_one_name_in_any_script() -> None:
    ngo = add_organization(kind="ngo", names={"en": "Bridge House"}, by=None, now=NOW)
    person = add_person(
        public_name=" Nguyễn  Thị Ánh ",
        honorific="Ms.",
        say="Nwin Tee Ang",
        languages=("zh", "vi", "zh-hans"),
        by=None,
        organization=ngo,
        protected=True,
    )
    kept = Person.objects.get(pk=person.pk)
    assert (str(kept), kept.say, kept.language, kept.languages, kept.organization, kept.protected) == (
        "Ms. Nguyễn Thị Ánh",
        "Nwin Tee Ang",
        "zh-hans",
        ["zh-hans", "vi"],
        ngo,
        True,
    )


def test_ids_cannot_be_counted() -> None:
    first, second = (add_person(public_name="أمل", by=None).id for _ in range(2))
    assert first != second
    assert (len(first), first.isdigit()) == (12, False)


def test_a_correction_leaves_a_row_that_goes_with_the_person(officer: Account) -> None:
    person = add_person(public_name="Jose Nunez", by=None)
    correct_person(person=person, field="public_name", text="José Núñez", by=officer, why="His card", now=NOW)
    assert Person.objects.get(pk=person.pk).public_name == "José Núñez"
    row = person.corrections.get()
    assert (row.about, row.before, row.after, row.by, row.at, row.why) == (
        "public_name",
        "Jose Nunez",
        "José Núñez",
        officer,
        NOW,
        "His card",
    )
    person.delete()
    assert Correction.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"public_name": " "}, "no_name"),
        ({"public_name": "A", "title": "Prof."}, "unknown_fact"),
        ({"public_name": "A", "languages": ["Klingon!"]}, "unknown_language"),
        ({"public_name": "A", "legal_name": "B"}, "unknown_fact"),
    ],
)
def test_a_person_is_refused(given: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        add_person(by=None, **given)
    assert (refused.value.code, Person.objects.count()) == (code, 0)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"field": "protected"}, "unknown_fact"),
        ({"field": "public_name", "text": ""}, "no_name"),
        ({"text": ""}, "unchanged"),
        ({"why": ""}, "no_reason"),
    ],
)
def test_a_correction_is_refused(officer: Account, given: dict[str, str], code: str) -> None:
    person = add_person(public_name="A", by=None)
    act: dict[str, Any] = {"field": "say", "text": "Ay", "why": "Because", **given}
    with pytest.raises(Refusal) as refused:
        correct_person(person=person, by=officer, now=NOW, **act)
    assert (refused.value.code, Correction.objects.count()) == (code, 0)


def test_the_legal_name_stands_apart_and_is_told_for_one_event_alone(officer: Account) -> None:
    """Security 5: a table of its own, a permission of its own, and a trail that repeats nothing."""
    person = add_person(public_name="Amal", by=None)
    told: dict[str, Any] = {"person": person, "event": "hearing", "by": officer, "now": NOW}
    record_legal_name(text="Amal  bint Yusuf", why="Passport", **told)
    assert legal_name(person=person, event="hearing", by=officer) == "Amal bint Yusuf"
    for event in ("another", ""):
        with pytest.raises(Refusal, match="not_permitted"):
            legal_name(person=person, event=event, by=officer)
    with pytest.raises(Refusal, match="unchanged"):
        record_legal_name(text="Amal bint Yusuf", why="Again", **told)
    record_legal_name(text="", why="No longer needed", **told)
    assert (legal_name(person=person, event="hearing", by=officer), LegalName.objects.count()) == ("", 0)
    trail = person.corrections.values_list("about", "before", "after", "why")
    assert list(trail) == [
        ("legal_name", "", "", "Passport"),
        ("legal_name", "", "", "No longer needed"),
    ]


def test_a_legal_name_is_recorded_by_nobody_else_and_not_endless(officer: Account) -> None:
    person = add_person(public_name="Amal", by=None)
    with pytest.raises(Refusal, match="not_permitted"):
        record_legal_name(person=person, event="another", text="A", by=officer, why="x", now=NOW)
    with pytest.raises(Refusal, match="too_long"):
        record_legal_name(person=person, event="hearing", text="A" * 201, by=officer, why="x", now=NOW)
    assert Correction.objects.count() == 0
