"""From proposed to confirmed, and what breaks a rule of mix before it is done (R36-R59)."""

from typing import Any

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure import invitations
from rostrum.procedure.appointments import (
    ACTS,
    STATUSES,
    Candidate,
    after,
    filled,
    free_place,
    in_prospect,
    place_of,
    possible,
)


def test_every_status_is_reached_and_every_act_leads_to_one() -> None:
    reached, seen = {""}, {""}
    while reached:
        seen |= reached
        reached = {after(act, status) for status in reached for act in possible(status)} - seen
    assert seen == {"", *STATUSES}


def test_the_way_into_an_office() -> None:
    status = ""
    for act in ("propose", "choose", "invite", "accept", "appoint", "confirm", "replace"):
        status = after(act, status)
    assert (status, possible(status)) == ("replaced", ())


@pytest.mark.parametrize(
    ("act", "status"),
    [
        ("confirm", "proposed"),
        ("appoint", "declined"),
        ("invite", "invited"),
        ("end", "accepted"),
        ("propose", "invited"),
    ],
)
def test_an_act_out_of_its_place_is_refused(act: str, status: str) -> None:
    with pytest.raises(Refusal, match="not_now"):
        after(act, status)


def test_an_act_that_there_is_not_is_refused() -> None:
    with pytest.raises(Refusal, match="unknown_act"):
        after("crown", "proposed")
    assert "correct" in ACTS
    assert after("correct", "invited") == "invited"


def arrangement(*holders: dict[str, Any], n: str = "2") -> dict[str, Any]:
    mix = [{"attribute": "development", "values": ["developed", "developing"]}]
    office = {"n": n, "label": "Co-Chairs", "mix": mix} | ({"holders": list(holders)} if holders else {})
    return {"roles": {"chairs": office, "rule": {"n": 1, "label": "Rule", "at_least": {"n": 1}}}}


def candidate(name: str, value: str = "", status: str = "proposed") -> Candidate:
    return Candidate("chairs", status, {"name": name}, {"development": value} if value else {})


def names(of: dict[str, Any]) -> list[str]:
    return [one["name"] for one in of["roles"]["chairs"].get("holders", ())]


def test_the_next_free_place_and_no_more_than_there_are() -> None:
    assert [free_place(arrangement(*held), "chairs") for held in ((), ({"name": "A"},))] == [0, 1]
    full = arrangement({"name": "A"}, {"name": "B"})
    assert free_place(arrangement({"name": "A"}, n="1+"), "chairs") == 1
    assert place_of(full, "chairs", "B") == 1
    assert place_of(full, "chairs", "C") is None
    with pytest.raises(Refusal, match="no_free_place"):
        free_place(full, "chairs")
    for role in ("rule", "nobody"):
        with pytest.raises(Refusal, match="unknown_role"):
            free_place(full, role)
    assert filled(full) == ("chairs",)


def test_what_would_be_shows_the_others_in_prospect_as_long_as_each_finds_a_place() -> None:
    waiting = [candidate("B", "developed", "invited"), candidate("X", status="declined")]
    seen = in_prospect(arrangement(), candidate("A", "developed"), None, waiting)
    assert names(seen) == ["A", "B"]
    assert [one["attributes"] for one in seen["roles"]["chairs"]["holders"]] == [
        {"development": "developed"}
    ] * 2
    rivals = [*waiting, candidate("C")]
    assert names(in_prospect(arrangement(), candidate("A"), None, rivals)) == ["A"]


def test_whoever_replaces_comes_into_the_same_place_without_what_was_recorded_before() -> None:
    held = arrangement({"name": "A", "attributes": {"development": "developed"}}, {"name": "B"})
    seen = in_prospect(held, candidate("C"), 0, ())
    assert (names(seen), seen["roles"]["chairs"]["holders"][0]) == (["C", "B"], {"name": "C"})
    assert names(held) == ["A", "B"]


def test_an_invitation_is_answered_and_may_be_answered_otherwise() -> None:
    status = invitations.after("invite", "")
    assert (status, invitations.possible(status)) == ("invited", ("accept", "decline", "withdraw"))
    assert invitations.after("accept", "declined") == "accepted"
    assert invitations.after("invite", invitations.after("withdraw", "accepted")) == "invited"
    for act, status in (("accept", ""), ("invite", "invited"), ("withdraw", "declined")):
        with pytest.raises(Refusal, match="not_now"):
            invitations.after(act, status)
    with pytest.raises(Refusal, match="unknown_act"):
        invitations.after("crown", "")
