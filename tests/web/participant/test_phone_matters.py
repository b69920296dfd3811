"""The phone beside the list: what it offers whom, and what a press comes to (P2)."""

import re

import pytest
from django.test import Client

from rostrum.apps.floor import operations as o
from rostrum.apps.participation.operations import issue_link
from rostrum.foundation import clock
from tests.stage import NOW, Stage, set_stage

HIDDEN = re.compile(r'<form [^>]*data-act="raise"[^>]*data-when="([^"]*)"( hidden)?')


def come_in(stage: Stage) -> Client:
    """The first participant, through the door."""
    link = issue_link(participant=stage.people[0], by=None, now=clock.now())
    phone = Client()
    phone.get(f"/en/floor/{link.token}/")
    phone.post("/en/floor/", {"pin": link.pin})
    return phone


def offered(phone: Client, stage: Stage) -> set[str]:
    """What the page offers to raise before any script runs."""
    text = phone.get(f"/en/events/{stage.event}/floor/").content.decode()
    return {when.split()[0].rpartition(".")[2] for when, hidden in HIDDEN.findall(text) if not hidden}


@pytest.fixture
def states(db: None, plain_files: None) -> Stage:
    return set_stage(now=NOW, category="member_states")


@pytest.fixture
def others(db: None, plain_files: None) -> Stage:
    return set_stage(now=NOW)


def press(phone: Client, stage: Stage, act: str, **told: str) -> tuple[int, dict[str, object]]:
    address = f"/en/events/{stage.event}/floor/{act}/"
    answer = phone.post(
        address, {"key": f"{act}-{told}"[:60].replace(" ", ""), **told}, content_type="application/json"
    )
    return answer.status_code, answer.json()


def test_a_state_rises_and_takes_it_back(states: Stage) -> None:
    phone = come_in(states)
    assert offered(phone, states) == set()  # nothing is open yet
    states.open_panel()
    assert offered(phone, states) == {"point_of_order", "reply"}
    status, told = press(phone, states, "raise", form="point_of_order", point="procedure")
    assert (status, list(told["matters"])) == (200, ["point_of_order"])  # type: ignore[call-overload]  # JSON
    assert offered(phone, states) == {"reply"}
    assert (
        press(phone, states, "raise", form="point_of_order", point="close_debate")[1]["code"]
        == "already_raised"
    )
    status, told = press(phone, states, "take-back", form="point_of_order")
    assert (status, told["matters"]) == (200, {})
    assert offered(phone, states) == {"point_of_order", "reply"}


def test_others_are_offered_nothing_and_refused_in_words(others: Stage) -> None:
    phone = come_in(others)
    others.open_panel()
    assert offered(phone, others) == set()
    status, told = press(phone, others, "raise", form="reply")
    assert (status, told["code"]) == (409, "not_yours_to_raise")
    assert "do not give your category this right" in str(told["message"])


@pytest.mark.parametrize("told", [{"form": "speech"}, {"form": "point_of_order", "point": "now"}, {}])
def test_what_is_no_matter_is_refused(states: Stage, told: dict[str, str]) -> None:
    phone = come_in(states)
    states.open_panel()
    assert press(phone, states, "raise", **told)[1]["code"] == "bad_request"


def test_whoever_is_interrupted_is_told_so(states: Stage) -> None:
    phone = come_in(states)
    states.open_panel()
    states.press(0)
    o.give_floor(desk=states.desk())
    raised = o.raise_matter(hand=states.hand(1), form="point_of_order", point="procedure")
    o.give_floor(desk=states.desk(), request=raised.state.matters[0].request)
    text = phone.get(f"/en/events/{states.event}/floor/").content.decode()
    assert re.search(r'data-when="mine.state=interrupted"><p class="phone-head">You are interrupted', text)


def test_what_happens_at_zero_is_said_before_anybody_speaks(states: Stage) -> None:
    """Experience 4.5: for each way of enforcement its own sentence, on the phone and the public page."""
    states.open_panel()
    for address in (f"/en/events/{states.event}/", f"/en/events/{states.event}/screen/"):
        text = Client().get(address).content.decode()
        shown = re.findall(r'data-when="[^"]*limits.individual enforcement=(\w+)"( hidden)?', text)
        assert [way for way, hidden in shown if not hidden] == ["cut"]
        assert {way for way, _ in shown} == {"cut", "interrupt", "urge", "none"}


def test_codes_are_not_guessed_one_after_the_other(states: Stage) -> None:
    """Six digits are a million codes: who has tried ten is made to wait (security 7)."""
    states.open_panel()
    phone = come_in(states)
    told = [press(phone, states, "join", code=f"{n:06}")[1]["code"] for n in range(12)]
    assert "guessed_too_often" not in told[:10]
    assert told[10:] == ["guessed_too_often"] * 2
