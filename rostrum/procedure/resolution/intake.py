"""What any file must be before a reader looks at it: small, UTF-8, without NUL; and what is a date."""

from datetime import date

from rostrum.procedure.resolution.units import ResolutionError

LARGEST = 8 * 1024 * 1024


def text_of(data: bytes) -> str:
    """The text of a file. Refuses too_large, nul, not_utf8, with the line of the first bad byte."""
    if len(data) > LARGEST:
        reason = f"more than the {LARGEST} bytes that are read"
        raise ResolutionError("too_large", reason)
    if b"\0" in data:
        line = _line(data, data.index(b"\0"))
        raise ResolutionError("nul", "a NUL byte has no place in a text", line=line)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"byte 0x{data[error.start]:02x} is not UTF-8"
        line = _line(data, error.start)
        raise ResolutionError("not_utf8", reason, line=line) from None


def iso_date(text: str) -> str:
    """The text if it is an ISO date of a day that exists, else nothing; year 1 is the publisher's way to say none."""
    try:
        return text if date.fromisoformat(text).year > 1 else ""
    except ValueError:
        return ""


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
