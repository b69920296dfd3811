"""A point of order is heard at once, ruled upon, perhaps appealed against; then the speaker goes on (P2)."""

from dataclasses import replace

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.audiences import state_for
from rostrum.procedure.floor.decide import SECOND, decide
from rostrum.procedure.floor.interventions import interventions
from rostrum.procedure.floor.turns import in_turn
from tests.procedure.floor.scene import Scene


def rise(scene: Scene, name: str, point: str = "procedure") -> None:
    scene.do(a.RaiseMatter(f"m-{name}", name, "member_states", "point_of_order", point))


def speaking() -> Scene:
    """One speaks, one waits on the list, ben has risen."""
    scene = Scene().open().ask("ana", "cai").give()
    scene.wait(59)
    rise(scene, "ben")
    return scene


def interrupted() -> Scene:
    scene = speaking()
    scene.do(a.GiveFloor("m-ben"))
    return scene


def made() -> Scene:
    scene = interrupted()
    scene.do(a.YieldFloor("ben"), 20)
    return scene


def refused(scene: Scene, act: a.Act) -> str:
    with pytest.raises(Refusal) as refusal:
        decide(scene.floor, act, scene.now)
    return refusal.value.code


def test_the_speaker_is_interrupted_and_time_stands_still() -> None:
    scene = interrupted()
    given = scene.rows[-1].entry
    assert given == e.FloorInterrupted(4, 119 * SECOND, "m-ben", 300, scene.now + 300 * SECOND)
    assert [one.waiting.participant for one in scene.floor.holders] == ["ben", "ana"]
    assert list(scene.floor.stray) == [4]  # her microphone closes
    assert scene.floor.point is not None
    assert scene.floor.point.point == "procedure"


def test_it_has_its_own_limit_and_is_cut_at_it() -> None:
    scene = interrupted()
    scene.do(a.ChangeNames(), 301)
    assert [type(one.entry) for one in scene.rows[-2:]] == [e.MicrophoneCut, e.NamesChanged]
    assert scene.floor.speaking is None
    assert [one.waiting.participant for one in scene.floor.interrupted] == ["ana"]


def test_nothing_goes_on_before_the_ruling() -> None:
    scene = made()
    rise(scene, "dia")
    acts: list[a.Act] = [
        a.ReturnFloor(), a.GiveFloor(), a.GiveFloor("m-dia"), a.StopSpeaker(), a.CloseSegment(),
        a.OpenSegment("two", "panel", scene.rules),
    ]  # fmt: skip
    assert {refused(scene, act) for act in acts} == {"point_is_open"}


def test_ruled_upon_the_speaker_goes_on_with_the_time_that_was_left() -> None:
    scene = made()
    scene.do(a.RulePoint("rejected"))
    scene.do(a.ReturnFloor(), 5)
    assert scene.rows[-1].entry == e.FloorReturned(4, scene.now + 119 * SECOND)
    now = scene.floor.speaking
    assert now is not None
    assert (now.waiting.participant, now.given, now.intervention, now.microphone) == (
        "ana", scene.floor.number, 4, "opening",
    )  # fmt: skip
    assert (scene.floor.interrupted, scene.floor.point, scene.floor.stray) == ((), None, ())
    scene.do(a.YieldFloor("ana"), 10)
    rows = interventions((row.entry, row.at) for row in scene.rows)
    assert [(one.number, one.waiting.form, one.used, one.interrupts) for one in rows] == [
        (6, "point_of_order", 20.0, 4), (4, "intervention", 71.0, None),
    ]  # fmt: skip
    assert scene.floor.heard == ("ana",)


def test_an_appeal_is_decided_before_anybody_goes_on() -> None:
    scene = made()
    assert refused(scene, a.AppealRuling()) == "no_ruling"
    scene.do(a.RulePoint("accepted"))
    assert refused(scene, a.RulePoint("rejected")) == "ruled"
    assert refused(scene, a.DecideAppeal("stands")) == "no_appeal"
    scene.do(a.AppealRuling())
    assert refused(scene, a.AppealRuling()) == "appealed"
    assert refused(scene, a.ReturnFloor()) == "point_is_open"
    scene.do(a.DecideAppeal("overruled", 60, 40, 12))
    assert scene.rows[-1].entry == e.AppealDecided(6, "overruled", 60, 40, 12)
    assert refused(scene, a.DecideAppeal("stands")) == "no_appeal"
    told = state_for("public", scene.floor, {})["point"]
    assert (told["ruling"], told["appealed"], told["outcome"], told["settled"]) == (
        "accepted", True, "overruled", True,
    )  # fmt: skip
    scene.do(a.ReturnFloor())


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (a.DecideAppeal("overruled", 40, 60), "votes"),
        (a.DecideAppeal("stands", 41, 40), "votes"),
        (a.DecideAppeal("overruled", 40, 40), "votes"),  # no majority: the ruling stands
        (a.DecideAppeal("stands", 40), "votes"),
        (a.DecideAppeal("perhaps"), "bad_request"),
        (a.DecideAppeal("stands", seen=0), "stale"),
    ],
)
def test_votes_must_say_what_the_outcome_says(act: a.DecideAppeal, code: str) -> None:
    scene = made()
    scene.do(a.RulePoint("accepted"))
    scene.do(a.AppealRuling())
    assert refused(scene, act) == code
    scene.do(a.DecideAppeal("stands", 40, 40))


