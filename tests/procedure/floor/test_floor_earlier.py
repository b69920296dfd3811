"""Who still waits when the next panel opens: kept, told to the desk, and taken off by one act or none (Amb2, Amb21)."""

from dataclasses import replace

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.audiences import state_for
from rostrum.procedure.floor.decide import decide
from rostrum.procedure.floor.evolve import fold
from rostrum.procedure.floor.rules import Rules
from rostrum.procedure.floor.state import Floor
from tests.procedure.floor.scene import RULES, Scene

OPENING = Rules(floor="opening", mode="invited")


def two_panels(rules: Rules = RULES) -> Scene:
    """The second panel has opened; ana and ben asked in the first and were not heard."""
    scene = Scene(rules).open("panel1").ask("ana", "ben")
    scene.do(a.CloseSegment())
    return scene.open("panel2")


def told(scene: Scene) -> list[int]:
    return [state_for(desk, scene.floor, {})["earlier"] for desk in ("console", "podium")]


def refused(scene: Scene, act: a.Act) -> str:
    with pytest.raises(Refusal) as refusal:
        decide(scene.floor, act, scene.now)
    return refusal.value.code


def test_nobody_is_lost_and_both_desks_are_told() -> None:
    scene = two_panels()
    assert scene.list == ["ana", "ben"]
    assert told(scene) == [2, 2]
    scene.ask("cai")
    assert (scene.list, told(scene)) == (["ana", "ben", "cai"], [2, 2])
    scene.give()
    scene.do(a.StopSpeaker())
    assert told(scene) == [1, 1]
    for others in ("public", "participants", "booth"):
        assert "earlier" not in state_for(others, scene.floor, {})


def test_by_one_act_they_stay() -> None:
    scene = two_panels()
    assert scene.do(a.CarryOver()) == [e.ListCarriedOver()]
    assert (scene.list, told(scene)) == (["ana", "ben"], [0, 0])
    assert refused(scene, a.CarryOver()) == refused(scene, a.BeginAnew()) == "nobody_waits"


def test_by_one_act_the_list_begins_anew_and_whoever_was_on_it_is_told() -> None:
    scene = two_panels().ask("cai")
    assert scene.do(a.BeginAnew()) == [e.ListBegunAnew(("r-ana", "r-ben"))]
    assert (scene.list, told(scene)) == (["cai"], [0, 0])
    assert state_for("participants", scene.floor, {})["anew"] == ["ana", "ben"]
    scene.do(a.RequestFloor("r-ana-2", "ana", "csos"))
    assert scene.list == ["cai", "ana"]
    assert state_for("participants", scene.floor, {})["anew"] == ["ben"]
    scene.do(a.CloseSegment())
    assert state_for("participants", scene.floor, {})["anew"] == []


def test_co_speakers_are_told_too() -> None:
    scene = Scene(replace(RULES, joint="encouraged")).open("panel1").ask("ana", joint=("dia",))
    scene.open("panel2").do(a.BeginAnew())
    assert state_for("participants", scene.floor, {})["anew"] == ["ana", "dia"]


def test_a_slip_is_taken_back_with_everybody_in_the_old_place() -> None:
    scene = two_panels()
    scene.do(a.BeginAnew())
    scene.do(a.UndoAct())
    assert (scene.list, told(scene)) == (["ana", "ben"], [2, 2])
    assert state_for("participants", scene.floor, {})["anew"] == []
    scene.do(a.CarryOver())
    scene.do(a.UndoAct())
    assert told(scene) == [2, 2]


def test_whoever_has_asked_again_meanwhile_keeps_to_that() -> None:
    scene = two_panels()
    scene.do(a.BeginAnew())
    scene.do(a.RequestFloor("r-ana-2", "ana", "csos"))
    assert refused(scene, a.UndoAct()) == "nothing_to_undo"


def test_an_act_on_a_desk_that_has_changed_is_refused() -> None:
    scene = two_panels()
    seen = scene.floor.number
    scene.do(a.AcceptRequests(accepting=False))
    assert refused(scene, a.BeginAnew(seen)) == refused(scene, a.CarryOver(seen)) == "stale"


def test_a_plenary_is_one_list_over_many_meetings() -> None:
    """R103: nothing is asked where the list simply goes on."""
    scene = Scene(replace(RULES, floor="plenary", mode="list", kept=True)).open("one", "plenary").ask("ana")
    scene.do(a.CloseSegment())
    scene.open("two", "plenary")
    assert (scene.list, told(scene)) == (["ana"], [0, 0])


def test_a_panel_that_opens_again_goes_on_as_it_was() -> None:
    scene = Scene().open("panel1").ask("ana")
    scene.do(a.CloseSegment())
    scene.open("panel1")
    assert (scene.list, told(scene)) == (["ana"], [0, 0])
    scene.do(a.CloseSegment())
    scene.open("panel2")
    scene.do(a.CloseSegment())
    scene.open("panel2")
    assert told(scene) == [1, 1]


def test_what_is_not_settled_is_asked_again_after_a_break() -> None:
    kept = replace(RULES, mode="list", kept=True)
    scene = two_panels(kept)
    scene.do(a.OpenSegment("break", "opening", OPENING))
    assert told(scene) == [0, 0]
    scene.do(a.OpenSegment("panel2", "panel", kept))
    assert (scene.list, told(scene)) == (["ana", "ben"], [2, 2])


def test_names_taken_before_the_first_panel_are_of_the_first_panel() -> None:
    """R107: a list of 2021 takes names days before; only a panel that was held comes before another."""
    kept = replace(RULES, mode="list", kept=True)
    scene = Scene(kept)
    scene.do(a.BeginInscription(kept))
    scene.ask("ana")
    scene.do(a.OpenSegment("opening", "opening", OPENING))
    scene.do(a.OpenSegment("panel1", "panel", kept))
    assert (scene.list, told(scene)) == (["ana"], [0, 0])
    scene.do(a.OpenSegment("break", "opening", OPENING))
    scene.do(a.OpenSegment("panel2", "panel", kept))
    assert (scene.list, told(scene)) == (["ana"], [1, 1])


def test_the_record_alone_says_the_same() -> None:
    scene = two_panels().ask("cai")
    scene.do(a.BeginAnew())
    rows = [(e.decode(*e.encode(one.entry)), one.at) for one in scene.rows]
    again = fold(Floor(), rows)
    assert (again.waiting, again.anew, again.before) == (scene.floor.waiting, ("ana", "ben"), 0)
