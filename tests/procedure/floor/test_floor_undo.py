"""A slip is taken back by a new entry, within ten seconds, and what came beside it stays."""

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.decide import SECOND, decide
from rostrum.procedure.floor.interventions import interventions
from tests.procedure.floor.scene import Scene


def refused(scene: Scene, act: a.Act) -> str:
    with pytest.raises(Refusal) as refusal:
        decide(scene.floor, act, scene.now)
    return refusal.value.code


def test_the_floor_given_by_a_slip_goes_back_to_the_list() -> None:
    scene = Scene().open().ask("ana", "ben").give("ben", "balance")
    given = scene.floor.number
    scene.ask("cai")
    assert scene.do(a.UndoAct()) == [e.ActUndone(given)]
    assert scene.floor.speaking is None
    assert scene.list == ["ana", "ben", "cai"]
    assert scene.floor.heard == ()
    assert list(scene.floor.stray) == [given]
    scene.do(a.ReportMicrophone(given, "closed", "engine"))
    assert not scene.floor.closing


def test_who_was_stopped_by_a_slip_goes_on_with_the_time_that_was_left() -> None:
    scene = Scene().open().ask("ana").give()
    began = scene.now
    scene.wait(60)
    scene.do(a.StopSpeaker())
    stopped = scene.now
    scene.do(a.UndoAct(), 4)
    speaking = scene.floor.speaking
    assert speaking is not None
    assert speaking.waiting.participant == "ana"
    assert speaking.given == scene.floor.number
    assert speaking.deadline == began + 180 * SECOND + 4 * SECOND
    assert speaking.microphone == "opening"
    scene.do(a.YieldFloor("ana"), 10)
    rows = interventions((row.entry, row.at) for row in scene.rows)
    spoken = (stopped - began) / SECOND + 10
    assert [(one.used, one.how) for one in rows] == [(spoken, "yielded")]


def test_a_request_taken_off_by_a_slip_is_where_it_was() -> None:
    scene = Scene().open().ask("ana", "ben", "cai")
    scene.do(a.RemoveRequest("r-ben", "absent"))
    scene.ask("dia")
    scene.do(a.WithdrawRequest("cai"))
    scene.do(a.UndoAct())
    assert scene.list == ["ana", "ben", "dia"]


def test_ten_seconds_and_no_more() -> None:
    scene = Scene().open()
    scene.do(a.AcceptRequests(accepting=False))
    scene.wait(10)
    scene.do(a.UndoAct(), 0)
    assert scene.floor.accepting
    scene.do(a.AcceptRequests(accepting=False))
    scene.wait(10.001)
    assert refused(scene, a.UndoAct()) == "too_late"


def test_only_the_newest_act_of_the_desk_and_that_once() -> None:
    scene = Scene().open()
    assert refused(scene, a.UndoAct()) == "nothing_to_undo"
    scene.do(a.PutQuestion(1))
    scene.do(a.PutQuestion(2))
    scene.do(a.UndoAct())
    assert scene.floor.question == 1
    assert refused(scene, a.UndoAct()) == "nothing_to_undo"


def test_what_a_speaker_did_is_no_slip_of_the_desk() -> None:
    scene = Scene().open().ask("ana").give()
    scene.do(a.YieldFloor("ana"))
    assert refused(scene, a.UndoAct()) == "nothing_to_undo"


def test_nobody_is_put_on_the_list_twice() -> None:
    scene = Scene().open().ask("ana")
    scene.do(a.RemoveRequest("r-ana", "absent"))
    scene.do(a.RequestFloor("r-ana-2", "ana", "csos"))
    assert refused(scene, a.UndoAct()) == "nothing_to_undo"


def test_two_operators_one_slip() -> None:
    scene = Scene().open().ask("ana").give()
    seen = scene.floor.number
    scene.do(a.StopSpeaker(seen))
    assert refused(scene, a.UndoAct(seen)) == "stale"
