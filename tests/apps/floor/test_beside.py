"""Acts beside the list as people make them, and extra time that leaves its table as a longer limit alone."""

import csv
import io
from functools import partial
from typing import Any

import pytest

from rostrum.apps.floor import operations as o
from rostrum.apps.floor import queries
from rostrum.apps.floor.exports import record_csv
from rostrum.apps.floor.models import Entry
from rostrum.apps.floor.record import current
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation.accommodations import accommodation, extra_time, usual_accommodation
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.models import Accommodation, Participant
from rostrum.foundation.clock import SECOND
from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import Verdict, check
from tests.stage import NOW, Stage, set_stage


@pytest.fixture
def states(db: None) -> Stage:
    """The same hearing with five participants of Member States."""
    return set_stage(now=NOW, category="member_states")


def code_of(call: Any) -> str:
    with pytest.raises(Refusal) as found:
        call()
    return found.value.code


def table(stage: Stage) -> list[dict[str, str]]:
    text = b"".join(record_csv(floor=stage.floor)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_point_of_order_from_the_phone_to_the_return(states: Stage) -> None:
    states.open_panel()
    states.press(0, 2)
    o.give_floor(desk=states.desk("moderator"))
    raised = o.raise_matter(hand=states.hand(1, after=60), form="point_of_order", point="procedure")
    own = queries.standing(state=raised.state, participant=states.people[1])
    assert (own.state, list(own.matters)) == ("ask", ["point_of_order"])
    o.give_floor(desk=states.desk("moderator"), request=own.matters["point_of_order"])
    assert queries.mine(floor=states.floor, participant=states.people[1]).state == "floor"
    assert queries.mine(floor=states.floor, participant=states.people[0]).state == "interrupted"
    o.yield_floor(hand=states.hand(1, after=30))
    o.rule_point(desk=states.desk("moderator"), ruling="accepted")
    o.appeal_ruling(desk=states.desk("moderator"))
    o.decide_appeal(desk=states.desk("moderator"), vote=o.Vote("stands", 20, 30, 4))
    o.return_floor(desk=states.desk("moderator"))
    o.yield_floor(hand=states.hand(0, after=10))
    rows = table(states)
    assert [(row["name"], row["form"], row["seconds_used"]) for row in rows] == [
        ("Bo Example", "point_of_order", "30.0"), ("Ada Example", "intervention", "71.0"),
    ]  # fmt: skip
    assert (rows[0]["interrupts"], rows[0]["point"]) == (rows[1]["number"], "procedure")
    now = current(states.floor)
    assert check(queries.record_lines(floor=states.floor)) == Verdict(now.number, now.hash)


def test_the_timekeeper_is_told_to_close_one_and_to_open_the_other(states: Stage) -> None:
    states.open_panel()
    states.press(0)
    first = o.give_floor(desk=states.desk()).number
    raised = o.raise_matter(hand=states.hand(1), form="point_of_order", point="procedure")
    second = o.give_floor(desk=states.desk(), request=raised.state.matters[0].request).number
    held = queries.held()[states.floor]
    assert (held.given, held.participant, held.closing) == (second, states.people[1], (first,))
    o.room_reported(
        floor=states.floor, given=first, microphone="closed", acknowledged=states.now, now=states.now
    )
    assert queries.held()[states.floor].closing == ()


def test_who_may_raise_what(stage: Stage) -> None:
    stage.open_panel()
    press = stage.hand
    assert (
        code_of(lambda: o.raise_matter(hand=press(0), form="point_of_order", point="procedure"))
        == "not_yours_to_raise"
    )
    assert code_of(lambda: o.raise_matter(hand=press(0), form="reply")) == "not_yours_to_raise"
    assert code_of(lambda: o.raise_matter(hand=press(0), form="answer")) == "not_yours_to_raise"
    person = Row(name="ada example", body="OPEN HARBOUR", category="csos")
    before = Participant.objects.count()
    raised = o.raise_for(desk=stage.desk(), person=person, form="question")
    assert Participant.objects.count() == before  # known by name and body
    assert raised.state.matters[0].participant == stage.people[0]
    added = Row(name="Zoe Unseen", body="Hidden House", category="member_states")
    desk = stage.desk()
    for _ in range(2):
        o.raise_for(desk=desk, person=added, form="point_of_order", point="close_debate")
    assert Participant.objects.count() == before + 1
    told = "".join(Entry.objects.values_list("body", flat=True))
    assert "Zoe" not in told
    assert "Hidden" not in told
    assert (
        code_of(lambda: o.raise_for(desk=stage.desk("moderator"), person=added, form="reply"))
        == "not_permitted"
    )


def test_a_matter_is_taken_back_or_taken_off(states: Stage) -> None:
    states.open_panel()
    o.raise_matter(hand=states.hand(0), form="reply")
    assert code_of(lambda: o.raise_matter(hand=states.hand(0), form="reply")) == "already_raised"
    o.withdraw_matter(hand=states.hand(0), form="reply")
    raised = o.raise_matter(hand=states.hand(0), form="reply")
    request = raised.state.matters[0].request
    assert o.remove_matter(desk=states.desk(), request=request, reason="chair").state.matters == ()


def test_an_answer_is_called_with_one_press(states: Stage) -> None:
    states.open_panel()
    states.press(0)
    o.give_floor(desk=states.desk())
    o.raise_for(
        desk=states.desk(), person=Row("Bo Example", "member_states", "Open Harbour"), form="question"
    )
    question = current(states.floor).state.matters[0].request
    o.give_floor(desk=states.desk(), request=question)
    o.stop_speaker(desk=states.desk())
    state = o.call_answer(desk=states.desk("simulator")).state
    assert [one.waiting.form for one in state.holders] == ["answer", "intervention"]


def test_one_speaks_for_another_and_the_file_tells_all_three(states: Stage) -> None:
    """R51, D45: names outside the record."""
    states.open_panel()
    states.press(0)
    request = queries.waiting(floor=states.floor)[0].request
    deputy, author = o.Named("Dep Uty", "Mission"), o.Named("Aut Hor", "Office", "Secretary-General")
    desk = states.desk()
    before = Participant.objects.count()
    for _ in range(2):
        o.set_delivery(desk=desk, request=request, deliverer=deputy, author=author, office="pga")
    assert Participant.objects.count() == before + 2
    o.give_floor(desk=states.desk())
    told = queries.screen(floor=states.floor, audience="public", now=states.now)["state"]["now"]
    assert (told["name"], told["behalf"]["name"], told["office"]) == ("Dep Uty", "Aut Hor", "pga")
    o.stop_speaker(desk=states.desk())
    [row] = table(states)
    assert (row["name"], row["deliverer"], row["author"], row["office"]) == (
        "Ada Example",
        "Dep Uty",
        "Aut Hor",
        "pga",
    )
    speaker = current(states.floor).state.last
    assert speaker is not None
    assert (row["participant_id"], row["deliverer_id"], row["author_id"]) == (
        states.people[0],
        speaker.waiting.deliverer,
        speaker.waiting.author,
    )
    assert "Uty" not in "".join(Entry.objects.values_list("body", flat=True))
    assert (
        code_of(lambda: o.set_delivery(desk=states.desk(), request=request, office="king"))
        == "unknown_office"
    )
    assert (
        code_of(lambda: o.set_delivery(desk=states.desk(), request=request, author=author)) == "not_waiting"
    )


def extra(stage: Stage, seconds: int, role: str = "secretariat") -> None:
    participation.record_accommodation(
        participant=stage.people[0], seconds=seconds, by=stage.staff[role], now=stage.now
    )


def test_extra_time_is_a_longer_limit_and_leaves_its_table_as_nothing_else(stage: Stage) -> None:
    """P3, R100."""
    extra(stage, 60)
    stage.open_panel()
    stage.press(0, 1)
    o.give_floor(desk=stage.desk())
    given = Entry.objects.filter(kind="FloorGiven").latest("number")
    told = f'"departed":"","limit":240,"limit_reason":"","request":"{_request(stage)}","v":1'
    assert given.body == f'{{"deadline":{stage.now + 240 * SECOND},{told}}}'
    o.stop_speaker(desk=stage.desk())
    assert table(stage)[0]["seconds_allotted"] == "240"
    assert o.give_floor(desk=stage.desk()).state.holders[0].limit == 180


def _request(stage: Stage) -> str:
    speaking = current(stage.floor).state.speaking
    assert speaking is not None
    return speaking.waiting.request


@pytest.mark.parametrize("role", ["operator", "secretariat"])
def test_the_desks_record_it_and_take_it_back(stage: Stage, role: str) -> None:
    by = stage.staff[role]
    extra(stage, 60, role)
    extra(stage, 90, role)
    assert accommodation(participant=stage.people[0], by=by) == 90
    assert extra_time(event=stage.event) == ((stage.people[0], 90),)
    assert code_of(lambda: extra(stage, 601, role)) == "accommodation"
    extra(stage, 0, role)
    assert (accommodation(participant=stage.people[0], by=by), Accommodation.objects.count()) == (None, 0)


@pytest.mark.parametrize("role", ["moderator", "interpreter", "technician", "simulator"])
def test_nobody_else_records_or_reads_it(stage: Stage, role: str) -> None:
    assert code_of(lambda: extra(stage, 60, role)) == "not_permitted"
    read = partial(accommodation, participant=stage.people[0], by=stage.staff[role])
    assert code_of(read) == "not_permitted"


def test_the_modalities_say_what_is_usual(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert usual_accommodation(event=stage.event) is None
    told = {"floors": {"opening": {}, "panel": {"accommodation_s": 60}}}
    monkeypatch.setattr(meeting, "arrangement", lambda **_: told)
    assert usual_accommodation(event=stage.event) == 60
