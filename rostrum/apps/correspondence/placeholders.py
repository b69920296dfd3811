"""The house's placeholders in the words of a letter: `{name}`, and nothing else; `{{` and `}}` are braces. Pure.

Nothing here stops a mail. A placeholder without a value shows a neutral word and is told to whoever looks after the
letters. A value is text about people and may hold anything: it stays in one line, turns no direction, and no mail
program makes a link of it (security 7).
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
NAME = re.compile(r"[a-z][a-z_]*")
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
# What a mail program would take for an address of the web or of a person.
LINKED = re.compile(r"(?<=\w)[.@](?=\w{2})|:(?=//)")
BREAK = "\u200b"
ISOLATED = "\u2068{}\u2069"
RIGHT_TO_LEFT = frozenset({"R", "AL"})


def named(text: str) -> tuple[set[str], list[str]]:
    """The names a text uses, and the pieces in braces that are none."""
    names, broken = set(), []
    for piece in PIECE.finditer(text):
        inner = piece[1]
        if inner is not None and NAME.fullmatch(inner):
            names.add(inner)
        elif piece[0] not in {"{{", "}}"}:
            broken.append(piece[0])
    return names, broken


def fill(
    text: str, values: Mapping[str, str], *, neutral: str, dress: Callable[[str, str], str]
) -> tuple[str, list[str]]:
    """The text with its values, and the pieces that had none; `dress(name, value)` has the last word on a value."""
    broken: list[str] = []

    def one(piece: re.Match[str]) -> str:
        if piece[0] in {"{{", "}}"}:
            return piece[0][0]
        name = piece[1] or ""
        if name in values:
            return dress(name, values[name])
        broken.append(piece[0])
        return neutral if piece[1] is not None else piece[0]

    return PIECE.sub(one, text), broken


def one_line(value: str) -> str:
    """Composed form in one line, without control signs and without those that turn the direction of what follows."""
    plain = " ".join(unicodedata.normalize("NFC", value).split())
    return "".join(
        sign for sign in plain if sign not in TURNING and unicodedata.category(sign) not in {"Cc", "Cs"}
    )


def harmless(value: str) -> str:
    """A value for the text of a mail: in one line, and no link to a mail program, though it looks the same."""
    return LINKED.sub(lambda found: found[0] + BREAK, one_line(value))


def isolated(value: str, *, right_to_left: bool) -> str:
    """A value that keeps its own direction inside words of another."""
    mixed = any(
        (unicodedata.bidirectional(sign) in RIGHT_TO_LEFT) != right_to_left
        for sign in value
        if sign.isalpha()
    )
    return ISOLATED.format(value) if mixed else value
