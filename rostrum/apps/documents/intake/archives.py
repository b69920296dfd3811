"""DOCX, XLSX and ODT as the zip files they are: what is packed in them, before any office parser may see it.

An archive is refused for what it could do, never repaired: a document that says something else after us than before is
worth nothing. Runs inside the limits of `inspection`.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from rostrum.foundation.refusal import Refusal

ENTRIES, TOTAL, RATIO, SMALL, XML = 2_000, 60_000_000, 120, 1_000_000, 25_000_000
FORBIDDEN = re.compile(
    r"vba(project|data)|macrosheets|activex|customui|(^|/)embeddings/|oleobject|externallinks/|webextension|afchunk"
    r"|^(basic|scripts)/|^object[^/]*/|objectreplacements/|\.(exe|dll|js|vbs|bin|jar|html?)$",
    re.IGNORECASE,
)
PRINTER = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)  # what a spreadsheet keeps of a printer
DECLARED = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
ENCODING = re.compile(rb"^<\?xml[^>]{0,100}encoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
READ = frozenset({b"utf-8", b"utf8", b"us-ascii", b"utf-16"})
MAIN = {
    "docx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
ODT = b"application/vnd.oasis.opendocument.text"
FETCHING = frozenset({"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "RD", "DATABASE"})
DDE = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HREF = "{http://www.w3.org/1999/xlink}href"
OUTSIDE = re.compile(r"\s*([a-z][a-z0-9+.-]*:|//|\.\./\.\./)", re.IGNORECASE)


def inspect(kind: str, data: bytes) -> None:
    """Refused: unreadable, too_many_parts, unpacks_too_large, encrypted, bad_path, macros, declares_entities,
    outside_reference, fetches, not_what_it_says.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _shape(data, entries)
            parts = dict(_parts(archive, entries))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
        RuntimeError,
    ) as error:
        raise Refusal("unreadable") from error
    for name, text in parts.items():
        _declared(name, text)
    _kind(kind, parts)
    for name, text in parts.items():
        _references(name, text)


def _shape(data: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """What the list of contents says; another file before or after the archive is no part of it."""
    if (
        not entries
        or min(one.header_offset for one in entries) != 0
        or not data[-22:].startswith(b"PK\x05\x06")
    ):
        raise Refusal("two_files_in_one")
    if len(entries) > ENTRIES:
        raise Refusal("too_many_parts")
    if sum(one.file_size for one in entries) > TOTAL:
        raise Refusal("unpacks_too_large")
    names = [one.orig_filename for one in entries]
    if len({name.casefold() for name in names}) != len(names):
        raise Refusal("bad_path")
    for one in entries:
        _entry(one)


def _entry(one: zipfile.ZipInfo) -> None:
    name = one.orig_filename
    if one.flag_bits & 0x41:
        raise Refusal("encrypted")
    if name.startswith("/") or "\\" in name or "\0" in name or ":" in name or ".." in name.split("/"):
        raise Refusal("bad_path")
    if FORBIDDEN.search(name) and not PRINTER.search(name):
        raise Refusal("macros", part=name[:60])
    if one.file_size > SMALL and one.file_size > RATIO * max(one.compress_size, 1):
        raise Refusal("unpacks_too_large")


def _parts(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Everything is unpacked and counted, whatever it declares; kept is only what is XML, or says which kind it is."""
    total = 0
    for one in entries:
        kept, read = [], 0
        told = one.filename.lower()
        wanted = told.endswith((".xml", ".rels", ".vml", ".rdf")) or told == "mimetype"
        with archive.open(one) as file:
            while piece := file.read(65_536):
                read, total = read + len(piece), total + len(piece)
                if total > TOTAL or (wanted and read > XML):
                    raise Refusal("unpacks_too_large")
                if wanted:
                    kept.append(piece)
        if wanted:
            yield one.filename, b"".join(kept)


def _declared(name: str, text: bytes) -> None:
    """No part declares a document type or an entity, in whatever of the two encodings it is written."""
    if name == "mimetype":
        return
    told = ENCODING.match(text.lstrip(b"\xef\xbb\xbf \r\n\t"))
    if told and told[1].lower() not in READ:
        raise Refusal("unreadable")
    if DECLARED.search(text) or DECLARED.search(text.replace(b"\0", b"")):
        raise Refusal("declares_entities")


def _kind(kind: str, parts: dict[str, bytes]) -> None:
    if kind == "odt":
        if parts.get("mimetype") != ODT or b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise Refusal("not_what_it_says" if parts.get("mimetype") != ODT else "encrypted", extension=kind)
        return
    types = parts.get("[Content_Types].xml", b"")
    if b"macroenabled" in types.lower() or b"vbaproject" in types.lower():
        raise Refusal("macros")
    if MAIN[kind] not in types:
        raise Refusal("not_what_it_says", extension=kind)


def _references(name: str, text: bytes) -> None:
    """Nothing is fetched from elsewhere when the file is opened; a link a person follows is no such thing."""
    if name == "mimetype" or not text.strip():
        return
    root = _tree(text)
    for one in root.iter("{*}Relationship"):
        kind = one.get("Type", "").rpartition("/")[2]
        if one.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
            raise Refusal("outside_reference")
        if kind.lower() in {"afchunk", "oleobject", "attachedtemplate", "frame", "subdocument"}:
            raise Refusal("outside_reference")
    _fields(root)
    if next(root.iter("{*}dde-connection-decl", "{*}dde-source"), None) is not None:
        raise Refusal("fetches")
    for one in root.iter(
        "{*}image", "{*}object", "{*}object-ole", "{*}plugin", "{*}script", "{*}floating-frame"
    ):
        if OUTSIDE.match(one.get(HREF, "")) or etree.QName(one).localname not in {"image", "object"}:
            raise Refusal("outside_reference")
    if next(root.iter("{*}event-listener"), None) is not None:
        raise Refusal("macros")


def _fields(root: etree._Element) -> None:
    """A field's instruction may be cut into many runs, and begin with a field that makes its first word."""
    told = [one.get(f"{WORD}instr", "") for one in root.iter(f"{WORD}fldSimple")]
    under_way: list[str] = []
    for one in root.iter(f"{WORD}fldChar", f"{WORD}instrText"):
        kind = one.get(f"{WORD}fldCharType", "")
        if kind == "begin":
            if under_way and not under_way[-1].strip():
                raise Refusal("fetches")
            under_way.append("")
        elif kind == "end" and under_way:
            told.append(under_way.pop())
        elif under_way and not kind:
            under_way[-1] += one.text or ""
        elif not kind:
            told.append(one.text or "")
    told += under_way
    first = {words[0] for one in told if (words := one.upper().split())}
    if first & FETCHING or DDE.search(" ".join(told)):
        raise Refusal("fetches")


def _tree(text: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal("unreadable") from error
