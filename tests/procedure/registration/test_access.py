"""Where a need goes and how it goes on (R94-R99, Amb16)."""

from pathlib import Path
from typing import Any

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure import modalities
from rostrum.procedure.registration.access import LIFE, after, allowed, contacts, phones, route


def test_delegations_and_individuals_each_go_their_way() -> None:
    assert (route(of_delegation=True), route(of_delegation=False)) == ("secretariat", "meetings_support")


def test_both_contacts_of_the_concept_note_are_read() -> None:
    path = Path(modalities.__file__).parents[2] / "data" / "modalities" / "tip-2025-hearing.yaml"
    delegations, individuals = contacts(modalities.load(path.read_text("utf-8"), path.stem).data)
    assert (delegations.route, delegations.name) == ("secretariat", "the Secretariat")
    assert individuals.route == "meetings_support"
    assert individuals.email == "accessibilitycentre@un.org"
    assert individuals.phones == ("212 963 7348", "212 963 7349")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ()),
        ("212 963 7348", ("212 963 7348",)),
        ("212 963 7348/9", ("212 963 7348", "212 963 7349")),
        ("963 7348/52", ("963 7348", "963 7352")),
        ("9/123", ("9/123",)),
    ],
)
def test_two_numbers_in_one_text_are_two(text: str, told: tuple[str, ...]) -> None:
    assert phones(text) == told


@pytest.mark.parametrize("arrangement", [{}, {"access": None}, {"access": {"requests": []}}])
def test_modalities_without_contacts_give_none(arrangement: dict[str, Any]) -> None:
    assert contacts(arrangement) == ()


def test_a_request_is_taken_arranged_declined_and_taken_up_again() -> None:
    assert after("received", "take") == "in_hand"
    assert after("in_hand", "arrange") == "arranged"
    assert after("arranged", "reopen") == after("declined", "reopen") == "in_hand"
    assert allowed("received") == ("take", "arrange", "decline")
    for state, act in (
        ("arranged", "decline"),
        ("declined", "arrange"),
        ("received", "reopen"),
        ("received", "x"),
    ):
        with pytest.raises(Refusal, match="not_now"):
            after(state, act)
    assert {state for moves in LIFE.table.values() for state in moves.values()} == {
        "in_hand",
        "arranged",
        "declined",
    }
