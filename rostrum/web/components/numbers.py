"""A whole number out of an address or a form. What the number means, and how large it may be, an operation judges."""

from typing import TypeVar

LONGEST = 18  # signs: everything shorter fits a column of 64 bits, and a moment in microseconds has 16
T = TypeVar("T")


def number(text: str, otherwise: T) -> int | T:
    """The number a text tells, in the digits 0 to 9 alone; `otherwise` for anything else."""
    told = text.strip()
    return int(told) if told.isascii() and told.isdecimal() and len(told) <= LONGEST else otherwise
