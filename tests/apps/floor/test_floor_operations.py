"""The acts of a floor as people make them: who may, what is written, what is answered."""

import json
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from rostrum.apps.floor import operations as o
from rostrum.apps.floor import queries
from rostrum.apps.floor.models import Entry, Request
from rostrum.apps.floor.permissions import PERMISSIONS
from rostrum.apps.floor.record import OFTEN, By, act, current, forget
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.lists import Row
from rostrum.apps.processes.permissions import may
from rostrum.foundation.clock import SECOND
from rostrum.foundation.ports import ports
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor.state import Floor as State
from tests.stage import NOW, Stage, set_stage


def kinds(floor: str) -> list[str]:
    return list(Entry.objects.filter(floor_id=floor).order_by("number").values_list("kind", flat=True))


def code_of(call: Any) -> str:
    with pytest.raises(Refusal) as found:
        call()
    return found.value.code


def test_a_hearing_in_short(stage: Stage) -> None:
    stage.open_panel()
    before = len(kinds(stage.floor))
    stage.press(0, 1)
    o.give_floor(desk=stage.desk("moderator"))
    o.yield_floor(hand=stage.hand(0))
    o.accept_requests(desk=stage.desk(), accepting=False)
    o.put_question(desk=stage.desk(), question=2)
    o.remove_request(desk=stage.desk(), request=queries.waiting(floor=stage.floor)[0].request, reason="time")
    expected = [
        "FloorRequested", "FloorRequested", "FloorGiven", "FloorYielded", "ListClosed", "QuestionPut", "RequestRemoved",
    ]  # fmt: skip
    assert kinds(stage.floor)[before:] == expected


def test_who_acted_stands_in_the_record_by_id(stage: Stage) -> None:
    stage.open_panel()
    stage.press(0)
    o.give_floor(desk=stage.desk("moderator"))
    actors = Entry.objects.filter(floor_id=stage.floor).order_by("-number").values_list("actor", flat=True)
    assert list(actors[:2]) == [f"account:{stage.staff['moderator'].pk}", f"participant:{stage.people[0]}"]


def test_no_name_enters_the_record(stage: Stage) -> None:
    stage.open_panel()
    stage.press(0, 1)
    o.add_speaker(desk=stage.desk(), person=Row(name="Zoë Unseen", category="csos", body="Hidden House"))
    told = "".join(Entry.objects.values_list("body", flat=True))
    for name in ("Example", "EXAMPLE", "Zoë", "Unseen", "Hidden", "Harbour"):
        assert name not in told


@pytest.mark.parametrize("edition", ["tip-2017-hlm", "tip-2021-hearing", "tip-2025-hearing", "tip-2025-hlm"])
def test_every_segment_of_every_edition_can_be_opened(db: None, edition: str) -> None:
    """Whoever the programme calls is on the list, once, whatever the way the list is taken from."""
    category = {"tip-2017-hlm": "ngos"}.get(edition, "csos")
    categories = meeting_categories(edition)
    stage = set_stage(
        now=NOW, edition=edition, category=category if category in categories else categories[0]
    )
    for segment in meeting.programme(event=edition).segments:
        stage.floor = f"{edition}.{segment.track or 'main'}"
        outcome = o.open_segment(desk=stage.desk(), segment=segment.id)
        listed = queries.waiting(floor=stage.floor)
        assert (outcome.state.segment, len(listed)) == (segment.id, len(outcome.state.waiting))
        called = {holder for part in segment.parts if part.by for holder in part.by.holders}
        assert len(listed) >= len(called)


def meeting_categories(edition: str) -> list[str]:
    from rostrum.procedure.modalities import load  # noqa: PLC0415 - one test alone reads a file
    from tests.stage import EDITIONS  # noqa: PLC0415 - the same

    return list(
        load((EDITIONS / f"{edition}.yaml").read_text(encoding="utf-8"), edition).data["participants"]
    )


