from pathlib import Path
from typing import Any

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.conformance import check, notices
from rostrum.procedure.modalities import load
from rostrum.procedure.programme_changes import Change, changes
from rostrum.procedure.programme_revision import hours, readable, with_holder, with_segment_time

FILE = Path(__file__).parents[1] / "data/modalities/lakes-2030-hlm.yaml"


def invented() -> dict[str, Any]:
    return load(FILE.read_text(), FILE.name).data


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3 pm – 4.30 pm", ("15:00", "16:30")),
        ("16:55 -17:00", ("16:55", "17:00")),
        ("from 10 to 11 a.m.", ("10:00", "11:00")),
        ("after 6 p.m.", ("18:00", None)),
        ("Not before 18:00", ("18:00", None)),
        ("12 noon", ("12:00", None)),
    ],
)
def test_hours_are_read_from_the_spellings_of_documents(words: str, expected: tuple[str, str | None]) -> None:
    assert hours(words) == expected


@pytest.mark.parametrize(
    "words", ["", "soon", "10", "25:00", "9 to 5", "18:00 - 17:00", "<script>", "1" * 5000]
)
def test_words_that_name_no_certain_time_are_refused(words: str) -> None:
    with pytest.raises(Refusal):
        hours(words)


def test_a_change_gives_a_new_arrangement_and_leaves_the_old() -> None:
    before = invented()
    after = with_segment_time(before, "opening", "10:15", "11:15")
    assert before == invented()
    assert changes(before, after) == (
        Change(("segments", "opening", "start"), "10:00", "10:15"),
        Change(("segments", "opening", "end"), "11:00", "11:15"),
    )


def test_a_time_without_an_end_lets_the_segment_run_until_the_list_is_exhausted() -> None:
    after = with_segment_time(invented(), "panel", "15:00", None)
    assert changes(invented(), after) == (
        Change(("segments", "panel", "end"), "16:30", None),
        Change(("segments", "panel", "ends"), None, "list_exhausted"),
    )


def test_a_segment_that_waits_for_another_keeps_waiting() -> None:
    after = with_segment_time(invented(), "closing", "18:30", None)
    assert changes(invented(), after) == (Change(("segments", "closing", "not_before"), "18:00", "18:30"),)


@pytest.mark.parametrize(
    ("segment", "start", "end", "code"),
    [
        ("dinner", "10:00", "11:00", "unknown_segment"),
        ("opening", "11:00", "10:00", "ends_before_start"),
        ("opening", "11:00", "11:00", "ends_before_start"),
    ],
)
def test_a_time_that_cannot_be_is_refused(segment: str, start: str, end: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        with_segment_time(invented(), segment, start, end)
    assert refused.value.code == code


def holders(arrangement: dict[str, Any], role: str) -> list[dict[str, Any]] | None:
    found: list[dict[str, Any]] | None = arrangement["roles"][role].get("holders")
    return found


def test_a_second_co_chair_takes_the_free_place() -> None:
    after = with_holder(invented(), "cochairs", 1, {"name": "Ms. Uma Rao", "state": "Sudland"})
    assert holders(after, "cochairs") == [
        {"name": "Mr. Bo Ek", "state": "Norland", "attributes": {"shore": "north"}},
        {"name": "Ms. Uma Rao", "state": "Sudland"},
    ]


def test_what_is_recorded_of_a_person_stays_with_that_person_only() -> None:
    same = with_holder(invented(), "cochairs", 0, {"name": "Mr. Bo Ek", "function": "Minister"})
    assert holders(same, "cochairs") == [
        {"name": "Mr. Bo Ek", "function": "Minister", "attributes": {"shore": "north"}}
    ]
    other = with_holder(invented(), "cochairs", 0, {"name": "Ms. Uma Rao"})
    assert holders(other, "cochairs") == [{"name": "Ms. Uma Rao"}]


def test_an_empty_name_leaves_the_place_to_be_announced() -> None:
    assert holders(with_holder(invented(), "president", 0, {"name": ""}), "president") is None


@pytest.mark.parametrize(
    ("role", "place", "code"),
    [
        ("king", 0, "unknown_role"),
        ("president", 1, "no_such_place"),
        ("cochairs", 2, "no_such_place"),
        ("experts", 1, "no_such_place"),
        ("experts", -1, "no_such_place"),
    ],
)
def test_a_place_that_an_office_has_not_is_refused(role: str, place: int, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        with_holder(invented(), role, place, {"name": "X"})
    assert refused.value.code == code


def test_an_office_of_one_or_more_has_always_room_for_one_more() -> None:
    arrangement = invented()
    for place in range(3):
        arrangement = with_holder(arrangement, "experts", place, {"name": f"Expert {place}"})
    assert holders(arrangement, "experts") == [{"name": f"Expert {n}"} for n in range(3)]


def test_overlaps_and_wrong_weekdays_are_findings_and_can_be_saved() -> None:
    """D3: the checker says what is wrong, and nobody is kept from saving the programme as it stands."""
    data = invented()
    data["segments"][3]["track"] = "hall"
    data["segments"][0]["end"] = "14:00"
    data["meetings"][0]["date"] = "2030-03-11"
    readable(data)
    told = [(one.code, one.where, one.values) for one in notices(data) if one.code == "overlap"]
    assert told == [
        ("overlap", "segments.plenary1", ("opening",)),
        ("overlap", "segments.panel", ("plenary2",)),
    ]
    [day, *_] = check(load(FILE.read_text(), FILE.name), data)
    assert (day.result, [(one.code, one.where, one.wanted, one.found) for one in day.wanting]) == (
        "breach",
        [
            ("value", "meetings.m1.date", "2030-03-09", "2030-03-11"),
            ("value", "meetings.m1.weekday", "Saturday", "Monday"),
        ],
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"meeting": "m9"}, "unknown_reference"),
        ({"floor": "none"}, "unknown_reference"),
        ({"chair": "king"}, "unknown_reference"),
        ({"track": "roof"}, "unknown_reference"),
        ({"after": "dinner"}, "unknown_reference"),
        ({"items": [{"do": "statement", "by": "king"}]}, "unknown_reference"),
        ({"items": [{"do": "summary", "of": "dinner"}]}, "unknown_reference"),
        ({"id": "opening"}, "double_id"),
        ({"start": "17:00"}, "ends_before_start"),
        ({"start": "25:00"}, "bad_time"),
    ],
)
def test_what_cannot_be_read_as_a_programme_is_refused(change: dict[str, Any], code: str) -> None:
    data = invented()
    data["segments"][3] |= change
    with pytest.raises(Refusal) as refused:
        readable(data)
    assert refused.value.code == code
