"""What an entrance sends and is sent: nothing but scans goes in, nothing but name, category and verdict comes out."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from rostrum.apps.attendance import operations, queries
from rostrum.apps.attendance.models import Scan
from rostrum.apps.participation.models import Participant
from tests.invented import plain_files
from tests.stage import NOW, PEOPLE, Stage, set_stage

__all__ = ["plain_files"]
HERE = "/en/events/tip-2025-hearing/entrance/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def stage(db: None, plain_files: None) -> Stage:
    one = set_stage(now=NOW, rehearsal=True)
    operations.make_badges(event=one.event, by=None, now=NOW)
    return one


@pytest.fixture
def door(stage: Stage) -> Client:
    client = Client()
    client.force_login(stage.staff["door"], backend=BACKEND)
    return client


def code(stage: Stage, place: int = 0) -> str:
    made = queries.badge_of(participant=stage.people[place])
    assert made is not None
    return made.code


def told(client: Client, body: Any) -> tuple[int, dict[str, Any]]:
    answer = client.post(f"{HERE}scans/", json.dumps(body), content_type="application/json")
    return answer.status_code, answer.json()


def test_scans_are_answered_with_name_category_and_verdict_alone(stage: Stage, door: Client) -> None:
    Participant.objects.update(body="Hidden Body", capacity="Hidden Function", legal_name="Hidden Name")
    rows = [{"key": "a", "code": code(stage), "at": NOW, "way": "in", "let_in": True}]
    status, answer = told(door, {"scans": rows})
    assert status == 200
    assert answer["seen"] == [
        {"key": "a", "verdict": "admitted", "name": PEOPLE[0], "category": "Civil society"}
    ]
    assert answer["counts"] == {"badges": 5, "came": 1, "inside": 1}
    assert told(door, {"scans": rows})[1]["counts"]["came"] == 1
    for rest in ("", "copy/", "worker.js"):
        assert "Hidden" not in door.get(HERE + rest).content.decode()
    assert door.get(f"{HERE}copy/").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"scans": "x"},
        {"scans": [1]},
        {"scans": [{"key": "a"}]},
        {"scans": [{"key": "a", "code": "x", "at": "soon", "way": "in"}]},
        {"scans": [{"key": "a", "code": "x", "at": 1, "way": "up"}]},
        {"scans": [{"key": "a", "code": "x", "at": float("inf"), "way": "in"}]},
    ],
)
def test_what_is_no_scan_is_refused(door: Client, body: Any) -> None:
    status, answer = told(door, body)
    assert (status, answer["ok"], answer["code"]) == (400, False, "bad_request")
    assert Scan.objects.count() == 0


def test_a_form_that_is_no_list_goes_back_to_the_page(door: Client) -> None:
    answer = door.post(f"{HERE}scans/", {"scans": "x"})
    assert (answer.status_code, answer["Location"]) == (302, HERE)


def test_a_moment_out_of_any_range_is_taken_as_now(stage: Stage, door: Client) -> None:
    for place, at in enumerate((10**40, -(10**40), 0)):
        row = {"key": str(at), "code": code(stage, place), "at": at, "way": "in"}
        assert told(door, {"scans": [row]})[0] == 200
    assert Scan.objects.filter(at__gt=0).count() == 3


def test_a_form_without_script_says_the_same(stage: Stage, door: Client) -> None:
    page = door.post(HERE, {"code": code(stage).lower(), "way": "in", "key": "k"}).content.decode()
    assert PEOPLE[0] in page
    door.post(HERE, {"code": code(stage), "way": "in", "key": "k"})  # the page loaded anew
    assert Scan.objects.count() == 1
    assert "no whole code" in door.post(HERE, {"code": "AB"}).content.decode()


def test_the_worker_keeps_files_that_are_there(door: Client, settings: Settings) -> None:
    text = door.get(f"{HERE}worker.js").content.decode()
    files = json.loads(text.partition("const FILES = ")[2].partition(";\n")[0])
    folder = Path(__file__).parents[3] / "rostrum" / "web" / "components" / "static"
    assert [one for one in files if not (folder / one.removeprefix("/static/")).is_file()] == []
    assert {"/static/rostrum/entrance.js", "/static/rostrum/entrance.css", "/static/rostrum/base.css"} <= set(
        files
    )
