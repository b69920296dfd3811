"""The strip on podium and console: whole in the first drawing, the same by its address, never for the public."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from rostrum.apps.floor import operations as o
from tests.invented import plain_files
from tests.stage import NOW, Stage, set_stage

__all__ = ["plain_files"]
ADDRESS = "/events/tip-2025-hearing/prospects/"


@pytest.fixture
def played(db: None, plain_files: Path) -> Stage:
    """One was heard, two wait."""
    stage = set_stage(now=NOW, rehearsal=True)
    stage.open_panel()
    stage.press(0)
    o.give_floor(desk=stage.desk("moderator"))
    o.yield_floor(hand=stage.hand(0, after=90))
    stage.press(1, 2)
    return stage


def opened(stage: Stage, role: str, address: str, **headers: str) -> HttpResponse:
    client = Client()
    client.force_login(stage.staff[role], backend="django.contrib.auth.backends.ModelBackend")
    answer: Any = client.get(address, headers=headers)
    return answer  # type: ignore[no-any-return]  # the client's answer carries more


def drawn(html: str) -> dict[str, Any]:
    found = re.search(r'<script id="prospects" type="application/json">(.*?)</script>', html)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_the_answer_in_codes_and_figures(played: Stage) -> None:
    answer = opened(played, "moderator", ADDRESS)
    told = json.loads(answer.content)
    assert (told["ok"], answer["Cache-Control"]) == (True, "no-store")
    forecast, balance = told["forecast"], told["balance"]
    assert (forecast["will"], forecast["will_not"], forecast["ends"]) == (0, 2, "12:50 p.m.")
    assert [(one["number"], one["name"], one["takes"], one["speaks"]) for one in forecast["rows"]] == [
        (1, "Bo Example", "3:00", False),
        (2, "Cy Example", "3:00", False),
    ]
    assert balance["categories"] == [
        {
            "code": "csos",
            "spoken": 1,
            "time": "1:30",
            "admitted": 5,
            "waiting": 2,
            "share": 100,
            "expected": 100,
        }
    ]
    assert (balance["first"], balance["waiting_first"], balance["genders"]) == (1, 2, [])


@pytest.mark.parametrize(("role", "page"), [("moderator", "podium"), ("operator", "console")])
def test_the_first_drawing_has_it_whole(played: Stage, role: str, page: str) -> None:
    html = opened(played, role, f"/en/events/{played.event}/{page}/").content.decode()
    told = json.loads(opened(played, role, ADDRESS).content)
    assert drawn(html)["balance"] == told["balance"]
    assert f'data-prospects="{ADDRESS}?floor={played.floor}"' in html
    assert '<rect data-bar="share" width="100%" height="100%"/>' in html
    assert (
        '<tr data-key="csos"><th scope="row"><bdi data-field="code" data-words="group" >Civil society</bdi></th>'
        in html
    )


@pytest.mark.parametrize(("language", "end"), [("en", "12:50 p.m."), ("fr", "12:50"), ("ar", "12:50 م")])
def test_hours_are_written_as_the_page_writes_them(played: Stage, language: str, end: str) -> None:
    """The strip asks in the language of its page, so that what comes later is written like what came first."""
    html = opened(played, "moderator", f"/{language}/events/{played.event}/podium/").content.decode()
    told = json.loads(opened(played, "moderator", ADDRESS, **{"Accept-Language": language}).content)
    assert told["forecast"]["ends"] == drawn(html)["forecast"]["ends"] == end


@pytest.mark.parametrize(("role", "page"), [("simulator", "podium"), ("technician", "console")])
def test_who_may_not_see_it_gets_the_page_without(played: Stage, role: str, page: str) -> None:
    answer = opened(played, role, f"/en/events/{played.event}/{page}/")
    assert (answer.status_code, b"data-prospects" in answer.content) == (200, False)
    assert opened(played, role, ADDRESS, accept="application/json").status_code == 403


def test_never_in_public(played: Stage) -> None:
    for page in ("", "screen/", "programme/", "record/"):
        html = Client().get(f"/en/events/{played.event}/{page}").content
        assert b"prospects" not in html


def test_of_a_floor_that_is_not_there_nothing(played: Stage) -> None:
    assert opened(played, "operator", f"{ADDRESS}?floor=other.main").status_code == 404
    assert opened(played, "operator", f"{ADDRESS}?floor={played.floor}").status_code == 200
