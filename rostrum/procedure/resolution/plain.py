"""Reads a resolution from text or Markdown, as pasted from a page (R1, R11, R12).

Blocks stand between blank lines (or one a line, where there is no blank line): the head until the enacting formula,
preambular blocks, operative blocks whose number is the next expected, lettered points, the closing block, notes.
"""

import re
from dataclasses import dataclass, field, replace

from rostrum.procedure.resolution.blocks import Block, blocks_of
from rostrum.procedure.resolution.composition import Composition, letter, roman
from rostrum.procedure.resolution.head import closing, dated, described, formula_language
from rostrum.procedure.resolution.marks import (
    LINK,
    LINK_END,
    NOTE,
    RUN,
    RUN_END,
    Passage,
    unmarked,
)
from rostrum.procedure.resolution.units import Resolution, ResolutionError, Unit

_NUMBER = re.compile(r"(\d{1,3})\s*[.\-–]\s*(?=\S)")  # noqa: RUF001 - signs of six scripts
_POINT = re.compile(r"\(?([^\W\d_]{1,5})\)\s+(?=\S)")
_NOTE_CALL = re.compile(r"<sup>\(?(\d{1,3})\)?</sup>")
_EMPHASIS = re.compile(r"(?<![*\w])(\*{1,2}|_)(?=\S)([^*_\n]{1,300}?)\1(?!\w)")
_LINK = re.compile(r"\[([^\]\[]{1,300})\]\([^()\s]{0,300}\)")
_ANNEX = re.compile(r"(?:#+ )?\**Annex(?: [IVX]+)?\**")
_PREAMBULAR_OPENING = re.compile(r"[A-Z]\w+(?:ing|ful|ed)\b(?: (?:also|further|once again))?")
_OPERATIVE_OPENING = re.compile(
    r"(?:(?:Also|Further|Once again|Strongly) )?[A-Z]?[a-z]+s\b(?: (?:upon|note))?"
)


def read(text: str) -> Resolution:
    """The resolution in a text. Refuses what ResolutionError lists, each with its line; nothing is left unplaced."""
    blocks, notes, mended = blocks_of(text)
    at, language = _formula(blocks)
    reader = _Reader(Composition(language), notes)
    tail = reader.read(blocks[at + 1 :])
    units = reader.finished()
    head = [block.text for block in blocks[:at]]
    resolution = described(head, tail, units, language=language)
    return replace(resolution, mended=tuple(mended))


def _formula(blocks: list[Block]) -> tuple[int, str]:
    for at, block in enumerate(blocks):
        if language := formula_language(block.text):
            return at, language
    reason = "no line that says who resolves (The General Assembly,)"
    raise ResolutionError("no_enacting_formula", reason)


@dataclass
class _Reader:
    composition: Composition
    notes: dict[str, str]
    paragraphs: int = 0
    current: str = ""
    point: str = ""
    annex: str = ""
    called: set[str] = field(default_factory=set)

    def read(self, blocks: list[Block]) -> str:
        """Places every block; answers the closing block, which names meeting and date."""
        tail = ""
        numbered = any(_NUMBER.match(block.text) for block in blocks)
        for block in blocks:
            self.composition.line = block.line
            if _ANNEX.fullmatch(block.text) and self.paragraphs:
                self._annex(block)
            elif self.paragraphs and not tail and closing(block.text):
                tail = block.text
            elif tail and not self.annex and dated(block.text):
                tail += " " + block.text
            elif tail and not self.annex:
                raise self._refusal("unplaced", "after the closing line this is in no paragraph", block)
            else:
                self._place(block, numbered=numbered)
        if not self.paragraphs:
            raise ResolutionError("no_operative", "no operative paragraph")
        return tail

    def finished(self) -> tuple[Unit, ...]:
        uncalled = sorted(set(self.notes) - self.called, key=int)
        if uncalled:
            reason = f"footnote {uncalled[0]} is called nowhere"
            raise ResolutionError("no_such_note", reason)
        return self.composition.finished()

    def _annex(self, block: Block) -> None:
        self.annex = self.current = self.composition.annex()
        self.composition.heading("", self.annex, self._passage(block, block.text))
        self.paragraphs, self.point = 0, ""

    def _place(self, block: Block, *, numbered: bool) -> None:
        if number := _NUMBER.match(block.text):
            self._numbered(block, number)
        elif self.current and (label := _POINT.match(block.text)):
            self._labelled(block, label)
        elif self.current:
            above = self.point or self.current
            self.composition.unnumbered(above, self._passage(block, block.text))
        elif not numbered and block.text.rstrip("*").endswith((".", ";")):
            self._operative(block, block.text)
        else:
            passage = self._passage(block, block.text, _PREAMBULAR_OPENING)
            self.composition.paragraph("", "PP", passage)

    def _numbered(self, block: Block, number: re.Match[str]) -> None:
        """Only the next expected number opens a paragraph; a lower one is a list that restarts inside it."""
        found, expected = int(number[1]), self.paragraphs + 1
        if found == expected:
            self._operative(block, block.text[number.end() :])
        elif found < expected and self.current:
            self.composition.unnumbered(self.point or self.current, self._passage(block, block.text))
        else:
            reason = f"paragraph {found} stands where {expected} is expected"
            raise self._refusal("out_of_order", reason, block)

    def _operative(self, block: Block, text: str) -> None:
        self.paragraphs += 1
        passage = self._passage(block, text, _OPERATIVE_OPENING)
        self.current, self.point = self.composition.paragraph(self.annex, "OP", passage), ""

    def _labelled(self, block: Block, label: re.Match[str]) -> None:
        passage = self._passage(block, block.text[label.end() :])
        written = label[1].lower()
        lettered = letter(self.composition.points(self.current) + 1)
        above = self.point.rpartition("(")[0] if self.point.count("(") > 1 else self.point
        if written == lettered or not written.isascii():
            self.point = self.composition.point(self.current, 0, passage)
        elif above and written == roman(self.composition.points(above) + 1).lower():
            self.point = self.composition.point(above, 1, passage)
        else:
            reason = f"({written}) stands where ({lettered}) is expected"
            raise self._refusal("out_of_order", reason, block)

    def _passage(self, block: Block, text: str, opening: re.Pattern[str] | None = None) -> Passage:
        """The marked text; a text without emphasis has its opening found by the form of the first words."""
        marked = _inline(text)
        if opening and not marked.startswith(RUN) and (found := opening.match(marked)):
            marked = f"{RUN}{found[0]}{RUN_END}{marked[found.end() :]}"
        calls = _NOTE_CALL.findall(marked)
        for call in calls:
            if call not in self.notes:
                raise self._refusal("no_such_note", f"footnote {call} is called and not given", block)
        self.called.update(calls)
        bodies = tuple(_inline(self.notes[call]) for call in calls)
        return Passage(_NOTE_CALL.sub(NOTE, marked), bodies)

    @staticmethod
    def _refusal(code: str, reason: str, block: Block) -> ResolutionError:
        return ResolutionError(code, reason, line=block.line)


def _inline(text: str) -> str:
    linked = _LINK.sub(f"{LINK}\\1{LINK_END}", unmarked(text))
    return _EMPHASIS.sub(f"{RUN}\\2{RUN_END}", linked)
