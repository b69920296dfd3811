"""All interface text stands in six languages (R198): complete, with right plurals and the same placeholders."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.programs import need

PACKAGE = Path(__file__).resolve().parent.parent / "rostrum"
PLURALS = {"ar": 6, "es": 2, "fr": 2, "ru": 4, "zh_Hans": 1}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
FORBIDDEN = ("submit", "execute", "user", "please wait while", "oops", "successfully", "invalid")
LONGEST = 20  # words in a sentence


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> polib.POFile:
    """Every message the code and the templates hold now."""
    need("xgettext", "gettext")
    copy = tmp_path_factory.mktemp("messages") / "rostrum"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("locale", "__pycache__"))
    (copy / "locale").mkdir()
    return _messages(copy)


def _messages(folder: Path) -> polib.POFile:
    command = [sys.executable, "-m", "django", "makemessages", "-l", "fr", "-e", "html,py", "-v", "0"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin"})
    return polib.pofile(str(folder / "locale/fr/LC_MESSAGES/django.po"))


def _catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(PACKAGE / "locale" / language / "LC_MESSAGES/django.po"))


def _faults(entry: polib.POEntry, plurals: int) -> str:
    """What is wrong with a translation, or nothing."""
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if "fuzzy" in entry.flags or not all(texts):
        return "not translated"
    if entry.msgid_plural and len(texts) != plurals:
        return f"{len(texts)} plural forms, not {plurals}"
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    extra = [set(PLACEHOLDER.findall(text)) - wanted for text in texts]
    missing = [wanted - set(PLACEHOLDER.findall(text)) for text in texts]
    if any(extra) or (any(missing) and not entry.msgid_plural) or all(missing):
        return "other placeholders"
    return ""


def _report(messages: polib.POFile, catalogue: polib.POFile, plurals: int) -> list[str]:
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    found = []
    for message in messages:
        entry = known.get((message.msgctxt, message.msgid))
        fault = "missing" if entry is None else _faults(entry, plurals)
        if fault:
            found.append(f"{fault}: {message.msgid}")
    return found


@pytest.mark.parametrize("language", PLURALS)
def test_every_message_is_translated(language: str, extracted: polib.POFile) -> None:
    assert _report(extracted, _catalogue(language), PLURALS[language]) == []


@pytest.mark.parametrize("language", PLURALS)
def test_no_message_is_kept_that_nobody_says(language: str, extracted: polib.POFile) -> None:
    said = {(entry.msgctxt, entry.msgid) for entry in extracted}
    kept = [entry.msgid for entry in _catalogue(language) if (entry.msgctxt, entry.msgid) not in said]
    assert kept == []


def test_a_planted_message_without_translation_is_found(extracted: polib.POFile) -> None:
    planted = polib.POFile()
    planted.append(polib.POEntry(msgid="Nobody has translated %(this)s yet"))
    assert _report(planted, _catalogue("fr"), 2) == ["missing: Nobody has translated %(this)s yet"]
    wrong = polib.POFile()
    wrong.append(polib.POEntry(msgid="Nobody has translated %(this)s yet", msgstr="Personne"))
    assert _report(planted, wrong, 2) == ["other placeholders: Nobody has translated %(this)s yet"]


def test_the_english_is_plain(extracted: polib.POFile) -> None:
    """At most twenty words a sentence, no word that names a program instead of the matter (experience 2)."""
    long = [
        sentence
        for entry in extracted
        for sentence in re.split(r"(?<=[.?!:])\s+", entry.msgid)
        if len(sentence.split()) > LONGEST
    ]
    forbidden = [
        entry.msgid
        for entry in extracted
        if any(re.search(rf"\b{word}\b", entry.msgid.lower()) for word in FORBIDDEN)
    ]
    assert (long, forbidden) == ([], [])


LITERAL = re.compile(r">([^<>{}]*[A-Za-z]{2,}[^<>{}]*)<")
SILENT = re.compile(
    r'<span lang="en">[^<]*</span>|{#.*?#}|{%\s*comment.*?endcomment\s*%}|<(?:script|code|kbd|style)[^>]*>.*?</\w+>',
    re.DOTALL,
)
SAID = re.compile(r"{%\s*blocktrans(?:late)?.*?{%\s*endblocktrans(?:late)?\s*%}|{%.*?%}|{{.*?}}", re.DOTALL)
ATTRIBUTE = re.compile(r'[a-z-]+="[^"]*"')
SPOKEN = re.compile(r'\b(?:aria-label|aria-description|title|placeholder|alt)="([^"]*[A-Za-z]{2,}[^"]*)"')
MAY_STAND = {"UTC", "ECOSOC", "Rostrum", "CSV", "PIN"}
IN_SIX = {"500.html", "503.html"}  # said in all six at once: no language can be chosen where something failed


def test_arabic_has_one_word_for_event() -> None:
    """فعالية, as docs/vocabulary.md says: the other word is also what happened to somebody."""
    other = re.compile(r"\bوال?حدث\b|\b[بل]?الحدث\b|\bللحدث\b")
    texts = (
        (one.msgid, text) for one in _catalogue("ar") for text in (one.msgstr, *one.msgstr_plural.values())
    )
    assert [msgid for msgid, text in texts if other.search(text)] == []


def _literals(text: str) -> list[str]:
    bare = SAID.sub("", SILENT.sub("", text))
    found = (text.strip() for text in LITERAL.findall(bare) + SPOKEN.findall(bare))
    return [text for text in found if text not in MAY_STAND and not ATTRIBUTE.fullmatch(text)]


def test_no_template_says_anything_untranslated() -> None:
    found = {
        path.name: literals
        for path in sorted(PACKAGE.glob("web/**/templates/**/*.html"))
        if path.name not in IN_SIX and (literals := _literals(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_a_planted_literal_is_found() -> None:
    assert _literals("<p>Hello there</p><p>{% translate 'Hello' %}</p><code>ls</code>") == ["Hello there"]
    assert _literals('<a title="Go on" aria-label="{% translate "Go on" %}"></a>') == ["Go on"]
