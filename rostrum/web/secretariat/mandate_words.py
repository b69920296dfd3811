"""Refusals of a resolution in words: what happened, what is safe, what to do next (experience 2)."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from rostrum.foundation.refusal import Refusal
from rostrum.web.components.resolution_words import language_name, unit_name

Word = str | Promise
PARTS: dict[str, Word] = {
    "preambular": gettext_lazy("Paragraphs of the preamble"),
    "operative": gettext_lazy("Operative paragraphs"),
    "subparagraph": gettext_lazy("Sub-paragraphs"),
    "note": gettext_lazy("Footnotes"),
    "annex": gettext_lazy("Paragraphs of annexes"),
    "heading": gettext_lazy("Headings"),
}
WORDS: dict[str, Word] = {
    "too_large": gettext_lazy(
        "The file is larger than 8 MB. Nothing was stored. Choose one resolution in one language."
    ),
    "not_utf8": gettext_lazy(
        "The text is not UTF-8. Nothing was stored. Save the file as UTF-8, then choose it again."
    ),
    "nul": gettext_lazy("This is not a text. Nothing was stored. Choose the XML or text of the resolution."),
    "not_xml": gettext_lazy(
        "The XML breaks off or is not well formed. Nothing was stored. Download the file again."
    ),
    "document_type": gettext_lazy(
        "The file declares a document type, which is never read. Nothing was stored."
        " Choose the file as published."
    ),
    "external_reference": gettext_lazy(
        "The file points to another one, which is never opened. Nothing was stored. Choose a whole file."
    ),
    "wrong_root": gettext_lazy(
        "This XML is no resolution in Akoma Ntoso. Nothing was stored. Choose the file as published."
    ),
    "too_deep": gettext_lazy(
        "The paragraphs are nested too deep. Nothing was stored. Check that the file is a resolution."
    ),
    "too_many_units": gettext_lazy(
        "There are more than 20,000 paragraphs. Nothing was stored. Choose one resolution in one language."
    ),
    "too_long": gettext_lazy(
        "A paragraph or title is far too long. Nothing was stored. Check where paragraphs end in the file."
    ),
    "no_symbol": gettext_lazy(
        "No symbol is found, such as A/RES/79/286. Nothing was stored. Put symbol and title before the text."
    ),
    "no_enacting_formula": gettext_lazy(
        "No line says who resolves, such as “The General Assembly,”. Nothing was stored. Add that line."
    ),
    "no_operative": gettext_lazy(
        "No operative paragraph is found. Nothing was stored. Check that the file holds the whole text."
    ),
    "out_of_order": gettext_lazy(
        "A paragraph is missing or stands in another order. Nothing was stored. Compare with the document."
    ),
    "no_such_note": gettext_lazy(
        "A footnote and its call do not match. Nothing was stored. Compare the notes with the document."
    ),
    "unplaced": gettext_lazy(
        "Text after the closing line belongs to no paragraph. Nothing was stored. Remove it, or mark an annex."
    ),
    "confirmed_clause_lost": gettext_lazy(
        "%(unit)s is confirmed and is not in this file. Nothing was stored, and what is confirmed is safe."
        " Check the file."
    ),
    "cuts_differ": gettext_lazy(
        "The languages would not have as many clauses. Nothing was stored. Choose as many places in each."
    ),
    "cuts_outside": gettext_lazy(
        "A clause would have no words. Nothing was stored. Choose places inside the text."
    ),
    "language_unknown": gettext_lazy(
        "This language is not held. Nothing was stored. Bring in its file first."
    ),
    "unit_unknown": gettext_lazy(
        "This paragraph is no longer in the text. Nothing was stored. Go back to the sheet."
    ),
    "resolution_unknown": gettext_lazy("This resolution is not held. Nothing was stored. Bring it in first."),
    "not_permitted": gettext_lazy(
        "Your account does not have the role for this act. Nothing was stored. Ask the secretariat."
    ),
}
DIFFER = gettext_lazy(
    "%(part)s: %(found)s in this file, %(expected)s in the other language (%(other)s)."
    " They first differ at: %(unit)s. Nothing was stored. Compare the two files."
)
DIFFER_IN_PLACE = gettext_lazy(
    "The paragraphs stand in other places than in the other language (%(other)s)."
    " They first differ at: %(unit)s. Nothing was stored. Compare the two files."
)
SURE_OF_LINE = frozenset(
    {"not_utf8", "nul", "not_xml", "document_type", "external_reference", "out_of_order", "unplaced"}
)
TELLING = frozenset(
    {"not_xml", "external_reference", "wrong_root", "out_of_order", "no_such_note", "unplaced", "too_long"}
)


def words(refusal: Refusal) -> str:
    """The sentences for a refusal, the line first where the file has one to look at."""
    told = refusal.detail
    if refusal.code == "languages_differ":
        said = str(DIFFER if told["expected"] != told["found"] else DIFFER_IN_PLACE) % _differing(told)
    elif refusal.code in WORDS:
        path = str(told.get("path", "")).partition("#")[0]
        said = str(WORDS[refusal.code]) % {"unit": unit_name(path)}
    else:
        said = gettext("This could not be done. Nothing was stored.")
    line = told.get("line", 0)
    if line > 1 or (line and refusal.code in SURE_OF_LINE):
        return gettext("Line %(line)s: %(words)s") % {"line": line, "words": said}
    return said


def found_there(refusal: Refusal) -> str:
    """What the reader met, in English, where that helps to find the place in the file; else empty."""
    return str(refusal.detail.get("reason", "")) if refusal.code in TELLING else ""


def _differing(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "part": PARTS.get(told["part"], told["part"]),
        "found": told["found"],
        "expected": told["expected"],
        "other": language_name(told["other"]),
        "unit": unit_name(told["path"]),
    }
