"""What is asked of a file before any parser sees it: its purpose, its size, and whether it is what its name says."""

import re
import unicodedata
from dataclasses import dataclass

from rostrum.apps.documents.intake.purposes import MEDIA_TYPES, PURPOSES, SAME, Purpose
from rostrum.foundation.refusal import Refusal

MAGIC = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
ZIP, OLD_OFFICE, END_OF_ZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x05\x06"
ZIPPED = frozenset({"docx", "xlsx", "odt"})
TEXTS = frozenset({"txt", "csv", "vtt", "srt"})
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
CUE = re.compile(r"\d+\s*\n\d\d:\d\d:\d\d,\d{3} --> ")
UNFIT = re.compile(r"[<>:|?*%;\"]")
NAME = 120


@dataclass(frozen=True)
class Entrant:
    """A file that looks like what it says; `name` is fit to be shown and to be saved under."""

    name: str
    extension: str
    media_type: str


def look(name: str, data: bytes, purpose: str) -> Entrant:
    """The file as it may go on to the inspection.

    Refused: unknown_purpose, file_too_large (`limit` in MB), file_empty, type_not_allowed (`allowed`),
    old_office, not_what_it_says (`extension`), two_files_in_one, not_unicode.
    """
    if purpose not in PURPOSES:
        raise Refusal("unknown_purpose", purpose=purpose)
    told = PURPOSES[purpose]
    if len(data) > told.largest:
        raise Refusal("file_too_large", limit=told.largest // 1_048_576)
    if not data:
        raise Refusal("file_empty")
    extension = _extension(name, told)
    _agree(extension, data)
    return Entrant(clean_name(name, extension), extension, MEDIA_TYPES[extension])


def clean_name(name: str, extension: str) -> str:
    """The last part of a name without what no file name holds; never used as a path."""
    stem = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1].rpartition(".")[0]
    kept = "".join(one for one in stem if one not in TURNING and unicodedata.category(one)[0] != "C")
    plain = " ".join(UNFIT.sub(" ", kept).split())[:NAME]
    return f"{plain or 'file'}.{extension}"


def _extension(name: str, told: Purpose) -> str:
    given = name.rpartition(".")[2].strip().lower()
    extension = SAME.get(given, given)
    if extension not in told.extensions:
        raise Refusal("type_not_allowed", allowed=", ".join(told.extensions))
    return extension


def _agree(extension: str, data: bytes) -> None:
    if data.startswith(OLD_OFFICE):
        raise Refusal("old_office")
    if extension in TEXTS:
        _text(extension, data)
        return
    if not data.startswith(ZIP if extension in ZIPPED else MAGIC[extension]):
        raise Refusal("not_what_it_says", extension=extension)
    if extension == "pdf" and END_OF_ZIP in data[-66_000:]:
        raise Refusal("two_files_in_one")


def _text(extension: str, data: bytes) -> None:
    """Unicode in UTF-8, as every programme can save it, and the mark of its kind where it has one."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal("not_unicode") from error
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    begins = {"vtt": plain.startswith("WEBVTT"), "srt": bool(CUE.match(plain.lstrip()))}
    if CONTROL.search(text) or text.startswith("%PDF-") or not begins.get(extension, True):
        raise Refusal("not_what_it_says", extension=extension)
