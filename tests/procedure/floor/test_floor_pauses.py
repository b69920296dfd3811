"""Time that stands still, and time that is added: nobody's time is lost, nobody's limit is passed unseen."""

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.audiences import used
from rostrum.procedure.floor.decide import SECOND, decide
from rostrum.procedure.floor.interventions import interventions
from tests.procedure.floor.scene import Scene


def speaking() -> Scene:
    return Scene().open().ask("ana", "ben").give()


def held(scene: Scene) -> tuple[int | None, bool, int | None]:
    now = scene.floor.speaking
    assert now is not None
    return now.deadline, now.paused, now.left


def test_a_pause_keeps_what_is_left_and_resuming_gives_it_back() -> None:
    scene = speaking()
    began = scene.now
    scene.wait(60)
    scene.do(a.PauseSpeaker())
    left = began + 180 * SECOND - scene.now
    assert held(scene) == (None, True, left)
    scene.wait(500)
    scene.do(a.ResumeSpeaker())
    assert held(scene) == (scene.now + left, False, None)


def test_nothing_is_cut_while_the_time_stands_still() -> None:
    scene = speaking()
    scene.do(a.PauseSpeaker())
    scene.wait(1000)
    scene.ask("cai")
    assert scene.floor.speaking is not None


def test_a_pause_is_nobodys_time() -> None:
    scene = speaking()
    began = scene.now
    scene.wait(30)
    scene.do(a.PauseSpeaker())
    before = scene.now - began
    scene.wait(500)
    scene.do(a.ResumeSpeaker())
    again = scene.now
    scene.wait(20)
    scene.do(a.StopSpeaker())
    spoken = before + scene.now - again
    assert scene.floor.last is not None
    assert scene.floor.last.spoken == spoken
    assert used(scene.floor.last, 1) == round(spoken / SECOND, 1)
    assert [one.used for one in interventions((row.entry, row.at) for row in scene.rows)] == [
        round(spoken / SECOND, 3)
    ]


def test_who_is_stopped_in_a_pause_has_spoken_until_the_pause() -> None:
    scene = speaking()
    began = scene.now
    scene.wait(30)
    scene.do(a.PauseSpeaker())
    paused = scene.now
    scene.wait(500)
    scene.do(a.StopSpeaker())
    assert scene.floor.last is not None
    assert scene.floor.last.spoken == paused - began


def test_more_time_moves_the_deadline_and_says_why() -> None:
    scene = speaking()
    deadline = held(scene)[0]
    assert deadline is not None
    made = scene.do(a.ExtendSpeaker(60, "chair"))
    assert made == [e.FloorExtended(4, 60, deadline + 60 * SECOND, "chair")]
    assert held(scene)[0] == deadline + 60 * SECOND
    assert scene.floor.speaking is not None
    assert scene.floor.speaking.limit == 240


def test_more_time_in_a_pause_is_there_afterwards() -> None:
    scene = speaking()
    scene.do(a.PauseSpeaker())
    left = held(scene)[2]
    assert left is not None
    scene.do(a.ExtendSpeaker(30, "technical"))
    assert held(scene) == (None, True, left + 30 * SECOND)


def test_a_cut_that_was_under_way_when_time_was_added_is_refused() -> None:
    scene = speaking()
    deadline = held(scene)[0]
    assert deadline is not None
    scene.do(a.ExtendSpeaker(60, "chair"))
    with pytest.raises(Refusal) as refused:
        decide(scene.floor, a.CutMicrophone(4, deadline, deadline), deadline)
    assert refused.value.code == "deadline_moved"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (a.ResumeSpeaker(), "not_paused"),
        (a.ExtendSpeaker(0, "chair"), "extension"),
        (a.ExtendSpeaker(601, "chair"), "extension"),
        (a.ExtendSpeaker(60, ""), "reason_needed"),
        (a.PauseSpeaker(seen=0), "stale"),
    ],
)
def test_refusals(act: a.Act, code: str) -> None:
    scene = speaking()
    with pytest.raises(Refusal) as refused:
        decide(scene.floor, act, scene.now)
    assert refused.value.code == code


def test_nobody_is_paused_twice_and_nobody_without_the_floor() -> None:
    scene = speaking()
    scene.do(a.PauseSpeaker())
    with pytest.raises(Refusal) as twice:
        decide(scene.floor, a.PauseSpeaker(), scene.now)
    with pytest.raises(Refusal) as nobody:
        decide(Scene().open().floor, a.PauseSpeaker(), scene.now)
    assert (twice.value.code, nobody.value.code) == ("paused", "nobody_has_the_floor")
