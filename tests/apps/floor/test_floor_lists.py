"""The list as a whole, at the database: doors, what is suspended, who shares a slot (R103, R107, R111, R113; Amb2)."""

import csv
import io

import pytest

from rostrum.apps.floor import operations as o
from rostrum.apps.floor import queries
from rostrum.apps.floor.exports import record_csv
from rostrum.apps.floor.models import Entry, Request
from rostrum.apps.floor.record import current
from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import check
from tests.stage import NOW, Stage, set_stage


@pytest.fixture
def listed(db: None) -> Stage:
    """The hearing of 2021: a list with two doors, joint interventions encouraged."""
    one = set_stage(now=NOW, edition="tip-2021-hearing", rehearsal=True)
    programme = 1_626_181_200_000_000  # 13 July 2021
    o.begin_rehearsal(floor=one.floor, start=programme - 10 * 86_400_000_000, rate=1, now=NOW)
    o.open_segment(desk=one.desk(), segment="panel1")
    for waiting in queries.waiting(floor=one.floor):
        o.remove_request(desk=one.desk(), request=waiting.request, reason="absent")
    return one


def refused(code: str, told: pytest.ExceptionInfo[Refusal]) -> None:
    assert told.value.code == code


def kinds(stage: Stage) -> list[str]:
    return list(Entry.objects.filter(floor_id=stage.floor).order_by("number").values_list("kind", flat=True))


def test_a_joint_intervention_is_one_slot_and_nobody_waits_twice(listed: Stage) -> None:
    listed.press(0)
    request = queries.waiting(floor=listed.floor)[0].request
    o.join_request(hand=listed.hand(1), code=o.joint_code(request=request))
    assert Request.objects.filter(waiting=True).count() == 2
    for place in (0, 1):
        with pytest.raises(Refusal) as told:
            o.request_floor(hand=listed.hand(place))
        refused("already_waiting", told)
    assert queries.mine(floor=listed.floor, participant=listed.people[1]).joined
    o.give_floor(desk=listed.desk())
    assert not Request.objects.filter(waiting=True).exists()
    o.yield_floor(hand=listed.hand(1))
    assert current(listed.floor).state.heard == tuple(listed.people[:2])


def test_a_code_opens_its_own_request_alone(listed: Stage) -> None:
    listed.press(0)
    with pytest.raises(Refusal) as told:
        o.join_request(hand=listed.hand(1), code="")
    refused("no_such_code", told)
    request = queries.waiting(floor=listed.floor)[0].request
    assert len(o.joint_code(request=request)) == 6
    assert o.joint_code(request="another") != o.joint_code(request=request)


def test_a_co_speaker_leaves_and_the_slot_stays(listed: Stage) -> None:
    listed.press(0)
    request = queries.waiting(floor=listed.floor)[0].request
    o.join_request(hand=listed.hand(1), code=o.joint_code(request=request))
    o.withdraw_request(hand=listed.hand(1))
    assert [one.people for one in queries.waiting(floor=listed.floor)] == [(listed.people[0],)]
    o.request_floor(hand=listed.hand(1))
    assert Request.objects.filter(waiting=True).count() == 2


def test_the_desk_puts_an_organization_into_a_slot_and_takes_it_out(listed: Stage) -> None:
    listed.press(0)
    request = queries.waiting(floor=listed.floor)[0].request
    o.add_co_speaker(desk=listed.desk(), request=request, name="Gil Example", body="Safe Return")
    assert len(queries.waiting(floor=listed.floor)[0].joint) == 1
    o.remove_co_speaker(desk=listed.desk(), request=request, place=1)
    assert queries.waiting(floor=listed.floor)[0].joint == ()
    with pytest.raises(Refusal) as told:
        o.remove_co_speaker(desk=listed.desk(), request=request, place=1)
    refused("not_waiting", told)


def test_where_the_modalities_say_nothing_of_joint_interventions_only_the_desk_arranges_them(
    stage: Stage,
) -> None:
    stage.open_panel()
    stage.press(0)
    request = queries.waiting(floor=stage.floor)[0].request
    with pytest.raises(Refusal) as told:
        o.join_request(hand=stage.hand(1), code=o.joint_code(request=request))
    refused("not_joint", told)
    o.add_co_speaker(desk=stage.desk(), request=request, name="Gil Example", body="Safe Return")
    assert len(queries.waiting(floor=stage.floor)[0].people) == 2


def test_a_door_is_closed_by_itself_and_opened_again(listed: Stage) -> None:
    o.accept_at_door(desk=listed.desk(), door="stakeholders", accepting=False)
    with pytest.raises(Refusal) as told:
        listed.press(0)
    refused("door_is_closed", told)
    assert (
        queries.mine(floor=listed.floor, participant=listed.people[0]).state == "ask"
    )  # the other door is open
    o.accept_at_door(desk=listed.desk(), door="stakeholders", accepting=True)
    listed.press(0)
    with pytest.raises(Refusal) as told:
        o.accept_at_door(desk=listed.desk(), door="nowhere", accepting=True)
    refused("no_such_door", told)


def test_the_hours_of_the_doors_are_said_once_by_the_timekeeper(listed: Stage) -> None:
    due = queries.held()[listed.floor].door
    assert due is not None
    before = len(kinds(listed))
    assert o.settle_doors(floor=listed.floor, now=due - 1).repeated
    o.settle_doors(floor=listed.floor, now=due)
    assert kinds(listed)[before:] == ["DoorClosed"]
    assert o.settle_doors(floor=listed.floor, now=due + 1).repeated
    listed.now = due
    with pytest.raises(Refusal) as told:
        listed.press(0)
    refused("door_is_closed", told)