def test_a_withdrawn_point_needs_no_ruling_and_bears_no_appeal() -> None:
    scene = made()
    scene.do(a.RulePoint("none"))
    assert refused(scene, a.AppealRuling()) == "no_ruling"
    scene.do(a.ReturnFloor())


def test_the_ruling_may_leave_the_speaker_no_floor_to_come_back_to() -> None:
    scene = made()
    scene.do(a.RulePoint("accepted"))
    scene.do(a.StopSpeaker())
    assert scene.floor.holders == ()
    assert scene.floor.last is not None
    assert (scene.floor.last.waiting.participant, scene.floor.last.how) == ("ana", "stopped")
    assert scene.floor.last.microphone == "closing"  # the room has not answered yet
    assert 4 in scene.floor.closing
    rows = interventions((row.entry, row.at) for row in scene.rows)
    assert [(one.waiting.participant, one.used) for one in rows] == [("ben", 20.0), ("ana", 61.0)]


def test_raised_on_a_closed_list_and_by_those_the_rules_name() -> None:
    scene = Scene().open().ask("ana")
    scene.do(a.AcceptRequests(accepting=False))
    rise(scene, "ben")
    assert (
        refused(scene, a.RaiseMatter("m", "cai", "csos", "point_of_order", "procedure"))
        == "not_yours_to_raise"
    )
    scene.do(a.RaiseMatter("m", "cai", "csos", "point_of_order", "procedure", by_desk=True))
    assert (
        refused(scene, a.RaiseMatter("m-2", "ben", "member_states", "point_of_order", "procedure"))
        == "already_raised"
    )
    assert (
        refused(scene, a.RaiseMatter("m-2", "dia", "member_states", "point_of_order", "no such"))
        == "bad_request"
    )
    assert (
        refused(Scene(), a.RaiseMatter("m", "ben", "member_states", "point_of_order", "procedure"))
        == "no_segment"
    )


def test_whoever_waits_on_the_list_may_rise_and_keeps_the_place() -> None:
    scene = Scene().open().ask("ana", "ben")
    rise(scene, "ben")
    assert scene.list == ["ana", "ben"]
    assert [one.request for one in in_turn(scene.floor)] == ["m-ben", "r-ana", "r-ben"]


def test_ahead_of_the_list_and_ranked_among_themselves() -> None:
    """Rules 71 and 77."""
    scene = Scene().open().ask("ana")
    rise(scene, "ben", "close_debate")
    rise(scene, "cai", "suspend_meeting")
    rise(scene, "dia")
    assert [one.request for one in in_turn(scene.floor)] == ["m-dia", "m-cai", "m-ben", "r-ana"]
    assert refused(scene, a.GiveFloor("r-ana")) == "reason_needed"
    assert refused(scene, a.GiveFloor("m-ben")) == "reason_needed"
    scene.do(a.GiveFloor())
    assert scene.rows[-1].entry == e.FloorGiven("m-dia", 300, scene.now + 300 * SECOND)
    assert refused(scene, a.GiveFloor("m-cai")) == "somebody_has_the_floor"


def test_nobody_is_interrupted_by_the_key_for_the_next() -> None:
    assert refused(speaking(), a.GiveFloor()) == "somebody_has_the_floor"


def test_nobody_else_is_heard_while_one_is_interrupted() -> None:
    scene = made()
    scene.do(a.RulePoint("rejected"))
    assert refused(scene, a.GiveFloor("r-cai")) == "somebody_is_interrupted"
    assert refused(scene, a.CloseSegment()) == "somebody_has_the_floor"
    rise(scene, "dia")
    scene.do(a.GiveFloor("m-dia"))
    assert [one.waiting.participant for one in scene.floor.holders] == ["dia", "ana"]


