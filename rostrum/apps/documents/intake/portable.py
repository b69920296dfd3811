"""PDF as a tree of objects: what acts or carries something is refused. Runs inside the limits of `inspection`."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from rostrum.foundation.refusal import Refusal

PAGES, OBJECTS, DEPTH = 500, 200_000, 60
ACTING = frozenset({"/JS", "/JavaScript", "/AA", "/XFA", "/RichMedia"})
CARRYING = frozenset({"/EmbeddedFile", "/EmbeddedFiles", "/AF", "/Filespec", "/Collection"})
ACTIONS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToE",
        "/GoToR",
        "/Rendition",
        "/Movie",
        "/Sound",
    }
)
# What an earlier version of the file holds, or a reader that repairs would find.
RAW = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|AA)(?![A-Za-z0-9])")
NUMBERED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"\bstream\r?\n.*?\bendstream\b", re.DOTALL)
CARRIED = frozenset({b"EmbeddedFile", b"EmbeddedFiles"})


def inspect(data: bytes) -> int:
    """The number of pages. Refused: unreadable, encrypted, too_many_pages, acts, carries_files."""
    _raw(data)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise Refusal("encrypted")
        pages = len(reader.pages)
        if not 0 < pages <= PAGES:
            raise Refusal("too_many_pages" if pages else "unreadable", limit=PAGES)
        for one in _objects(reader):
            _judge(one)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        IndexError,
        AttributeError,
        TypeError,
        RecursionError,
        OSError,
    ) as error:
        raise Refusal("unreadable") from error
    return pages


def _raw(data: bytes) -> None:
    names = NUMBERED.sub(lambda sign: bytes([int(sign[1], 16)]), STREAM.sub(b"", data))
    if found := RAW.search(names):
        raise Refusal("carries_files" if found[1] in CARRIED else "acts")


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Every object the tables name, those packed in streams included, each with what stands directly in it."""
    numbers = [(number, generation) for generation, told in reader.xref.items() for number in told]
    numbers += [(number, 0) for number in reader.xref_objStm]
    if len(numbers) > OBJECTS:
        raise Refusal("unreadable")
    yield from _inside(reader.trailer, 0)
    for number, generation in numbers:
        if generation != 65_535:  # the mark of what is free
            yield from _inside(IndirectObject(number, generation, reader).get_object(), 0)


def _inside(one: Any, depth: int) -> Iterator[Any]:
    if depth > DEPTH:
        raise Refusal("unreadable")
    if isinstance(one, DictionaryObject):
        yield one
        values: Any = [one.raw_get(key) for key in one]
    else:
        values = one if isinstance(one, ArrayObject) else ()
    for value in values:
        if isinstance(value, DictionaryObject | ArrayObject):
            yield from _inside(value, depth + 1)


def _judge(one: DictionaryObject) -> None:
    keys = set(one)
    if keys & CARRYING or one.get("/Type") in CARRYING or one.get("/Subtype") == "/FileAttachment":
        raise Refusal("carries_files")
    if keys & ACTING or one.get("/S") in ACTIONS or one.get("/Subtype") in {"/RichMedia", "/Screen", "/3D"}:
        raise Refusal("acts")
