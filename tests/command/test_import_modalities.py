"""`rostrum import modalities`: a real event comes in by its file, with its floors."""

import json
from pathlib import Path

import pytest

from rostrum.__main__ import main
from rostrum.apps.floor.queries import floors
from rostrum.apps.meeting.queries import event, events
from tests.stage import EDITIONS

FILE = EDITIONS / "tip-2025-hearing.yaml"
pytestmark = pytest.mark.django_db


def test_an_event_comes_in_with_its_floors_and_is_no_rehearsal(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["import", "modalities", str(FILE), "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert [(one["event"], one["floors"]) for one in told] == [
            ("tip-2025-hearing", ["tip-2025-hearing.main"])
        ]
    assert event(event="tip-2025-hearing").rehearsal is False
    assert floors(event="tip-2025-hearing") == ["tip-2025-hearing.main"]


def test_a_refused_file_leaves_nothing_and_names_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        FILE.read_text(encoding="utf-8").replace('start: "10:00"', "start: 10:00"), encoding="utf-8"
    )
    assert main(["import", "modalities", str(wrong)]) == 2
    assert f"{wrong}:" in capsys.readouterr().err
    assert events() == ()


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "modalities", "nowhere.yaml"]) == 2
    assert capsys.readouterr().err == "nowhere.yaml: No such file or directory\n"
