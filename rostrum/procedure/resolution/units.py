"""What a resolution holds once it is read, whatever it was read from (R1-R5, R11, R12).

A unit is named by its part and its place among its like, counted: `PP3`, `OP9`, `OP2(b)`, `OP2(a)(iv)`, `OP9/fn4`,
`II/OP4`, `annex-1/OP2`. `OP4(b)/1` is the first unnumbered text under 4(b). The number printed in a document is never
read, because it differs by language. A clause adds its place in the unit: `OP9#2`.
"""

from dataclasses import dataclass
from typing import Literal

from rostrum.foundation.refusal import Refusal

Part = Literal["preambular", "operative", "subparagraph", "note", "annex", "heading"]


class ResolutionError(Refusal):
    """A file that cannot be read as a resolution. `code` names the rule, `line` (from 1) the place.

    Codes: too_large, not_utf8, nul, not_xml, document_type, external_reference, wrong_root, too_deep,
    too_many_units, too_long, no_symbol, no_enacting_formula, no_operative, out_of_order, no_such_note, unplaced.
    """

    def __init__(self, code: str, reason: str, *, line: int = 1, name: str = "") -> None:
        super().__init__(code, reason=reason, line=line, name=name)
        self.reason, self.line, self.name = reason, line, name

    def __str__(self) -> str:
        place = f"{self.name}, line {self.line}" if self.name else f"line {self.line}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True)
class Note:
    """A footnote where it is called: `at` is the offset in the text of its unit, `path` its own unit (R12)."""

    path: str
    at: int
    text: str


@dataclass(frozen=True)
class Unit:
    """One paragraph, sub-paragraph or footnote, its text as printed.

    `opening` is the italic run as printed; `verb` the same without its adverb, or that of the paragraph above.
    `alias` is the id in the published file, a running counter: good for looking there, never for naming.
    `cites` are the symbols it links.
    """

    path: str
    part: Part
    text: str
    opening: str = ""
    verb: str = ""
    notes: tuple[Note, ...] = ()
    cites: tuple[str, ...] = ()
    alias: str = ""


@dataclass(frozen=True)
class Resolution:
    """A resolution, or a draft of one, in one language. Dates are ISO dates; empty where the document does not say.

    `mended` are lines of a text where a paragraph cut by the end of a page was joined: shown to the person who imports.
    """

    symbol: str
    title: str
    language: str
    adopted: str = ""
    distributed: str = ""
    session: str = ""
    meeting: int | None = None
    agenda_item: str = ""
    draft: str = ""
    committee: str = ""
    units: tuple[Unit, ...] = ()
    mended: tuple[int, ...] = ()


@dataclass(frozen=True)
class Clause:
    """One obligation: characters `start` to `end` of the text of its unit. `path` is `OP9#2`, `unit` is `OP9`."""

    path: str
    unit: str
    ordinal: int
    verb: str
    text: str
    start: int
    end: int
