"""Extra time for a participant with a disability, as the desks record it on one page (P3, R100)."""

import pytest
from django.test import Client

from rostrum.apps.participation.models import Accommodation
from tests.stage import NOW, Stage, set_stage


@pytest.fixture
def stage(db: None, plain_files: None) -> Stage:
    return set_stage(now=NOW, rehearsal=True)


def page(stage: Stage, rest: str = "") -> str:
    return f"/en/secretariat/events/{stage.event}/participants/{stage.people[0]}/{rest}"


@pytest.mark.parametrize("role", ["operator", "secretariat"])
def test_it_is_recorded_shown_there_and_taken_back(client: Client, stage: Stage, role: str) -> None:
    client.force_login(stage.staff[role])
    assert client.post(page(stage, "extra-time/"), {"seconds": "75"}).status_code == 302
    assert Accommodation.objects.get().seconds == 75
    text = client.get(page(stage)).content.decode()
    assert 'value="75"' in text
    assert "no screen, record or file says why" in text
    assert client.post(page(stage, "extra-time/"), {"seconds": ""}).status_code == 302
    assert not Accommodation.objects.exists()


@pytest.mark.parametrize("told", ["601", "-5", "many", "1.5", "99999999"])
def test_what_is_no_number_of_seconds_changes_nothing(client: Client, stage: Stage, told: str) -> None:
    client.force_login(stage.staff["operator"])
    client.post(page(stage, "extra-time/"), {"seconds": "60"})
    answer = client.post(page(stage, "extra-time/"), {"seconds": told})
    assert answer.status_code == 422
    assert "Enter a whole number of seconds from 0 to 600." in answer.content.decode()
    assert Accommodation.objects.get().seconds == 60


def test_the_list_of_participants_tells_nothing_of_it(client: Client, stage: Stage) -> None:
    client.force_login(stage.staff["operator"])
    before = client.get(f"/en/secretariat/events/{stage.event}/participants/").content.decode()
    client.post(page(stage, "extra-time/"), {"seconds": "75"})
    after = client.get(f"/en/secretariat/events/{stage.event}/participants/").content.decode()
    assert _plain(before) == _plain(after)


def _plain(text: str) -> list[str]:
    """Without the tokens that differ from page to page."""
    return [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]