def test_a_segment_of_nowhere_is_refused(stage: Stage) -> None:
    assert code_of(lambda: o.open_segment(desk=stage.desk(), segment="lunch")) == "unknown_segment"


@pytest.mark.parametrize(
    "role", ["operator", "moderator", "interpreter", "secretariat", "technician", "simulator"]
)
def test_each_role_may_do_what_the_table_says(stage: Stage, role: str) -> None:
    desk = {"operator", "moderator", "simulator"}
    may = {
        "floor.see_podium": desk,
        "floor.see_console": {"operator", "technician"},
        "floor.see_booth": {"interpreter", "operator"},
        "floor.give": desk,
        "floor.stop": desk,
        "floor.pause": {"operator", "moderator"},
        "floor.extend": {"operator", "moderator"},
        "floor.undo": {"operator", "moderator"},
        "floor.open_segment": desk,
        "floor.accept": desk,
        "floor.suspend": desk,
        "floor.put_question": desk,
        "floor.move": {"operator", "moderator"},
        "floor.remove": {"operator", "moderator"},
        "floor.add": {"operator"},
        "floor.raise": {"operator"},
        "floor.rule": desk,
        "floor.deliver": {"operator"},
        "floor.report_microphone": {"operator"},
        "floor.take_chair": {"operator", "moderator"},
        "floor.change_names": {"secretariat", "operator"},
    }
    assert may.keys() == PERMISSIONS.keys()
    held = {name: allowed(stage, role, name) for name in PERMISSIONS}
    assert held == {name: role in roles for name, roles in may.items()}


def allowed(stage: Stage, role: str, name: str) -> bool:
    try:
        may(stage.staff[role], name, stage.event)
    except Refusal:
        return False
    return True


def test_an_act_without_the_role_leaves_nothing_behind(stage: Stage) -> None:
    stage.open_panel()
    before = kinds(stage.floor)
    assert code_of(lambda: o.give_floor(desk=stage.desk("interpreter"))) == "not_permitted"
    assert code_of(
        lambda: o.move_request(desk=stage.desk("simulator"), request="r", position=1, reason="chair")
    ) == ("not_permitted")
    assert kinds(stage.floor) == before


def test_a_participant_of_another_event_is_refused(stage: Stage) -> None:
    hand = stage.hand(0)
    hand = o.Hand("tip-2021-hearing.main", hand.who, hand.key, hand.now)
    assert code_of(lambda: o.request_floor(hand=hand)) == "not_allowed"


def test_a_floor_that_is_none_is_refused(stage: Stage) -> None:
    assert code_of(lambda: queries.event_of(floor="tip-2025-hearing.roof")) == "no_floor"
    assert code_of(lambda: current("tip-2025-hearing.roof")) == "no_floor"
    assert code_of(lambda: act(floor="none", what=a.ChangeNames(), by=By("system", NOW))) == "no_floor"


def test_the_same_key_of_the_same_actor_adds_nothing(stage: Stage) -> None:
    stage.open_panel()
    first = o.request_floor(hand=stage.hand(0, key="one press"[:3]))
    again = [o.request_floor(hand=stage.hand(0, key="one")) for _ in range(3)]
    assert [(one.number, one.repeated) for one in again] == [(first.number, True)] * 3
    assert Entry.objects.filter(floor_id=stage.floor, kind="FloorRequested", key="one").count() == 1


def test_a_key_belongs_to_its_actor(stage: Stage) -> None:
    """Nobody takes another's key, nor the timekeeper's, and nobody reads another's outcome (D11)."""
    stage.open_panel()
    one = o.request_floor(hand=stage.hand(0, key="cut:9"))
    two = o.request_floor(hand=stage.hand(1, key="cut:9"))
    assert (one.repeated, two.repeated, two.number) == (False, False, one.number + 1)


