"""Deadlines as they stand, moved later with their history; days that do not count (R73, R97, R195 to R197; Amb15)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries as q
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, MEETING, Office

WRONG = (
    ("5 July", "x", "day_not_read"),
    ("2021-07-06", " ", "missing"),
    ("2021-07-06", "x" * 121, "too_long"),
)
DAY = 24 * 3600 * 1_000_000


def rows(office: Office, event: str = HEARING) -> dict[str, q.DeadlineRow]:
    return {row.id: row for row in q.deadlines(event=event, now=office.now)}


def extend(
    office: Office, deadline: str, day: str, hour: str = "5 p.m.", *, seen: int = 1, role: str = ""
) -> int:
    return o.extend_deadline(
        event=HEARING,
        deadline=deadline,
        day=day,
        hour=hour,
        why="Many asked",
        by=office.staff[role or "secretariat"],
        now=office.tick(),
        seen=seen,
    )


def test_every_deadline_stands_with_its_zone_its_categories_and_the_days_left(office: Office) -> None:
    told = rows(office)
    assert list(told) == ["register", "inscribe", "statements", "held"]
    register = told["register"]
    assert (register.zone, register.inclusive, register.passed) == ("America/New_York", True, False)
    assert register.categories == ("nhris", "ecosoc_ngos", "csos", "academia", "private_sector")
    assert register.visa_days == 7  # 5 July at 5 p.m. to 13 July at 10 a.m.
    assert (told["statements"].categories, told["statements"].visa_days) == ((), None)
    office.now += 30 * DAY
    assert rows(office)["register"].passed


def test_a_form_opens_again_when_its_deadline_moves(office: Office) -> None:
    office.now += 8 * DAY  # 6 July
    with pytest.raises(Refusal, match="deadline_passed"):
        office.begin()
    assert extend(office, "register", "2021-07-08") == 2
    office.begin()
    (moved,) = rows(office)["register"].moved
    assert (moved.number, moved.by, moved.why) == (2, "secretariat", "Many asked")
    assert moved.before is not None
    assert moved.after == moved.before + 3 * DAY
    (earlier,) = rows(office)["register"].earlier
    assert (earlier.was, earlier.changed_on, earlier.why) == ("2021-07-05T17:00", "2021-07-06", "Many asked")


def test_what_it_would_be_is_shown_and_stores_nothing(office: Office) -> None:
    told = {
        "event": HEARING,
        "deadline": "register",
        "day": "2021-07-08",
        "hour": "17:00",
        "why": "Many asked",
    }
    would = o.preview_extension(**told, by=office.staff["secretariat"], now=office.now, seen=1)
    assert (would.zone, would.visa_days) == ("America/New_York", 4)
    assert rows(office)["register"].moved == ()


@pytest.mark.parametrize(
    ("deadline", "day", "seen", "code"),
    [
        ("register", "2021-07-05", 1, "not_later"),
        ("register", "soon", 1, "day_not_read"),
        ("nothing", "2021-07-08", 1, "unknown_deadline"),
        ("register", "2021-07-08", 7, "stale"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    office: Office, deadline: str, day: str, seen: int, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        extend(office, deadline, day, seen=seen)
    assert rows(office)["register"].moved == ()


def test_a_holiday_moves_what_is_counted_in_working_days(office: Office) -> None:
    by = office.staff["secretariat"]
    before = q.access_is_late(event=MEETING, now=office.now)
    o.add_holiday(event=HEARING, day="2021-07-05", name=" Independence  Day ", by=by, now=office.tick())
    (held,) = q.calendar(event=HEARING, by=by)
    assert (held.name, held.by) == ("Independence Day", "secretariat")
    assert [one.id for one in q.calendar(event=MEETING, by=by)] == [held.id]  # the same zone
    with pytest.raises(Refusal, match="holiday_known"):
        o.add_holiday(event=HEARING, day="2021-07-05", name="Again", by=by, now=office.tick())
    for day, name, code in (
        ("5 July", "x", "day_not_read"),
        ("2021-07-06", " ", "missing"),
        ("2021-07-06", "x" * 121, "too_long"),
    ):
        with pytest.raises(Refusal, match=code):
            o.add_holiday(event=HEARING, day=day, name=name, by=by, now=office.tick())
    o.remove_holiday(event=HEARING, holiday=held.id, by=by)
    with pytest.raises(Refusal, match="unknown_holiday"):
        o.remove_holiday(event=HEARING, holiday=held.id, by=by)
    assert q.access_is_late(event=MEETING, now=office.now) == before


@pytest.mark.parametrize("role", ["operator", "accessibility"])
def test_nobody_else_moves_a_deadline_or_keeps_the_calendar(office: Office, role: str) -> None:
    by = office.staff[role]
    for act in (
        lambda: extend(office, "register", "2021-07-08", role=role),
        lambda: o.add_holiday(event=HEARING, day="2021-07-05", name="x", by=by, now=office.now),
        lambda: o.remove_holiday(event=HEARING, holiday=1, by=by),
        lambda: q.calendar(event=HEARING, by=by),
        lambda: q.balance(event=HEARING, by=by),
    ):
        with pytest.raises(Refusal, match="not_permitted"):
            act()


def test_the_reads_do_not_grow_with_versions(office: Office) -> None:
    taken = []
    for seen, day in ((1, "2021-07-08"), (2, "2021-07-09")):
        extend(office, "register", day, seen=seen)
        with CaptureQueriesContext(connection) as asked:
            rows(office)
        taken.append(len(asked))
    assert taken[0] == taken[1]


def test_figures_count_what_was_told_and_what_is_on_file(office: Office) -> None:
    by = office.staff["secretariat"]
    for number, gender in enumerate(("woman", "woman", "man", "")):
        row = office.sent(f"p{number}@example.org", name=f"P {number}", gender=gender)
        if number < 2:
            o.match_body(registration=row.pk, code="chl", by=by, now=office.tick())
        if number < 3:
            o.approve_registration(registration=row.pk, by=by, now=office.tick())
    told = q.balance(event=HEARING, by=by)
    assert (told.approved, told.told, told.women) == (3, 0, 0)
    assert told.regions == {"latin_american_caribbean": 2}
    filters = q.Filters(state="approved", region="latin_american_caribbean")
    assert q.number(event=HEARING, filters=filters, by=by) == 2
    assert q.number(event=HEARING, filters=q.Filters(state="approved", silent=True), by=by) == 3


def test_genders_are_counted_after_every_fifth_who_told_one(office: Office) -> None:
    """Two counts beside one approval tell nobody's own (R200)."""
    by, told = office.staff["secretariat"], []
    for number, gender in enumerate(("woman", "", "man", "woman", "man", "woman", "woman")):
        row = office.sent(f"p{number}@example.org", name=f"P {number}", gender=gender)
        o.approve_registration(registration=row.pk, by=by, now=office.tick())
        found = q.balance(event=HEARING, by=by)
        told.append((found.told, found.women))
    assert told == [(0, 0)] * 5 + [(5, 3)] * 2
