"""What has run out is deleted class by class, after the event and not before; a rehearsal is left alone (R199)."""

import pytest

from rostrum.apps.attendance.models import Badge
from rostrum.apps.attendance.operations import make_badges
from rostrum.apps.meeting.models import Event
from rostrum.apps.meeting.queries import over
from rostrum.apps.participation.models import Accommodation, Participant
from rostrum.apps.participation.operations import record_accommodation
from rostrum.apps.people.deletions import deletions
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import (
    AccessRequest,
    Consent,
    Dossier,
    Registration,
    Step,
    TravelRequest,
)
from rostrum.foundation.spans import DAY
from rostrum.procedure.retention import DAYS, due, first_due
from tests.apps.registration.conftest import HEARING, MEETING, Office

TOLD = {"phone": "123", "gender": "woman", "question": "Why", "travel": "A fare", "legal_name": "Ana Legal"}


@pytest.fixture
def one(office: Office) -> Registration:
    row = office.sent(**TOLD)
    by = office.staff["secretariat"]
    o.approve_registration(registration=row.pk, by=by, now=office.tick())
    row.refresh_from_db()
    record_accommodation(participant=row.participant, seconds=60, by=None, now=office.tick())
    make_badges(event=HEARING, by=by, now=office.tick())
    o.ask_for_access(event=MEETING, need=o.Need("Bo", "bo@example.org", "A ramp"), now=office.tick())
    return row


def after(days: int) -> int:
    end = over(event=HEARING)
    assert end is not None
    return end + days * DAY


def told(row: Registration) -> Dossier:
    return Dossier.objects.get(pk=row.dossier_id)


def test_nothing_goes_before_the_event_is_over(one: Registration) -> None:
    assert o.forget_due(now=after(1) - 1) == 0  # a last meeting may run on into the night
    assert (AccessRequest.objects.count(), Accommodation.objects.count()) == (2, 1)


def test_each_class_goes_on_its_day(one: Registration) -> None:
    o.forget_due(now=after(1))
    assert AccessRequest.objects.get().event_id == MEETING  # health, after its own event (R100)
    assert not Accommodation.objects.exists()
    assert TravelRequest.objects.exists()
    assert {"phone", "gender", "question"} <= told(one).answers.keys()
    o.forget_due(now=after(30))
    assert not TravelRequest.objects.exists()
    assert {"gender", "question"} & told(one).answers.keys() == set()
    assert told(one).address == "ana@example.org"
    o.forget_due(now=after(90) - 1)
    assert Badge.objects.exists()  # for a certificate of attendance
    o.forget_due(now=after(90))
    assert not Badge.objects.exists()
    assert (told(one).address, "phone" in told(one).answers) == ("", False)
    assert (told(one).name, Participant.objects.count()) == ("Ana Example", 1)
    assert told(one).erased_at is None
    o.forget_due(now=after(365))
    assert (told(one).name, told(one).answers, told(one).erased_at) == ("", {}, after(365))
    assert not Participant.objects.exists()
    assert not Consent.objects.exists()
    assert {tuple(step.differs) for step in Step.objects.all()} == {()}
    assert Registration.objects.get().state == "approved"  # that somebody took part, and nobody's name


def test_the_report_says_what_went_and_by_which_class(one: Registration) -> None:
    o.forget_due(now=after(365))
    report = {row.kept: row for row in deletions(event=HEARING)}
    assert set(report) == {"health", "working", "balance", "contact", "identity"}
    assert report["health"].counts == {
        "registration.AccessRequest": 1,
        "participation.Accommodation": 1,
    }
    assert (report["identity"].cause, report["identity"].by) == ("retention", "")
    assert o.forget_due(now=after(365)) == 0
    assert len(deletions(event=HEARING)) == len(report)


def test_a_rehearsal_keeps_its_invented_people(one: Registration) -> None:
    Event.objects.update(rehearsal=True)
    assert o.forget_due(now=after(2_000)) == 0
    assert (AccessRequest.objects.count(), Accommodation.objects.count(), Badge.objects.count()) == (2, 1, 1)


def test_what_came_later_than_the_event_counts_from_then(one: Registration) -> None:
    Participant.objects.update(created_at=after(100))
    o.forget_due(now=after(365))
    assert Participant.objects.exists()
    o.forget_due(now=after(465))
    assert not Participant.objects.exists()


def test_when_a_class_runs_out() -> None:
    assert due("health", 10, 10 + DAY)
    assert not due("working", 10, 10 + 30 * DAY - 1)
    assert not due("record", 10, 10**18)
    assert not due("health", None, 10**18)
    assert first_due(DAYS, 0) == {name: days * DAY for name, days in DAYS.items() if days is not None}
    assert first_due(DAYS, None) == {}
