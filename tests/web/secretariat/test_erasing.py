"""Erasing a person at the desk: asked once, done whole, reported in numbers (R199)."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from rostrum.apps.meeting.models import Event
from rostrum.apps.participation.models import Participant
from rostrum.apps.people.models import Account

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def desk_of(event: Event, staff: dict[str, Account], settings: Settings, tmp_path: Path) -> dict[str, Client]:
    settings.DATA = tmp_path
    Event.objects.update(rehearsal=True)  # so that no second factor is asked
    made = {role: Client() for role in ("secretariat", "operator")}
    for role, client in made.items():
        client.force_login(staff[role], backend=BACKEND)
    return made


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_press_is_asked_once_and_reported(event: Event, person: str, desk_of: dict[str, Client]) -> None:
    page = f"/en/secretariat/events/{event.pk}/participants/{person}/erase/"
    desk = desk_of["secretariat"]
    assert "What goes, at once and everywhere" in text_of(desk.get(page))
    assert "Nothing was erased" in text_of(desk.post(page))
    assert Participant.objects.filter(pk=person).exists()
    report = text_of(desk.post(page, {"sure": "yes"}, follow=True))
    assert "The person is erased" in report
    assert "Ada Example" not in report
    assert not Participant.objects.filter(pk=person).exists()
    assert desk.get(page).status_code == 404


def test_an_operator_erases_nobody(event: Event, person: str, desk_of: dict[str, Client]) -> None:
    page = f"/en/secretariat/events/{event.pk}/participants/{person}/"
    assert "erase/" not in text_of(desk_of["operator"].get(page))
    assert desk_of["operator"].post(f"{page}erase/", {"sure": "yes"}).status_code == 403
    assert Participant.objects.filter(pk=person).exists()
