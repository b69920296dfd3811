from datetime import UTC, date, datetime
from typing import Any

import pytest

from rostrum.procedure.deadlines import (
    Anchor,
    Limit,
    anchor,
    day_limit,
    last_day,
    limit,
    limit_of,
    moment,
    month_end,
    working_days_back,
)

NEW_YORK = "America/New_York"


def micros(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1_000_000


@pytest.mark.parametrize(
    ("day", "count", "holidays", "found"),
    [
        (date(2025, 6, 30), 3, (), date(2025, 6, 25)),
        (date(2025, 11, 24), 3, (), date(2025, 11, 19)),
        (date(2025, 6, 30), 3, (date(2025, 6, 26),), date(2025, 6, 24)),
        (date(2025, 6, 30), 0, (), date(2025, 6, 30)),
        (date(2025, 6, 29), 1, (), date(2025, 6, 27)),
        (date(2025, 6, 28), 1, (), date(2025, 6, 27)),
    ],
)
def test_working_days_back(day: date, count: int, holidays: tuple[date, ...], found: date) -> None:
    assert working_days_back(day, count, holidays) == found


def test_another_week_has_other_weekends() -> None:
    assert working_days_back(date(2025, 6, 29), 1, weekend={4, 5}) == date(2025, 6, 26)
    assert working_days_back(date(2025, 6, 29), 1, weekend=range(7)) == date(2025, 6, 29)


def test_month_end() -> None:
    assert [month_end(one) for one in ("2025-06", "2024-02", "2031-12")] == [
        date(2025, 6, 30),
        date(2024, 2, 29),
        date(2031, 12, 31),
    ]


@pytest.mark.parametrize(
    ("day", "minute", "zone", "found"),
    [
        (date(2021, 7, 5), 17 * 60, NEW_YORK, "2021-07-05T21:00"),
        (date(2025, 11, 24), 10 * 60, NEW_YORK, "2025-11-24T15:00"),
        (date(2025, 11, 2), 90, NEW_YORK, "2025-11-02T06:30"),  # comes twice: the later one
        (date(2025, 3, 9), 150, NEW_YORK, "2025-03-09T07:30"),  # is skipped: counts on
        (date(2025, 6, 30), 24 * 60, "UTC", "2025-07-01T00:00"),
    ],
)
def test_a_moment_of_local_time(day: date, minute: int, zone: str, found: str) -> None:
    assert moment(day, minute, zone) == micros(found)


def test_an_inclusive_limit_holds_its_moment() -> None:
    assert [Limit(100, inclusive=True).holds(at) for at in (99, 100, 101)] == [True, True, False]
    assert [Limit(100, inclusive=False).holds(at) for at in (99, 100, 101)] == [True, False, False]


def test_a_day_is_in_time_through_its_end() -> None:
    through = day_limit(date(2021, 7, 9), NEW_YORK, inclusive=True)
    before = day_limit(date(2021, 7, 9), NEW_YORK, inclusive=False)
    assert through == Limit(micros("2021-07-10T04:00"), inclusive=False)
    assert before == Limit(micros("2021-07-09T04:00"), inclusive=False)


MEETING = Anchor(date(2025, 6, 30), 10 * 60, NEW_YORK)
ENTRIES: list[tuple[dict[str, Any], str, bool, date]] = [
    ({"at": "2021-07-05T17:00", "inclusive": True}, "2021-07-05T21:00", True, date(2021, 7, 5)),
    (
        {"at": "2021-07-05T17:00", "inclusive": True, "tz": "UTC"},
        "2021-07-05T17:00",
        True,
        date(2021, 7, 5),
    ),
    ({"on": "2021-07-09", "inclusive": True}, "2021-07-10T04:00", False, date(2021, 7, 9)),
    ({"month_end": "2025-06", "inclusive": True}, "2025-07-01T04:00", False, date(2025, 6, 30)),
    ({"month_end": "2025-06", "inclusive": False}, "2025-06-01T04:00", False, date(2025, 6, 30)),
    (
        {"before": "m1", "working_days": 3, "inclusive": True},
        "2025-06-26T04:00",
        False,
        date(2025, 6, 25),
    ),
    ({"before": "m1", "days": 1, "inclusive": False}, "2025-06-29T04:00", False, date(2025, 6, 29)),
    (
        {"before": "m1", "minutes": 0, "inclusive": False},
        "2025-06-30T14:00",
        False,
        date(2025, 6, 30),
    ),
    (
        {"before": "m1", "minutes": 660, "inclusive": True},
        "2025-06-30T03:00",
        True,
        date(2025, 6, 29),
    ),
]


@pytest.mark.parametrize(("entry", "found", "inclusive", "day"), ENTRIES)
def test_the_limit_of_a_deadline(entry: dict[str, Any], found: str, inclusive: bool, day: date) -> None:
    assert limit(entry, NEW_YORK, MEETING) == Limit(micros(found), inclusive)
    assert last_day(entry, MEETING) == day


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"unknown": True},
        {"at": "soon"},
        {"at": "2025-06-30T25"},
        {"on": "2025-06-31"},
        {"on": "9999-12-31"},
        {"month_end": "2025-13"},
        {"before": "m1"},
        {"before": "m1", "working_days": 10**8},
    ],
)
def test_what_cannot_be_computed_is_none(entry: dict[str, Any]) -> None:
    assert limit(entry, NEW_YORK, MEETING) is None


EVENT: dict[str, Any] = {
    "id": "rivers-2031",
    "tz": "Europe/Vienna",
    "meetings": [
        {"id": "m2", "date": "2031-05-14", "start": "09:00", "end": "12:00"},
        {"id": "m1", "date": "2031-05-13", "start": "10:00", "end": "13:00", "tz": "UTC"},
    ],
    "segments": [{"id": "panel", "meeting": "m1", "start": "11:00", "end": "12:00"}],
    "deadlines": [{"id": "films", "before": "panel", "minutes": 30, "inclusive": False}],
}


def test_a_deadline_hangs_on_a_meeting_a_segment_or_an_event() -> None:
    assert anchor(EVENT, "m2") == Anchor(date(2031, 5, 14), 540, "Europe/Vienna")
    assert anchor(EVENT, "panel") == Anchor(date(2031, 5, 13), 660, "UTC")
    assert anchor(EVENT, "rivers-2031") == Anchor(date(2031, 5, 13), 600, "UTC")
    assert anchor({"id": "later"}, "rivers-2031", {"rivers-2031": EVENT}) == anchor(EVENT, "m1")
    assert anchor(EVENT, "nowhere") is None


def test_the_limit_of_an_arrangement() -> None:
    assert limit_of(EVENT, "films") == Limit(micros("2031-05-13T10:30"), inclusive=False)
    assert limit_of(EVENT, "nothing") is None
    assert limit_of(EVENT | {"tz": "Nowhere"}, "films") is None
