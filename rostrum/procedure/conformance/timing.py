"""Rules of time: meetings, segments, their order, deadlines. `wanted` and `found` are as in a file."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from rostrum.procedure.conformance.fact import Arguments, Fact, Scene, missing, value, values
from rostrum.procedure.deadlines import Limit, anchor, calendar_day, last_day, limit_of
from rostrum.procedure.modalities.arrangement import members, minutes
from rostrum.procedure.modalities.scalars import WEEKDAYS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def meeting(scene: Scene, given: Arguments) -> list[Fact]:
    """A meeting is on this day and at these hours."""
    where = f"meetings.{given['id']}"
    held = scene.member("meetings", given["id"])
    if not held:
        return missing(where)
    facts = values(where, held, given, "date", "start", "end", "form")
    if "weekday" in given:
        facts.append(value(f"{where}.weekday", given["weekday"], _weekday(held.get("date"))))
    return facts


def segment(scene: Scene, given: Arguments) -> list[Fact]:
    """A segment is in this meeting, at these hours, of this kind, after that one."""
    where = f"segments.{given['id']}"
    held = scene.member("segments", given["id"])
    names = ("meeting", "start", "end", "kind", "number", "after", "not_before", "ends")
    return values(where, held, given, *names) if held else missing(where)


def within(scene: Scene, given: Arguments) -> list[Fact]:
    """The segment lies inside its meeting; one that may overrun has no end here."""
    name = given["segment"]
    held, around = scene.member("segments", name), scene.timetable.meeting_of(name)
    if not held or not around:
        return missing(f"segments.{name}" if not held else f"meetings.{held.get('meeting')}")
    place, end = scene.timetable.place(name), minutes(held.get("end"))
    opens, closes = minutes(around.get("start")) or 0, minutes(around.get("end")) or 0
    begins = place.minute if place and place.day == around.get("date") else -1
    in_time = around.get("may_overrun") is True or (begins < closes and (end or 0) <= closes)
    wanted = [around.get("start"), around.get("end")]
    found = [_hour(begins), held.get("end")]
    return [Fact("inside", f"segments.{name}", wanted, found, begins >= opens and in_time)]


def order(scene: Scene, given: Arguments) -> list[Fact]:
    """The segments begin in this order."""
    wanted = list(given["segments"])
    lost = [name for name in wanted if not scene.member("segments", name)]
    if lost:
        return [fact for name in lost for fact in missing(f"segments.{name}")]
    places = {name: scene.timetable.place(name) for name in wanted}
    holds = all(
        one is not None and other is not None and one < other for one, other in pairwise(places.values())
    )
    found = [name for name in scene.timetable.in_order() if name in wanted]
    return [Fact("order", "segments", wanted, found, holds)]


def consecutive(scene: Scene, given: Arguments) -> list[Fact]:
    """All in one meeting, each beginning when the one before it ends."""
    facts = []
    for one, other in pairwise(given["segments"]):
        before, after = scene.member("segments", one), scene.member("segments", other)
        where = f"segments.{other}"
        facts.append(value(f"{where}.meeting", before.get("meeting"), after.get("meeting")))
        if after.get("after") == one and "not_before" not in after:
            continue
        ends = before.get("end")
        facts.append(Fact("follows", f"{where}.start", ends, after.get("start"), _meet(ends, after)))
    return facts


def meetings(scene: Scene, given: Arguments) -> list[Fact]:
    """So many meetings, on so many days."""
    held = members(scene.arrangement, "meetings").values()
    found = {"n": len(held), "days": len({str(one.get("date")) for one in held})}
    return [
        Fact(f"number_{name}", "meetings", given[name], found[name], found[name] == given[name])
        for name in ("n", "days")
        if name in given
    ]


def month(scene: Scene, given: Arguments) -> list[Fact]:
    """The meeting is in this month."""
    day = scene.member("meetings", given["meeting"]).get("date")
    return [value(f"meetings.{given['meeting']}.month", given["month"], str(day)[:7])]


def by(scene: Scene, given: Arguments) -> list[Fact]:
    """The last meeting of the event is not after this day (R23)."""
    name = given.get("event", scene.arrangement.get("id"))
    event = scene.event(name)
    if event is None:
        return [Fact("event", str(name), name, None, None)]
    days = [str(one.get("date")) for one in members(event, "meetings").values()]
    last = max(days, default=None)
    holds = None if last is None else last <= given["date"]
    return [Fact("not_after", f"{name}.meetings", given["date"], last, holds)]


def deadline(scene: Scene, given: Arguments) -> list[Fact]:
    """The deadline falls on this day or moment, so many working days before that."""
    where = f"deadlines.{given['id']}"
    held = scene.member("deadlines", given["id"])
    if not held:
        return missing(where)
    before = anchor(scene.arrangement, str(held.get("before")), scene.others)
    day = last_day(held, before, scene.holidays)
    facts = values(where, held, given, "working_days", "before", "on")
    if "last_day" in given:
        facts.append(value(f"{where}.last_day", given["last_day"], day and day.isoformat()))
    if "weekday" in given:
        facts.append(value(f"{where}.weekday", given["weekday"], _weekday(day and day.isoformat())))
    if "utc" in given:
        limit = limit_of(scene.arrangement, given["id"], scene.others, scene.holidays)
        facts.append(value(f"{where}.utc", given["utc"], _utc(limit)))
    return facts


def _weekday(day: Any) -> str | None:
    found = calendar_day(day)
    return WEEKDAYS[found.weekday()] if found else None


def _utc(limit: Limit | None) -> str | None:
    if limit is None:
        return None
    return f"{_EPOCH + timedelta(microseconds=limit.moment):%Y-%m-%dT%H:%M}"


def _meet(ends: Any, after: Arguments) -> bool:
    return ends is not None and ends == after.get("start")


def _hour(minute: int) -> str | None:
    return None if minute < 0 else f"{minute // 60:02}:{minute % 60:02}"
