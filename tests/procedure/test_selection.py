"""Selected speakers by the rules alone: terms, life, what is seen and told, places, departures (P9)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.foundation.refusal import Refusal
from rostrum.procedure import selection as s
from rostrum.procedure.balance import Admitted, choosing
from rostrum.procedure.registration.ways import Cap, Way

ARRANGEMENT = {
    "floors": {
        "panels": {
            "mode": "selected",
            "eoi": {"closes": "application", "facilitated_by": "ngls", "cap": {"n": 2, "per": "segment"}},
        },
        "plenary": {"mode": "list"},
    },
    "segments": [
        {"id": "opening", "floor": "plenary"},
        {"id": "panel1", "floor": "panels"},
        {"id": "panel2", "floor": "panels"},
    ],
}


def test_every_segment_of_a_selected_floor_has_the_terms_of_its_floor() -> None:
    found = s.terms(ARRANGEMENT)
    assert list(found) == ["panel1", "panel2"]
    one = found["panel1"]
    assert (one.closes, one.shortlist_by, one.cap) == ("application", "ngls", Cap(2, "segment"))


@pytest.mark.parametrize(
    ("route", "may", "expected"),
    [
        ("apply", {"attend", "speak"}, True),
        ("apply", {"attend"}, False),
        ("delegation", {"plenary", "panel"}, False),
        ("invite", {"panel"}, True),
    ],
)
def test_whoever_may_take_the_floor_and_is_no_delegation_may_say_so(
    route: str, may: set[str], expected: bool
) -> None:
    assert s.may_express(Way("csos", route, frozenset(may))) is expected


def test_the_life_from_interest_to_a_replacement() -> None:
    state = ""
    for act in ("express", "change", "short_list", "choose", "take_back", "choose", "replace"):
        state = s.after(state, act)
    assert state == s.REPLACED
    assert s.after(s.after("received", "withdraw"), "express") == s.RECEIVED


@given(st.sampled_from(s.STATES), st.sampled_from([*s.LIFE.table, "nothing"]))
def test_an_act_without_room_changes_nothing(state: str, act: str) -> None:
    held = s.LIFE.table.get(act, {})
    if state in held:
        assert s.after(state, act) in s.STATES
    else:
        with pytest.raises(Refusal, match="not_now"):
            s.after(state, act)


@given(st.sampled_from(sorted(s.STANDING)))
def test_before_anybody_is_told_every_standing_looks_alike(state: str) -> None:
    assert s.shown(state, "") == s.RECEIVED


def test_what_is_told_is_seen_and_told_once() -> None:
    assert s.to_tell("chosen", "") == "chosen"
    assert s.to_tell("listed", "") == s.to_tell("received", "") == "not_chosen"
    assert s.to_tell("chosen", "not_chosen") == "chosen"  # who comes in another's place later
    told = (("chosen", "chosen"), ("received", "not_chosen"), ("withdrawn", ""), ("replaced", "chosen"))
    assert not any(s.to_tell(*one) for one in told)
    assert [s.shown(*one) for one in told] == ["chosen", "not_chosen", "withdrawn", "chosen"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("One two  three.", 3), ("我们的声音", 5), ("تجربتي في العمل", 3), ("AI 与 我们", 4)],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert s.count_words(text) == words


def test_places_are_counted_by_what_the_modalities_say() -> None:
    here, there = s.Place("panel1", "csos", "Harbour"), s.Place("panel2", "csos", "harbour")
    assert s.room(None, [here], here) is None
    assert s.room(Cap(2, "segment"), [here, there], here) == 1
    assert s.room(Cap(2, "event"), [here, there], here) == 0
    assert s.room(Cap(1, "organization"), [there], here) == 1
    assert s.room(Cap(1, "organization"), [s.Place("panel1", "ngos", "harbour")], here) == 0
    assert s.room(Cap(1, "organization"), [s.Place("panel1", "ngos")], s.Place("panel1", "csos")) is None
    assert s.room(Cap(1, "category"), [s.Place("panel1", "ngos")], here) == 1


PEOPLE = [
    Admitted("ana", "csos", "grulac", "woman", "yes"),
    Admitted("bo", "csos", "grulac", "man", "no"),
    Admitted("cy", "csos", "african", "woman"),
    Admitted("di", "academia", "african", "man", "yes"),
]


def test_the_first_of_a_group_never_departs_and_one_beyond_its_share_does() -> None:
    assert not any(s.departs(PEOPLE, (), one.participant) for one in PEOPLE)
    assert s.departs(PEOPLE, ("ana",), "bo")  # a second of the same region, of two regions alike
    assert not s.departs(PEOPLE, ("ana",), "di")


def test_a_share_is_counted_over_the_places_where_they_are_told() -> None:
    assert s.departs(PEOPLE, ("ana",), "bo", places=2)
    assert not s.departs(PEOPLE, ("ana",), "bo", places=4)


def test_what_nobody_told_departs_from_nothing() -> None:
    plain = [Admitted(name, "csos") for name in ("ana", "bo", "cy")]
    assert not s.departs(plain, ("ana", "bo"), "cy")


def test_figures_count_the_chosen_against_all_who_are_interested() -> None:
    found = choosing(PEOPLE, ["bo"], ["ana", "di", "gone"])
    assert (found.people, found.listed, found.chosen) == (4, 1, 2)
    csos = next(one for one in found.categories if one.code == "csos")
    assert (csos.admitted, csos.waiting, csos.spoken, csos.share, csos.expected) == (3, 1, 1, 0.5, 0.75)
    assert {one.code: one.spoken for one in found.firsts} == {"yes": 2, "no": 0}
