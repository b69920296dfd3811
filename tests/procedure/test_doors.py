from typing import Any

import pytest

from rostrum.procedure.doors import door, first_door, receives_link

MAY = {"speakers": {"may": ["attend", "speak"]}, "viewers": {"may": ["webcast"]}}


def arrangement(**panel: str) -> dict[str, Any]:
    floors = {"opening": {"mode": "invited"}, "panel": {"mode": "request", **panel}}
    return {"participants": MAY, "floors": floors}


@pytest.mark.parametrize(
    ("rules", "everybody"),
    [
        ({}, True),
        ({"link": "all_registered"}, True),
        ({"link": "all_registered", "preregister": "required"}, True),
        ({"preregister": "required"}, False),
        ({"link": "only_preregistered_speakers"}, False),
        ({"link": "only_preregistered_speakers", "preregister": "required"}, False),
    ],
)
def test_who_receives_the_link(rules: dict[str, str], *, everybody: bool) -> None:
    assert receives_link(arrangement(**rules), "speakers", preregistered=True)
    assert receives_link(arrangement(**rules), "speakers", preregistered=False) is everybody
    assert not receives_link(arrangement(**rules), "viewers", preregistered=True)
    assert not receives_link(arrangement(**rules), "unknown", preregistered=True)


def test_one_floor_that_admits_is_enough() -> None:
    both = arrangement(link="only_preregistered_speakers")
    both["floors"]["second"] = {"mode": "list"}
    assert receives_link(both, "speakers", preregistered=False)


def test_an_event_of_invited_speakers_alone_admits_whoever_was_admitted() -> None:
    invited = {"participants": MAY, "floors": {"opening": {"mode": "invited"}}}
    assert receives_link(invited, "speakers", preregistered=False)
    assert not receives_link(invited, "viewers", preregistered=False)


def test_a_category_comes_through_the_first_door_that_names_it() -> None:
    states, others = {"cats": ["member_states"]}, {"cats": ["csos", "media"]}
    floors = {"opening": {}, "panel": {"queues": {"states": states, "others": others}}}
    assert [door(floors["panel"], one) for one in ("csos", "member_states", "nhris")] == [
        "others",
        "states",
        "",
    ]
    assert door(floors["opening"], "csos") == ""
    assert [first_door({"floors": floors}, one) for one in ("media", "nhris")] == ["others", ""]
