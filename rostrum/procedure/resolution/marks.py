"""The form both readers give a paragraph: its text with marks where a run, a link or a note stands.

Marks are noncharacters of Unicode, which no document may use; those found in a source are dropped.
"""

import re
import unicodedata
from dataclasses import dataclass, field

NOTE, RUN, RUN_END, LINK, LINK_END = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"
_MARK = re.compile(f"([{NOTE}-{LINK_END}])")
_DROPPED = {ord(mark): None for mark in (NOTE, RUN, RUN_END, LINK, LINK_END, "\u00ad", "\ufeff")}
_SPACE = re.compile(r"\s+")
_COMPARED = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-"})
_NO_BREAK = "\u00a0\u202f"


@dataclass(frozen=True)
class Passage:
    """A marked text and its notes, marked too, in the order of their calls."""

    marked: str
    notes: tuple[str, ...] = ()


@dataclass
class Settled:
    """A passage as text: where notes are called, what the opening run says, what is linked."""

    text: str = ""
    opening: str = ""
    calls: list[int] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def unmarked(source: str) -> str:
    """Source text safe to carry marks: without marks of its own, soft hyphens and byte order marks."""
    return source.translate(_DROPPED)


def compared(text: str) -> str:
    """The text for comparison and for rules, sign for sign as long: no-break spaces and hyphens are plain ones."""
    return text.translate(_COMPARED)


def settle(marked: str) -> Settled:
    """The text with white space folded (a lone no-break space stays) and what its marks say."""
    settled, pieces, length = Settled(), [""], 0
    run = link = opening = 0
    for piece in _MARK.split(unicodedata.normalize("NFC", marked)):
        if piece == NOTE:
            settled.calls.append(length)
        elif piece == RUN:  # runs with only a space between are one
            run = length - pieces[-1].endswith(" ")
        elif piece == RUN_END:
            opening = length if run <= opening else opening
        elif piece == LINK:
            link = len(pieces)
        elif piece == LINK_END:
            settled.links.append("".join(pieces[link:]).strip())
        elif text := _folded(piece, pieces[-1]):
            pieces.append(text)
            length += len(text)
    settled.text = "".join(pieces).rstrip()
    settled.calls = [min(at, len(settled.text)) for at in settled.calls]
    settled.opening = _to_word_end(settled.text, opening)
    return settled


def _folded(piece: str, before: str) -> str:
    text = _SPACE.sub(lambda run: run[0] if run[0] in _NO_BREAK else " ", piece)
    return text.lstrip() if not before or before[-1].isspace() else text


def _to_word_end(text: str, end: int) -> str:
    """A run that stops inside a word, as published files have them, is read to the end of the word."""
    while 0 < end < len(text) and text[end].islower() and text[end - 1].isalpha():
        end += 1
    return text[:end].strip(" \u00a0,:;،，：")  # noqa: RUF001 - signs of six scripts
