"""What the desk may expect of a floor, gathered from the record, the programme and the participants."""

import pytest

from rostrum.apps.floor import operations as o
from rostrum.apps.floor.prospects import prospects
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.operations import add_participant
from rostrum.foundation.clock import SECOND
from rostrum.foundation.refusal import Refusal
from tests.stage import NOW, PEOPLE, Stage, set_stage


def panel_end(stage: Stage) -> int:
    found = next(one.end for one in meeting.segments(event=stage.event) if one.id == "panel")
    assert found is not None
    return found


def test_the_end_of_the_segment_decides_who_will_speak(stage: Stage) -> None:
    stage.now = panel_end(stage) - 400 * SECOND
    stage.open_panel()
    stage.press(0, 1, 2)
    found = prospects(floor=stage.floor, now=panel_end(stage) - 300 * SECOND)
    assert found.forecast is not None
    assert (found.forecast.ends, found.tz) == (panel_end(stage), "America/New_York")
    assert [one.speaks for one in found.forecast.prospects] == [True, True, False]
    told = [found.names[one.waiting.participant].name for one in found.forecast.prospects]
    assert told == list(PEOPLE[:3])


def test_in_a_rehearsal_the_programme_counts(db: None) -> None:
    stage = set_stage(now=NOW, rehearsal=True)
    o.begin_rehearsal(floor=stage.floor, start=panel_end(stage) - 600 * SECOND, rate=60, now=NOW)
    stage.open_panel()  # six real seconds are six minutes
    stage.press(0)
    found = prospects(floor=stage.floor, now=NOW + 9 * SECOND).forecast
    assert found is not None
    assert [(found.ends or 0) - one.begins for one in found.prospects] == [60 * SECOND]


def test_the_balance_is_that_of_the_whole_floor(stage: Stage) -> None:
    state = Row(name="Fay Example", category="member_states", region="weog")
    hidden = Row(name="Gus Example", category="member_states", region="african", protected=True)
    for one in (state, hidden):
        add_participant(event=stage.event, person=one, by=None, now=NOW)
    stage.open_panel()
    stage.press(0)
    o.give_floor(desk=stage.desk())
    o.yield_floor(hand=stage.hand(0, after=60))
    told = prospects(floor=stage.floor, now=stage.now).balance
    assert [(one.code, one.spoken, one.admitted) for one in told.categories] == [
        ("csos", 1, 5),
        ("states", 0, 2),
    ]
    assert [(one.code, one.admitted) for one in told.regions] == [("weog", 1)]
    assert (told.spoken, told.seconds, told.genders) == (1, 60.0, ())


def test_before_anything_happened(stage: Stage) -> None:
    found = prospects(floor=stage.floor, now=NOW)
    assert (found.number, found.forecast, found.balance.spoken) == (0, None, 0)


def test_no_floor_no_prospects(db: None) -> None:
    with pytest.raises(Refusal) as refused:
        prospects(floor="nowhere.main", now=NOW)
    assert refused.value.code == "no_floor"
