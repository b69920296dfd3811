"""The gate for uploads (security 6, D43): what people send passes, what nobody should send is refused and named.

Every file is made by the test.
"""

import io
import os
import zipfile

import pytest
from PIL import Image
from pypdf.generic import DictionaryObject, NameObject

from rostrum.apps.documents.intake import archives, child
from rostrum.apps.documents.intake.child import admit
from rostrum.apps.documents.intake.gate import clean_name, look
from rostrum.apps.documents.intake.purposes import PURPOSES
from rostrum.foundation.refusal import Refusal
from tests.uploads import (
    DOCX,
    GPS,
    TYPES,
    XLSX,
    docx,
    huge_png,
    odt,
    packed,
    pdf,
    pdf_that,
    picture,
    relations,
    zipped,
)

XLSX_PARTS: dict[str, bytes | str] = {
    "[Content_Types].xml": TYPES.format(part="xl/workbook.xml", kind=XLSX),
    "xl/workbook.xml": "<workbook/>",
    "xl/printerSettings/printerSettings1.bin": b"\0" * 40,
}
LINKED = relations(("hyperlink", "https://www.un.org/", "External"))
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
INSTRUCTION = "<w:r><w:instrText>{}</w:instrText></w:r>"
PAGE_FIELD = (
    FIELD.format("begin") + INSTRUCTION.format(" PAGE ") + FIELD.format("separate") + FIELD.format("end")
)


def code(name: str, data: bytes, purpose: str) -> str:
    """What the gate says: a code, or empty when the file may come in."""
    try:
        admit(name, data, purpose)
    except Refusal as refusal:
        return refusal.code
    return ""


WELCOME = {
    "a statement": ("Statement.docx", docx(), "statement"),
    "with a link": ("a.docx", docx(**{"word/_rels/document.xml.rels": LINKED}), "statement"),
    "with a page number": ("a.docx", docx(f"<w:p>{PAGE_FIELD}</w:p>"), "statement"),
    "of an open office": ("a.odt", odt(), "statement"),
    "on paper": ("a.pdf", pdf(pages=3), "statement"),
    "plain": ("a.TXT", "Excellencies,\r\nالسيد الرئيس\n".encode(), "statement"),
    "a table": ("a.xlsx", zipped(XLSX_PARTS), "list"),
    "a list": ("a.csv", b"name,category\nAda,csos\n", "list"),
    "captions": ("a.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", "captions"),
    "more captions": ("a.srt", b"1\r\n00:00:00,000 --> 00:00:01,000\r\nHello\r\n", "captions"),
    "credentials": ("a.pdf", pdf(), "letter"),
    "a portrait": ("a.jpeg", picture(), "portrait"),
    "another": ("a.png", picture("PNG"), "portrait"),
}


@pytest.mark.parametrize("what", WELCOME)
def test_what_people_send_comes_in(what: str) -> None:
    name, data, purpose = WELCOME[what]
    entrant, kept = admit(name, data, purpose)
    assert entrant.extension in PURPOSES[purpose].extensions
    assert purpose == "portrait" or kept == data


def with_entry(name: str, text: bytes = b"x", *, flag: int = 0) -> bytes:
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, text)
    data = out.getvalue()
    if flag:  # the bit that says it is encrypted, in the list of contents
        at = data.rindex(b"PK\x01\x02")
        data = data[: at + 8] + bytes([data[at + 8] | flag]) + data[at + 9 :]
    return data


def bomb(size: int) -> bytes:
    return docx(**{"word/huge.xml": b" " * size})


