"""Times as people write them, read into `HH:MM`; local wall time, the zone stands elsewhere.

The spellings are those of the documents (R195): "3 pm - 4.30 pm", "16:55 -17:00", "12 noon",
"10 a.m.", "from 10 to 11 a.m.", "5pm". What is not certain is refused, never guessed.
"""

import re

from rostrum.foundation.refusal import Refusal

LONGEST = 80
_NOON = {"noon": 12 * 60, "12 noon": 12 * 60, "midday": 12 * 60, "midnight": 0, "12 midnight": 0}
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_HALF = r"(?P<half>[ap])\.? ?m\.?"
_CLOCK = re.compile(rf"(?P<hour>\d{{1,2}})(?:(?P<mark>[:.])(?P<minute>\d\d))?(?: ?{_HALF})?", re.ASCII)
_SPLIT = re.compile(r" ?(?:-|\bto\b|\buntil\b) ?")


def clock_time(text: str) -> str:
    """One time as `HH:MM`.

    Refuses `time_not_read`, `time_impossible`, or `time_half_day` when it could be before or after
    noon; `right` names spellings that would do.
    """
    return _shown(_minute(_tidy(text), text))


def time_span(text: str) -> tuple[str, str]:
    """Two times as (`HH:MM`, `HH:MM`), the first taking the half of the day from the second.

    Refuses like `clock_time`, `span_not_read` when there are not two, `span_backwards` when the end
    is not after the start. Midnight ends a day and stands in no file as its end.
    """
    tidy = _tidy(text).removeprefix("from ").removeprefix("between ")
    parts = [part for part in _SPLIT.split(tidy) if part]
    if len(parts) != 2:
        raise Refusal("span_not_read", given=text[:LONGEST], right=["10:00 - 11:00", "3 to 6 p.m."])
    if _NOON.get(parts[1]) == 0:
        raise Refusal("time_impossible", given=text[:LONGEST], right=["11.59 p.m."])
    end = _minute(parts[1], text)
    start = _start(parts[0], end, text)
    if start >= end:
        right = [f"{_shown(end)} - {_shown(start)}"]
        raise Refusal("span_backwards", given=text[:LONGEST], right=right)
    return _shown(start), _shown(end)


def _tidy(text: str) -> str:
    joined = " ".join(text[: LONGEST + 1].translate(_DASHES).split()).casefold()
    return joined.strip(" ,;")


def _start(part: str, end: int, text: str) -> int:
    """The beginning of a span: without its own half of the day it is the nearest before the end."""
    try:
        return _minute(part, text)
    except Refusal as refusal:
        if refusal.code != "time_half_day":
            raise
    before, after = _minute(f"{part} am", text), _minute(f"{part} pm", text)
    return after if after < end else before


def _minute(part: str, text: str) -> int:
    if part in _NOON:
        return _NOON[part]
    found = _CLOCK.fullmatch(part)
    if found is None:
        right = ["15:00", "3 p.m.", "3.30 p.m.", "12 noon"]
        raise Refusal("time_not_read", given=text[:LONGEST], right=right)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        return _half_day(hour, minute, found["half"], text)
    if hour > 23 or minute > 59:
        raise Refusal("time_impossible", given=text[:LONGEST], right=["00:00 to 23:59"])
    if _uncertain(found["hour"], found["mark"]):
        shown = f"{hour}{found['mark'] or ''}{found['minute'] or ''}"
        right = [f"{shown} a.m.", f"{shown} p.m."]
        raise Refusal("time_half_day", given=text[:LONGEST], right=right)
    return hour * 60 + minute


def _uncertain(hour: str, mark: str | None) -> bool:
    """`10:25` and `15.30` are certain; `10` and `3.30` may be morning or afternoon."""
    return mark != ":" and int(hour) < 13 and not (mark and hour.startswith("0"))


def _half_day(hour: int, minute: int, half: str, text: str) -> int:
    if not 1 <= hour <= 12 or minute > 59:
        right = [f"{hour:02}:{minute:02}"] if hour < 24 and minute < 60 else ["1 to 12 with a.m. or p.m."]
        raise Refusal("time_impossible", given=text[:LONGEST], right=right)
    return (hour % 12 + 12 * (half == "p")) * 60 + minute


def _shown(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
