"""Where the rules see a second obligation, and where they must not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.procedure.resolution.clauses import MOST_CLAUSES, called_in, cut, propose_clauses
from rostrum.procedure.resolution.units import Clause, Note, Part, Unit


def _unit(text: str, *, verb: str = "decides", part: Part = "operative") -> Unit:
    return Unit("OP1", part, text, text.partition(" ")[0], verb)


def _split(text: str, *, verb: str = "decides", part: Part = "operative") -> list[tuple[str, str]]:
    return [(clause.verb, clause.text) for clause in propose_clauses(_unit(text, verb=verb, part=part))]


def test_a_semicolon_splits() -> None:
    assert _split("The meeting will open; any vote shall be explained in writing;") == [
        ("decides", "The meeting will open;"),
        ("decides", "any vote shall be explained in writing;"),
    ]


def test_later_verbs_split_and_govern_their_clause() -> None:
    text = "Requests the President to organize a hearing, welcomes their part, and also requests the Chair to sum up."
    assert _split(text, verb="requests") == [
        ("requests", "Requests the President to organize a hearing,"),
        ("welcomes", "welcomes their part,"),
        ("requests", "also requests the Chair to sum up."),
    ]


def test_a_second_subject_with_its_own_modal_splits() -> None:
    text = "The list will be made in order and the time limits for these statements will be three minutes;"
    assert _split(text) == [
        ("decides", "The list will be made in order"),
        ("decides", "the time limits for these statements will be three minutes;"),
    ]


def test_a_second_infinitive_of_a_request_splits() -> None:
    text = "Requests the President to draw up a list, to send it to all and to bring it to the Assembly;"
    assert [text for _, text in _split(text, verb="requests")] == [
        "Requests the President to draw up a list,",
        "to send it to all",
        "to bring it to the Assembly;",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Invites members, in particular those with experience, to register in order to take part;",
        "Requests the President to organize, no later than June, and to preside over two meetings;",
        "Requests the President to send two Chairs, one of them to be appointed by the Assembly;",
        "Encourages agencies, funds, victims and survivors of trafficking, and organizations that help, to attend;",
        "Invites a meeting which will review targets and gaps, and recommendations to guide the response;",
        "Requests the Chair to read “Waters; and decides the rest, to be kept” aloud;",
    ],
)
def test_what_is_one_obligation_stays_whole(text: str) -> None:
    assert len(_split(text, verb="requests")) == 1


def test_the_meeting_will_and_will_is_one() -> None:
    assert len(_split("Decides that the meeting will be held in March and will consist of two parts:")) == 1


def test_a_note_that_binds_splits_by_sentence_and_a_source_does_not() -> None:
    assert len(_split("The list will name all. The basis will be told.", part="note")) == 2
    assert len(_split("Nations, Series, vol. 2225, No. 39574. See also there.", part="note")) == 1


def test_preambular_paragraphs_stay_whole_and_headings_have_none() -> None:
    assert len(_split("Recalling the lakes; and decides the rest,", part="preambular")) == 1
    assert _split("Waters", part="heading") == []


def test_other_languages_split_at_semicolons_only() -> None:
    unit = Unit("OP1", "operative", "会议举行；问题应书面提出；", "会议", "决定")
    assert [clause.text for clause in propose_clauses(unit, "zh-hans")] == ["会议举行；", "问题应书面提出；"]


def test_a_hundred_clauses_are_left_to_a_person() -> None:
    assert len(_split("a; " * MOST_CLAUSES + "b")) == 1


def test_a_person_moves_the_cut() -> None:
    unit = _unit("Decides to open, and encourages the Chair to speak;")
    at = unit.text.index("encourages")
    assert cut(unit, [at]) == (
        Clause("OP1#1", "OP1", 1, "decides", "Decides to open,", 0, 16),
        Clause("OP1#2", "OP1", 2, "encourages", "encourages the Chair to speak;", at, len(unit.text)),
    )


@pytest.mark.parametrize("cuts", [[0], [-1], [5, 5], [9, 4], [99], [7, 8]])
def test_cuts_ascend_inside_the_text_and_leave_words(cuts: list[int]) -> None:
    with pytest.raises(ValueError, match="cuts ascend"):
        cut(_unit("Decides to open"), cuts)


def test_notes_belong_to_the_clause_that_calls_them() -> None:
    text = "A will open; B will close"
    notes = (Note("OP1/fn1", 0, "x"), Note("OP1/fn2", 12, "y"), Note("OP1/fn3", 20, "z"))
    unit = Unit("OP1", "operative", text, notes=notes)
    called = called_in(unit, propose_clauses(unit))
    assert {path: [note.text for note in found] for path, found in called.items()} == {
        "OP1#1": ["x", "y"],
        "OP1#2": ["z"],
    }


@given(
    st.text(st.sampled_from("aA;,. “”and") | st.characters(codec="utf-8"), max_size=200),
    st.sampled_from(["en", "fr"]),
)
def test_any_text_is_cut_into_ordered_parts_of_itself(text: str, language: str) -> None:
    clauses = propose_clauses(Unit("OP1", "operative", text, verb="requests"), language)
    assert clauses[0].start == 0
    assert all(text[clause.start : clause.end] == clause.text for clause in clauses)
    assert all(first.end <= second.start for first, second in pairwise(clauses))
