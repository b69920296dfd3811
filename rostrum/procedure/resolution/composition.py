"""Names units as they are placed, by counting, and hangs their notes on them (R11)."""

import re
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from rostrum.procedure import symbols
from rostrum.procedure.resolution import openings
from rostrum.procedure.resolution.marks import Passage, Settled, settle
from rostrum.procedure.resolution.units import Note, Part, ResolutionError, Unit

MOST_UNITS = 20_000
LONGEST = 100_000
LONGEST_PATH = 100
LONGEST_VERB = 60
_PARAGRAPH = re.compile(r"(?:[^/]+/)*?(?:OP|PP)\d+")
ANNEX = "annex-"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def letter(number: int) -> str:
    """From a to z, then aa, bb: the way sub-paragraphs are lettered."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def roman(number: int) -> str:
    """Roman numerals as resolutions number their sections."""
    figure = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        figure += sign * times
    return figure


class Composition:
    """The units of one document in reading order. The first argument of each placing act is the path above.

    `line` is where the reader stands, so that a refusal can name it.
    """

    def __init__(self, language: str) -> None:
        self.line = 1
        self.units: list[Unit] = []
        self._language = language
        self._counts: Counter[tuple[str, str]] = Counter()
        self._verbs: dict[str, str] = {}
        self._notes = 0

    def paragraph(self, above: str, kind: str, passage: Passage, alias: str = "") -> str:
        """A preambular (`PP`) or operative (`OP`) paragraph of the document, a section or an annex."""
        prefix = f"{above}/" if above else ""
        path = f"{prefix}{kind}{self._next(above, kind)}"
        return self._place(path, "", "preambular" if kind == "PP" else "operative", passage, alias)

    def point(self, above: str, depth: int, passage: Passage, alias: str = "") -> str:
        """A sub-paragraph: letters under a paragraph, Roman numerals under a letter, letters again below."""
        number = self._next(above, "point")
        label = roman(number).lower() if depth % 2 else letter(number)
        return self._place(f"{above}({label})", above, "subparagraph", passage, alias)

    def unnumbered(self, above: str, passage: Passage, alias: str = "") -> str:
        """A text without a number of its own, as the themes of panels under a sub-paragraph."""
        path = f"{above}/{self._next(above, 'text')}"
        return self._place(path, above, "subparagraph", passage, alias)

    def heading(self, above: str, label: str, passage: Passage, alias: str = "") -> str:
        """The heading of a section or an annex; its path is what the units below it begin with."""
        path = f"{above}/{label}" if above else label
        return self._place(path, "", "heading", passage, alias)

    def section(self, above: str) -> str:
        return roman(self._next(above, "section"))

    def annex(self) -> str:
        return f"{ANNEX}{self._next('', 'annex')}"

    def finished(self) -> tuple[Unit, ...]:
        """All units; a paragraph published without its italics opens as others of the document do."""
        verbs = {unit.verb for unit in self.units if unit.opening and len(unit.verb) <= LONGEST_VERB}
        found = {
            unit.path: verb
            for unit in self.units
            if not unit.verb
            and unit.part in ("preambular", "operative")
            and (verb := _begun(unit.text, verbs))
        }
        return tuple(_opened(unit, found) if found else unit for unit in self.units)

    def points(self, above: str) -> int:
        """How many sub-paragraphs a path has so far."""
        return self._counts[above, "point"]

    def _next(self, above: str, kind: str) -> int:
        self._counts[above, kind] += 1
        return self._counts[above, kind]

    def _place(self, path: str, above: str, part: Part, passage: Passage, alias: str) -> str:
        if len(self.units) >= MOST_UNITS:
            raise ResolutionError("too_many_units", f"more than {MOST_UNITS} paragraphs", line=self.line)
        settled = settle(passage.marked)
        if len(settled.text) > LONGEST:
            reason = f"{path} is longer than {LONGEST} signs"
            raise ResolutionError("too_long", reason, line=self.line)
        if len(path) > LONGEST_PATH:
            raise ResolutionError("too_deep", "paragraphs are nested too deep", line=self.line)
        verb = openings.verb(settled.opening, self._language) or self._verbs.get(above, "")
        self._verbs[path] = verb
        notes = [self._note(path, marked) for marked in passage.notes]
        hung = tuple(Note(note.path, at, note.text) for note, at in zip(notes, settled.calls, strict=True))
        if path.startswith(ANNEX) and part != "heading":
            part = "annex"
        self.units.append(Unit(path, part, settled.text, settled.opening, verb, hung, _cites(settled), alias))
        self.units.extend(notes)
        return path

    def _note(self, path: str, marked: str) -> Unit:
        self._notes += 1
        settled = settle(marked)
        text = settled.text.removeprefix("()").lstrip()  # the Arabic files print an empty call
        name = f"{path}/fn{self._notes}"
        return Unit(name, "note", text, "", self._verbs[path], (), _cites(settled))


def _begun(text: str, verbs: AbstractSet[str]) -> str:
    """The longest of the verbs that the text begins with, whole."""
    for length in range(min(LONGEST_VERB, len(text)), 0, -1):
        verb = text[:length].lower()
        inside = verb[-1].islower() and text[length : length + 1].isalpha()
        if verb in verbs and not inside:
            return verb
    return ""


def _opened(unit: Unit, found: Mapping[str, str]) -> Unit:
    """The unit with the verb found for it, or for the paragraph it stands under."""
    if verb := found.get(unit.path):
        return replace(unit, opening=unit.text[: len(verb)], verb=verb)
    paragraph = _PARAGRAPH.match(unit.path)
    verb = found.get(paragraph[0], "") if paragraph else ""
    return replace(unit, verb=unit.verb or verb)


def _cites(settled: Settled) -> tuple[str, ...]:
    named = (symbols.cited(text) for text in settled.links)
    return tuple(dict.fromkeys(symbol.text for symbol in named if symbol))
