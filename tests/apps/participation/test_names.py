from dataclasses import astuple

import pytest
from django.db import connection

from rostrum.apps.meeting.models import Event
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.names import Name, by_kind, names_sql, staff_sql
from rostrum.apps.participation.operations import add_participant, rename_participant
from rostrum.apps.participation.words import alike
from rostrum.foundation.refusal import Refusal
from tests.stage import Stage


def read(*ids: str) -> list[Name]:
    with connection.cursor() as cursor:
        cursor.execute(names_sql(len(ids), "%s"), ids)
        return sorted((Name(*row) for row in cursor.fetchall()), key=astuple)


def test_a_protected_person_shows_the_display_name_alone(event: Event, now: int) -> None:
    row = Row(
        name="Ada",
        legal_name="Adelaide Full",
        category="csos",
        body="Open Harbour",
        capacity="Director",
        region="weog",
        lang="fr",
        say="AH-da",
    )
    hidden = Row(**{**vars(row), "name": "Eve", "protected": True})
    ids = [add_participant(event=event.pk, person=each, by=None, now=now) for each in (row, hidden)]
    expected = [
        Name(ids[0], "Ada", "Open Harbour", "Director", "csos", "weog", "fr", "AH-da"),
        Name(ids[1], "Eve", "", "", "csos", "", "fr", "AH-da"),
    ]
    assert sorted(read(*ids, "unknown"), key=lambda name: name.name) == expected


def test_a_new_name_is_shown_at_once(event: Event, person: str) -> None:
    assert rename_participant(participant=person, name="  Ada\tNew  ", by=None) == event.pk
    assert [name.name for name in read(person)] == ["Ada New"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [(" ", "missing"), ("x" * 201, "too_long"), ("a\u202eb", "hidden_signs"), ("a\x00", "hidden_signs")],
)
def test_a_name_nobody_can_read_is_refused(person: str, name: str, wrong: str) -> None:
    with pytest.raises(Refusal, match=wrong):
        rename_participant(participant=person, name=name, by=None)


@pytest.mark.parametrize(("count", "mark"), [(0, "?"), (1, "'"), (1, "")])
def test_no_other_text_enters_the_query(count: int, mark: str) -> None:
    with pytest.raises(ValueError, match="at least one id"):
        names_sql(count, mark)


def test_both_marks_give_the_same_query() -> None:
    assert names_sql(3, "?").replace("?", "%s") == names_sql(3, "%s")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ms. Ana Ruiz", "RUIZ, Ana", True),
        ("José Álvarez", "Jose Alvarez", True),
        ("王芳女士", "王芳", True),
        ("السيدة آمنة بنت علي", "آمنة بنت علي", True),
        ("Ana Ruiz", "Ana Ruiz de la Torre", True),
        ("Ana Ruiz", "Ana Lopez", False),
        ("Ana", "Ana Ruiz", False),
        ("", "", False),
    ],
)
def test_names_of_perhaps_the_same_person(one: str, other: str, same: bool) -> None:
    assert (alike(one, other), alike(other, one)) == (same, same)


def test_accounts_are_named_by_the_actor_of_the_record(stage: Stage) -> None:
    account = stage.staff["operator"]
    people, staff = by_kind(["p1", f"account:{account.pk}"])
    assert (people, staff) == (["p1"], [account.pk])
    with connection.cursor() as cursor:
        cursor.execute(staff_sql(1, "%s"), staff)
        assert [Name(*row) for row in cursor.fetchall()] == [
            Name(f"account:{account.pk}", "operator", "", "", "", "", "", "")
        ]
