"""Who was heard or at work on a floor, as its record has it (issue 4, section 5; decision 25)."""

from dataclasses import replace

import pytest

from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor.taking_part import took_part
from tests.procedure.floor.scene import RULES, SECOND, START, Scene

JOINT = replace(RULES, joint="encouraged")


def moments(scene: Scene, who: str, *own: int) -> list[int]:
    """In seconds since the scene began; `own`: places of the rows that the participant's own hand made."""
    rows = [
        (one.entry, one.at, f"participant:{who}" if n in own else "account:1")
        for n, one in enumerate(scene.rows)
    ]
    return [(at - START) // SECOND for at in took_part(rows, who, f"participant:{who}")]


def test_whoever_was_heard_took_part_from_the_moment_of_the_floor() -> None:
    scene = Scene().open().ask("ana", "ben").give("ana")
    assert moments(scene, "ana") == []  # nobody knows yet whether a word is said
    scene.do(a.YieldFloor("ana"), after=60)
    assert moments(scene, "ana") == [4]
    assert moments(scene, "ben") == []


def test_all_of_a_joint_slot_took_part() -> None:
    scene = Scene(JOINT).open().ask("ana", joint=("ben", "cai")).give()
    scene.do(a.YieldFloor("ana"), after=60)
    assert [moments(scene, who) for who in ("ana", "ben", "cai", "dia")] == [[3], [3], [3], []]


def test_whom_another_spoke_for_was_not_there_by_that() -> None:
    scene = Scene().open().ask("ana").give()
    given = scene.floor.speaking
    assert given
    scene.do(a.SetDelivery(given.waiting.request, deliverer="ben"))
    scene.do(a.YieldFloor("ben"), after=60)
    assert (moments(scene, "ana"), len(moments(scene, "ben"))) == ([], 1)


def test_a_floor_that_was_taken_back_is_nobodys() -> None:
    scene = Scene().open().ask("ana").give()
    scene.do(a.UndoAct(scene.floor.desk))
    assert moments(scene, "ana") == []


@pytest.mark.parametrize(("own", "told"), [((1,), [2]), ((3,), []), ((), [])])
def test_a_press_counts_while_a_segment_is_open(own: tuple[int, ...], told: list[int]) -> None:
    """Rows: a segment opens, ana asks, it closes, ana takes the request back."""
    scene = Scene().open().ask("ana")
    scene.do(a.CloseSegment())
    scene.do(a.WithdrawRequest("ana"))
    assert len(scene.rows) == 4
    assert moments(scene, "ana", *own) == told
