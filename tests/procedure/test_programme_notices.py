"""What of a change concerns those who come: time, room, way and place, and nothing else (issue 4, section 5)."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import rostrum
from rostrum.procedure import modalities
from rostrum.procedure.programme import Meeting, programme
from rostrum.procedure.programme_notices import Moved, moved

EDITION = Path(rostrum.__file__).parent / "data" / "modalities" / "tip-2021-hearing.yaml"


@pytest.fixture(scope="module")
def arrangement() -> dict[str, Any]:
    return dict(modalities.load(EDITION.read_text("utf-8"), EDITION.name).data)


def after(arrangement: dict[str, Any], change: Callable[[dict[str, Any]], Any]) -> tuple[Moved, ...]:
    changed = deepcopy(arrangement)
    change(changed)
    return moved(programme(arrangement), programme(changed))


def ids(told: tuple[Moved, ...]) -> list[str]:
    return [one.what.id for one in told]


def rename(told: dict[str, Any]) -> None:
    told["segments"][1]["theme"] = "Another"
    told["floors"]["panel"]["limits"] = {"individual": 60}
    told["title"] = "Another title"


def insert(told: dict[str, Any]) -> None:
    told["meetings"][0]["end"] = "12:30"
    told["segments"].insert(
        1,
        {
            "id": "welcome",
            "meeting": "m1",
            "start": "10:25",
            "end": "10:25",
            "kind": "opening",
            "floor": "opening",
        },
    )


def swap(told: dict[str, Any]) -> None:
    first, second = told["segments"][1], told["segments"][0]
    first |= {"start": "10:00", "end": "11:35"}
    second |= {"start": "11:35", "end": "12:00"}


def test_what_is_said_and_by_which_rules_is_no_move(arrangement: dict[str, Any]) -> None:
    assert after(arrangement, rename) == ()


def test_a_new_segment_moves_none_that_keeps_its_hour(arrangement: dict[str, Any]) -> None:
    told = after(arrangement, insert)
    assert ids(told) == ["m1", "welcome"]
    assert (told[1].before, told[1].after is not None) == (None, True)


def test_order_and_hour_that_change_are_told_with_what_comes_before(arrangement: dict[str, Any]) -> None:
    told = {one.what.id: one for one in after(arrangement, swap)}
    assert set(told) == {"opening", "panel1"}
    before, now = told["panel1"].before, told["panel1"].after
    assert before is not None
    assert now is not None
    assert (before.follows, now.follows) == ("opening", "")


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(mode="hybrid"),
        lambda told: told.update(venue="Conference Room 4"),
    ],
)
def test_another_way_or_venue_moves_every_meeting_and_repeats_no_segment(
    arrangement: dict[str, Any], change: Callable[[dict[str, Any]], Any]
) -> None:
    told = after(arrangement, change)
    assert ids(told) == ["m1", "m2"]
    assert all(isinstance(one.what, Meeting) for one in told)


def test_what_has_gone_has_no_place_any_more(arrangement: dict[str, Any]) -> None:
    told = after(arrangement, lambda held: held["segments"].pop())
    assert [(one.what.id, one.after) for one in told] == [("closing", None)]
