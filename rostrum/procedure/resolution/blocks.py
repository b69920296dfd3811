"""Cuts a pasted text into blocks and mends what the ends of pages cut in two.

In a resolution a comma, semicolon, colon or full stop closes a block; a block that ends otherwise goes on in the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rostrum.procedure.resolution.head import closing, dated, formula_language
from rostrum.procedure.resolution.units import ResolutionError

MOST_BLOCKS = 20_000

_NOTE_BODY = re.compile(r"<sup>\(?(\d{1,3})\)?</sup>\s+")
_RULE = re.compile(r"[-*_]{3,}")
_TRAILING = re.compile(r"(?:<sup>\(?\d{1,3}\)?</sup>|[”\"’»)\]*\s])+\Z")  # noqa: RUF001 - signs of six scripts
_OPENS = re.compile(r"#|\*\S|[-•] |\d{1,3}\s*[.\-–]|\(?[^\W\d_]{1,5}\)\s|Annex\b")  # noqa: RUF001 - signs of six scripts
_HEADING = re.compile(r"#|\**Annex\b")
_CLOSED = frozenset(",;:.،؛，；：。!?")  # noqa: RUF001 - signs of six scripts


@dataclass
class Block:
    """A paragraph of the text; `line` is where it begins, `parts` what the ends of pages cut it into."""

    line: int
    parts: list[str]

    @cached_property
    def text(self) -> str:
        return " ".join(self.parts)


def blocks_of(text: str) -> tuple[list[Block], dict[str, str], list[int]]:
    """Blocks without notes and rules, the notes by their number, and the lines at which a page break was mended."""
    notes: dict[str, str] = {}
    blocks: list[Block] = []
    mended: list[int] = []
    begun = False
    for block in _raw(text):
        text = block.parts[0]
        body = _NOTE_BODY.match(text)
        if body and begun:
            notes.setdefault(body[1], text[body.end() :])
        elif _RULE.fullmatch(text):
            continue
        elif len(blocks) + len(mended) > MOST_BLOCKS:
            reason = f"more than {MOST_BLOCKS} paragraphs"
            raise ResolutionError("too_many_units", reason, line=block.line)
        elif begun and _broken(blocks[-1], text):
            blocks[-1].parts.append(text)
            mended.append(block.line)
        else:
            blocks.append(block)
            begun = begun or bool(formula_language(text))
    return blocks, notes, mended


def _raw(text: str) -> Iterator[Block]:
    lines = [line.strip() for line in text.splitlines()]
    apart = any(not line for line in lines[_first(lines) : _last(lines)])
    joined: list[str] = []
    for number, line in enumerate(lines, 1):
        if joined and (not line or not apart):
            yield Block(number - len(joined), [" ".join(joined)])
            joined = []
        if line:
            joined.append(line)
    if joined:
        yield Block(len(lines) - len(joined) + 1, [" ".join(joined)])


def _first(lines: list[str]) -> int:
    return next((at for at, line in enumerate(lines) if line), 0)


def _last(lines: list[str]) -> int:
    return len(lines) - next((at for at, line in enumerate(reversed(lines)) if line), 0)


def _broken(before: Block, text: str) -> bool:
    """Never onto a heading or the closing line, nor when the next block opens a paragraph of its own."""
    first = before.parts[0]
    if _HEADING.match(first) or closing(first) or dated(first) or _OPENS.match(text) or closing(text):
        return False
    end = _TRAILING.sub("", before.parts[-1][-200:])
    return end[-1:] not in _CLOSED