def test_the_rest_of_a_suspended_list_is_taken_in_writing_and_can_be_taken_up_again(listed: Stage) -> None:
    listed.press(0, 1)
    o.suspend_list(desk=listed.desk(), reason="time")
    assert queries.mine(floor=listed.floor, participant=listed.people[0]).state == "writing"
    assert not Request.objects.filter(waiting=True).exists()
    with pytest.raises(Refusal) as told:
        listed.press(2)
    refused("list_is_suspended", told)
    o.resume_list(desk=listed.desk("moderator"))
    assert [one.participant for one in queries.waiting(floor=listed.floor)] == listed.people[:2]
    assert Request.objects.filter(waiting=True).count() == 2


def test_a_list_suspended_by_a_slip_is_undone(listed: Stage) -> None:
    listed.press(0)
    o.suspend_list(desk=listed.desk(), reason="time")
    o.undo_act(desk=listed.desk())
    assert queries.mine(floor=listed.floor, participant=listed.people[0]).state == "next"
    assert Request.objects.filter(waiting=True).count() == 1


def test_whoever_waits_from_the_first_panel_is_kept_until_the_desk_begins_the_list_anew(
    listed: Stage,
) -> None:
    """Amb21: the two panels of 2021 share their rules; nobody is taken off in silence (Amb2)."""
    listed.press(0, 1)
    o.close_segment(desk=listed.desk())
    o.open_segment(desk=listed.desk(), segment="panel2")
    assert queries.screen(floor=listed.floor, audience="console", now=listed.now)["state"]["earlier"] == 2
    assert queries.mine(floor=listed.floor, participant=listed.people[0]).number > 0
    o.begin_anew(desk=listed.desk("moderator"))
    mine = queries.mine(floor=listed.floor, participant=listed.people[0])
    assert (mine.number, mine.anew) == (0, True)
    assert not Request.objects.filter(waiting=True, participant__in=listed.people[:2]).exists()
    listed.press(0)
    assert not queries.mine(floor=listed.floor, participant=listed.people[0]).anew
    assert queries.mine(floor=listed.floor, participant=listed.people[1]).anew


def test_whoever_waits_from_the_first_panel_stays_by_one_act(listed: Stage) -> None:
    listed.press(0, 1)
    o.open_segment(desk=listed.desk(), segment="panel2")
    o.carry_over(desk=listed.desk())
    assert queries.screen(floor=listed.floor, audience="podium", now=listed.now)["state"]["earlier"] == 0
    assert {one.participant for one in queries.waiting(floor=listed.floor)} >= set(listed.people[:2])
    with pytest.raises(Refusal) as told:
        o.carry_over(desk=listed.desk())
    refused("nobody_waits", told)


def test_a_list_takes_names_before_its_segment_opens(listed: Stage) -> None:
    with pytest.raises(Refusal) as told:
        o.begin_inscription(desk=listed.desk(), segment="panel2")
    refused("segment_is_open", told)


def test_the_table_of_the_record_tells_when_each_asked_and_with_whom(listed: Stage) -> None:
    listed.press(0)
    request = queries.waiting(floor=listed.floor)[0].request
    o.add_co_speaker(desk=listed.desk(), request=request, name="Gil Example", body="Safe Return")
    o.give_floor(desk=listed.desk())
    o.stop_speaker(desk=listed.desk())
    rows = list(csv.DictReader(io.StringIO(b"".join(record_csv(floor=listed.floor)).decode("utf-8-sig"))))
    assert (rows[0]["joint"], rows[0]["door"]) == ("Safe Return", "stakeholders")
    assert rows[0]["requested"] < rows[0]["start"]
    assert rows[0]["requested"].endswith(("-04:00", "-05:00"))
    assert check(queries.record_lines(floor=listed.floor)).bad is None


def test_whoever_waits_when_other_rules_come_into_force_is_told_and_the_record_says_it(stage: Stage) -> None:
    """Amb2: nobody is cut off in silence; the desk knew before how many they would be."""
    stage.open_panel()
    stage.press(0, 1)
    before = len(kinds(stage))
    assert queries.screen(floor=stage.floor, audience="console", now=stage.now)["state"]["lapses"] == 2
    o.open_segment(desk=stage.desk(), segment="closing")
    assert kinds(stage)[before : before + 2] == ["ListLapsed", "SegmentOpened"]
    assert [queries.mine(floor=stage.floor, participant=one).lapsed for one in stage.people[:3]] == [
        True,
        True,
        False,
    ]
    assert not Request.objects.filter(waiting=True, participant__in=stage.people[:2]).exists()
    assert queries.screen(floor=stage.floor, audience="podium", now=stage.now)["state"]["lapsed"] == 2
    assert check(queries.record_lines(floor=stage.floor)).bad is None


def test_whoever_is_taken_in_writing_before_the_closing_does_not_lapse(stage: Stage) -> None:
    stage.open_panel()
    stage.press(0)
    o.suspend_list(desk=stage.desk(), reason="time")
    o.open_segment(desk=stage.desk(), segment="closing")
    assert "ListLapsed" not in kinds(stage)
    assert queries.mine(floor=stage.floor, participant=stage.people[0]).state == "writing"
