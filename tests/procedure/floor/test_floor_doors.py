"""Two doors into one floor, each with its own closing; taken in turn, by time or as the moderator chooses (Amb20)."""

from dataclasses import replace

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure import modalities
from rostrum.procedure.doors import hours
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.audiences import state_for
from rostrum.procedure.floor.decide import Dated, decide
from rostrum.procedure.floor.evolve import fold
from rostrum.procedure.floor.list_doors import to_come
from rostrum.procedure.floor.rules import Rules, rules_of
from rostrum.procedure.floor.state import Floor
from tests.procedure.floor.scene import SECOND, START, Scene
from tests.stage import EDITIONS

STATES, OTHERS = START + 60 * SECOND, START + 600 * SECOND
RULES = Rules(
    floor="panel",
    mode="list",
    individual=180,
    enforcement="cut",
    queues=(("states", ("member_states",)), ("others", ("csos",))),
    merge="alternate",
    closes=(("states", STATES), ("others", OTHERS)),
    kept=True,
)


def refused(scene: Scene, act: a.Act) -> str:
    with pytest.raises(Refusal) as refusal:
        decide(scene.floor, act, scene.now)
    return refusal.value.code


def test_each_door_closes_by_its_own_deadline() -> None:
    scene = Scene(RULES).open()
    scene.now = STATES - 1
    asked = decide(scene.floor, a.RequestFloor("r", "ana", "member_states"), STATES - 1)
    assert [type(one.entry) for one in asked] == [e.FloorRequested]
    scene.now = STATES
    assert refused(scene, a.RequestFloor("r", "ana", "member_states")) == "door_is_closed"
    made = scene.do(a.RequestFloor("r", "ben", "csos"), after=1)
    assert made == [e.DoorClosed("states", STATES), e.FloorRequested("r", "ben", "csos", "others")]
    assert scene.rows[-2].at == STATES


def test_a_deadline_that_has_passed_before_the_segment_opens_has_closed_its_door() -> None:
    scene = Scene(RULES, now=STATES + 5 * SECOND).open()
    assert scene.floor.shut == ("states",)
    assert scene.rows[1:] == []
    told = state_for("public", scene.floor, {})["list"]["doors"]
    assert [(one["door"], one["open"], one["closes"]) for one in told] == [
        ("states", False, None),
        ("others", True, OTHERS),
    ]


def test_the_timekeeper_says_it_when_nobody_acts() -> None:
    scene = Scene(RULES).open()
    assert [at for at, _ in to_come(scene.floor)] == [STATES, OTHERS]
    scene.now = STATES
    assert scene.do(a.SettleDoors(), after=0) == [e.DoorClosed("states", STATES)]
    assert scene.do(a.SettleDoors(), after=0) == []
    assert [at for at, _ in to_come(scene.floor)] == [OTHERS]


def test_the_hour_of_a_door_makes_no_desk_stale() -> None:
    scene = Scene(RULES).open().ask("ben")
    seen = scene.floor.number
    scene.now = STATES
    scene.do(a.SettleDoors(), after=0)
    assert scene.do(a.GiveFloor(seen=seen))


def test_a_door_opens_at_its_hour() -> None:
    scene = Scene(replace(RULES, opens=(("others", START + 30 * SECOND),))).open()
    assert scene.floor.shut == ("others",)
    assert refused(scene, a.RequestFloor("r", "ben", "csos")) == "door_is_closed"
    scene.now = START + 30 * SECOND
    scene.ask("ben")
    assert [type(one.entry) for one in scene.rows[1:]] == [e.DoorOpened, e.FloorRequested]


def test_the_desk_closes_one_door_and_opens_it_again_on_its_own() -> None:
    scene = Scene(RULES).open()
    assert scene.do(a.AcceptAtDoor("others", accepting=False)) == [e.DoorClosed("others")]
    assert refused(scene, a.RequestFloor("r", "ben", "csos")) == "door_is_closed"
    assert refused(scene, a.AcceptAtDoor("others", accepting=False)) == "door_is_closed"
    assert refused(scene, a.AcceptAtDoor("nowhere", accepting=False)) == "no_such_door"
    scene.ask("ana", category="member_states")
    scene.do(a.AcceptAtDoor("others", accepting=True))
    scene.ask("ben")
    assert scene.list == ["ana", "ben"]


def test_a_door_the_desk_opens_after_its_hour_stays_open() -> None:
    scene = Scene(RULES, now=STATES + SECOND).open()
    scene.do(a.AcceptAtDoor("states", accepting=True))
    scene.ask("ana", category="member_states")
    assert scene.floor.shut == ()


def test_the_whole_list_opens_without_the_door_whose_hour_has_passed() -> None:
    scene = Scene(RULES, now=STATES + SECOND).open()
    scene.do(a.AcceptRequests(accepting=False))
    scene.do(a.AcceptRequests(accepting=True))
    assert list(scene.floor.shut) == ["states"]
    scene.now = OTHERS
    scene.do(a.SettleDoors())
    assert state_for("public", scene.floor, {})["accepting"] is False
    scene.do(a.AcceptRequests(accepting=True))
    assert list(scene.floor.shut) == []


def test_opening_one_door_of_a_closed_list_opens_that_one_alone() -> None:
    scene = Scene(RULES).open()
    scene.do(a.AcceptRequests(accepting=False))
    scene.do(a.AcceptAtDoor("states", accepting=True))
    assert (scene.floor.accepting, scene.floor.shut) == (True, ("others",))


