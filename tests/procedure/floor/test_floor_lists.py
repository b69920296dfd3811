"""Nobody cuts the list: it runs out, is kept for later, or is suspended and the rest taken in writing."""

from dataclasses import replace

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.audiences import state_for
from rostrum.procedure.floor.decide import decide
from rostrum.procedure.floor.rules import Rules
from tests.procedure.floor.scene import Scene

PLENARY = Rules(floor="plenary", mode="list", individual=180, group=300, until="exhausted", kept=True)
PANEL = Rules(floor="panels", mode="request", individual=180)
CLOSING = Rules(floor="closing", mode="invited")


def refused(scene: Scene, act: a.Act) -> str:
    with pytest.raises(Refusal) as refusal:
        decide(scene.floor, act, scene.now)
    return refusal.value.code


def listed(scene: Scene, audience: str = "public") -> dict[str, object]:
    told: dict[str, object] = state_for(audience, scene.floor, {})["list"]
    return told


def test_a_list_may_take_names_before_its_segment() -> None:
    """R107, R108: inscribed days before, heard in that order when the segment opens."""
    scene = Scene(PLENARY)
    assert scene.do(a.BeginInscription(PLENARY)) == [e.InscriptionBegun(PLENARY)]
    scene.ask("ana", "ben")
    assert refused(scene, a.GiveFloor()) == "no_segment"
    assert refused(scene, a.BeginInscription(PLENARY)) == "list_is_open"
    scene.open("plenary", "plenary")
    assert scene.list == ["ana", "ben"]
    assert refused(scene, a.BeginInscription(PANEL)) == "segment_is_open"
    assert refused(Scene(), a.BeginInscription(CLOSING)) == "by_invitation"


def test_a_list_is_kept_while_other_segments_are_held() -> None:
    """S4: the plenary of 2017 goes on after the panels, with those who waited, in their order."""
    scene = Scene(PLENARY).open("plenary1", "plenary").ask("ana", "ben").give()
    scene.do(a.StopSpeaker())
    scene.do(a.OpenSegment("panels", "panel", PANEL))
    assert scene.list == []
    scene.ask("ben", "cai")
    scene.do(a.OpenSegment("plenary2", "plenary", PLENARY))
    assert scene.list == ["ben"]
    scene.do(a.OpenSegment("panels2", "panel", PANEL))
    assert scene.list == []


def test_it_says_when_the_list_is_exhausted_and_later_names_count_until_it_is_closed() -> None:
    """R103, Amb30."""
    scene = Scene(PLENARY).open("plenary", "plenary").ask("ana").give()
    scene.do(a.StopSpeaker())
    assert listed(scene)["exhausted"] is False
    scene.ask("ben")
    scene.do(a.AcceptRequests(accepting=False))
    assert listed(scene)["exhausted"] is False
    scene.give()
    assert listed(scene)["exhausted"] is False
    scene.do(a.YieldFloor("ben"))
    assert listed(scene)["exhausted"] is True


def test_the_closing_waits_for_the_list() -> None:
    """R21, Amb29: refused while somebody waits, on the list in force or on one put aside."""
    scene = Scene(PLENARY).open("plenary", "plenary").ask("ana")
    closing = a.OpenSegment("closing", "closing", CLOSING)
    assert refused(scene, closing) == "list_waits"
    scene.do(a.OpenSegment("panels", "panel", PANEL))
    assert refused(scene, closing) == "list_waits"
    scene.do(a.SuspendList("time"))
    assert scene.do(closing)


def test_the_list_is_suspended_and_the_rest_taken_in_writing() -> None:
    """Amb2: with a reason, for everybody who waits, to be seen and counted."""
    scene = Scene(PLENARY).open("plenary", "plenary").ask("ana", "ben", "cai").give()
    assert refused(scene, a.SuspendList("")) == "reason_needed"
    assert scene.do(a.SuspendList("time")) == [e.ListSuspended("time", ("r-ben", "r-cai"))]
    assert (scene.list, scene.floor.accepting) == ([], False)
    assert listed(scene)["suspended"] is True
    assert listed(scene)["in_writing"] == 2
    assert state_for("participants", scene.floor, {})["writing"] == ["ben", "cai"]
    assert [one["request"] for one in state_for("console", scene.floor, {})["writing"]] == ["r-ben", "r-cai"]
    assert scene.floor.speaking is not None
    assert refused(scene, a.SuspendList("time")) == "list_is_suspended"
    assert refused(scene, a.AcceptRequests(accepting=True)) == "list_is_suspended"
    assert refused(scene, a.RequestFloor("r", "dia", "csos", by_desk=True)) == "list_is_suspended"


def test_a_suspension_may_be_undone() -> None:
    scene = Scene(PLENARY).open("plenary", "plenary").ask("ana", "ben")
    scene.do(a.SuspendList("time"))
    scene.do(a.UndoAct())
    assert (scene.list, scene.floor.in_writing, scene.floor.suspended) == (["ana", "ben"], (), False)
    assert scene.floor.accepting is True


def test_a_suspended_list_is_resumed_with_everybody_in_the_old_place() -> None:
    scene = Scene(PLENARY).open("plenary", "plenary").ask("ana", "ben", "cai")
    scene.do(a.MoveRequest("r-cai", 1, "protocol"))
    scene.do(a.SuspendList("time"))
    scene.wait(60)
    assert refused(scene, a.UndoAct()) == "too_late"
    assert scene.do(a.ResumeList()) == [e.ListResumed()]
    assert (scene.list, scene.floor.in_writing) == (["cai", "ana", "ben"], ())
    assert scene.floor.accepting is False
    assert refused(scene, a.ResumeList()) == "list_runs"


def test_a_list_stays_suspended_over_other_segments() -> None:
    scene = Scene(PLENARY).open("plenary", "plenary").ask("ana")
    scene.do(a.SuspendList("time"))
    scene.do(a.OpenSegment("panels", "panel", PANEL))
    scene.ask("ana")
    assert listed(scene)["suspended"] is False
    scene.do(a.OpenSegment("plenary2", "plenary", PLENARY))
    assert (scene.floor.suspended, scene.floor.accepting) == (True, False)


def test_nobody_waits_nothing_is_suspended() -> None:
    assert refused(Scene(PLENARY).open("plenary", "plenary"), a.SuspendList("time")) == "nobody_waits"


def test_in_a_selected_floor_nobody_asks() -> None:
    scene = Scene(replace(CLOSING, mode="selected")).open()
    assert scene.floor.accepting is False
    assert refused(scene, a.RequestFloor("r", "ana", "csos")) == "by_invitation"
    assert scene.do(a.RequestFloor("r", "ana", "csos", by_desk=True))


def test_why_the_order_was_left_is_told_to_everybody() -> None:
    """R112, Amb18: visible, with the reason."""
    scene = Scene().open().ask("ana", "ben", "cai")
    scene.do(a.MoveRequest("r-cai", 1, "protocol"))
    assert [one["moved"] for one in state_for("public", scene.floor, {})["next"]] == ["protocol", "", ""]
    scene.give("ben", "balance")
    assert state_for("public", scene.floor, {})["now"]["departed"] == "balance"


def test_a_group_of_states_alone_has_the_longer_limit() -> None:
    """R115, Amb13: a coalition of organizations keeps to the limit of all."""
    assert refused(Scene().open(), a.RequestFloor("r", "ana", "csos", group=True)) == "no_group"
