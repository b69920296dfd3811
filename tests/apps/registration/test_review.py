"""What the secretariat sees and decides (R60-R66, R81, R82, D40)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rostrum.apps.participation.models import Participant
from rostrum.apps.people.models import Organization
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries as q
from rostrum.apps.registration.models import Dossier, Step
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, MEETING, Office


def test_who_is_approved_stands_on_the_list_of_participants(office: Office) -> None:
    row = office.sent(capacity="Director", say="AH-na")
    one = o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    person = Participant.objects.get(pk=one)
    assert (person.name, person.body, person.capacity, person.preregistered) == (
        "Ana Example",
        "Open Harbour",
        "Director",
        True,
    )
    assert office.letters()[-1] == "registration.approved"
    assert [step.act for step in Step.objects.all()] == ["save", "send", "approve"]


def test_a_protected_person_carries_no_capacity_and_no_region(office: Office) -> None:
    row = office.sent(protected="yes", capacity="Director")
    Dossier.objects.update(organization=Organization.objects.get(code="chl"))
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    person = Participant.objects.get()
    assert (person.protected, person.capacity, person.region) == (True, "", "")


def test_the_list_of_the_president_is_never_passed_by(office: Office) -> None:
    row = office.sent(event=MEETING, category="csos")
    with pytest.raises(Refusal) as told:
        o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    assert told.value.code == "by_the_list"
    o.propose_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    row.refresh_from_db()
    assert (row.state, Participant.objects.count()) == ("proposed", 0)


def test_a_reason_is_asked_for_and_told(office: Office) -> None:
    row = office.sent()
    with pytest.raises(Refusal) as told:
        o.refuse_registration(
            registration=row.pk, why="  ", by=office.staff["secretariat"], now=office.tick()
        )
    assert told.value.code == "missing"
    o.ask_applicant(
        registration=row.pk, question="Which programme?", by=office.staff["secretariat"], now=office.tick()
    )
    o.send_registration(holder=office.holder(row), registration=row.pk)
    o.refuse_registration(
        registration=row.pk, why="Too late", by=office.staff["secretariat"], now=office.tick()
    )
    o.reconsider_registration(
        registration=row.pk, why="An error of ours", by=office.staff["secretariat"], now=office.tick()
    )
    row.refresh_from_db()
    assert row.state == "submitted"
    assert [step.act for step in Step.objects.all()] == [
        "save",
        "send",
        "ask",
        "answer",
        "refuse",
        "reconsider",
    ]


@pytest.mark.parametrize("role", ["operator", "accessibility"])
def test_only_the_secretariat_sees_and_decides(office: Office, role: str) -> None:
    row = office.sent()
    for act in (
        lambda by: o.approve_registration(registration=row.pk, by=by, now=office.now),
        lambda by: q.queue(event=HEARING, filters=q.Filters(), by=by),
        lambda by: q.registration(id=row.pk, by=by),
        lambda by: q.counts(event=HEARING, by=by),
    ):
        with pytest.raises(Refusal) as told:
            act(office.staff[role])
        assert told.value.code == "not_permitted"


def test_the_queue_shows_what_to_look_at_in_two_queries_however_many(office: Office) -> None:
    q.counts(event=HEARING, by=office.staff["secretariat"])  # the roles are asked once a request
    taken = []
    for count in (1, 3):
        for number in range(count):
            office.sent(f"ngo{count}{number}@example.org", category="ecosoc_ngos")
        with CaptureQueriesContext(connection) as queries:
            rows = q.queue(event=HEARING, filters=q.Filters(), by=office.staff["secretariat"])
        taken.append(len(queries))
    assert {row.flags for row in rows} == {("ecosoc_not_recorded",)}
    assert taken[0] == taken[1]
    assert q.counts(event=HEARING, by=office.staff["secretariat"]) == {"ecosoc_ngos": {"submitted": 4}}


def test_filters_and_duplicates(office: Office) -> None:
    first, second = office.sent(), office.sent("other@example.org", name="ANA example", body="open harbour")
    office.sent("bo@example.org", name="Bo", body="Elsewhere", speak="")
    found = q.queue(event=HEARING, filters=q.Filters(words="harbour ana"), by=office.staff["secretariat"])
    assert [row.id for row in found] == [first.pk, second.pk]
    assert q.twins(event=HEARING) == {first.pk: (second.pk,), second.pk: (first.pk,)}
    assert len(q.queue(event=HEARING, filters=q.Filters(speaks=True), by=office.staff["secretariat"])) == 2
