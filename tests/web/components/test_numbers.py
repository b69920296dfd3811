"""Numbers out of an address or a form are read in one place, with one bound."""

from pathlib import Path

import pytest

import rostrum
from rostrum.web.components.numbers import LONGEST, number

WEB = Path(rostrum.__file__).parent / "web"
READ_HERE = {"numbers.py", "live_state.py"}  # the second walks the places of a state, which nobody types


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0", 0),
        (" 12 ", 12),
        ("9" * LONGEST, 10**LONGEST - 1),
        ("9" * (LONGEST + 1), None),
        ("9" * 100_000, None),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("1e3", None),
        ("٣", None),
        ("²", None),
        ("1_000", None),
    ],
)
def test_what_is_read_as_a_number(text: str, told: int | None) -> None:
    assert number(text, None) == told


def test_the_largest_fits_a_column() -> None:
    assert number("9" * LONGEST, 0) < 2**63


def test_nothing_else_of_the_web_reads_one() -> None:
    found = {one.name for one in WEB.rglob("*.py") if "isdecimal" in one.read_text("utf-8")}
    assert found == READ_HERE
