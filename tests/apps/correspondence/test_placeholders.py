"""The words of a letter: what a placeholder is, and what a value can do to a mail (security 7)."""

import re

import pytest

from rostrum.apps.correspondence.placeholders import BREAK, fill, harmless, isolated, named, one_line

HOSTILE = (
    "Ada\r\nBcc: everybody@example.org",
    "Ada\x00\x1b[31m",
    "Ada\u2028Subject: x",
    "\u202eadA",
    "Ada https://evil.example/login",
    "www.evil.example",
    "ada@evil.example",
    "evil.example",
    "[click](javascript://x)",
    "{name}{{house}}",
)


def plain(_: str, value: str) -> str:
    return value


def test_names_braces_and_what_is_neither() -> None:
    assert named("Dear {name}, {{literally}} {house}") == ({"name", "house"}, [])
    assert named("{Name} {na me} {} {name") == (set(), ["{Name}", "{na me}", "{}", "{"])


def test_values_and_neutral_words() -> None:
    text = "Dear {name}, {{x}}: {unknown} {na me} {open"
    assert fill(text, {"name": "Ada"}, neutral="(?)", dress=plain) == (
        "Dear Ada, {x}: (?) (?) {open",
        ["{unknown}", "{na me}", "{"],
    )


def test_a_value_is_never_read_as_words() -> None:
    told = fill("{name}", {"name": "{house} {{", "house": "x"}, neutral="(?)", dress=plain)
    assert told == ("{house} {{", [])


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_stays_in_its_line_and_is_no_link(value: str) -> None:
    line, text = one_line(value), harmless(value)
    assert not re.search(r"[\x00-\x1f\x7f\u2028\u2029\u202a-\u202e]", line + text)
    assert not re.search(r"\w[.@]\w{2}|://", text)
    assert text.replace(BREAK, "") == line


def test_names_keep_their_spelling() -> None:
    for name in ("Zoé d’Œuvré-Ñandú", "U. N. Owen", "محمد بن سلمى", "नमस्\u200dते", "李·示例", "Анна"):
        assert harmless(name) == name


def test_a_name_of_the_other_direction_is_isolated() -> None:
    assert isolated("Ada", right_to_left=True) == "\u2068Ada\u2069"
    assert isolated("أمينة", right_to_left=False) == "\u2068أمينة\u2069"
    assert isolated("أمينة", right_to_left=True) == "أمينة"
    assert isolated("Ada 12", right_to_left=False) == "Ada 12"