def test_given_by_a_slip_it_waits_again_and_the_speaker_goes_on() -> None:
    scene = interrupted()
    scene.do(a.ReportMicrophone(4, "closed", "engine"))
    assert not scene.floor.closing
    scene.do(a.UndoAct(), 4)
    now = scene.floor.speaking
    assert now is not None
    assert (now.waiting.participant, now.given, now.deadline) == (
        "ana", scene.floor.number, scene.now + 119 * SECOND,
    )  # fmt: skip
    assert (scene.floor.interrupted, scene.floor.point) == ((), None)
    assert list(scene.floor.stray) == [6]  # the microphone of the one who rose closes
    assert [one.participant for one in scene.floor.matters] == ["ben"]
    scene.do(a.YieldFloor("ana"), 10)
    assert [one.used for one in interventions((row.entry, row.at) for row in scene.rows)] == [71.0]


def test_a_return_by_a_slip_is_taken_back() -> None:
    scene = made()
    scene.do(a.RulePoint("rejected"))
    scene.do(a.ReturnFloor())
    given = scene.floor.number
    scene.do(a.UndoAct(), 3)
    assert scene.floor.speaking is None
    assert list(scene.floor.stray) == [given]
    assert [one.left for one in scene.floor.interrupted] == [119 * SECOND]
    scene.do(a.ReturnFloor())
    assert [one.deadline for one in scene.floor.holders] == [scene.now + 119 * SECOND]


def test_a_cut_under_way_when_the_point_was_heard_only_tells_that_the_room_has_closed() -> None:
    """The timekeeper's command and the desk's act may cross."""
    scene = interrupted()
    deadline = scene.now
    assert refused(scene, a.CutMicrophone(4, deadline, deadline)) == "already_ended"
    scene.do(a.CutMicrophone(4, deadline, deadline, deadline + 3))
    assert scene.rows[-1].entry == e.MicrophoneReported(4, "closed", "engine", deadline + 3)
    assert not scene.floor.closing


def test_a_ruling_by_a_slip_is_taken_back() -> None:
    scene = made()
    scene.do(a.RulePoint("rejected"))
    scene.do(a.UndoAct())
    scene.do(a.RulePoint("accepted"))
    assert scene.floor.point is not None
    assert scene.floor.point.ruling == "accepted"


def test_a_paused_speaker_who_is_interrupted_keeps_what_was_left() -> None:
    scene = speaking()
    scene.do(a.PauseSpeaker())
    scene.wait(100)
    scene.do(a.GiveFloor("m-ben"))
    assert scene.floor.interrupted[-1].left == 119 * SECOND
    scene.do(a.YieldFloor("ben"), 20)
    scene.do(a.RulePoint("none"))
    scene.do(a.ReturnFloor())
    scene.do(a.YieldFloor("ana"), 10)
    rows = interventions((row.entry, row.at) for row in scene.rows)
    assert [(one.waiting.participant, one.used) for one in rows] == [("ben", 20.0), ("ana", 71.0)]


def test_withdrawn_or_taken_off_before_it_is_heard() -> None:
    scene = speaking()
    rise(scene, "dia")
    scene.do(a.WithdrawMatter("ben", "point_of_order"))
    assert refused(scene, a.WithdrawMatter("ben", "point_of_order")) == "not_waiting"
    assert refused(scene, a.RemoveMatter("m-dia", "")) == "reason_needed"
    scene.do(a.RemoveMatter("m-dia", "chair"))
    assert not scene.floor.matters
    assert refused(scene, a.RemoveMatter("m-dia", "chair")) == "not_waiting"


def test_without_a_limit_the_speaker_goes_on_without_one() -> None:
    scene = Scene(replace(Scene().rules, individual=None)).open().ask("ana").give()
    rise(scene, "ben")
    scene.do(a.GiveFloor("m-ben"))
    scene.do(a.YieldFloor("ben"))
    scene.do(a.RulePoint("none"))
    scene.do(a.ReturnFloor())
    assert scene.rows[-1].entry == e.FloorReturned(3, None)


def test_refusals_where_there_is_nothing_to_rule_or_return() -> None:
    scene = Scene().open().ask("ana").give()
    codes = [refused(scene, act) for act in (a.RulePoint("accepted"), a.AppealRuling(), a.ReturnFloor())]
    assert codes == ["no_point", "no_point", "somebody_has_the_floor"]
    scene.do(a.StopSpeaker())
    assert refused(scene, a.ReturnFloor()) == "nobody_is_interrupted"
    assert refused(interrupted(), a.RulePoint("accepted")) == "somebody_has_the_floor"
    assert refused(made(), a.RulePoint("maybe")) == "bad_request"
