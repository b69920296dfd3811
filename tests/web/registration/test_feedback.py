"""Feedback after an event: once, without a name, and no sheet can be told apart (issue 4, section 5)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core import serializers
from django.test import Client

from rostrum.apps.attendance.models import Feedback, SpentToken
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import Registration
from tests.apps.registration.conftest import HEARING, Office, office
from tests.invented import plain_files
from tests.web.registration.test_own_badge import entered

__all__ = ["office", "plain_files"]

BEFORE = datetime(2021, 7, 13, 20, 59, tzinfo=UTC)  # the hearing ends at 17.00 in New York
AFTER = datetime(2021, 7, 14, 9, 0, tzinfo=UTC)
LATE = AFTER + timedelta(days=14)

pytestmark = pytest.mark.usefixtures("plain_files")


def approved(office: Office, place: int) -> Registration:
    row = office.sent(f"person{place}@example.org", name=f"Person {place}")
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    row.refresh_from_db()
    return row


def say(row: Registration, status: int = 302, **told: str) -> str:
    answer = entered(row).post(f"/en/registration/{row.pk}/feedback/", told)
    assert answer.status_code == status
    return answer.content.decode()


def read(office: Office) -> str:
    one = Client()
    Authenticator.objects.get_or_create(
        user=office.staff["secretariat"], type=Authenticator.Type.TOTP, defaults={"data": {}}
    )
    one.force_login(office.staff["secretariat"], backend="django.contrib.auth.backends.ModelBackend")
    return one.get(f"/en/secretariat/events/{HEARING}/feedback/").content.decode()


@time_machine.travel(AFTER, tick=False)
def test_everybody_says_it_once_and_it_is_read_when_five_have(office: Office) -> None:
    rows = [approved(office, place) for place in range(6)]
    for place, row in enumerate(rows[:4]):
        say(row, access="good", text=f"Sentence {place}")
    assert "Fewer than 5 people have answered" in read(office)
    assert "Sentence" not in read(office)
    say(rows[4], access="poor", interpretation="not_used")
    told = read(office)
    assert "Answers of 5 people" in told
    assert all(f"Sentence {place}" in told for place in range(4))
    say(rows[5], access="very_poor", text="The sixth alone")
    told = read(office)
    assert ("Answers of 5 people" in told, "The sixth alone" in told) == (True, False)
    assert Feedback.objects.get().given == 6
    assert "said your word already" in say(rows[0], 422, access="good")
    assert "Thank you" in entered(rows[0]).get(f"/en/registration/{rows[0].pk}/feedback/").content.decode()
    assert Feedback.objects.get().given == 6


@time_machine.travel(AFTER, tick=False)
def test_nothing_stored_leads_from_a_sheet_to_its_person(office: Office) -> None:
    row = approved(office, 0)
    say(row, access="good", text="A sentence found nowhere else")
    holding = [
        model.__name__
        for model in apps.get_models()
        if "found nowhere else" in serializers.serialize("json", model._default_manager.all())
    ]
    assert holding == ["Feedback"]
    kept = serializers.serialize("json", [*Feedback.objects.all(), *SpentToken.objects.all()])
    for word in (row.pk, row.dossier_id, row.participant, "Person 0", "person0@example.org", "2021-07-14"):
        assert word not in kept
    names = {field.name for field in SpentToken._meta.get_fields()}
    assert names == {"token", "event"}


def test_the_form_is_open_to_who_took_part_for_two_weeks(office: Office) -> None:
    row, waiting = approved(office, 0), office.sent("waits@example.org")
    for at, one, status in ((BEFORE, row, 404), (AFTER, waiting, 404), (AFTER, row, 200), (LATE, row, 404)):
        with time_machine.travel(at, tick=False):
            client = entered(one)
            assert client.get(f"/en/registration/{one.pk}/feedback/").status_code == status
    with time_machine.travel(AFTER, tick=False):
        assert entered(waiting).get(f"/en/registration/{row.pk}/feedback/").status_code == 404
        told = say(row, 422, text=" ")
        assert "Answer one question at least" in told
        assert "Choose one of the answers" in say(row, 422, access="excellent", text="Kept while I mend it")
        assert "Kept while I mend it" in say(row, 422, access="excellent", text="Kept while I mend it")
        assert SpentToken.objects.count() == 0
