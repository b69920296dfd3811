"""One slot, several organizations (R111): each waits once, all are heard."""

from dataclasses import replace

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.audiences import participants_of, state_for
from rostrum.procedure.floor.decide import decide
from rostrum.procedure.floor.list_rules import MOST_TOGETHER
from tests.procedure.floor.scene import RULES, Scene
from tests.procedure.floor.test_floor_audiences import NAMES

JOINT = replace(RULES, joint="encouraged")


def refused(scene: Scene, act: a.Act) -> str:
    with pytest.raises(Refusal) as refusal:
        decide(scene.floor, act, scene.now)
    return refusal.value.code


def together() -> Scene:
    return Scene(JOINT).open().ask("ana", joint=("ben", "cai"))


def test_one_slot_holds_several_and_all_are_heard() -> None:
    scene = together().ask("dia").give()
    assert scene.floor.speaking is not None
    assert scene.floor.speaking.waiting.people == ("ana", "ben", "cai")
    scene.do(a.YieldFloor("cai"))
    assert scene.floor.heard == ("ana", "ben", "cai")
    assert (scene.floor.turns, scene.list) == (1, ["dia"])


@pytest.mark.parametrize("who", ["ana", "ben", "cai"])
def test_nobody_of_a_slot_waits_twice(who: str) -> None:
    scene = together()
    assert refused(scene, a.RequestFloor("r", who, "csos")) == "already_waiting"
    assert refused(scene, a.RequestFloor("r", "dia", "csos", joint=(who,))) == "co_speaker_waits"
    scene.give()
    assert refused(scene, a.RequestFloor("r", who, "csos")) == "has_the_floor"
    assert refused(scene, a.RequestFloor("r", "dia", "csos", joint=(who,))) == "co_speaker_waits"


def test_whoever_was_named_may_leave_and_whoever_asked_takes_all_back() -> None:
    scene = together()
    assert scene.do(a.WithdrawRequest("ben")) == [e.CoSpeakerLeft("r-ana", "ben")]
    scene.ask("ben")
    assert scene.list == ["ana", "ben"]
    assert scene.do(a.WithdrawRequest("ana")) == [e.RequestWithdrawn("r-ana")]
    assert scene.list == ["ben"]


def test_the_desk_adds_and_takes_out_where_the_rules_say_nothing() -> None:
    scene = Scene().open().ask("ana")
    assert refused(scene, a.RequestFloor("r", "dia", "csos", joint=("ben",))) == "not_joint"
    assert scene.do(a.RequestFloor("r-dia", "dia", "csos", joint=("ben",), by_desk=True))
    assert scene.do(a.AddCoSpeaker("r-ana", "cai")) == [e.CoSpeakerJoined("r-ana", "cai")]
    assert refused(scene, a.AddCoSpeaker("r-ana", "ben")) == "co_speaker_waits"
    assert refused(scene, a.AddCoSpeaker("r-x", "eve")) == "not_waiting"
    assert scene.do(a.RemoveCoSpeaker("r-dia", "ben")) == [e.CoSpeakerLeft("r-dia", "ben")]
    assert refused(scene, a.RemoveCoSpeaker("r-dia", "ben")) == "not_waiting"


def test_a_slot_holds_ten_at_most_and_each_once() -> None:
    scene = Scene(JOINT).open()
    crowd = tuple(f"p{n}" for n in range(MOST_TOGETHER))
    assert refused(scene, a.RequestFloor("r", "ana", "csos", joint=crowd)) == "co_speakers"
    assert refused(scene, a.RequestFloor("r", "ana", "csos", joint=("ana",))) == "co_speakers"
    assert refused(scene, a.RequestFloor("r", "ana", "csos", joint=("ben", "ben"))) == "co_speakers"
    scene.ask("ana", joint=crowd[1:])
    assert refused(scene, a.AddCoSpeaker("r-ana", "one more")) == "co_speakers"


def test_every_screen_names_all_of_them() -> None:
    scene = together()
    ben = {"name": "Ben Example", "body": "Ministry", "capacity": ""}
    for audience in ("public", "participants", "podium", "console", "booth"):
        assert state_for(audience, scene.floor, NAMES)["next"][0]["joint"][0] == ben
    assert participants_of(scene.floor) == {"ana", "ben", "cai"}
    scene.give()
    assert state_for("public", scene.floor, NAMES)["now"]["joint"][0] == ben
    scene.do(a.StopSpeaker())
    assert state_for("public", scene.floor, NAMES)["last"]["joint"][0] == ben
    assert participants_of(scene.floor) == {"ana", "ben", "cai"}


def test_a_phone_finds_the_slot_it_shares_and_no_other_audience_is_told_an_id() -> None:
    scene = together()
    assert state_for("participants", scene.floor, NAMES)["together"] == {"r-ana": ["ben", "cai"]}
    for audience in ("public", "podium", "console", "booth"):
        assert "'cai'" not in repr(state_for(audience, scene.floor, NAMES))


def test_the_desk_takes_out_whom_it_named_by_a_slip_and_who_left_stays_away() -> None:
    scene = Scene(JOINT).open().ask("ana", joint=("cai",))
    scene.do(a.AddCoSpeaker("r-ana", "ben"))
    scene.do(a.WithdrawRequest("cai"))
    scene.do(a.RemoveCoSpeaker("r-ana", "ben"))
    assert scene.floor.waiting[0].joint == ()