MACROS = TYPES.format(part="word/document.xml", kind=DOCX.replace("main", "macroEnabled.main"))
TEMPLATE = relations(("attachedTemplate", "http://evil.example/x.dotm", "External"))
SPLIT = (
    FIELD.format("begin") + INSTRUCTION.format("DDE") + INSTRUCTION.format("AUTO cmd") + FIELD.format("end")
)
MANY: dict[str, bytes | str] = {f"word/p{n}.txt": b"" for n in range(2_001)}
ELSEWHERE = XLSX_PARTS | {"xl/externalLinks/externalLink1.xml": "<a/>"}
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><w:document xmlns:w="x">&a;</w:document>'
HOSTILE = {
    "nothing": ("a.pdf", b"", "statement", "file_empty"),
    "a page of the web": (
        "a.pdf",
        b"<html><script>alert(1)</script></html>",
        "statement",
        "not_what_it_says",
    ),
    "a drawing that runs": ("a.svg", b"<svg onload='x()'/>", "portrait", "type_not_allowed"),
    "a drawing by another name": ("a.png", b"<svg xmlns='x' onload='x()'/>", "portrait", "not_what_it_says"),
    "a program": ("a.exe", b"MZ", "statement", "type_not_allowed"),
    "a program by another name": ("a.docx", b"MZ\x90\x00", "statement", "not_what_it_says"),
    "another kind than asked for": ("a.docx", docx(), "letter", "type_not_allowed"),
    "an old office file": (
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
        "statement",
        "old_office",
    ),
    "too much": ("a.pdf", pdf() + b"\n" * (16 * 1_048_576), "statement", "file_too_large"),
    "another encoding": ("a.txt", "Señor".encode("latin-1"), "statement", "not_unicode"),
    "bytes as text": ("a.txt", b"abc\x00\x01", "statement", "not_what_it_says"),
    "captions that are none": ("a.vtt", b"hello", "captions", "not_what_it_says"),
    # two kinds at once
    "paper and archive": ("a.pdf", pdf() + zipped({"a.js": "x"}), "statement", "two_files_in_one"),
    "archive behind something": (
        "a.docx",
        b"PK\x03\x04" + b"\0" * 60 + docx(),
        "statement",
        "two_files_in_one",
    ),
    "archive with a tail": ("a.docx", docx() + b"<script>", "statement", "two_files_in_one"),
    # archives
    "a bomb": ("a.docx", bomb(50_000_000), "statement", "unpacks_too_large"),
    "a larger bomb": ("a.docx", bomb(61_000_000), "statement", "unpacks_too_large"),
    "many small parts": (
        "a.docx",
        docx(**MANY),
        "statement",
        "too_many_parts",
    ),
    "an archive that breaks off": ("a.docx", docx()[:-40] + docx()[-22:], "statement", "unreadable"),
    "macros": ("a.docx", with_entry("word/vbaProject.bin"), "statement", "macros"),
    "macros in the types": (
        "a.docx",
        docx(**{"[Content_Types].xml": MACROS}),
        "statement",
        "macros",
    ),
    "embedded": ("a.docx", with_entry("word/embeddings/oleObject1.bin"), "statement", "macros"),
    "controls": ("a.docx", with_entry("word/activeX/activeX1.xml"), "statement", "macros"),
    "a way out": ("a.docx", with_entry("../../etc/passwd"), "statement", "bad_path"),
    "from the root": ("a.docx", with_entry("/etc/passwd"), "statement", "bad_path"),
    "a way out backwards": ("a.docx", with_entry("..\\..\\x"), "statement", "bad_path"),
    "the same twice": ("a.docx", with_entry("WORD/document.xml"), "statement", "bad_path"),
    "a locked part": ("a.docx", with_entry("word/x.xml", flag=1), "statement", "encrypted"),
    "entities": ("a.docx", docx(**{"word/settings.xml": DOCTYPE}), "statement", "declares_entities"),
    "entities in two bytes": (
        "a.docx",
        docx(**{"word/settings.xml": DOCTYPE.encode("utf-16")}),
        "statement",
        "declares_entities",
    ),
    "entities in another alphabet": (
        "a.docx",
        docx(**{"word/settings.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE'}),
        "statement",
        "unreadable",
    ),
    "fetched pictures": (
        "a.docx",
        docx(
            **{"word/_rels/document.xml.rels": relations(("image", "http://evil.example/x.png", "External"))}
        ),
        "statement",
        "outside_reference",
    ),
    "a fetched template": (
        "a.docx",
        docx(**{"word/_rels/settings.xml.rels": TEMPLATE}),
        "statement",
        "outside_reference",
    ),
    "a page inside": (
        "a.docx",
        docx(**{"word/_rels/document.xml.rels": relations(("aFChunk", "x.dat", ""))}),
        "statement",
        "outside_reference",
    ),
    "a field that starts a program": (
        "a.docx",
        docx(f"<w:p>{SPLIT}</w:p>"),
        "statement",
        "fetches",
    ),
    "a field made of fields": (
        "a.docx",
        docx(
            f"<w:p>{FIELD.format('begin')}{FIELD.format('begin')}{INSTRUCTION.format('QUOTE 68 68 69')}"
            f"{FIELD.format('end')}{FIELD.format('end')}</w:p>"
        ),
        "statement",
        "fetches",
    ),
    "a field that reads a file": (
        "a.docx",
        docx('<w:p><w:fldSimple w:instr=" includetext &quot;c:/x&quot; "/></w:p>'),
        "statement",
        "fetches",
    ),
    "a table as a text": ("a.docx", zipped(XLSX_PARTS), "statement", "not_what_it_says"),
    "a table with links": (
        "a.xlsx",
        zipped(ELSEWHERE),
        "list",
        "macros",
    ),
    "an open text that runs": ("a.odt", odt(**{"Basic/Standard/Module1.xml": "<a/>"}), "statement", "macros"),
    "an open text that listens": (
        "a.odt",
        odt('<script:event-listener script:language="ooo:script"/>'),
        "statement",
        "macros",
    ),
    "an open text that fetches": (
        "a.odt",
        odt('<draw:image xlink:href="https://evil.example/x.png"/>'),
        "statement",
        "outside_reference",
    ),
    "an open text that is locked": (
        "a.odt",
        odt(**{"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}),
        "statement",
        "encrypted",
    ),
    # paper
    "paper that runs": ("a.pdf", pdf(script=True), "statement", "acts"),
    "paper that carries": ("a.pdf", pdf(attachment=True), "statement", "carries_files"),
    "paper that is locked": ("a.pdf", pdf(password="x"), "statement", "encrypted"),
    "paper that starts a program": ("a.pdf", pdf_that("/A"), "statement", "acts"),
    "paper that acts when opened": ("a.pdf", pdf_that("/AA"), "statement", "acts"),
    "paper with a film": (
        "a.pdf",
        pdf_that("/X", DictionaryObject({NameObject("/Subtype"): NameObject("/RichMedia")})),
        "statement",
        "acts",
    ),
    "written by number": ("a.pdf", pdf() + b"\n<< /J#61vaScript (x) >>\n", "statement", "acts"),
    "packed away": ("a.pdf", packed(pdf(), b"<< /S /JavaScript /JS (app.alert) >>"), "statement", "acts"),
    "too many pages": ("a.pdf", pdf(pages=501), "statement", "too_many_pages"),
    "the first line alone": ("a.pdf", b"%PDF-1.7\n", "statement", "unreadable"),
    # pictures
    "more pixels than anybody draws": ("a.png", huge_png(40_000, 40_000), "portrait", "too_many_pixels"),
    "pixels that are not there": ("a.png", huge_png(600, 600), "portrait", "unreadable"),
    "half a picture": ("a.jpg", picture()[:400], "portrait", "unreadable"),
    "a speck": ("a.png", picture("PNG", (4, 4)), "portrait", "too_small"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_nobody_should_send_is_refused(what: str) -> None:
    name, data, purpose, expected = HOSTILE[what]
    assert code(name, data, purpose) == expected


def test_an_object_packed_away_is_seen_only_because_the_tables_are_read() -> None:
    """The planted script does not stand in the bytes; a harmless object packed away comes in."""
    data = packed(pdf(), b"<< /S /JavaScript /JS (app.alert) >>")
    assert b"JavaScript" not in data
    assert code("a.pdf", packed(pdf(), b"<< /S /GoTo >>"), "statement") == ""


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_loses_the_place_it_was_taken(kind: str) -> None:
    sent = picture(kind, (640, 480), place=True)
    assert GPS.encode() in sent
    _, kept = admit(f"a.{kind.lower()}", sent, "portrait")
    drawn = Image.open(io.BytesIO(kept))
    assert GPS.encode() not in kept
    assert (dict(drawn.getexif()), drawn.size) == ({}, (480, 640))  # upright, as the camera meant it
    assert set(drawn.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_picture_that_is_also_a_script_is_only_a_picture_afterwards() -> None:
    sent = picture() + b"<script>alert(1)</script>" + zipped({"a": "b"})
    _, kept = admit("a.jpg", sent, "portrait")
    assert (b"script" in kept, b"PK\x03\x04" in kept) == (False, False)


def test_what_lies_about_its_size_is_counted_while_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "TOTAL", 1_000)
    monkeypatch.setattr(archives, "_shape", lambda *_: None)
    with pytest.raises(Refusal, match="unpacks_too_large"):
        archives.inspect("docx", docx("<w:p>" + "".join(f"{n} " for n in range(2_000)) + "</w:p>"))


def test_an_inspection_that_ends_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at a limit, or never done: the file is unreadable, and nothing else happens."""
    monkeypatch.setattr(child, "PATIENCE", 0.001)
    assert code("a.pdf", pdf(), "statement") == "unreadable"
    monkeypatch.undo()
    monkeypatch.setattr(child, "HOME", "/nonexistent")
    with pytest.raises(FileNotFoundError):
        admit("a.pdf", pdf(), "statement")


def test_the_inspection_has_limits_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROSTRUM_SECRET_KEY", "a secret")
    told = child.environment()
    assert set(told) <= set(child.KEPT)
    assert "a secret" not in told.values()
    assert os.environ["ROSTRUM_SECRET_KEY"] == "a secret"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Statement of Ada.PDF", "Statement of Ada.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\ada\\a.pdf", "a.pdf"),
        ("\u202egnp.exe.pdf", "gnp.exe.pdf"),
        ('a";\r\nX: y.pdf', "a X y.pdf"),
        (".pdf", "file.pdf"),
        ("بيان.pdf", "بيان.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_name_is_fit_to_be_saved_under(given: str, kept: str) -> None:
    assert clean_name(given, "pdf") == kept


def test_an_unknown_purpose_is_refused() -> None:
    with pytest.raises(Refusal, match="unknown_purpose"):
        look("a.pdf", pdf(), "anything")
