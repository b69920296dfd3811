"""What is asked of holders, and what is recorded of them, without a database."""

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.conformance.attributes import Asked, accepted, asked, with_attribute

LAKES = {
    "roles": {
        "experts": {"n": "1+"},
        "guest": {"n": "1", "holders": [{"name": "A", "attributes": {"shore": "north"}}, {"name": "B"}]},
        "chairs": {"n": "2", "mix": [{"attribute": "shore", "values": ["north", "south"]}]},
        "elders": {"n": "2", "mix": [{"attribute": "survivor", "values": ["yes", "no"]}]},
        "rule": {"n": "1", "at_least": {"n": "1", "of": ["chairs", "guest", "gone"], "attribute": "shore"}},
    }
}


def test_what_is_counted_is_sensitive_and_what_is_mixed_is_not_unless_its_name_says_so() -> None:
    yes_or_none = ("yes", "none")
    assert asked(LAKES) == (
        Asked("guest", "shore", yes_or_none, sensitive=True),
        Asked("chairs", "shore", yes_or_none, sensitive=True),
        Asked("elders", "survivor", ("yes", "no"), sensitive=True),
    )
    plain = {"roles": {"chairs": LAKES["roles"]["chairs"]}}
    assert asked(plain) == (Asked("chairs", "shore", ("north", "south"), sensitive=False),)
    assert asked({}) == ()


def test_only_what_is_asked_is_accepted() -> None:
    assert accepted(LAKES, "guest", "shore", "").values == ("yes", "none")
    for role, attribute, value, code in (
        ("guest", "shore", "north", "unknown_value"),
        ("guest", "age", "old", "unknown_attribute"),
        ("gone", "shore", "yes", "unknown_attribute"),
    ):
        with pytest.raises(Refusal) as refused:
            accepted(LAKES, role, attribute, value)
        assert refused.value.code == code


def test_the_old_arrangement_stays() -> None:
    changed = with_attribute(LAKES, "guest", 1, "shore", "south")
    assert changed["roles"]["guest"]["holders"][1] == {"name": "B", "attributes": {"shore": "south"}}
    assert LAKES["roles"]["guest"]["holders"][1] == {"name": "B"}  # type: ignore[index]  # plain data
    assert with_attribute(changed, "guest", 1, "shore", "") == LAKES
    assert {name: one for name, one in changed["roles"].items() if name != "guest"} == {
        name: one for name, one in LAKES["roles"].items() if name != "guest"
    }


@pytest.mark.parametrize(("role", "place"), [("guest", 2), ("guest", -1), ("experts", 0), ("nobody", 0)])
def test_an_empty_place_carries_nothing(role: str, place: int) -> None:
    with pytest.raises(Refusal) as refused:
        with_attribute(LAKES, role, place, "shore", "north")
    assert refused.value.code == "no_such_place"
