"""What stands beside the programme: the rules of each floor, and the trail of documents (R101-R121, R176-R178)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, pgettext_lazy

from rostrum.foundation.languages import BY_CODE
from rostrum.procedure import symbols
from rostrum.procedure.modalities.arrangement import Arrangement, mapping, members, sequence
from rostrum.web.components.programme_words import Word
from rostrum.web.public.mandate_places import CODES, FIELDS, Places, minutes_words

WAYS: dict[str, Word] = {
    "request": gettext_lazy(
        "Participants press the microphone button, or the button on their phone. There is no list made in advance."
    ),
    "list": gettext_lazy("There is a list of speakers. Whoever is inscribed is heard in the order shown."),
    "selected": gettext_lazy("Speakers are chosen in advance from those who apply."),
}
KINDS: dict[str, Word] = {
    "resolution": pgettext_lazy("document", "Resolution"),
    "draft": pgettext_lazy("document", "Draft"),
    "compilation": pgettext_lazy("document", "Compilation"),
    "notice": pgettext_lazy("document", "Notice"),
    "letter": pgettext_lazy("document", "Letter"),
    "concept_note": pgettext_lazy("document", "Concept note"),
    "programme": pgettext_lazy("document", "Programme"),
    "summary": pgettext_lazy("document", "Summary"),
    "silence": pgettext_lazy("document", "Silence procedure"),
    "list": pgettext_lazy("document", "List"),
    "declaration": pgettext_lazy("document", "Declaration"),
    "statement": pgettext_lazy("document", "Statement"),
}


@dataclass(frozen=True)
class FloorRow:
    """The rules of the floor of one kind of segment, in words; `limits` are lines of a name and a value."""

    segment: str
    way: Word
    limits: tuple[str, ...]


@dataclass(frozen=True)
class DocumentRow:
    """A document of the trail; `address` is where the United Nations publishes it, empty where it has no symbol."""

    title: str
    kind: Word
    symbol: str
    address: str
    date: str


def floor_rows(arrangement: Arrangement) -> Iterator[FloorRow]:
    """Floors on which more are heard than those the programme names."""
    places = Places(arrangement)
    for name, rules in members(arrangement, "floors").items():
        way = WAYS.get(str(rules.get("mode")))
        if way:
            yield FloorRow(places.floor(name), way, tuple(_limits(rules)))


def _limits(rules: Arrangement) -> Iterator[str]:
    limits = mapping(rules.get("limits"))
    individual, group = limits.get("individual"), limits.get("group")
    if individual:
        yield _line("individual", minutes_words(individual))
    if group and group != individual:
        yield _line("group", minutes_words(group))
    kept = str(rules.get("enforcement", "none"))
    if kept != "none" and kept in CODES:
        yield _line("enforcement", str(CODES[kept]))


def _line(field: str, value: str) -> str:
    return f"{capfirst(str(FIELDS[field]))}: {value}"


def document_rows(arrangement: Arrangement, language: str) -> list[DocumentRow]:
    """The trail, newest first (R176); a title that shares its line with another is a document of its own (R178)."""
    places = Places(arrangement)
    rows = [_document(mapping(one), places, language) for one in reversed(sequence(arrangement.get("trail")))]
    return [row for row in rows if row.title]


def _document(one: Arrangement, places: Places, language: str) -> DocumentRow:
    known = symbols.recognise(str(one.get("symbol", "")))
    kind = str(one.get("kind", ""))
    return DocumentRow(
        title=str(one.get("title", "")),
        kind=KINDS.get(kind, kind),
        symbol=known.text if known else str(one.get("symbol", "")),
        address=symbols.address(known, BY_CODE[language].code) if known else "",
        date=places.day(one["date"]) if one.get("date") else "",
    )
