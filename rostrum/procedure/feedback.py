"""What is asked after an event, and how the answers of many are kept so that nobody's stands apart. Pure.

Answers are added up at once and what was said is put among the rest in the order of the alphabet: nothing is left by
which one sheet could be told from another. What is shown moves on only when some more have answered together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rostrum.foundation.refusal import Refusal

QUESTIONS = ("access", "floor", "interpretation")
ANSWERS = ("very_good", "good", "poor", "very_poor", "not_used")
SMALLEST = 5  # sheets that are shown together; between two readings no single one can be taken out
LONGEST = 2_000
OPEN_DAYS = 14

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one person answers; a question may stay without an answer."""

    answers: Mapping[str, str] = field(repr=False)
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Heard:
    """What many have answered. `shown`: how many of them are shown, a multiple of SMALLEST."""

    given: int = 0
    counts: Counts = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    shown: int = 0
    shown_counts: Counts = field(default_factory=dict)
    shown_texts: tuple[str, ...] = ()


def read(sheet: Sheet) -> Sheet:
    """The sheet without what was left open. Refused: unknown_choice, too_long, nothing_said."""
    answers = {name: told for name, told in sheet.answers.items() if told}
    text = " ".join(sheet.text.split())
    if any(name not in QUESTIONS or told not in ANSWERS for name, told in answers.items()):
        raise Refusal("unknown_choice")
    if len(text) > LONGEST:
        raise Refusal("too_long", limit=LONGEST)
    if not answers and not text:
        raise Refusal("nothing_said")
    return Sheet(answers, text)


def heard(held: Heard, sheet: Sheet) -> Heard:
    """With one more sheet among the rest."""
    counts = {name: dict(told) for name, told in held.counts.items()}
    for name, told in sheet.answers.items():
        of = counts.setdefault(name, {})
        of[told] = of.get(told, 0) + 1
    texts = tuple(sorted((*held.texts, sheet.text))) if sheet.text else held.texts
    given = held.given + 1
    if given % SMALLEST:
        return Heard(given, counts, texts, held.shown, held.shown_counts, held.shown_texts)
    return Heard(given, counts, texts, given, counts, texts)
