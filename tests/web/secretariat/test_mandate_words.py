"""Every refusal of a resolution is said in words that say what happened, what is safe, what to do next."""

import inspect
import re

import pytest

from rostrum.apps.mandate import operations
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.resolution.units import ResolutionError
from rostrum.web.secretariat.mandate_words import DIFFER, DIFFER_IN_PLACE, WORDS, words

LONGEST_SENTENCE = 20


def codes() -> set[str]:
    """The codes of a file as its class lists them, and those the operations raise or document."""
    listed = re.sub(r".*Codes:|\.\s*$", "", inspect.getdoc(ResolutionError) or "", flags=re.DOTALL)
    raised = re.findall(r'Refusal\(\s*"(\w+)"', inspect.getsource(operations))
    return {one.strip() for one in listed.split(",")} | set(raised) | {"not_permitted"}


def test_every_refusal_has_its_words() -> None:
    assert codes() - {"languages_differ"} == set(WORDS)


@pytest.mark.parametrize("said", [*WORDS.values(), DIFFER, DIFFER_IN_PLACE])
def test_each_says_what_is_safe_and_what_next_in_short_sentences(said: object) -> None:
    sentences = re.split(r"(?<=\.)\s", str(said).replace("%", ""))
    assert any(sentence.startswith("Nothing was stored") for sentence in sentences[1:-1])
    assert max(len(sentence.split()) for sentence in sentences) <= LONGEST_SENTENCE


def test_a_line_is_told_where_it_is_known() -> None:
    assert words(ResolutionError("nul", "x", line=1)).startswith("Line 1: This is not a text.")
    assert words(ResolutionError("no_operative", "x")).startswith("No operative paragraph is found.")
    assert words(ResolutionError("too_long", "x", line=7)).startswith("Line 7: ")


def test_what_was_confirmed_is_named_and_safe() -> None:
    assert words(Refusal("confirmed_clause_lost", path="OP9/fn4#2")) == (
        "Paragraph 9, footnote 4 is confirmed and is not in this file."
        " Nothing was stored, and what is confirmed is safe. Check the file."
    )


def test_languages_that_differ_only_in_place() -> None:
    told = {"part": "note", "expected": 3, "found": 3, "other": "fr", "language": "en", "path": "OP2/fn1"}
    assert words(Refusal("languages_differ", **told)) == (
        "The paragraphs stand in other places than in the other language (Français)."
        " They first differ at: Paragraph 2, footnote 1. Nothing was stored. Compare the two files."
    )


def test_an_unknown_refusal_is_never_shown_as_a_code() -> None:
    assert words(Refusal("some_code")) == "This could not be done. Nothing was stored."
