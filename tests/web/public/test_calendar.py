from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from django.utils.translation import activate, override

import rostrum
from rostrum.apps.meeting.queries import EventRow, VersionRow
from rostrum.procedure.modalities import load
from rostrum.procedure.programme import programme
from rostrum.web.public.calendar import calendar_file

EDITIONS = Path(rostrum.__file__).parent / "data/modalities"
INVENTED = Path(__file__).parents[2] / "data/modalities/lakes-2030-hlm.yaml"
MADE = 1_740_000_000_000_000
PAGE = "https://example.org/en/programme/"


@pytest.fixture(autouse=True)
def english() -> None:
    activate("en")


def file(path: Path, number: int = 1, *, rehearsal: bool = False, state: str = "preliminary") -> Any:
    data = load(path.read_text(), path.name).data
    row = EventRow(
        data["id"],
        data["kind"],
        data["title"],
        data["process"],
        data["session"],
        data["tz"],
        rehearsal,
        MADE,
        "",
    )
    version = VersionRow(number, state, "", MADE, "")
    return icalendar.Calendar.from_ical(calendar_file(row, version, programme(data), PAGE))


def entries(calendar: Any) -> dict[str, Any]:
    return {str(entry["uid"]).partition(".")[0]: entry for entry in calendar.walk("VEVENT")}


def utc(entry: Any, key: str) -> datetime:
    at: datetime = entry.decoded(key)
    return at.astimezone(UTC)


@pytest.mark.parametrize(
    ("edition", "segment", "start", "end", "offset"),
    [
        ("tip-2025-hearing", "opening", (6, 30, 14, 0), (6, 30, 14, 25), -4),
        ("tip-2025-hearing", "closing", (6, 30, 16, 50), (6, 30, 17, 0), -4),
        ("tip-2025-hlm", "opening", (11, 24, 15, 0), (11, 24, 16, 0), -5),
        ("tip-2025-hlm", "closing", (11, 25, 22, 30), (11, 25, 23, 0), -5),
    ],
)
def test_summer_and_winter_time_come_back_as_they_were(
    edition: str, segment: str, start: tuple[int, ...], end: tuple[int, ...], offset: int
) -> None:
    entry = entries(file(EDITIONS / f"{edition}.yaml"))[segment]
    expected = [datetime(2025, *at, tzinfo=UTC) for at in (start, end)]  # type: ignore[misc,arg-type]  # month to minute
    assert [utc(entry, "dtstart"), utc(entry, "dtend")] == expected
    assert entry["dtstart"].params["TZID"] == "America/New_York"
    assert entry.decoded("dtstart").utcoffset() == timedelta(hours=offset)


def test_the_zone_is_defined_in_the_file_by_its_iana_name() -> None:
    calendar = file(EDITIONS / "tip-2025-hlm.yaml")
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["America/New_York"]
    (zone,) = calendar.walk("VTIMEZONE")
    assert {str(part["tzname"]) for part in zone.subcomponents} == {"EST", "EDT"}


def test_a_closing_with_only_a_lower_bound_has_no_end_and_says_why() -> None:
    entry = entries(file(EDITIONS / "tip-2017-hlm.yaml"))["closing"]
    assert utc(entry, "dtstart") == datetime(2017, 9, 28, 22, 0, tzinfo=UTC)
    assert "dtend" not in entry
    assert "Not before 6 p.m. (New York)" in str(entry["description"])


def test_a_plenary_until_the_list_is_exhausted_holds_the_time_of_its_meeting() -> None:
    entry = entries(file(EDITIONS / "tip-2017-hlm.yaml"))["plenary3"]
    assert utc(entry, "dtend") == datetime(2017, 9, 28, 22, 0, tzinfo=UTC)
    assert "Until the list of speakers has been exhausted." in str(entry["description"])


def test_ids_stay_and_the_sequence_is_the_version() -> None:
    first, second = entries(file(INVENTED)), entries(file(INVENTED, 2, state="final"))
    assert {name: str(entry["uid"]) for name, entry in first.items()} == {
        name: str(entry["uid"]) for name, entry in second.items()
    }
    assert len({str(entry["uid"]) for entry in first.values()}) == 5
    assert [(int(e["panel"]["sequence"]), str(e["panel"]["status"])) for e in (first, second)] == [
        (1, "TENTATIVE"),
        (2, "CONFIRMED"),
    ]


def test_a_rehearsal_says_so_in_every_entry() -> None:
    calendar = file(INVENTED, rehearsal=True)
    assert {str(e["summary"]).partition(":")[0] for e in calendar.walk("VEVENT")} == {"Rehearsal"}
    assert str(calendar["x-wr-calname"]).startswith("Rehearsal: ")


def test_the_place_names_the_room_of_a_parallel_track() -> None:
    held = entries(file(INVENTED))
    assert [str(held[name]["location"]) for name in ("panel", "plenary2")] == [
        "Room 4, Lake Hall",
        "Lake Hall",
    ]


def test_signs_of_the_format_in_a_theme_come_back_unharmed() -> None:
    with override("ar"):
        entry = entries(file(INVENTED))["panel"]
    assert 'Clean lakes: <em>deep</em> and "wide"' in str(entry["description"]).split("\n")
    assert entry["summary"].params["LANGUAGE"] == "ar"