def test_a_cut_in_a_closed_hour_loses_no_closing() -> None:
    """The timekeeper's cut may be written after a door's hour: both stand at their moments (R121)."""
    scene = Scene(RULES).open().ask("ben").give()
    given = scene.floor.speaking
    assert given is not None
    assert given.deadline is not None
    scene.now = given.deadline + SECOND
    made = scene.do(a.CutMicrophone(given.given, given.deadline, given.deadline), after=0)
    assert [type(one) for one in made] == [e.DoorClosed, e.MicrophoneCut]
    assert [one.at for one in scene.rows[-2:]] == [STATES, given.deadline]


def test_in_a_rehearsal_the_dates_stay_what_they_are() -> None:
    """D8: closings are moments of the programme; at four times the speed they come four times as soon."""
    scene = Scene(RULES)
    scene.do(a.BeginRehearsal(START, 4), after=0)
    scene.open()
    assert next(to_come(scene.floor))[0] == START + 15 * SECOND


def test_as_the_moderator_chooses_the_first_of_any_door_needs_no_reason() -> None:
    scene = Scene(replace(RULES, merge="moderator")).open()
    scene.ask("ana", "bob", category="member_states").ask("cai", "dia")
    turn = {one["request"]: one["turn"] for one in state_for("console", scene.floor, {})["queue"]}
    assert turn == {"r-ana": True, "r-bob": False, "r-cai": True, "r-dia": False}
    assert refused(scene, a.GiveFloor("r-dia")) == "reason_needed"
    assert scene.give("cai").floor.speaking is not None
    assert scene.rows[-1].entry == e.FloorGiven("r-cai", 180, scene.now + 180 * SECOND, "")


def test_each_door_has_its_own_order() -> None:
    scene = Scene(replace(RULES, merge="states_first", doors=(("states", "protocol"),))).open()
    scene.ask("low", category="member_states", rank=3).ask("late").ask(
        "high", category="member_states", rank=1
    )
    scene.ask("last", rank=0)
    assert scene.list == ["high", "low", "late", "last"]


SHARING = {
    "by_time": ["o1", "o2", "s1", "o3", "s2"],
    "alternate": ["s1", "o1", "s2", "o2", "o3"],
    "states_first": ["s1", "s2", "o1", "o2", "o3"],
}


@pytest.mark.parametrize("merge", SHARING)
def test_how_two_groups_share_a_floor_of_the_button_is_a_setting(merge: str) -> None:
    """R114: by order of pressing, in turn, or States first."""
    floor = {
        "mode": "request",
        "queues": {"states": {"cats": ["member_states"]}, "others": {"cats": ["csos"]}},
        "merge": merge,
    }
    scene = Scene(rules_of("panel", floor)).open()
    for who in SHARING["by_time"]:
        scene.ask(who, category="member_states" if who[0] == "s" else "csos")
    assert scene.list == SHARING[merge]


def test_unsaid_a_list_takes_two_doors_in_turn_and_the_button_counts_in_order() -> None:
    """Amb20 and Amb18."""
    queues = {"a": {"cats": ["x"]}, "b": {"cats": ["y"]}}
    assert rules_of("f", {"mode": "list", "queues": queues}).merge == "alternate"
    assert rules_of("f", {"mode": "request", "queues": queues}).merge == "by_time"
    assert rules_of("f", {"mode": "list"}).merge == "by_time"


def test_the_closings_of_2021_are_to_the_second() -> None:
    """R72, R73, R195, R196: stakeholders by Monday 5 July 17:00 in New York, Members by the end of Friday 9 July."""
    path = EDITIONS / "tip-2021-hearing.yaml"
    loaded = modalities.load(path.read_text(encoding="utf-8"), path.name)
    opens, closes = hours(loaded.data, "panel")
    assert opens == ()
    assert dict(closes) == {
        "stakeholders": 1_625_518_800 * SECOND + 1,  # 21:00 UTC itself is in time
        "states": 1_625_889_600 * SECOND,  # the tenth begins in New York at 04:00 UTC
    }


def test_a_record_made_before_doors_had_hours_is_read_as_before() -> None:
    old = {
        "segment": "panel",
        "segment_kind": "panel",
        "rules": {"floor": "panel", "mode": "list", "order": ["first_come"], "individual": 180, "group": 180,
                  "enforcement": "urge", "warnings": [60, 10], "until": "time", "merge": "alternate",
                  "queues": [["states", ["member_states"]]]},
        "v": 1,
    }  # fmt: skip
    asked = {"request": "r", "participant": "ana", "category": "member_states", "queue": "states", "v": 1}
    rows = [(e.decode("SegmentOpened", old), START), (e.decode("FloorRequested", asked), START)]
    floor = fold(Floor(), rows)
    assert [one.participant for one in floor.waiting] == ["ana"]
    other = e.SegmentOpened("closing", "closing", Rules(floor="closing", mode="invited"))
    assert (fold(floor, [(other, START)]).waiting, fold(floor, [(other, START)]).aside) == ((), ())


def test_settled_hours_and_cuts_stand_in_order_of_their_moments() -> None:
    scene = Scene(replace(RULES, individual=30)).open().ask("ben").give()
    scene.now = OTHERS + SECOND
    made = decide(scene.floor, a.ChangeNames(), scene.now)
    assert all(isinstance(one, Dated) for one in made)
    assert [type(one.entry) for one in made] == [
        e.MicrophoneCut,
        e.DoorClosed,
        e.DoorClosed,
        e.NamesChanged,
    ]
    assert [one.at for one in made] == sorted(one.at for one in made)