@pytest.mark.parametrize("key", ["", " ", "a b", "a\x00b", "é", "k" * 65, "line\nbreak"])
def test_a_key_that_is_none_is_refused(stage: Stage, key: str) -> None:
    stage.open_panel()
    hand = stage.hand(0)
    bad = o.Hand(hand.floor, hand.who, key, hand.now)
    assert code_of(lambda: o.request_floor(hand=bad)) == "bad_request"


def test_a_refused_act_may_be_tried_again_with_its_key(stage: Stage) -> None:
    stage.open_panel()
    o.accept_requests(desk=stage.desk(), accepting=False)
    assert code_of(lambda: o.request_floor(hand=stage.hand(0, key="k"))) == "list_is_closed"
    o.accept_requests(desk=stage.desk(), accepting=True)
    assert o.request_floor(hand=stage.hand(0, key="k")).repeated is False


def test_a_participant_who_presses_like_a_machine_is_refused_for_a_minute(stage: Stage) -> None:
    stage.open_panel()
    for turn in range(OFTEN):
        (o.request_floor if turn % 2 == 0 else o.withdraw_request)(hand=stage.hand(0))
    assert code_of(lambda: o.request_floor(hand=stage.hand(0))) == "too_often"
    o.request_floor(hand=stage.hand(1))
    o.request_floor(hand=stage.hand(0, after=60))


