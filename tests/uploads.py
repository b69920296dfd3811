"""Files as people send them and as nobody should: every one is made here, none is copied from anywhere."""

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ODT = "application/vnd.oasis.opendocument.text"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/{part}" ContentType="{kind}"/></Types>'
)
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
GPS = "CANARYGPS"


def zipped(parts: dict[str, bytes | str], *, stored: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), text, how)
    return out.getvalue()


def document(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def docx(
    body: str = "<w:p><w:r><w:t>Distinguished colleagues</w:t></w:r></w:p>", /, **more: bytes | str
) -> bytes:
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES.format(part="word/document.xml", kind=DOCX),
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
        "word/document.xml": document(body),
    }
    return zipped(parts | more)


def relations(*told: tuple[str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"{mode and f" TargetMode={mode!r}"}/>'
        for n, (kind, target, mode) in enumerate(told)
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def odt(content: str = "<text:p>Distinguished colleagues</text:p>", /, **more: Any) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    body = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0"'
        f' xmlns:draw="{names}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' xmlns:script="{names}:script:1.0"><office:body>{content}</office:body></office:document-content>'
    )
    parts: dict[str, bytes | str] = {
        "mimetype": ODT,
        "content.xml": body,
        "META-INF/manifest.xml": "<manifest/>",
    }
    parts["Configurations2/accelerator/current.xml"] = ""
    return zipped(parts | more, stored=("mimetype",))


def pdf(*, script: bool = False, attachment: bool = False, password: str = "", pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(300, 300)
    if script:
        act = {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1);"),
        }
        writer._root_object[NameObject("/OpenAction")] = DictionaryObject(act)
    if attachment:
        writer.add_attachment("a.exe", b"MZ")
    if password:
        writer.encrypt(password)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_that(key: str, told: DictionaryObject | None = None) -> bytes:
    """A PDF whose first page has one key more."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    launch = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("x")}
    )
    page[NameObject(key)] = launch if told is None else told
    return _written(writer)


def packed(data: bytes, hidden: bytes) -> bytes:
    """The same PDF with one more object, in a compressed object stream that only its tables lead to."""
    number, start = 900, len(data)
    body = f"{number} 0 ".encode() + hidden
    first = len(f"{number} 0 ")
    pressed = zlib.compress(body)
    head = f"901 0 obj\n<< /Type /ObjStm /N 1 /First {first} /Filter /FlateDecode /Length {len(pressed)} >>"
    holder = head.encode() + b"\nstream\n" + pressed + b"\nendstream\nendobj\n"
    at = start + len(holder)
    rows = struct.pack(">BIB", 2, 901, 0) + struct.pack(">BIB", 1, start, 0) + struct.pack(">BIB", 1, at, 0)
    before = int(data.rpartition(b"startxref")[2].split()[0])
    root = data.rpartition(b"/Root")[2].split()[0].decode()
    table = (
        f"902 0 obj\n<< /Type /XRef /Size 903 /Index [900 3] /W [1 4 1] /Root {root} 0 R /Prev {before}"
        f" /Length {len(rows)} >>\nstream\n".encode()
        + rows
        + b"\nendstream\nendobj\n"
    )
    return data + holder + table + f"startxref\n{at}\n%%EOF\n".encode()


def picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480), *, place: bool = False) -> bytes:
    image = Image.new("RGB", size, (90, 120, 200))
    out = io.BytesIO()
    if not place:
        image.save(out, kind)
        return out.getvalue()
    exif = Image.Exif()
    exif[0x010E] = GPS  # what is shown
    exif[0x0112] = 6  # turned
    exif.get_ifd(0x8825).update({1: "N", 2: (40.0, 44.0, 58.0), 3: "W", 4: (73.0, 58.0, 5.0)})
    image.save(out, kind, exif=exif, comment=GPS.encode()) if kind == "JPEG" else image.save(
        out, kind, exif=exif
    )
    return out.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A PNG that declares more pixels than anybody should draw, and holds almost nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    drawn = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + drawn + chunk(b"IEND", b"")
