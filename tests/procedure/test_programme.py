from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rostrum.procedure.modalities import load
from rostrum.procedure.programme import Holder, Office, Part, programme

FILE = Path(__file__).parents[1] / "data/modalities/lakes-2030-hlm.yaml"


def invented() -> dict[str, Any]:
    return load(FILE.read_text(), FILE.name).data


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]  # year to minute


def test_meetings_tracks_and_segments_stand_in_the_order_of_time() -> None:
    built = programme(invented())
    assert [(m.id, [(t.id, [s.id for s in t.segments]) for t in m.tracks]) for m in built.meetings] == [
        ("m1", [("hall", ["opening", "plenary1"])]),
        ("m2", [("hall", ["plenary2", "closing"]), ("side", ["panel"])]),
    ]
    assert [s.id for s in built.segments] == ["opening", "plenary1", "plenary2", "panel", "closing"]


def test_a_time_is_local_to_its_meeting_on_both_sides_of_the_change_of_clocks() -> None:
    opening, _, plenary, _, closing = programme(invented()).segments
    assert (opening.start, opening.end) == (utc(2030, 3, 9, 15, 0), utc(2030, 3, 9, 16, 0))
    assert (plenary.start, plenary.end, plenary.until_exhausted) == (utc(2030, 3, 10, 19, 0), None, True)
    assert (closing.start, closing.begins, closing.after) == (None, utc(2030, 3, 10, 22, 0), "plenary2")


def test_a_meeting_with_a_zone_of_its_own_keeps_it() -> None:
    data = invented()
    data["meetings"][0]["tz"] = "Europe/Vienna"
    assert programme(data).segments[0].start == utc(2030, 3, 9, 9, 0)


def test_an_office_says_how_many_names_are_still_to_be_announced() -> None:
    built = programme(invented())
    assert built.offices == (
        Office("president", "President of the General Assembly", (Holder("H.E. Ms. Ada Lind"),), 0),
        Office("cochairs", "Co-Chairs of the panel", (Holder("Mr. Bo Ek", state="Norland"),), 1),
        Office("experts", "experts", (), 1),
    )
    panel = built.segments[3]
    assert panel.chair == built.offices[1]
    assert panel.parts == (
        Part("presentation", built.offices[2], "", ""),
        Part("interventions", None, "", ""),
    )


def test_without_tracks_everything_runs_in_one() -> None:
    data = invented()
    del data["tracks"]
    for segment in data["segments"]:
        del segment["track"]
    assert [[t.id for t in m.tracks] for m in programme(data).meetings] == [["main"], ["main"]]


def test_segments_without_times_stand_in_the_order_the_document_gives() -> None:
    data = invented()
    for place, segment in enumerate(reversed(data["segments"])):
        segment.update(meeting="m1", track="hall", order=place)
        for key in ("start", "end", "not_before", "after"):
            segment.pop(key, None)
    assert [s.id for s in programme(data).meetings[0].tracks[0].segments] == [
        "closing",
        "panel",
        "plenary2",
        "plenary1",
        "opening",
    ]


@pytest.mark.parametrize("key", ["roles", "guiding_questions"])
def test_what_is_not_there_yet_is_a_gap_and_no_error(key: str) -> None:
    data = invented()
    del data[key]
    assert len(programme(data).segments) == 5