def test_one_waiting_request_each_stands_in_the_database(stage: Stage) -> None:
    stage.open_panel()
    stage.press(0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.create(id="second", floor_id=stage.floor, participant=stage.people[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(
            floor_id=stage.floor,
            number=1,
            kind="NamesChanged",
            at=1,
            actor="x",
            body="{}",
            previous="",
            hash="",
        )


def test_the_projection_says_who_waits(stage: Stage) -> None:
    stage.open_panel()
    stage.press(0, 1, 2)
    o.give_floor(desk=stage.desk())
    o.withdraw_request(hand=stage.hand(1))
    assert projected(stage.floor) == {one.request for one in queries.waiting(floor=stage.floor)}
    assert len(projected(stage.floor)) == 1


def projected(floor: str) -> set[str]:
    return set(Request.objects.filter(floor_id=floor, waiting=True).values_list("id", flat=True))


def test_adding_a_speaker_twice_with_one_key_adds_one_person(stage: Stage) -> None:
    stage.open_panel()
    person = Row(name="Zoë Example", category="csos")
    first = o.add_speaker(desk=stage.desk(key="add"), person=person)
    again = o.add_speaker(desk=stage.desk(key="add"), person=person)
    assert (again.number, again.repeated) == (first.number, True)
    assert len(queries.waiting(floor=stage.floor)) == 1
    found = queries.names(ids={one.participant for one in queries.waiting(floor=stage.floor)})
    assert [one.name for one in found.values()] == ["Zoë Example"]


def test_a_desk_that_has_changed_is_told_the_newest_number(stage: Stage) -> None:
    stage.open_panel()
    seen = stage.press(0, 1).number
    o.give_floor(desk=stage.desk("moderator", seen=seen))
    with pytest.raises(Refusal) as found:
        o.give_floor(desk=stage.desk("operator", seen=seen))
    assert (found.value.code, found.value.detail) == ("stale", {"number": seen + 1})


def test_the_operator_confirms_what_a_silent_room_cannot(stage: Stage) -> None:
    stage.open_panel()
    stage.press(0)
    given = o.give_floor(desk=stage.desk()).number
    outcome = o.report_microphone(desk=stage.desk(), given=given, microphone="open")
    assert outcome.state.speaking is not None
    assert outcome.state.speaking.microphone == "open"
    assert code_of(lambda: o.report_microphone(desk=stage.desk(), given=given, microphone="loud")) == (
        "nothing_to_report"
    )


def test_the_timekeeper_records_a_cut_once(stage: Stage) -> None:
    stage.open_panel()
    stage.press(0)
    given = o.give_floor(desk=stage.desk()).number
    deadline = stage.now + 180 * SECOND
    what = a.CutMicrophone(given, deadline, deadline + 3000, deadline + 4000)
    outcomes = [o.cut_microphone(floor=stage.floor, what=what, now=deadline + 5000) for _ in range(2)]
    assert [one.repeated for one in outcomes] == [False, True]
    last = Entry.objects.get(floor_id=stage.floor, number=outcomes[0].number)
    body = {
        "given": given,
        "deadline": deadline,
        "sent": deadline + 3000,
        "acknowledged": deadline + 4000,
        "v": 1,
    }
    assert (last.kind, last.at, last.actor, last.key) == (
        "MicrophoneCut",
        deadline,
        "timekeeper",
        f"cut:{given}",
    )
    assert json.loads(last.body) == body


def test_an_overrun_is_settled_by_the_next_act_in_the_name_of_nobody(stage: Stage) -> None:
    stage.open_panel()
    stage.press(0)
    given = o.give_floor(desk=stage.desk()).number
    deadline = stage.now + 180 * SECOND
    o.request_floor(hand=stage.hand(1, key="late", after=720))
    cut, asked = Entry.objects.filter(floor_id=stage.floor).order_by("number")[given:]
    assert (cut.kind, cut.at, cut.actor, cut.key) == ("MicrophoneCut", deadline, "system", None)
    assert (asked.kind, asked.at, asked.key) == ("FloorRequested", stage.now, "late")


def test_a_reader_without_the_lock_folds_no_entry_twice(stage: Stage) -> None:
    """Between reading the counter and reading the rows another process adds one."""
    from rostrum.apps.floor import models, record  # noqa: PLC0415 - looks inside

    stage.open_panel()
    counter = models.RECORD.head(stage.floor)
    assert counter is not None
    stage.press(0)
    forget()
    folded = record._current(stage.floor, counter)
    assert (folded.number, folded.state.number) == (counter.number, counter.number)


def test_a_fold_of_another_database_is_forgotten(stage: Stage) -> None:
    """A restored record under the same process: the fold is made again."""
    from rostrum.apps.floor import record  # noqa: PLC0415 - looks inside

    stage.open_panel()
    right = current(stage.floor)
    for wrong in (
        record.Folded(right.number, "f" * 64, State()),
        record.Folded(right.number - 1, "f" * 64, State()),
        record.Folded(right.number + 5, "f" * 64, State()),
    ):
        record._folds[stage.floor] = wrong
        assert current(stage.floor) == right


def test_the_bell_rings_after_the_commit_and_only_for_what_was_done(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    rung: list[str] = []

    class Bell:
        def ring(self, floor: str) -> None:
            rung.append(floor)

    stage.open_panel()
    monkeypatch.setattr(ports, "bell", Bell())
    with django_capture_on_commit_callbacks(execute=True):
        stage.press(0)
        assert code_of(lambda: stage.press(0)) == "already_waiting"
        assert rung == []
    assert rung == [stage.floor]


def test_a_rehearsal_says_so_first_or_not_at_all(db: None) -> None:
    stage = set_stage(now=NOW, rehearsal=True)
    outcome = o.begin_rehearsal(floor=stage.floor, start=1_751_292_000 * SECOND, rate=60, now=NOW)
    assert (outcome.number, outcome.state.rate, outcome.state.chair) == (1, 60, "simulated")
    assert o.begin_rehearsal(floor=stage.floor, start=0, rate=60, now=NOW).repeated is True
    assert o.take_chair(desk=stage.desk(), take=True).state.chair == "person"


def test_a_real_event_has_no_rate(stage: Stage) -> None:
    assert (
        code_of(lambda: o.begin_rehearsal(floor=stage.floor, start=NOW, rate=2, now=NOW)) == "not_a_rehearsal"
    )


def test_making_floors_again_changes_nothing(stage: Stage) -> None:
    assert o.create_floors(event=stage.event) == ["tip-2025-hearing.main"]
    assert queries.floors(event=stage.event) == queries.every_floor() == ["tip-2025-hearing.main"]


def test_a_participant_reads_the_own_matter(stage: Stage) -> None:
    def mine(place: int) -> queries.Mine:
        return queries.mine(floor=stage.floor, participant=stage.people[place])

    assert mine(0) == queries.Mine("closed")
    o.open_segment(desk=stage.desk(), segment="opening")
    assert mine(0) == queries.Mine("invited")
    stage.open_panel()
    assert mine(0) == queries.Mine("ask")
    stage.press(0, 1)
    first, second = (one.request for one in queries.waiting(floor=stage.floor))
    assert mine(0) == queries.Mine("next", first, 1, stage.now - SECOND)
    assert (mine(1), mine(1).before) == (queries.Mine("waiting", second, 2, stage.now), 1)
    o.accept_requests(desk=stage.desk(), accepting=False)
    o.give_floor(desk=stage.desk())
    assert mine(0) == queries.Mine("floor", first)
    assert mine(2) == queries.Mine("closed")


def test_the_timekeeper_is_told_what_it_minds(stage: Stage) -> None:
    stage.open_panel()
    stage.press(0, 1)
    assert queries.held() == {stage.floor: queries.Held(None, "", None, cuts=False, closing=())}
    given = o.give_floor(desk=stage.desk()).number
    deadline = stage.now + 180 * SECOND
    assert queries.held() == {
        stage.floor: queries.Held(given, stage.people[0], deadline, cuts=True, closing=())
    }
    o.stop_speaker(desk=stage.desk())
    assert queries.held() == {stage.floor: queries.Held(None, "", None, cuts=False, closing=(given,))}


def test_changed_names_are_told_and_the_page_says_them(stage: Stage) -> None:
    stage.open_panel()
    stage.press(0)
    number = o.change_names(desk=stage.desk("secretariat")).number
    told = queries.screen(floor=stage.floor, audience="public", now=NOW)
    assert (told["number"], told["state"]["next"][0]["name"]) == (number, "Ada Example")


def test_whoever_is_known_is_put_on_the_list_and_not_added_again(stage: Stage) -> None:
    stage.open_panel()
    person = Row(name="ada example", category="ngos", body="open harbour")
    o.add_speaker(desk=stage.desk(), person=person)
    assert [one.participant for one in queries.waiting(floor=stage.floor)] == [stage.people[0]]
    with pytest.raises(Refusal) as found:
        o.add_speaker(desk=stage.desk(), person=person)
    assert found.value.code == "already_waiting"


def test_who_is_perhaps_the_same_person_is_asked_about_first(stage: Stage) -> None:
    stage.open_panel()
    person = Row(name="Ms. Example Adá", category="csos", body="Elsewhere")
    before = queries.head(floor=stage.floor)
    with pytest.raises(Refusal) as found:
        o.add_speaker(desk=stage.desk(key="add"), person=person)
    assert found.value.code == "perhaps_the_same"
    assert queries.head(floor=stage.floor) == before
    first = o.add_speaker(desk=stage.desk(key="sure"), person=person, another=True)
    again = o.add_speaker(desk=stage.desk(key="sure"), person=person, another=True)
    assert (again.number, again.repeated) == (first.number, True)


def test_the_desk_says_who_acted_and_nobody_else_hears_it(stage: Stage) -> None:
    stage.open_panel()
    stage.press(0)
    o.give_floor(desk=stage.desk("moderator"))
    console, podium, public = (
        queries.screen(floor=stage.floor, audience=one, now=stage.now)["state"]
        for one in ("console", "podium", "public")
    )
    assert [(one["kind"], one["by"]) for one in console["acts"][:2]] == [
        ("FloorGiven", "moderator"),
        ("FloorRequested", ""),
    ]
    assert [one["name"] for one in console["desks"]] == ["moderator", "operator"]
    assert podium["desks"] == console["desks"]
    assert "account:" not in str(public)
    assert "acts" not in podium
