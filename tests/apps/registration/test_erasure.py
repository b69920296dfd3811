"""A person erased: gone from tables, files, letters and papers; the record still verifies (R199, security 3)."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from pytest_django.fixtures import Settings

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.documents.models import File
from rostrum.apps.floor import operations as floor
from rostrum.apps.floor.exports import record_csv
from rostrum.apps.floor.queries import floors, mine, record_lines
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation.models import Participant
from rostrum.apps.participation.queries import participant
from rostrum.apps.people.deletions import deletions, kept_fields
from rostrum.apps.people.models import Account, Deletion
from rostrum.apps.people.personal import DECLARED
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries as q
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import check
from tests.apps.registration.conftest import HEARING, Office
from tests.security.erased import ADDRESS, CANARY, TOLD


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def everything() -> str:
    """All that the database holds, every column of every table, as text."""
    every = [model._default_manager for model in apps.get_models()]
    held = [f"{one.model.__name__} {row}" for one in every for row in one.values()]
    return "\n".join(held).casefold()


def spoke(office: Office, one: str) -> str:
    """The participant was heard once; gives the floor."""
    here = floors(event=HEARING)[0]
    desk = office.staff["operator"]

    def at(key: str) -> floor.Desk:
        return floor.Desk(here, desk, key, office.tick())

    floor.open_segment(desk=at("open"), segment="panel1")
    floor.request_floor(hand=floor.Hand(here, participant(id=one), "ask", office.tick()))
    while mine(floor=here, participant=one).state != "floor":
        floor.give_floor(desk=at(f"give-{office.now}"))
    floor.stop_speaker(desk=at("stop"))
    return here


def approved(office: Office, address: str = ADDRESS) -> tuple[Registration, str]:
    row = office.sent(address, **TOLD)
    one = o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    row.refresh_from_db()
    return row, one


def erase(office: Office, **which: str) -> dict[str, int]:
    return o.erase_person(by=office.staff["secretariat"], now=office.tick(), **which)


def test_a_person_is_gone_and_the_record_still_verifies(office: Office) -> None:
    row, one = approved(office)
    here = spoke(office, one)
    office.save(row, capacity=f"{CANARY} Adviser")  # the trail says what it was before
    participation.issue_link(participant=one, by=None, now=office.tick())
    before = list(record_lines(floor=here))
    assert everything().count(CANARY.casefold()) > 10
    counts = erase(office, dossier=row.dossier_id)
    assert CANARY.casefold() not in everything()
    assert counts["participation.Participant"] == counts["registration.AccessRequest"] == 1
    lines = list(record_lines(floor=here))
    assert lines[: len(before) - 1] == before[:-1]  # all but the line that closes
    assert check(lines).bad is None
    table = b"".join(record_csv(floor=here)).decode()
    assert (one in table, CANARY in table) == (True, False)  # the intervention, and nobody's name


def test_what_an_erasure_leaves_says_nothing_of_the_person(office: Office) -> None:
    row, one = approved(office)
    erase(office, participant=one)
    row.refresh_from_db()
    assert (row.state, row.category, row.participant) == ("approved", "csos", "")
    assert row.dossier.erased_at is not None
    assert [step.act for step in row.steps.all()] == ["save", "send", "approve"]
    with pytest.raises(Refusal) as told:
        q.dossier(id=row.dossier_id)
    assert told.value.code == "unknown_dossier"
    assert q.queue(event=HEARING, filters=q.Filters(), by=office.staff["secretariat"]) == ()
    with pytest.raises(Refusal) as again:
        erase(office, participant=one)
    assert again.value.code == "unknown_person"


def test_the_report_holds_numbers_and_random_ids_alone(office: Office) -> None:
    row, one = approved(office)
    erase(office, dossier=row.dossier_id)
    report = deletions(event=HEARING)[0]
    assert (report.cause, report.by, report.rows > 5) == ("wish", "secretariat", True)
    assert Deletion.objects.get().ids == sorted([row.dossier_id, one])


def test_files_and_letters_go_with_the_person(office: Office) -> None:
    row, _ = approved(office)
    told: dict[str, Any] = {
        "size": 1,
        "sha256": "x",
        "state": "clean",
        "received_at": 1,
        "retention": "event",
    }
    File.objects.create(
        purpose="portrait", name=f"{CANARY}.png", person=row.dossier_id, event=HEARING, **told
    )
    other = office.sent("bo@example.org", name="Bo Other")
    assert Mail.objects.filter(person=row.dossier_id).exists()
    erase(office, dossier=row.dossier_id)
    assert not File.objects.exists()
    assert set(Mail.objects.values_list("person", flat=True)) == {other.dossier_id}
    other.dossier.refresh_from_db()
    assert other.dossier.name == "Bo Other"


def test_who_waits_is_withdrawn_and_who_speaks_is_erased_afterwards(office: Office) -> None:
    _, one = approved(office)
    here = floors(event=HEARING)[0]
    desk = office.staff["operator"]
    floor.open_segment(desk=floor.Desk(here, desk, "open", office.tick()), segment="panel1")
    floor.request_floor(hand=floor.Hand(here, participant(id=one), "ask", office.tick()))
    while mine(floor=here, participant=one).state != "floor":
        floor.give_floor(desk=floor.Desk(here, desk, f"give-{office.now}", office.tick()))
    with pytest.raises(Refusal) as told:
        erase(office, participant=one)
    assert (told.value.code, Participant.objects.filter(pk=one).exists()) == ("has_the_floor", True)
    floor.stop_speaker(desk=floor.Desk(here, desk, "stop", office.tick()))
    floor.request_floor(hand=floor.Hand(here, participant(id=one), "again", office.tick()))
    erase(office, participant=one)
    assert mine(floor=here, participant=one).number == 0


def test_only_the_secretariat_of_every_event_of_the_person(office: Office) -> None:
    row, _ = approved(office)
    stranger = Account.objects.create_user("none@example.org", name="none")
    for account in (office.staff["operator"], stranger):
        with pytest.raises(Refusal) as told:
            o.erase_person(dossier=row.dossier_id, by=account, now=office.tick())
        assert told.value.code == "not_permitted"
    assert Dossier.objects.get(pk=row.dossier_id).erased_at is None


def test_an_older_copy_that_comes_back_is_erased_again(
    office: Office, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    row, one = approved(office)
    copy = Dossier.objects.filter(pk=row.dossier_id).values().get()
    person = Participant.objects.filter(pk=one).values().get()
    with django_capture_on_commit_callbacks(execute=True):
        erase(office, dossier=row.dossier_id)
    assert json.loads((folder / "erased.jsonl").read_text("utf-8")) == sorted([row.dossier_id, one])
    Dossier.objects.filter(pk=row.dossier_id).update(**copy)
    Participant.objects.create(**person)
    assert CANARY.casefold() in everything()
    assert o.erase_again(now=office.tick()) == 2
    assert CANARY.casefold() not in everything()
    assert o.erase_again(now=office.tick()) == 0


def test_a_table_left_out_of_the_erasure_is_seen(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    row, _ = approved(office)
    monkeypatch.delitem(DECLARED, "registration.Step")
    office.save(row, capacity=f"{CANARY} Adviser")
    erase(office, dossier=row.dossier_id)
    assert CANARY.casefold() in everything()


# Every text has a class


def texts() -> dict[str, set[str]]:
    kinds = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    return {
        model._meta.label: {
            one.name
            for one in model._meta.concrete_fields
            if isinstance(one, kinds) and not one.primary_key and not one.choices
        }
        for model in apps.get_models()
        if model.__module__.startswith("rostrum.")
    }


def test_every_text_of_every_table_has_a_class_of_retention() -> None:
    held = texts()
    assert held.keys() - DECLARED.keys() == set(), "declare the table in its app's module `personal`"
    missing = {label: names - DECLARED[label].fields.keys() for label, names in held.items()}
    assert {label: names for label, names in missing.items() if names} == {}
    assert len(kept_fields()) > 8


def test_a_text_without_a_class_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(DECLARED, "registration.Dossier")
    assert texts().keys() - DECLARED.keys() == {"registration.Dossier"}


def test_an_erased_member_or_focal_point_has_no_name_in_the_trail_of_the_delegation(office: Office) -> None:
    """Acts, times and who of the staff stay; a focal point who takes part too is erased where they were named."""
    by = office.staff["secretariat"]
    one = o.name_focal_point(
        event=HEARING,
        category="member_states",
        body="chl",
        contact=o.Contact(f"{CANARY} Focal", ADDRESS),
        by=by,
        now=office.tick(),
    )
    focal = q.FocalPoint(one, 1, office.tick())
    member = o.Member("delegate", {"name": f"{CANARY} Member"}, address=ADDRESS)
    row = Registration.objects.get(pk=o.add_member(focal=focal, member=member))
    o.change_focal_point(
        delegation=one, contact=o.Contact("Mr. Next", "next@example.org"), by=by, now=office.tick()
    )
    assert [line.who for line in q.delegation_trail(id=one, by=by)][1] == f"{CANARY} Focal"
    erase(office, dossier=row.dossier_id)
    assert CANARY.casefold() not in everything()
    assert [(line.act, line.who, line.named, line.name) for line in q.delegation_trail(id=one, by=by)] == [
        ("name", "secretariat", "", ""),
        ("send", "", "", ""),
        ("hand_over", "secretariat", "Mr. Next", ""),
    ]
    assert q.members(delegation=one) == ()
