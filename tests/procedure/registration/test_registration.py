"""Ways in, states and questions of a registration (R60-R80, R82, R94-R100, R199)."""

from pathlib import Path

import pytest

from rostrum.apps.registration.answers import Wrong, wrong
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import modalities, retention
from rostrum.procedure.registration import questions, states
from rostrum.procedure.registration.ways import Standing, Way, facilitators, flags, ways

EDITIONS = Path(modalities.__file__).parents[2] / "data" / "modalities"


def edition(name: str) -> dict[str, Way]:
    text = (EDITIONS / f"{name}.yaml").read_text("utf-8")
    return ways(modalities.load(text, name).data)


def test_each_category_comes_in_as_the_mandate_says() -> None:
    hearing, meeting = edition("tip-2025-hearing"), edition("tip-2025-hlm")
    assert (hearing["ecosoc_ngos"].route, meeting["ecosoc_ngos"].route) == ("invite", "register")
    assert (hearing["csos"].by_list, meeting["csos"].by_list) == (False, True)
    assert meeting["member_states"].needs_invitation
    assert not meeting["survivors"].has_form
    assert edition("tip-2021-hearing")["viewers"].may == {"webcast"}


def test_applications_alone_go_through_the_body_that_facilitates() -> None:
    """R57: the page of 2017 names one, and every application goes through it."""
    through = {name for name, way in edition("tip-2017-hlm").items() if way.through == ("ngls",)}
    assert through == {"panel_speakers", "attending", "ngos", "academia", "private_sector"}
    assert not any(way.through for way in edition("tip-2025-hlm").values())
    one, other = ({"eoi": {"facilitated_by": name}} for name in ("ngls", "task_force"))
    assert facilitators({"floors": {"panels": one, "plenary": one}}) == ("ngls",)
    assert facilitators({"floors": {"panels": one, "plenary": other}}) == ("ngls", "task_force")


def test_where_two_bodies_facilitate_one_is_asked_for_or_the_category_says_it() -> None:
    floors = {name: {"eoi": {"facilitated_by": name}} for name in ("ngls", "task_force")}
    people = {
        "ngos": {"route": "apply"},
        "media": {"route": "apply", "facilitated_by": "press_office"},
        "csos": {"route": "register"},
    }
    held = ways({"floors": floors, "participants": people})
    assert {name: way.through for name, way in held.items()} == {
        "ngos": ("ngls", "task_force"),
        "media": ("press_office",),
        "csos": (),
    }
    asked = {name for name, way in held.items() if "through" in {one.name for one in questions.asked(way)}}
    assert asked == {"ngos"}
    assert "through" in questions.missing(held["ngos"], {"name": "Ana", "motive": "To speak"})
    chosen = [held["ngos"].goes_through(one) for one in ("task_force", "press_office", "")]
    assert chosen == ["task_force", "", ""]
    assert held["media"].goes_through("ngls") == "press_office"
    assert wrong(held["ngos"], {"through": "press_office"}, ()) == (Wrong("through", "unknown_choice"),)


def test_who_else_reads_an_answer_is_said_by_the_way_in() -> None:
    way = edition("tip-2017-hlm")["attending"]
    shared = {one.name for one in questions.asked(way) if "facilitator" in questions.readers(one, way)}
    assert shared == {"body", "capacity", "website", "motive"}
    other = edition("tip-2025-hlm")["csos"]
    assert all(questions.readers(one, other) == one.seen_by for one in questions.asked(other))


def test_what_the_officer_is_shown_never_decides() -> None:
    meeting = edition("tip-2025-hlm")
    assert flags(meeting["ecosoc_ngos"], Standing()) == ("ecosoc_not_recorded",)
    assert flags(meeting["ecosoc_ngos"], Standing(ecosoc="special")) == ()
    assert flags(meeting["csos"], Standing(ecosoc="roster")) == ("ecosoc_status",)
    nhris = edition("tip-2025-hearing")["nhris"]
    assert flags(nhris, Standing(paris="B")) == ("paris_not_recorded",)
    assert flags(nhris, Standing(paris="A")) == ()


@pytest.mark.parametrize(
    ("path", "end"),
    [
        (("save", "send", "approve"), states.APPROVED),
        (("send", "ask", "answer", "refuse", "reconsider", "approve"), states.APPROVED),
        (("send", "propose", "include"), states.APPROVED),
        (("send", "propose", "leave_out"), states.NOT_INCLUDED),
        (("send", "approve", "change_identity", "approve", "withdraw"), states.WITHDRAWN),
    ],
)
def test_a_registration_lives(path: tuple[str, ...], end: str) -> None:
    state = states.DRAFT
    for act in path:
        state = states.after(state, act)
    assert state == end


def test_a_draft_is_not_approved() -> None:
    with pytest.raises(Refusal) as told:
        states.after(states.DRAFT, "approve")
    assert (told.value.code, told.value.detail["state"]) == ("not_now", states.DRAFT)


def test_whatever_has_ended_stays_ended() -> None:
    assert states.allowed(states.WITHDRAWN) == states.allowed(states.NOT_INCLUDED) == ()
    assert states.allowed(states.REFUSED) == ("reconsider",)


def test_every_state_is_reached_and_known() -> None:
    reached = {end for moves in states.LIFE.table.values() for end in moves.values()}
    assert reached == set(states.STATES)
    assert {start for moves in states.LIFE.table.values() for start in moves} <= set(states.STATES)


def test_a_changed_name_is_looked_at_again_and_a_changed_telephone_is_not() -> None:
    before = {"name": "Ana", "phone": "1"}
    phone = states.changed(before, before | {"phone": "2"})
    name = states.changed(before, before | {"name": "Ana Lu"})
    assert (phone, states.act_of_change(phone)) == ({"phone": ("1", "2")}, "change")
    assert (name, states.act_of_change(name)) == ({"name": ("Ana", "Ana Lu")}, "change_identity")


def test_only_what_a_category_may_do_is_asked_about() -> None:
    meeting, hearing = edition("tip-2025-hlm"), edition("tip-2021-hearing")
    by_list = {one.name for one in questions.asked(meeting["csos"])}
    speaks = {one.name for one in questions.asked(hearing["csos"])}
    assert {"speak", "question", "publish_text"} & by_list == set()
    assert {"speak", "joint", "question", "publish_text", "access", "travel"} <= speaks
    assert "expertise" in {one.name for one in questions.asked(meeting["ecosoc_ngos"])}
    assert "group" in {one.name for one in questions.asked(hearing["member_states"])}


def test_every_question_says_its_step_and_how_long_it_is_kept() -> None:
    assert {one.step for one in questions.QUESTIONS} == set(questions.STEPS) - {"check"}
    assert {one.kept for one in questions.QUESTIONS} <= set(retention.DAYS)
    assert [one.name for one in questions.QUESTIONS if one.kept == "health"] == ["access", "assistant"]
    assert all(one.seen_by == ("accessibility",) for one in questions.QUESTIONS if one.kept == "health")


def test_what_is_missing_is_named_and_consent_never_is() -> None:
    way = edition("tip-2021-hearing")["csos"]
    assert questions.missing(way, {"name": " ", "email": "a@b.org"}) == ("name", "letters", "body")
    assert questions.steps(way) == questions.STEPS
