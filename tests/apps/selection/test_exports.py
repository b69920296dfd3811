"""What of a selection leaves the house as a file: what the page shows, and of the protected nothing (P9, D40)."""

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from rostrum.apps.meeting.operations import load_event
from rostrum.apps.participation import full_requests
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation.full_tables import Lines
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration import operations as registration
from rostrum.apps.registration.models import Registration
from rostrum.apps.selection.exports import interest_csv, interest_xlsx
from rostrum.apps.selection.queries import GROUPS, Filters, board, counts
from rostrum.foundation.refusal import Refusal
from tests.selecting import EDITIONS, MEETING, PANEL, Choice

HIDDEN = ("School of the Lake", "KEN", "african", "What Bo Example has seen")


@pytest.fixture
def interested(choice: Choice) -> Choice:
    for name in choice.registrations:
        choice.express(name, f"What {name} has seen")
    return choice


def protect(choice: Choice, name: str) -> None:
    row = Registration.objects.get(pk=choice.registrations[name])
    registration.protect_person(
        participant=row.participant, protected=True, name="Another Name", by=None, now=choice.tick()
    )


def rows(choice: Choice, role: str = "committee", **wanted: str) -> list[dict[str, str]]:
    text = b"".join(
        interest_csv(event=MEETING, segment=PANEL, filters=Filters(**wanted), by=choice.staff[role])
    )
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))


def sheet(book: bytes) -> Any:
    return load_workbook(io.BytesIO(book)).active


@pytest.mark.parametrize(
    "wanted",
    [{}, {"state": "picked"}, {"state": "received", "region": "latin_american_caribbean"}, {"first": "no"}],
)
def test_a_file_holds_whom_the_page_shows_by_the_same_filters(
    interested: Choice, wanted: dict[str, str]
) -> None:
    interested.short_list("Bo Example")
    by = interested.staff["office"]
    page = board(event=MEETING, segment=PANEL, filters=Filters(**wanted), by=by).rows
    told = rows(interested, "office", **wanted)
    assert [(one["interest"], one["name"], one["text"]) for one in told] == [
        (one.id, one.person.name, one.text) for one in page
    ]


def test_a_workbook_is_the_same_table(interested: Choice) -> None:
    book = interest_xlsx(event=MEETING, segment=PANEL, filters=Filters(), by=interested.staff["secretariat"])
    head, *lines = sheet(book).iter_rows(values_only=True)
    found = [{name: cell or "" for name, cell in zip(head, line, strict=True)} for line in lines]
    assert found == rows(interested, "secretariat")


def test_moments_stand_in_the_zone_of_the_event_and_nobody_can_be_reached(interested: Choice) -> None:
    first = rows(interested)[0]
    assert first["sent"].endswith("-04:00")
    assert (first["state"], first["chosen"], first["country"]) == ("received", "", "CHL")
    assert "@" not in "".join(first.values())
    assert "woman" not in "".join(first.values())


def test_the_whole_table_is_offered_where_speakers_are_selected_alone(interested: Choice) -> None:
    by, other = interested.staff["secretariat"], "tip-2025-hearing"
    text = (EDITIONS / f"{other}.yaml").read_text("utf-8")
    load_event(text=text, name=f"{other}.yaml", rehearsal=False, by=None, now=interested.tick())
    grant_role(account=by, role="secretariat", event=other, by=None, now=interested.tick())
    codes = [code for code, _, _ in full_requests.full_tables(event=other, by=None)]
    assert ("participants" in codes, "interest" in codes) == (True, False)
    with pytest.raises(Refusal, match="unknown_table"):
        participation.masked_table(event=other, code="interest", by=by, now=interested.tick())
    assert "interest" in [code for code, _, _ in full_requests.full_tables(event=MEETING, by=by)]


def test_what_people_write_is_never_a_formula(choice: Choice) -> None:
    for name, text in zip(choice.registrations, ("=1+1", "@SUM(A1)", "-2", "\uff1d1"), strict=True):
        choice.express(name, text)
    assert {one["text"][0] for one in rows(choice)} == {"'"}
    book = interest_xlsx(event=MEETING, segment=PANEL, filters=Filters(), by=choice.staff["office"])
    cells = [cell for line in sheet(book).iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "=1+1" in {cell.value for cell in cells}


def test_a_protected_person_is_in_no_file_and_the_page_counts_them(interested: Choice) -> None:
    protect(interested, "Bo Example")
    for role in ("office", "committee", "secretariat"):
        told = rows(interested, role)
        assert len(told) == 3
        assert not [one for one in told if "Another Name" in one.values() or set(HIDDEN) & set(one.values())]
    found = board(event=MEETING, segment=PANEL, filters=Filters(), by=interested.staff["office"])
    assert (len(found.rows), found.protected) == (4, 1)


def test_with_the_protected_the_table_goes_by_two_persons_and_once(interested: Choice) -> None:
    protect(interested, "Bo Example")
    by = interested.staff["secretariat"]
    masked = _line(participation.masked_table(event=MEETING, code="interest", by=by, now=interested.tick()))
    assert "Another Name" in masked
    assert not set(HIDDEN) & set(masked)
    asked = participation.ask_full_export(
        event=MEETING, code="interest", why="For the panel", by=by, now=interested.tick()
    )
    with pytest.raises(Refusal, match="not_confirmed"):
        participation.hand_out(export=asked, event=MEETING, by=by, now=interested.tick())
    other = interested.second("secretariat")
    participation.decide_full_export(
        export=asked, event=MEETING, confirm=True, by=other, now=interested.tick()
    )
    code, lines = participation.hand_out(export=asked, event=MEETING, by=by, now=interested.tick())
    assert code == "interest"
    assert set(HIDDEN) <= set(_line(lines))
    logged = full_requests.full_requests(event=MEETING, by=by, now=interested.tick())
    assert [(one.table, one.state, one.protected) for one in logged] == [
        ("interest", "handed", 1),
        ("interest", "masked", 1),
    ]
    with pytest.raises(Refusal, match="handed_already"):
        participation.hand_out(export=asked, event=MEETING, by=by, now=interested.tick())


def _line(lines: Lines) -> list[str]:
    """The line of the protected person."""
    return next(cells for one in lines if "Another Name" in (cells := list(map(str, one))))


def test_who_sees_nothing_takes_nothing(interested: Choice) -> None:
    for role in ("operator", "moderator", "accessibility"):
        with pytest.raises(Refusal, match="not_permitted"):
            rows(interested, role)


def test_every_count_is_as_long_as_its_list(interested: Choice) -> None:
    interested.short_list("Bo Example")
    interested.choose("Chi Example", "Known for the work")
    registration.withdraw_registration(
        holder=interested.holder("Di Example"), registration=interested.registrations["Di Example"]
    )
    by = interested.staff["office"]

    def listed(state: str) -> int:
        return len(board(event=MEETING, segment=PANEL, filters=Filters(state=state), by=by).rows)

    told = counts(event=MEETING, by=by)[PANEL]
    assert told == {state: listed(state) for state in told}
    assert (told["received"], told["listed"], told["chosen"], told["left"]) == (1, 1, 1, 1)
    figures = board(event=MEETING, segment=PANEL, filters=Filters(), by=by).figures
    assert (figures.people, figures.listed) == tuple(listed(one) for one in GROUPS)
