from typing import Any

import pytest

from rostrum.procedure.modalities import Timetable

MORNING = {"id": "m1", "date": "2031-05-13", "start": "10:00", "end": "13:00"}


def _table(*segments: dict[str, Any], **meeting: Any) -> Timetable:
    held = [{"id": f"s{n}", "meeting": "m1"} | one for n, one in enumerate(segments)]
    return Timetable({"meetings": [MORNING | meeting], "segments": held})


def test_segments_without_hours_follow_their_order() -> None:
    table = _table({"order": 2}, {"order": 1}, {"order": 3})
    assert table.in_order() == ["s1", "s0", "s2"]


def test_after_another_and_not_before_whichever_is_later() -> None:
    table = _table({"start": "10:00"}, {"after": "s0", "not_before": "12:00"}, {"after": "s1"})
    assert [table.place(name).minute for name in ("s0", "s1", "s2") if table.place(name)] == [600, 720, 720]  # type: ignore[union-attr] # all are placed
    assert table.in_order() == ["s0", "s1", "s2"]


def test_a_long_chain_and_a_circle_are_no_trouble() -> None:
    chain = [{"start": "10:00"}, *({"after": f"s{n}"} for n in range(3000))]
    table = _table(*chain)
    assert table.in_order() == [f"s{n}" for n in range(3001)]
    circle = _table({"after": "s1"}, {"after": "s0"}, {"after": "s0"})
    assert [circle.place(f"s{n}") for n in range(3)] == [None, None, None]


@pytest.mark.parametrize(
    ("tracks", "pairs"), [(("", ""), [("s0", "s1")]), (("a", "a"), [("s0", "s1")]), (("a", "b"), [])]
)
def test_only_segments_of_one_track_overlap(tracks: tuple[str, str], pairs: list[Any]) -> None:
    table = _table(
        {"start": "10:00", "end": "12:00", "track": tracks[0]},
        {"start": "11:59", "end": "12:30", "track": tracks[1]},
    )
    assert [(one.segment, other.segment) for one, other in table.overlaps()] == pairs


def test_a_short_segment_does_not_hide_a_long_one() -> None:
    table = _table(
        {"start": "10:00", "end": "12:00"},
        {"start": "10:30", "end": "10:45"},
        {"start": "11:00", "end": "11:30"},
    )
    pairs = [(one.segment, other.segment) for one, other in table.overlaps()]
    assert pairs == [("s0", "s1"), ("s0", "s2")]


def test_a_segment_that_touches_does_not_overlap_nor_leave_a_gap() -> None:
    table = _table({"start": "10:00", "end": "11:00"}, {"start": "11:00", "end": "13:00"})
    assert (list(table.overlaps()), list(table.gaps()), list(table.outside())) == ([], [], [])


def test_gaps_are_seen_where_all_hours_are_stated() -> None:
    hours = [{"start": "10:10", "end": "11:00"}, {"start": "11:30", "end": "12:00"}]
    assert list(_table(*hours).gaps()) == [("m1", 600, 610), ("m1", 660, 690), ("m1", 720, 780)]
    assert list(_table(*hours, {"order": 3}).gaps()) == []
    assert list(_table(*hours, {"after": "s1"}).gaps()) == [
        ("m1", 600, 610),
        ("m1", 660, 690),
        ("m1", 720, 780),
    ]


def test_a_list_that_is_exhausted_lasts_as_long_as_its_meeting() -> None:
    table = _table({"start": "10:00", "ends": "list_exhausted"})
    span = table.span("s0")
    assert span is not None
    assert (span.start, span.end, list(table.gaps())) == (600, 780, [])


def test_only_a_meeting_that_may_overrun_lets_a_segment_out() -> None:
    late = {"start": "12:00", "end": "13:30"}
    assert [span.segment for span in _table(late).outside()] == ["s0"]
    assert list(_table(late, may_overrun=True).outside()) == []
    assert [s.segment for s in _table({"start": "09:00", "end": "10:00"}, may_overrun=True).outside()] == [
        "s0"
    ]
