"""Rights of reply, questions and answers, each with a count and a clock of its own; who speaks for whom (P2, D45)."""

from dataclasses import replace

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.audiences import participants_of, state_for
from rostrum.procedure.floor.decide import SECOND, decide
from rostrum.procedure.floor.interventions import interventions
from rostrum.procedure.floor.turns import in_turn
from tests.procedure.floor.scene import RULES, Scene
from tests.procedure.floor.test_floor_audiences import Called


def refused(scene: Scene, act: a.Act) -> str:
    with pytest.raises(Refusal) as refusal:
        decide(scene.floor, act, scene.now)
    return refusal.value.code


def reply(scene: Scene, name: str, turn: int = 1) -> None:
    scene.do(a.RaiseMatter(f"reply-{name}-{turn}", name, "member_states", "reply"))


def rows(scene: Scene) -> list[tuple[str, str, float, int | None]]:
    told = interventions((row.entry, row.at) for row in scene.rows)
    return [(one.waiting.participant, one.waiting.form, one.used, one.limit) for one in told]


def test_a_reply_is_heard_when_the_list_is_done() -> None:
    scene = Scene().open().ask("ana")
    scene.do(a.AcceptRequests(accepting=False))
    reply(scene, "ben")
    assert [one.request for one in in_turn(scene.floor)] == ["r-ana", "reply-ben-1"]
    assert refused(scene, a.GiveFloor("reply-ben-1")) == "reason_needed"
    scene.give().do(a.YieldFloor("ana"), 30)
    scene.do(a.GiveFloor())
    assert scene.rows[-1].entry == e.FloorGiven("reply-ben-1", 600, scene.now + 600 * SECOND)


def test_a_second_reply_is_shorter_and_there_is_no_third() -> None:
    scene = Scene().open()
    for turn in (1, 2):
        reply(scene, "ben", turn)
        assert refused(scene, a.RaiseMatter("m", "ben", "member_states", "reply")) == "already_raised"
        scene.do(a.GiveFloor())
        scene.do(a.YieldFloor("ben"), 100)
    assert rows(scene) == [("ben", "reply", 100.0, 600), ("ben", "reply", 100.0, 300)]
    assert refused(scene, a.RaiseMatter("m", "ben", "member_states", "reply")) == "replies_used"
    assert refused(scene, a.RaiseMatter("m", "ben", "member_states", "reply", by_desk=True)) == "replies_used"
    assert (scene.floor.replied, scene.floor.heard) == (("ben", "ben"), ())
    reply(scene, "dia")


def test_the_modalities_say_how_many_and_how_long() -> None:
    scene = Scene(replace(RULES, reply=(240,), raises=(("reply", ("csos",)),))).open()
    assert refused(scene, a.RaiseMatter("m", "ben", "member_states", "reply")) == "not_yours_to_raise"
    scene.do(a.RaiseMatter("m", "cai", "csos", "reply"))
    scene.do(a.GiveFloor())
    scene.do(a.YieldFloor("cai"))
    assert rows(scene)[0][3] == 240
    assert refused(scene, a.RaiseMatter("m", "cai", "csos", "reply")) == "replies_used"


def test_replies_are_counted_by_item_and_wait_from_meeting_to_meeting() -> None:
    """One item has one list under one set of rules; the next segment of it goes on where the last one ended."""
    scene = Scene().open()
    reply(scene, "ben")
    scene.do(a.CloseSegment())
    assert refused(scene, a.RaiseMatter("m", "dia", "member_states", "reply")) == "no_segment"
    scene.open("panel-2")
    assert [one.request for one in scene.floor.matters] == ["reply-ben-1"]
    scene.rules = replace(RULES, floor="other")
    scene.open("other")
    assert (scene.floor.matters, scene.floor.replied) == ((), ())


def question(scene: Scene, name: str = "ben") -> None:
    scene.do(a.RaiseMatter(f"q-{name}", name, "csos", "question", by_desk=True))
    scene.do(a.GiveFloor(f"q-{name}"))


def test_a_question_is_put_in_between_answered_and_the_speech_goes_on() -> None:
    """The first clock stops by an entry; question and answer have a time of their own."""
    scene = Scene(replace(RULES, question=30)).open().ask("ana").give()
    scene.wait(57)
    question(scene)
    scene.do(a.YieldFloor("ben"), 12)
    scene.do(a.CallAnswer("answer"))
    assert [type(one.entry) for one in scene.rows[-2:]] == [e.MatterRaised, e.FloorGiven]
    assert [(one.waiting.participant, one.waiting.form) for one in scene.floor.holders] == [
        ("ana", "answer"), ("ana", "intervention"),
    ]  # fmt: skip
    assert scene.floor.holders[0].waiting.about == 3
    scene.do(a.YieldFloor("ana"), 40)
    scene.do(a.ReturnFloor(), 2)
    scene.do(a.YieldFloor("ana"), 60)
    assert rows(scene) == [
        ("ben", "question", 12.0, 30), ("ana", "answer", 40.0, None), ("ana", "intervention", 119.0, 180),
    ]  # fmt: skip
    assert scene.floor.heard == ("ana",)


