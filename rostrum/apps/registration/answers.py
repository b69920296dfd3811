"""What a form may hold, judged before anything is stored. Pure: answers in, faults out."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rostrum.apps.participation.words import clean, fault
from rostrum.foundation.languages import BY_CODE
from rostrum.procedure import lists
from rostrum.procedure.registration.questions import Question, asked
from rostrum.procedure.registration.ways import Way

YES, NO = "yes", ""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "gender": ("", "woman", "man", "other"),
    "mode": ("", "in_person", "online"),
    "listed": lists.CHOICES,
}
SPOKEN = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
COLUMNS = {
    "name": "name",
    "body": "body",
    "country": "country",
    "letters": "language",
    "protected": "protected",
}
APART = frozenset({"access", "assistant", "travel", "email"})  # in tables of their own, or proved already


@dataclass(frozen=True, slots=True)
class Wrong:
    """`field` of the form and `code` of what is wrong with it."""

    field: str
    code: str


def cleaned(way: Way, told: Mapping[str, str]) -> dict[str, str]:
    """The answers to this category's questions alone, each text in composed form; what is not asked is dropped."""
    return {
        one.name: _clean(one, told[one.name])
        for one in asked(way)
        if one.name in told and one.name != "email"
    }


def _clean(question: Question, text: str) -> str:
    if question.kind == "long":
        return "\n".join(clean(line) for line in text.replace("\r\n", "\n").split("\n")).strip()
    return clean(text)


def wrong(way: Way, told: Mapping[str, str], countries: Collection[str]) -> tuple[Wrong, ...]:
    """What is wrong with answers that were given; an answer not given is no fault here (R199)."""
    found = (
        (one.name, _fault(one, way, told[one.name], countries)) for one in asked(way) if told.get(one.name)
    )
    return tuple(Wrong(name, code) for name, code in found if code)


def _fault(question: Question, way: Way, text: str, countries: Collection[str]) -> str:
    if question.kind == "language":
        read = text in BY_CODE if question.name == "letters" else SPOKEN.fullmatch(text)
        return "" if read else "unknown_language"
    if question.kind == "country":
        return "" if text in countries else "unknown_country"
    if question.kind == "choice":
        known = way.through if question.name == "through" else CHOICES[question.name]
        return "" if text in known else "unknown_choice"
    if question.kind == "yes":
        return "" if text == YES else "unknown_choice"
    return fault(text.replace("\n", " "), question.longest)
