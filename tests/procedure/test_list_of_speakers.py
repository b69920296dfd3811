"""The order in which those who asked are heard (R101, R107, R112, R113)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor.rules import Rules
from tests.procedure.floor.scene import RULES, Scene

DOORS = replace(RULES, queues=(("states", ("member_states",)), ("others", ("csos",))))
ALTERNATE = replace(DOORS, merge="alternate")


def two_lines(rules: Rules) -> Scene:
    scene = Scene(rules).open().ask("s1", "s2", "s3", category="member_states").ask("c1", "c2")
    scene.do(a.RequestFloor("r-pga", "pga", "", form="remarks", by_desk=True))
    return scene


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (RULES, ["s1", "s2", "s3", "c1", "c2", "pga"]),
        (DOORS, ["s1", "s2", "s3", "c1", "c2", "pga"]),
        (replace(DOORS, merge="moderator"), ["s1", "s2", "s3", "c1", "c2", "pga"]),
        (ALTERNATE, ["pga", "s1", "c1", "s2", "c2", "s3"]),
        (replace(DOORS, merge="states_first"), ["pga", "s1", "s2", "s3", "c1", "c2"]),
    ],
)
def test_each_way_of_taking_from_two_doors(rules: Rules, expected: list[str]) -> None:
    """Nobody is left out: whoever came through no door was called, and goes first (2021 alternates)."""
    assert two_lines(rules).list == expected


def test_alternation_goes_on_where_it_stood() -> None:
    scene = two_lines(ALTERNATE)
    heard = []
    for _ in range(6):
        heard.append(scene.list[0])
        scene.give()
        scene.do(a.StopSpeaker())
    assert heard == ["pga", "s1", "c1", "s2", "c2", "s3"]


def test_a_called_speaker_does_not_turn_the_alternation() -> None:
    scene = Scene(ALTERNATE).open().ask("s1", "s2", category="member_states").ask("c1").give()
    scene.do(a.StopSpeaker())
    scene.do(a.RequestFloor("r-pga", "pga", "", by_desk=True))
    scene.give()
    scene.do(a.StopSpeaker())
    assert scene.list == ["c1", "s2"]


def test_protocol_goes_by_rank_then_by_arrival() -> None:
    scene = Scene(replace(RULES, order=("protocol", "request_order"))).open()
    scene.ask("amb-1", "amb-2", rank=3).ask("head", rank=0).ask("minister", rank=1)
    assert scene.list == ["head", "minister", "amb-1", "amb-2"]


def test_a_moved_request_keeps_its_place_when_others_come() -> None:
    scene = Scene().open().ask("a", "b", "c")
    scene.do(a.MoveRequest("r-c", 1, "theme"))
    assert scene.list == ["c", "a", "b"]
    scene.ask("d")
    assert scene.list == ["c", "a", "b", "d"]


def test_the_newest_move_to_a_place_has_it() -> None:
    scene = Scene().open().ask("a", "b", "c")
    scene.do(a.MoveRequest("r-c", 1, "theme"))
    scene.do(a.MoveRequest("r-b", 1, "theme"))
    assert scene.list == ["b", "c", "a"]
    scene.do(a.MoveRequest("r-b", 3, "theme"))
    assert scene.list == ["c", "a", "b"]


def test_places_move_up_when_those_before_leave() -> None:
    scene = Scene().open().ask("a", "b", "c", "d")
    scene.do(a.MoveRequest("r-d", 3, "theme"))
    scene.do(a.WithdrawRequest("a"))
    assert scene.list == ["b", "d", "c"]
    scene.do(a.RemoveRequest("r-b", "absent"))
    assert scene.list == ["d", "c"]


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(1, 7)), max_size=12),
    st.sampled_from([RULES, ALTERNATE]),
)
def test_a_moved_request_stands_exactly_where_it_was_put(moves: list[tuple[int, int]], rules: Rules) -> None:
    scene = two_lines(rules).ask("x")
    everybody = sorted(scene.list)
    for who, position in moves:
        name = everybody[who]
        scene.do(a.MoveRequest(f"r-{name}", position, "chair"))
        assert scene.list[position - 1] == name
        assert sorted(scene.list) == everybody
