"""How one scalar of a modalities file is read. Every scalar arrives as text; nothing is guessed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

LONGEST_TEXT = 4000
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
QUOTED = frozenset({"time", "date", "datetime", "month"})
LIKE_A_TIME = re.compile(r"\d{1,2}:\d\d(:\d\d)?|\d{4}-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d)?)?)?")
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")


@dataclass(frozen=True)
class Scalar:
    """`read` gives the value, or None when the text is not one; `right` says what would be."""

    right: str
    read: Callable[[str], Any]
    pattern: str = ""


def _matching(pattern: str, right: str) -> Scalar:
    compiled = re.compile(pattern, re.ASCII)
    return Scalar(right, lambda text: text if compiled.fullmatch(text) else None, pattern)


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def _text(text: str) -> str | None:
    return text if text.strip() and len(text) <= LONGEST_TEXT else None


def _dated(text: str, pattern: str) -> str | None:
    """`text` when it has the form and is a day of the calendar between 1900 and 2999."""
    if not re.fullmatch(pattern, text, re.ASCII):
        return None
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return None
    return text


@cache
def _zone(text: str) -> str | None:
    if not _ZONE.fullmatch(text):
        return None
    try:
        ZoneInfo(text)
    except (ValueError, OSError, KeyError):  # unknown, a folder of zones, or not a zone file
        return None
    return text


def weekday(day: str) -> str:
    """The English name of the weekday of a date `YYYY-MM-DD`."""
    return WEEKDAYS[date.fromisoformat(day).weekday()]


_NUMBER = r"[0-9]{1,9}"
_YEAR = r"(19|2[0-9])[0-9]{2}"
_DAY = rf"{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_MINUTE = f"{_DAY}T{_TIME}"

SCALARS = {
    "text": Scalar(f"a text of 1 to {LONGEST_TEXT} characters", _text),
    "slug": _matching(r"[a-z][a-z0-9_]{0,63}", "small letters, digits and _, a letter first"),
    "event": _matching(r"[a-z][a-z0-9_-]{0,63}", "small letters, digits, _ and -, a letter first"),
    "int": Scalar("a whole number", _whole, _NUMBER),
    "seconds": Scalar("a whole number of seconds", _whole, _NUMBER),
    "count": _matching(r"[0-9]{1,4}\+?", 'a number such as "2", or "1+" for one or more'),
    "bool": Scalar('"true" or "false"', {"true": True, "false": False}.get, "true|false"),
    "date": Scalar('a day of the calendar, "YYYY-MM-DD"', lambda text: _dated(text, _DAY), _DAY),
    "time": _matching(_TIME, 'a time from "00:00" to "23:59"'),
    "datetime": Scalar('a day and a time, "YYYY-MM-DDTHH:MM"', lambda text: _dated(text, _MINUTE), _MINUTE),
    "month": _matching(rf"{_YEAR}-(0[1-9]|1[0-2])", 'a month, "YYYY-MM"'),
    "weekday": _matching("|".join(WEEKDAYS), "one of " + ", ".join(WEEKDAYS)),
    "tz": Scalar("an IANA zone such as America/New_York", _zone, _ZONE.pattern),
    "lang": _matching(r"floor|[a-z]{2}", "floor, or a language of two letters such as ar"),
    "symbol": _matching(
        r"[A-Z][A-Za-z0-9.()-]*(/[A-Za-z0-9.()*-]+)+", "a document symbol such as A/RES/79/286"
    ),
    "clause": _matching(
        r"((PP|OP)[0-9]+(\([a-z]\))?(/fn[0-9]+)?|[a-z][a-z0-9_]*/[a-z0-9_]+)#[0-9]+",
        "a clause such as OP2(a)#1, OP9/fn4#2 or note/format#1",
    ),
    "path": _matching(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", "a dotted path such as floors.panel.mode"),
}
