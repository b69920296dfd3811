"""What may be sent for which purpose (D43), how much of it, and how long it is kept."""

from dataclasses import dataclass

MB = 1_048_576
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "srt": "application/x-subrip; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
}
SAME = {"jpeg": "jpg"}


@dataclass(frozen=True)
class Purpose:
    """`largest` in bytes; `most` and `room` are how many files, and how many bytes of them, one thing may have."""

    extensions: tuple[str, ...]
    largest: int
    most: int
    room: int
    retention: str  # the class that says when it is deleted
    side: int = 2_400  # pixels of the longest side of a picture, as it is kept


PURPOSES = {
    "statement": Purpose(("pdf", "docx", "odt", "txt"), 16 * MB, 12, 64 * MB, "record"),
    "list": Purpose(("xlsx", "csv"), 8 * MB, 12, 32 * MB, "event"),
    "captions": Purpose(("vtt", "srt"), 2 * MB, 24, 16 * MB, "record"),
    "letter": Purpose(("pdf",), 8 * MB, 6, 24 * MB, "event"),
    "portrait": Purpose(("png", "jpg"), 8 * MB, 2, 16 * MB, "event"),
    "holder": Purpose(("png", "jpg"), 8 * MB, 2, 16 * MB, "event", side=480),  # shown on the programme
}
