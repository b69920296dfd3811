"""A selection from the first interest to the floor: who may, what is kept, who is told, who is called (P9)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rostrum.apps.conformance.queries import findings
from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import preview
from rostrum.apps.floor.operations import Desk, Hand, open_segment, request_floor
from rostrum.apps.floor.queries import door_of, mine, names, waiting
from rostrum.apps.participation.models import ChosenSpeaker
from rostrum.apps.participation.queries import participant
from rostrum.apps.registration import operations as registration
from rostrum.apps.registration.models import Registration
from rostrum.apps.selection import operations as o
from rostrum.apps.selection import queries as q
from rostrum.apps.selection.models import Expression, ExpressionStep
from rostrum.apps.selection.operations import Interest
from rostrum.apps.selection.queries import Filters
from rostrum.foundation.refusal import Refusal
from tests.selecting import CLOSES, MEETING, PANEL, Choice


def letters(choice: Choice, name: str) -> list[str]:
    address = Registration.objects.get(pk=choice.registrations[name]).dossier.address
    rows = Mail.objects.filter(address=address, letter__startswith="selection.").order_by("queued_at", "id")
    return [one.removeprefix("selection.") for one in rows.values_list("letter", flat=True)]


def own(choice: Choice, name: str) -> str:
    dossier = choice.holder(name).dossier
    found = q.own_in(dossier=dossier, registration=choice.registrations[name], segment=PANEL, now=choice.now)
    assert found is not None
    return found.state


def board(choice: Choice, role: str = "office", **wanted: str) -> q.Board:
    return q.board(event=MEETING, segment=PANEL, filters=Filters(**wanted), by=choice.staff[role])


def heard(choice: Choice, segment: str = PANEL) -> list[str]:
    """Who stands on the list when the segment opens, those of the programme aside."""
    desk = Desk(choice.floor, choice.staff["operator"], f"open-{choice.tick()}", choice.now)
    open_segment(desk=desk, segment=segment)
    return on_the_list(choice)


def on_the_list(choice: Choice) -> list[str]:
    rows = [one.participant for one in waiting(floor=choice.floor) if one.form == "intervention"]
    known = names(ids=rows)
    return [known[one].name for one in rows]


def selected(choice: Choice, *chosen: str) -> None:
    for name in chosen:
        choice.choose(name, "Known for the work")


@pytest.fixture
def interested(choice: Choice) -> Choice:
    for name in choice.registrations:
        choice.express(name)
    return choice


def test_the_chosen_stand_on_the_list_in_the_order_of_the_choice(interested: Choice) -> None:
    interested.close()
    interested.short_list("Bo Example")
    interested.short_list("Ana Example")
    interested.choose("Bo Example")
    interested.choose("Ana Example")
    assert interested.tell() == 4
    assert heard(interested) == ["Bo Example", "Ana Example"]
    told = {name: letters(interested, name) for name in interested.registrations}
    assert told["Ana Example"] == told["Bo Example"] == ["received", "chosen"]
    assert told["Chi Example"] == told["Di Example"] == ["received", "not_chosen"]


def test_every_letter_says_what_it_must_and_nothing_of_another(interested: Choice) -> None:
    interested.close()
    selected(interested, "Bo Example")
    o.note_interest(which=interested.which("Chi Example"), why="Too general", by=None, now=interested.tick())
    interested.tell()
    for row in Mail.objects.filter(letter__startswith="selection."):
        text = preview(row, secrets=True).text
        others = [name for name in interested.registrations if name not in text]
        assert len(others) == 3
        assert "Known for the work" not in text
        assert "Too general" not in text
        assert "/register/" in text


def test_until_everybody_is_told_nobody_sees_more_than_that_it_was_received(interested: Choice) -> None:
    interested.short_list("Bo Example")
    interested.choose("Bo Example")
    seen = {own(interested, name) for name in interested.registrations}
    assert seen == {"received"}
    assert not ChosenSpeaker.objects.exists()
    interested.close()
    interested.tell()
    assert own(interested, "Bo Example") == "chosen"
    assert own(interested, "Ana Example") == "not_chosen"


def test_an_interest_that_begins_anew_is_told_nothing_of_the_old_one(interested: Choice) -> None:
    interested.close()
    selected(interested, "Bo Example")
    interested.tell()
    who = {"registration": interested.registrations["Bo Example"], "segment": PANEL}
    o.withdraw_interest(holder=interested.holder("Bo Example"), **who)
    registration.extend_deadline(
        event=MEETING,
        deadline="application",
        day="2017-09-20",
        hour="5 p.m.",
        why="Many asked",
        by=interested.staff["secretariat"],
        now=interested.tick(),
        seen=1,
    )
    interested.express("Bo Example")
    assert own(interested, "Bo Example") == "received"
    interested.now += 20 * 24 * 3600 * 1_000_000
    interested.choose("Chi Example", "In his place")
    assert interested.tell() == 2
    assert own(interested, "Bo Example") == "not_chosen"


def test_nothing_is_told_while_interest_is_taken_or_nobody_is_chosen(interested: Choice) -> None:
    selected(interested, "Bo Example")
    with pytest.raises(Refusal, match="call_is_open"):
        interested.tell()
    interested.close()
    o.take_back_choice(
        which=interested.which("Bo Example"), by=interested.staff["office"], now=interested.tick()
    )
    with pytest.raises(Refusal, match="nobody_chosen"):
        interested.tell()
    interested.choose("Bo Example")
    interested.tell()
    with pytest.raises(Refusal, match="nobody_to_tell"):
        interested.tell()


def test_a_call_closes_to_the_microsecond_and_can_still_be_left(choice: Choice) -> None:
    choice.now = CLOSES - 1_000_000
    choice.express("Ana Example")  # at the very moment, which counts
    with pytest.raises(Refusal, match="deadline_passed"):
        choice.express("Bo Example")
    with pytest.raises(Refusal, match="deadline_passed"):
        choice.express("Ana Example", "Something else")
    o.withdraw_interest(
        holder=choice.holder("Ana Example"), registration=choice.registrations["Ana Example"], segment=PANEL
    )
    assert choice.interest("Ana Example").state == "withdrawn"
    assert letters(choice, "Ana Example") == ["received", "withdrawn"]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (Interest("", "en", consent=True), ("text", "answer_missing")),
        (Interest("word " * 201, "en", consent=True), ("text", "too_many_words")),
        (Interest("a\u202eb", "en", consent=True), ("text", "hidden_signs")),
        (Interest("What we saw", "xx", consent=True), ("language", "unknown_language")),
        (Interest("What we saw", "en", "perhaps", consent=True), ("first", "unknown_choice")),
        (Interest("What we saw", "en"), ("consent", "consent_missing")),
    ],
)
def test_what_is_wrong_is_said_by_field_and_nothing_is_stored(
    choice: Choice, told: Interest, fault: tuple[str, str]
) -> None:
    with pytest.raises(Refusal, match="wrong_answers") as refused:
        o.express_interest(
            holder=choice.holder("Ana Example"),
            registration=choice.registrations["Ana Example"],
            segment=PANEL,
            interest=told,
        )
    assert refused.value.detail["faults"] == (fault,)
    assert not Expression.objects.exists()


def test_nobody_acts_for_another_and_no_other_segment_takes_interest(choice: Choice) -> None:
    choice.express("Ana Example")
    with pytest.raises(Refusal, match="unknown_registration"):
        o.withdraw_interest(
            holder=choice.holder("Bo Example"),
            registration=choice.registrations["Ana Example"],
            segment=PANEL,
        )
    with pytest.raises(Refusal, match="no_call"):
        choice.express("Bo Example", segment="plenary1")
    choice.add("Ed Example", category="attending", body="Quiet Bank")
    with pytest.raises(Refusal, match="not_open_to"):
        choice.express("Ed Example")


def test_a_departure_from_the_balance_wants_a_reason_which_is_kept(interested: Choice) -> None:
    interested.short_list("Ana Example")
    with pytest.raises(Refusal, match="reason_needed"):
        interested.short_list("Di Example")  # the same region, half of four over two places
    assert {one.id: one.departs for one in board(interested).rows}[interested.interest("Di Example").pk]
    interested.short_list("Di Example", "Speaks for the region's youth")
    step = ExpressionStep.objects.get(expression=interested.interest("Di Example"), act="short_list")
    assert (step.why, step.account) == ("Speaks for the region's youth", interested.staff["committee"])


def test_a_choice_beside_the_short_list_wants_a_reason(interested: Choice) -> None:
    with pytest.raises(Refusal, match="reason_needed"):
        interested.choose("Ana Example")
    interested.choose("Ana Example", "A witness of the events")
    assert interested.interest("Ana Example").state == "chosen"


def test_no_more_are_chosen_than_there_are_places(interested: Choice) -> None:
    selected(interested, "Ana Example", "Bo Example")
    with pytest.raises(Refusal, match="no_place_left"):
        interested.choose("Chi Example", "Also good")
    assert board(interested).places == 2


def test_only_whoever_takes_part_is_chosen(choice: Choice) -> None:
    choice.add("Ed Example", approve=False, body="Quiet Bank")
    choice.express("Ed Example")
    choice.short_list("Ed Example")
    with pytest.raises(Refusal, match="not_approved"):
        choice.choose("Ed Example")


def test_who_cannot_come_is_replaced_and_both_are_told(interested: Choice) -> None:
    interested.close()
    selected(interested, "Ana Example", "Bo Example")
    with pytest.raises(Refusal, match="not_told"):
        interested.replace("Ana Example", "Chi Example")
    interested.tell()
    with pytest.raises(Refusal, match="missing"):
        interested.replace("Ana Example", "Chi Example", " ")
    interested.replace("Ana Example", "Chi Example")
    assert letters(interested, "Ana Example")[-1] == "replaced"
    assert letters(interested, "Chi Example") == ["received", "not_chosen", "chosen"]
    assert (own(interested, "Ana Example"), own(interested, "Chi Example")) == ("replaced", "chosen")
    assert heard(interested) == ["Bo Example", "Chi Example"]
    with pytest.raises(Refusal, match="told_already"):
        o.take_back_choice(
            which=interested.which("Bo Example"), by=interested.staff["office"], now=interested.tick()
        )


def test_a_replacement_while_the_segment_runs_changes_its_list(interested: Choice) -> None:
    interested.close()
    selected(interested, "Ana Example", "Bo Example")
    interested.tell()
    assert heard(interested) == ["Ana Example", "Bo Example"]
    interested.replace("Ana Example", "Chi Example")
    assert on_the_list(interested) == ["Bo Example", "Chi Example"]
    o.withdraw_interest(
        holder=interested.holder("Bo Example"),
        registration=interested.registrations["Bo Example"],
        segment=PANEL,
    )
    assert on_the_list(interested) == ["Chi Example"]


def test_whoever_leaves_the_event_is_called_no_more_and_leaves_a_place(interested: Choice) -> None:
    interested.close()
    selected(interested, "Ana Example", "Bo Example")
    interested.tell()
    registration.withdraw_registration(
        holder=interested.holder("Ana Example"), registration=interested.registrations["Ana Example"]
    )
    found = board(interested)
    assert [one.person.name for one in found.chosen if one.left] == ["Ana Example"]
    assert found.figures.chosen == 1
    interested.choose("Chi Example", "In her place")
    assert interested.tell() == 1
    assert heard(interested) == ["Bo Example", "Chi Example"]


def test_the_floor_calls_nobody_for_another_panel(interested: Choice) -> None:
    interested.close()
    selected(interested, "Ana Example")
    interested.tell()
    assert heard(interested, "panel2") == []


def test_nobody_asks_for_the_floor_where_speakers_are_selected(interested: Choice) -> None:
    heard(interested)
    who = Registration.objects.get(pk=interested.registrations["Bo Example"]).participant
    assert mine(floor=interested.floor, participant=who).state == "invited"
    assert door_of(floor=interested.floor, category="panel_speakers") == "invited"
    with pytest.raises(Refusal, match="by_invitation"):
        request_floor(hand=Hand(interested.floor, participant(id=who), "press", interested.tick()))


def test_check_event_says_which_segment_has_nobody(interested: Choice) -> None:
    def told() -> list[str]:
        return [one.where for one in findings(event=MEETING).notices if one.code == "nobody_chosen"]

    assert told() == ["segments.panel1", "segments.panel2"]
    interested.close()
    selected(interested, "Ana Example")
    assert told() == ["segments.panel1", "segments.panel2"]
    interested.tell()
    assert told() == ["segments.panel2"]


def test_of_a_protected_person_the_committee_sees_the_public_name_alone(interested: Choice) -> None:
    participant = Registration.objects.get(pk=interested.registrations["Di Example"]).participant
    registration.protect_person(
        participant=participant, protected=True, name="Another Name", by=None, now=interested.tick()
    )
    row = next(one for one in board(interested, "committee").rows if one.person.protected)
    assert (row.person.name, row.person.body, row.person.country, row.person.region) == (
        "Another Name",
        "",
        "",
        "",
    )
    regions = {one.code: one.admitted for one in board(interested).figures.regions}
    assert regions["latin_american_caribbean"] == 1
    assert {one.code: one.admitted for one in board(interested).figures.genders} == {"woman": 1, "man": 1}


def test_filters_narrow_the_list_and_not_the_figures(interested: Choice) -> None:
    interested.short_list("Bo Example")
    found = board(interested, state="listed")
    assert [one.person.name for one in found.rows] == ["Bo Example"]
    assert found.figures.people == 4
    assert len(board(interested, region="latin_american_caribbean").rows) == 2
    assert len(board(interested, first="yes").rows) == 0


def test_each_role_does_its_own_acts_alone(interested: Choice) -> None:
    for role in ("operator", "moderator", "accessibility"):
        with pytest.raises(Refusal, match="not_permitted"):
            board(interested, role)
    for role in ("office", "operator", "moderator"):
        with pytest.raises(Refusal, match="not_permitted"):
            interested.short_list("Ana Example", role=role)
    interested.short_list("Ana Example", role="secretariat")
    for role in ("committee", "secretariat", "operator"):
        with pytest.raises(Refusal, match="not_permitted"):
            interested.choose("Ana Example", role=role)
        with pytest.raises(Refusal, match="not_permitted"):
            interested.tell(role)


def test_the_trail_is_only_added_to_and_names_who_and_when(interested: Choice) -> None:
    interested.short_list("Ana Example")
    interested.choose("Ana Example")
    steps = ExpressionStep.objects.filter(expression=interested.interest("Ana Example"))
    assert [(one.act, one.account and one.account.name) for one in steps] == [
        ("express", None),
        ("short_list", "committee"),
        ("choose", "office"),
    ]
    with pytest.raises(TypeError):
        steps[0].save()
    with pytest.raises(TypeError):
        steps[0].delete()


def test_an_erased_person_leaves_no_word(interested: Choice) -> None:
    dossier = interested.holder("Ana Example").dossier
    registration.erase_person(dossier=dossier, by=None, now=interested.tick())
    assert not Expression.objects.filter(registration=interested.registrations["Ana Example"]).exists()
    assert board(interested).figures.people == 3


def test_the_board_asks_as_often_for_four_as_for_one(choice: Choice) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            board(choice)
        return len(found)

    choice.express("Ana Example")
    board(choice)  # the roles of the account are asked once
    one = asked()
    for name in ("Bo Example", "Chi Example", "Di Example"):
        choice.express(name)
    assert asked() == one
