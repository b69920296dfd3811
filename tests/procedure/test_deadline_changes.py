"""A deadline moves later only, keeps its history, and warns where too few days are left for a visa (R73, R97, R195)."""

from datetime import date
from typing import Any

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.deadline_changes import Extension, as_read, extended, too_short_for_visas, zone_of
from rostrum.procedure.deadlines import anchor, limit_of, moment

NEW_YORK = "America/New_York"


def arrangement(**entry: Any) -> dict[str, Any]:
    return {
        "id": "rivers",
        "tz": NEW_YORK,
        "meetings": [{"id": "m1", "date": "2031-06-02", "start": "10:00"}],
        "deadlines": [{"id": "close", "what": "registration", "who": "all", "inclusive": True} | entry],
    }


def to(day: str, hour: str = "5 p.m.") -> Extension:
    return Extension(day, hour, date(2031, 4, 20), "many asked")


def test_a_moment_moves_later_and_stands_in_the_history() -> None:
    before = arrangement(at="2031-05-02T17:00")
    after = extended(before, "close", to("2031-05-09"))
    assert after["deadlines"][0] == {
        "id": "close",
        "what": "registration",
        "who": "all",
        "inclusive": True,
        "at": "2031-05-09T17:00",
        "history": [{"was": "2031-05-02T17:00", "changed_on": "2031-04-20", "reason": "many asked"}],
    }
    assert before["deadlines"][0]["at"] == "2031-05-02T17:00"
    limit = limit_of(after, "close")
    assert limit is not None
    assert limit.holds(moment(date(2031, 5, 9), 17 * 60, NEW_YORK))
    again = extended(after, "close", to("2031-05-12", "12 noon"))
    assert [one["was"] for one in again["deadlines"][0]["history"]] == [
        "2031-05-02T17:00",
        "2031-05-09T17:00",
    ]


@pytest.mark.parametrize(
    ("entry", "was"),
    [
        ({"on": "2031-05-02", "assumed": True}, "2031-05-02T23:59"),
        ({"month_end": "2031-04"}, "2031-04-30T23:59"),
        ({"before": "m1", "working_days": 3}, "2031-05-28T23:59"),
        ({"before": "m1", "minutes": 60, "inclusive": False}, "2031-06-02T09:00"),
    ],
)
def test_what_was_counted_or_assumed_is_told_as_the_minute_people_read(
    entry: dict[str, Any], was: str
) -> None:
    after = extended(arrangement(**entry), "close", to("2031-06-02", "9:30 a.m."))["deadlines"][0]
    assert after["history"][0]["was"] == was
    assert not {"on", "assumed", "month_end", "before", "working_days", "minutes"} & after.keys()


def test_a_holiday_counts_when_it_is_moved() -> None:
    told = extended(
        arrangement(before="m1", working_days=3), "close", to("2031-06-01"), {}, {date(2031, 5, 29)}
    )
    assert told["deadlines"][0]["history"][0]["was"] == "2031-05-27T23:59"


def test_one_of_which_nobody_knew_the_moment_has_no_history_yet() -> None:
    after = extended(arrangement(unknown=True, state="passed"), "close", to("2031-05-09"))["deadlines"][0]
    assert "history" not in after
    assert not {"unknown", "state"} & after.keys()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (to("2031-05-02"), "not_later"),
        (to("2031-05-02", "4:59 p.m."), "not_later"),
        (to("2 May"), "day_not_read"),
        (to("2031-02-30"), "day_not_read"),
        (to("2031-05-09", "5"), "time_half_day"),
        (to("2031-05-09", "late"), "time_not_read"),
    ],
)
def test_earlier_or_unreadable_is_refused(change: Extension, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        extended(arrangement(at="2031-05-02T17:00"), "close", change)


def test_an_unknown_deadline_is_refused() -> None:
    with pytest.raises(Refusal, match="unknown_deadline"):
        extended(arrangement(at="2031-05-02T17:00"), "other", to("2031-05-09"))


def test_its_own_zone_wins() -> None:
    held = arrangement(at="2031-05-02T17:00", tz="Europe/Vienna")
    after = extended(held, "close", to("2031-05-02", "18:00"))
    limit = limit_of(after, "close")
    assert zone_of(held, "close") == "Europe/Vienna"
    assert limit is not None
    assert limit.moment == moment(date(2031, 5, 2), 18 * 60, "Europe/Vienna")


def test_a_lead_time_under_thirty_days_is_told() -> None:
    held = arrangement(at="2031-05-02T17:00")
    start = anchor(held, "rivers")
    assert too_short_for_visas(moment(date(2031, 5, 2), 17 * 60, NEW_YORK), start) is None
    assert too_short_for_visas(moment(date(2031, 5, 4), 17 * 60, NEW_YORK), start) == 28
    assert too_short_for_visas(0, None) is None


def test_a_day_is_read_at_its_last_minute_and_a_midnight_in_time_as_midnight() -> None:
    for entry, shown in (
        ({"on": "2031-05-02", "assumed": True}, 23 * 60 + 59),
        ({"at": "2031-05-03T00:00"}, 24 * 60),
    ):
        limit = limit_of(arrangement(**entry), "close")
        assert limit is not None
        assert as_read(limit, NEW_YORK) == moment(date(2031, 5, 2), shown, NEW_YORK)
