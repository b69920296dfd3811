"""How entries are stored and read again, and what a table of interventions says."""

import pytest

from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.interventions import Intervention, interventions
from rostrum.procedure.floor.rules import Rules, rules_of
from rostrum.procedure.floor.steps import STEPS
from tests.procedure.floor.scene import SECOND, START, Scene

NEWER = ("presentation", "question", "answer", "point_of_order", "reply", "raises")


def test_an_entry_is_stored_by_kind_with_the_form_of_its_body() -> None:
    given = e.FloorGiven("r", 180, 9, "balance")
    body = {"request": "r", "limit": 180, "deadline": 9, "departed": "balance", "limit_reason": "", "v": 1}
    assert e.encode(given) == ("FloorGiven", body)
    assert e.decode("FloorGiven", body) == given


def test_rules_come_back_whole() -> None:
    rules = Rules("panel", queues=(("states", ("member_states",)), ("others", ())), warnings=(30,))
    opened = e.SegmentOpened("panel", "panel", rules)
    kind, body = e.encode(opened)
    assert body["rules"]["queues"] == [["states", ["member_states"]], ["others", []]]
    assert e.decode(kind, body) == opened


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        e.decode("SpeakerApplauded", {})


def test_a_body_of_a_later_form_is_read_for_what_is_known() -> None:
    assert e.decode("FloorYielded", {"given": 3, "v": 2, "applause": 1}) == e.FloorYielded(3)


def test_every_kind_can_be_folded() -> None:
    assert set(STEPS) == set(e.KINDS.values())


def test_floor_rules_are_read_from_modalities() -> None:
    told = {
        "mode": "request",
        "limits": {"individual": 180, "group": 300, "presentation": 420, "answer": 90, "reply": [240, 120]},
        "interposed": ["csos"],
        "replies": [],
        "enforcement": "cut",
        "queues": {"states": {"cats": ["member_states"]}},
        "merge": "alternate",
        "order": ["protocol"],
        "warnings": [30, 5],
        "until": "exhausted",
    }
    assert rules_of("panel", told) == Rules(
        floor="panel",
        mode="request",
        order=("protocol",),
        individual=180,
        group=300,
        enforcement="cut",
        warnings=(30, 5),
        queues=(("states", ("member_states",)),),
        merge="alternate",
        until="exhausted",
        presentation=420,
        question=180,
        answer=90,
        reply=(240, 120),
        raises=(("point_of_order", ("member_states",)), ("question", ("csos",))),
    )
    assert rules_of("opening", {"mode": "invited"}) == Rules(floor="opening", mode="invited")


def test_one_limit_holds_for_groups_where_none_is_stated_for_them() -> None:
    """R116."""
    rules = rules_of("panel", {"mode": "request", "limits": {"individual": 180}})
    assert (rules.limit("intervention", group=True), rules.limit("intervention", group=False)) == (180, 180)


def test_each_kind_has_a_limit_of_its_own_and_a_second_reply_is_shorter() -> None:
    """P2, R120: defaults where the modalities give none."""
    rules = rules_of("panel", {"mode": "request", "limits": {"individual": 180, "presentation": 420}})
    kinds = ("intervention", "presentation", "question", "answer", "point_of_order", "statement")
    assert [rules.limit(one, group=False) for one in kinds] == [180, 420, 180, None, 300, None]
    assert [rules.limit("reply", group=False, replies=made) for made in (0, 1, 2)] == [600, 300, 300]


def test_a_record_written_before_a_rule_existed_is_still_read() -> None:
    kind, body = e.encode(e.SegmentOpened("panel", "panel", Rules("panel", individual=180)))
    old = {name: value for name, value in body["rules"].items() if name not in NEWER}
    assert e.decode(kind, body | {"rules": old}) == e.SegmentOpened(
        "panel", "panel", Rules("panel", individual=180)
    )


def test_interventions_say_what_was_allotted_used_and_how_it_ended() -> None:
    scene = Scene().open().ask("ana", "ben", "cai").give("ben", "balance")
    ben, start = scene.floor.speaking, scene.now
    deadline = start + 180 * SECOND
    scene.now = deadline
    scene.do(a.CutMicrophone(5, deadline, deadline + 4_200, deadline + 9_000), after=0.01)
    scene.give(after=5)
    ana, second = scene.floor.speaking, scene.now
    scene.do(a.YieldFloor("ana"), after=61.5)
    assert ben is not None
    assert ana is not None
    assert list(interventions((row.entry, row.at) for row in scene.rows)) == [
        Intervention(5, "panel", ben.waiting, start, deadline, 180, 180.0, "cut", "balance", 4.2),
        Intervention(7, "panel", ana.waiting, second, second + 61_500_000, 180, 61.5, "yielded", "", None),
    ]


def test_seconds_are_those_of_the_programme() -> None:
    scene = Scene()
    scene.do(a.BeginRehearsal(START, 60))
    scene.open().ask("ana").give()
    scene.do(a.ChangeNames(), after=10)
    [row] = interventions((row.entry, row.at) for row in scene.rows)
    assert (row.used, row.limit, row.end - row.start, row.how) == (180.0, 180, 3 * SECOND, "cut")


def test_a_cut_that_another_act_settled_has_its_lateness_from_the_room() -> None:
    """D9: none until the room answers in a later entry."""
    scene = Scene().open().ask("ana").give()
    deadline = scene.now + 180 * SECOND
    scene.do(a.ChangeNames(), after=181)
    assert [one.late for one in interventions((row.entry, row.at) for row in scene.rows)] == [None]
    scene.do(a.CutMicrophone(3, deadline, deadline + 1_100_000, deadline + 1_250_000))
    assert [one.late for one in interventions((row.entry, row.at) for row in scene.rows)] == [1250.0]
