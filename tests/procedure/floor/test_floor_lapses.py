"""What becomes of those waiting when other rules come into force: the desk knows before, they are told after (Amb2)."""

from dataclasses import replace

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.audiences import state_for
from rostrum.procedure.floor.decide import decide
from rostrum.procedure.floor.evolve import evolve, fold
from rostrum.procedure.floor.rules import Rules
from rostrum.procedure.floor.state import Floor
from tests.procedure.floor.scene import RULES, Scene

PLENARY = Rules(floor="plenary", individual=180)
CLOSING = Rules(floor="closing", mode="invited")


def desk(scene: Scene, name: str) -> list[object]:
    return [state_for(one, scene.floor, {})[name] for one in ("podium", "console")]


def phones(scene: Scene) -> object:
    return state_for("participants", scene.floor, {})["lapsed"]


def after_the_panel(rules: Rules = RULES) -> Scene:
    """The plenary has opened; ana and ben asked in the panel and were not heard."""
    scene = Scene(rules).open().ask("ana", "ben")
    scene.do(a.OpenSegment("plenary", "plenary", PLENARY))
    return scene


def test_before_the_next_segment_the_desk_knows_how_many_would_be_taken_off() -> None:
    scene = Scene().open().ask("ana", "ben")
    assert (desk(scene, "lapses"), desk(scene, "rules")) == ([2, 2], ["panel", "panel"])
    scene.do(a.CloseSegment())
    assert desk(scene, "lapses") == [2, 2]
    for others in ("public", "participants", "booth"):
        assert "lapses" not in state_for(others, scene.floor, {})


def test_the_record_says_whom_it_took_off_before_the_rules_are_in_force() -> None:
    scene = Scene().open().ask("ana", "ben")
    made = scene.do(a.OpenSegment("plenary", "plenary", PLENARY))
    assert made == [e.ListLapsed(("r-ana", "r-ben")), e.SegmentOpened("plenary", "plenary", PLENARY)]
    assert scene.list == []


def test_they_are_told_on_their_phones_until_they_ask_again() -> None:
    scene = after_the_panel()
    assert (phones(scene), desk(scene, "lapsed"), desk(scene, "lapses")) == (["ana", "ben"], [2, 2], [0, 0])
    scene.do(a.RequestFloor("r-ana-2", "ana", "csos"))
    assert (scene.list, phones(scene), desk(scene, "lapsed")) == (["ana"], ["ben"], [1, 1])


def test_the_desk_is_told_until_the_next_is_heard_and_the_phones_until_the_segment_after() -> None:
    scene = after_the_panel()
    scene.do(a.RequestFloor("r-cai", "cai", "csos"))
    scene.give()
    assert (phones(scene), desk(scene, "lapsed")) == (["ana", "ben"], [0, 0])
    scene.do(a.StopSpeaker())
    scene.do(a.CloseSegment())
    assert phones(scene) == ["ana", "ben"]
    scene.do(a.OpenSegment("closing", "closing", CLOSING))
    assert phones(scene) == []


def test_co_speakers_are_told_too() -> None:
    scene = Scene(replace(RULES, joint="encouraged")).open().ask("ana", joint=("dia",))
    scene.do(a.OpenSegment("plenary", "plenary", PLENARY))
    assert phones(scene) == ["ana", "dia"]


def test_taken_in_writing_first_nobody_is_taken_off() -> None:
    scene = Scene().open().ask("ana")
    scene.do(a.SuspendList("time"))
    assert desk(scene, "lapses") == [0, 0]
    made = scene.do(a.OpenSegment("plenary", "plenary", PLENARY))
    assert made == [e.SegmentOpened("plenary", "plenary", PLENARY)]
    assert state_for("participants", scene.floor, {})["writing"] == ["ana"]


def test_a_list_that_goes_on_or_is_kept_lapses_for_nobody() -> None:
    """R103: a list of a plenary is taken up again where it was left."""
    scene = Scene().open().ask("ana")
    assert scene.do(a.OpenSegment("panel2", "panel", RULES)) == [e.SegmentOpened("panel2", "panel", RULES)]
    kept = replace(RULES, mode="list", kept=True)
    scene = Scene(kept).open().ask("ana")
    assert desk(scene, "lapses") == [0, 0]
    assert len(scene.do(a.OpenSegment("plenary", "plenary", PLENARY))) == 1
    scene.do(a.OpenSegment("panel", "panel", kept))
    assert scene.list == ["ana"]


def test_a_list_that_takes_names_early_takes_nobody_off_in_silence() -> None:
    scene = Scene().open().ask("ana")
    scene.do(a.CloseSegment())
    early = replace(PLENARY, mode="list", kept=True)
    assert scene.do(a.BeginInscription(early)) == [e.ListLapsed(("r-ana",)), e.InscriptionBegun(early)]
    assert phones(scene) == ["ana"]


def test_undo_takes_no_half_of_an_opening_back() -> None:
    scene = Scene().open().ask("ana")
    scene.do(a.AcceptRequests(accepting=False))
    scene.do(a.OpenSegment("plenary", "plenary", PLENARY))
    with pytest.raises(Refusal, match="nothing_to_undo"):
        decide(scene.floor, a.UndoAct(), scene.now + 1)
    scene.do(a.AcceptRequests(accepting=False))
    scene.do(a.UndoAct())
    assert (phones(scene), scene.list) == (["ana"], [])


def test_a_record_of_before_this_entry_folds_as_it_did() -> None:
    scene = after_the_panel()
    rows = [(one.entry, one.at) for one in scene.rows if not isinstance(one.entry, e.ListLapsed)]
    old = fold(Floor(), rows)
    assert (old.waiting, old.segment, old.lapsed) == ((), "plenary", ())
    assert evolve(old, e.ListClosed(), scene.now).accepting is False


def test_the_record_alone_says_the_same() -> None:
    scene = after_the_panel()
    again = fold(Floor(), [(e.decode(*e.encode(one.entry)), one.at) for one in scene.rows])
    assert (again.waiting, again.lapsed) == ((), ("ana", "ben"))
