"""Sheets of feedback: added up, shown together, and none that could be taken out again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.feedback import ANSWERS, LONGEST, QUESTIONS, SMALLEST, Heard, Sheet, heard, read

SHEETS = st.lists(
    st.builds(
        Sheet, st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(ANSWERS)), st.text(max_size=5)
    ),
    max_size=17,
)


@given(SHEETS)
def test_the_order_in_which_sheets_came_leaves_no_trace(sheets: list[Sheet]) -> None:
    told, mixed = Heard(), Heard()
    for one in sheets:
        told = heard(told, one)
    for one in sorted(sheets, key=lambda each: (each.text, sorted(each.answers.items()))):
        mixed = heard(mixed, one)
    assert (told.given, told.counts, told.texts) == (mixed.given, mixed.counts, mixed.texts)


@given(SHEETS)
def test_what_is_shown_moves_by_several_at_once(sheets: list[Sheet]) -> None:
    held, seen = Heard(), {0}
    for one in sheets:
        held = heard(held, one)
        seen.add(held.shown)
        assert held.shown == held.given - held.given % SMALLEST
        assert sum(sum(of.values()) for of in held.shown_counts.values()) <= held.shown * len(QUESTIONS)
    assert all(number % SMALLEST == 0 for number in seen)


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (Sheet({}), "nothing_said"),
        (Sheet({"access": ""}, "  \n "), "nothing_said"),
        (Sheet({"name": "good"}), "unknown_choice"),
        (Sheet({"access": "five"}), "unknown_choice"),
        (Sheet({}, "x" * (LONGEST + 1)), "too_long"),
    ],
)
def test_what_is_no_sheet_is_refused(sheet: Sheet, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(sheet)
    assert refused.value.code == code


def test_a_sheet_may_leave_questions_open() -> None:
    assert read(Sheet({"access": "good", "floor": ""}, " It\nworked ")) == Sheet(
        {"access": "good"}, "It worked"
    )
