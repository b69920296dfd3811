"""The limit that the desk chooses when it gives the floor: one that the rules state, with a reason (R115, R116)."""

from dataclasses import replace

import pytest

from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.audiences import state_for
from rostrum.procedure.floor.interventions import interventions
from rostrum.procedure.floor.rules import LIMIT_REASONS
from tests.procedure.floor.scene import RULES, SECOND, Scene
from tests.procedure.floor.test_floor_decide import refused


def plenary() -> Scene:
    """Three minutes for a delegation, five for a group; `ana` speaks for herself, `ben` for a group."""
    scene = Scene().open().ask("ana", category="member_states")
    return scene.ask("ben", category="member_states", group=True)


@pytest.mark.parametrize("why", LIMIT_REASONS)
def test_the_other_limit_of_the_rules_is_given_with_a_reason(why: str) -> None:
    scene = plenary()
    [given] = scene.do(a.GiveFloor(limit=300, limit_reason=why))
    assert given == e.FloorGiven("r-ana", 300, scene.now + 300 * SECOND, "", why)
    assert state_for("public", scene.floor, {})["now"]["limit_reason"] == why
    assert state_for("console", scene.floor, {})["acts"][0]["reason"] == why
    scene.do(a.StopSpeaker(), 200)
    [spoke] = interventions([(one.entry, one.at) for one in scene.rows])
    assert (spoke.limit, spoke.used, spoke.limit_reason) == (300, 200.0, why)
    [given] = scene.do(a.GiveFloor(limit=180, limit_reason=why))
    assert given == e.FloorGiven("r-ben", 180, scene.now + 180 * SECOND, "", why)


def test_what_the_rules_give_needs_no_reason_and_none_is_kept() -> None:
    scene = plenary()
    [given] = scene.do(a.GiveFloor(limit=180, limit_reason="chair"))
    assert given == e.FloorGiven("r-ana", 180, scene.now + 180 * SECOND)
    scene.do(a.YieldFloor("ana"))
    [given] = scene.do(a.GiveFloor(limit=300))
    assert given == e.FloorGiven("r-ben", 300, scene.now + 300 * SECOND)


@pytest.mark.parametrize(
    ("limit", "why", "told"),
    [
        (240, "chair", ("no_such_limit", {"limits": (180, 300)})),
        (0, "chair", ("no_such_limit", {"limits": (180, 300)})),
        (300, "", ("limit_reason_needed", {"reasons": LIMIT_REASONS})),
        (300, "balance", ("limit_reason_needed", {"reasons": LIMIT_REASONS})),
    ],
)
def test_no_desk_invents_a_limit_or_gives_another_for_no_reason(
    limit: int, why: str, told: tuple[str, object]
) -> None:
    scene = plenary()
    assert refused(scene, a.GiveFloor(limit=limit, limit_reason=why)) == told
    assert scene.floor.speaking is None


def test_where_one_limit_holds_for_all_there_is_nothing_to_choose() -> None:
    """R116, D29."""
    scene = Scene(replace(RULES, group=180)).open().ask("ana")
    assert state_for("console", scene.floor, {})["choice"] is None
    assert refused(scene, a.GiveFloor(limit=300, limit_reason="chair"))[0] == "no_such_limit"
    unlimited = Scene(replace(RULES, individual=None, group=None)).open().ask("ana")
    assert state_for("console", unlimited.floor, {})["choice"] is None
    assert refused(unlimited, a.GiveFloor(limit=180, limit_reason="chair"))[0] == "no_such_limit"


@pytest.mark.parametrize("form", ["point_of_order", "reply"])
def test_what_is_heard_beside_the_list_has_its_own_limit(form: str) -> None:
    scene = Scene().open()
    point = "procedure" if form == "point_of_order" else ""
    scene.do(a.RaiseMatter("m-dia", "dia", "member_states", form, point))
    assert state_for("console", scene.floor, {})["choice"]["own"] == ""
    assert refused(scene, a.GiveFloor(limit=180, limit_reason="chair")) == ("no_such_limit", {"limits": ()})


def test_extra_time_is_added_to_the_chosen_limit() -> None:
    """P3, R100."""
    scene = plenary()
    [given] = scene.do(a.GiveFloor(extra=(("ana", 60),), limit=300, limit_reason="group"))
    assert given == e.FloorGiven("r-ana", 360, scene.now + 360 * SECOND, "", "group")


def test_a_chosen_limit_stands_beside_the_reason_for_leaving_the_order() -> None:
    scene = plenary()
    [given] = scene.do(a.GiveFloor("r-ben", "protocol", limit=180, limit_reason="time"))
    assert given == e.FloorGiven("r-ben", 180, scene.now + 180 * SECOND, "protocol", "time")
    assert state_for("console", scene.floor, {})["acts"][0]["reason"] == "protocol"


def test_a_limit_chosen_by_a_slip_is_taken_back_with_the_giving() -> None:
    scene = plenary()
    scene.do(a.GiveFloor(limit=300, limit_reason="chair"))
    scene.do(a.UndoAct())
    assert scene.list == ["ana", "ben"]
    [given] = scene.do(a.GiveFloor())
    assert given == e.FloorGiven("r-ana", 180, scene.now + 180 * SECOND)


def test_a_desk_is_told_which_limit_the_next_has_and_by_which_key_it_is_chosen() -> None:
    scene = Scene().open()
    told = {
        "individual": {"seconds": 180, "minutes": "3", "key": "3"},
        "group": {"seconds": 300, "minutes": "5", "key": "5"},
    }
    assert state_for("console", scene.floor, {})["choice"] == told | {"own": ""}
    scene = plenary()
    for desk in ("console", "podium"):
        assert state_for(desk, scene.floor, {})["choice"] == told | {"own": "individual"}
    for nobody_gives_there in ("public", "participants", "booth"):
        assert "choice" not in state_for(nobody_gives_there, scene.floor, {})
    scene.give()
    assert state_for("console", scene.floor, {})["choice"] == told | {"own": "group"}
    odd = Scene(replace(RULES, individual=90, group=600)).open()
    choice = state_for("console", odd.floor, {})["choice"]
    assert [choice[one]["minutes"] for one in ("individual", "group")] == ["1:30", "10"]
    assert [choice[one]["key"] for one in ("individual", "group")] == ["", ""]
