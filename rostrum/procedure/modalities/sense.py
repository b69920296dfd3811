"""What a stored file may not say although each of its values is right (D3): contradictions."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rostrum.procedure.modalities.arrangement import members
from rostrum.procedure.modalities.reading import Reading
from rostrum.procedure.modalities.references import checks
from rostrum.procedure.modalities.scalars import weekday
from rostrum.procedure.modalities.timetable import Timetable

LONGEST_QUOTE = 25  # words
_MOMENTS = ("at", "on", "month_end", "before", "unknown")
_BACK = ("working_days", "days", "minutes")


def check_sense(reading: Reading) -> None:
    """Refuse what contradicts itself: names twice, two moments, hours, overlaps, weekdays."""
    _check_names(reading)
    for entry in reading.data.get("deadlines", []):
        _check_deadline(reading, f"deadlines.{entry['id']}", entry)
    _check_provisions(reading)
    _check_hours(reading)
    for path, rule, arguments in checks(reading):
        _check_weekday(reading, f"{path}.{rule}", rule, arguments)


def _check_names(reading: Reading) -> None:
    for collection in ("meetings", "segments", "deadlines", "forecasts"):
        seen = set()
        for number, entry in enumerate(reading.data.get(collection, [])):
            if entry["id"] in seen:
                path = f"{collection}.{number}.id"
                reading.refuse(path, "twice", f"{entry['id']} stands twice", "each id once")
            seen.add(entry["id"])


def _check_deadline(reading: Reading, path: str, entry: dict[str, Any]) -> None:
    moments = [name for name in _MOMENTS if name in entry]
    back = [name for name in _BACK if name in entry]
    if len(moments) != 1:
        named = " and ".join(moments) or "no moment"
        right = "exactly one of " + ", ".join(_MOMENTS)
        reading.refuse(path, "one_moment", f"{named} in one deadline", right)
    elif len(back) != ("before" in entry):
        right = "with before: one of " + ", ".join(_BACK) + "; without it: none"
        reading.refuse(path, "one_moment", f"{' and '.join(back) or 'no distance'}", right)
    if "on" in entry and entry.get("assumed") is not True:
        right = 'assumed: "true", for the end of the day is taken'
        reading.refuse(f"{path}.on", "assumed", "a day without an hour", right)


def _check_provisions(reading: Reading) -> None:
    seen = set()
    for number, one in enumerate(reading.data["provisions"]):
        path, name = f"provisions.{number}", (one["p"], one.get("part"))
        if name in seen:
            said = " ".join(filter(None, name))
            reading.refuse(path, "twice", f"{said} stands twice", "another part")
        seen.add(name)
        if "asks" not in one and "says" not in one:
            reading.refuse(path, "missing_key", "key asks is missing", "asks: a few words")
        if len(one.get("says", "").split()) > LONGEST_QUOTE:
            right = f"at most {LONGEST_QUOTE} words"
            reading.refuse(f"{path}.says", "long_quote", "the quote is too long", right)
        if "via" in one and one.get("confirmed") is not False:
            right = 'confirmed: "false"'
            reading.refuse(path, "confirmed", "a clause that another page reports", right)


def _check_hours(reading: Reading) -> None:
    for collection in ("meetings", "segments"):
        for name, one in members(reading.data, collection).items():
            if one.get("start", "00:00") >= one.get("end", "24:00"):
                right = f"an end after {one['start']}"
                reading.refuse(f"{collection}.{name}.end", "hours", "ends before it starts", right)
    timetable = Timetable(reading.data)
    for first, second in timetable.overlaps():
        right = f'start: "{first.end // 60:02}:{first.end % 60:02}" or later, or another track'
        path = f"segments.{second.segment}"
        reading.refuse(path, "overlap", f"overlaps with {first.segment}", right)
    for name, one in timetable.segments.items():
        if "after" in one and name in _chain(timetable, one["after"]):
            reading.refuse(f"segments.{name}.after", "circle", "comes after itself", "another")


def _chain(timetable: Timetable, name: str) -> Iterator[str]:
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        yield name
        name = timetable.segments.get(name, {}).get("after", name)


def _check_weekday(reading: Reading, path: str, rule: str, arguments: dict[str, Any]) -> None:
    if "weekday" not in arguments:
        return
    named = [arguments[key] for key in ("date", "on", "last_day") if key in arguments]
    if rule == "deadline" and "utc" in arguments:
        named.append(_local_day(reading, arguments["id"], arguments["utc"]))
    for day in named:
        if weekday(day) != arguments["weekday"]:
            wrong = f"{day} is no {arguments['weekday']}"
            reading.refuse(f"{path}.weekday", "weekday", wrong, weekday(day))


def _local_day(reading: Reading, deadline: str, utc: str) -> str:
    entry = members(reading.data, "deadlines").get(deadline, {})
    zone = ZoneInfo(entry.get("tz", reading.data["tz"]))
    return datetime.fromisoformat(f"{utc}+00:00").astimezone(zone).date().isoformat()