def test_a_question_is_put_to_the_panel_and_the_answer_belongs_to_it() -> None:
    scene = Scene(replace(RULES, presentation=420, answer=90)).open()
    scene.do(a.RequestFloor("r-pia", "pia", "", form="presentation", by_desk=True))
    scene.give().do(a.YieldFloor("pia"), 400)
    scene.ask("ana").give()
    scene.wait(60)
    scene.do(a.CallAnswer("answer", of="r-pia"))
    assert scene.rows[-1].entry == e.FloorInterrupted(6, 119 * SECOND, "answer", 90, scene.now + 90 * SECOND)
    scene.do(a.YieldFloor("pia"), 80)
    scene.do(a.ReturnFloor())
    scene.do(a.YieldFloor("ana"), 9)
    scene.do(a.CallAnswer("answer-2", of="r-pia"))
    assert scene.floor.speaking is not None
    assert scene.floor.speaking.waiting.about == 6
    scene.do(a.YieldFloor("pia"), 20)
    assert rows(scene) == [
        ("pia", "presentation", 400.0, 420), ("pia", "answer", 80.0, 90), ("ana", "intervention", 70.0, 180),
        ("pia", "answer", 20.0, 90),
    ]  # fmt: skip


def test_an_answer_needs_somebody_to_give_it() -> None:
    scene = Scene().open().ask("ana")
    assert refused(scene, a.CallAnswer("answer")) == "nobody_to_answer"
    assert refused(scene, a.CallAnswer("answer", of="r-ana")) == "nobody_to_answer"


def test_what_is_in_between_is_not_interrupted_by_a_question_but_by_a_point_of_order() -> None:
    scene = Scene().open().ask("ana").give()
    question(scene)
    scene.do(a.RaiseMatter("q-cai", "cai", "csos", "question", by_desk=True))
    assert refused(scene, a.GiveFloor("q-cai")) == "somebody_has_the_floor"
    scene.do(a.RaiseMatter("m-dia", "dia", "member_states", "point_of_order", "procedure"))
    scene.do(a.GiveFloor("m-dia"))
    assert [one.waiting.participant for one in scene.floor.holders] == ["dia", "ben", "ana"]
    scene.do(a.YieldFloor("dia"))
    scene.do(a.RulePoint("none"))
    scene.do(a.ReturnFloor())
    scene.do(a.YieldFloor("ben"))
    scene.do(a.ReturnFloor())
    assert [one.waiting.participant for one in scene.floor.holders] == ["ana"]


def test_an_accommodation_is_a_longer_limit_and_nothing_else() -> None:
    """R100, P3: the record, the screens and the table carry the limit alone."""
    extra = (("ana", 60), ("cai", 30))
    scene = Scene().open().ask("ana", "ben")
    [given] = scene.do(a.GiveFloor(extra=extra))
    assert given == e.FloorGiven("r-ana", 240, scene.now + 240 * SECOND)
    told = repr(state_for("console", scene.floor, {}))
    scene.do(a.YieldFloor("ana"), 200)
    [given] = scene.do(a.GiveFloor(extra=extra))
    assert given == e.FloorGiven("r-ben", 180, scene.now + 180 * SECOND)
    assert rows(scene) == [("ana", "intervention", 200.0, 240)]
    for word in ("extra", "accommodat", "disab"):
        assert word not in told


def test_one_speaks_for_another() -> None:
    """R51: author, deliverer and the office acted for are three things."""
    names = {"ana": Called("Ana Example", "Ministry"), "dep": Called("Dep Example", "Mission")}
    scene = Scene().open().ask("ana")
    scene.do(a.SetDelivery("r-ana", "dep", "", "unodc"))
    assert participants_of(scene.floor) == {"ana", "dep"}
    scene.give()
    now = state_for("public", scene.floor, names)["now"]
    assert (now["name"], now["behalf"]["name"], now["office"]) == ("Dep Example", "Ana Example", "unodc")
    assert refused(scene, a.YieldFloor("ben")) == "not_your_floor"
    scene.do(a.YieldFloor("dep"))
    assert scene.floor.heard == ("ana",)
    told = interventions((row.entry, row.at) for row in scene.rows)[0].waiting
    assert (told.participant, told.deliverer, told.author, told.office) == ("ana", "dep", "", "unodc")


def test_the_author_may_be_somebody_who_is_not_there() -> None:
    scene = Scene().open().ask("ana").give()
    scene.do(a.SetDelivery("r-ana", author="sg"))
    now = state_for("public", scene.floor, {"sg": Called("The Author")})["now"]
    assert now["behalf"]["name"] == "The Author"
    scene.do(a.UndoAct())
    assert "behalf" not in state_for("public", scene.floor, {})["now"]
    assert refused(scene, a.SetDelivery("r-nobody", author="sg")) == "not_waiting"
