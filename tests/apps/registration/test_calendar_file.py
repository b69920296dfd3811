"""The calendar file of a registration, from the act to a real mail server (issue 4, section 6)."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest

from rostrum.apps.correspondence.operations import deliver_mail
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.meeting.operations import revise_programme
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import Registration
from rostrum.foundation.ports import ports
from tests.apps.registration.conftest import HEARING, MEETING, Office
from tests.calendars import Component, entries, read_calendar
from tests.smtp import Desk, smtp_server


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with smtp_server() as one:
        monkeypatch.setattr(ports, "post", one.post())
        yield one


def deliver(office: Office) -> None:
    while deliver_mail(now=office.tick()):
        pass


def calendar(desk: Desk) -> Component:
    """The file of the newest mail, as the server took it."""
    (part,) = desk.mail().iter_attachments()
    assert (part.get_content_type(), part.get_param("method")) == ("text/calendar", "PUBLISH")
    assert part.get_filename() == "meetings.ics"
    told = part.get_payload(decode=True)
    assert isinstance(told, bytes)
    found = read_calendar(told)
    assert found.one("METHOD") == "PUBLISH"
    return found


def approve(office: Office, row: Registration) -> None:
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())


def revise(office: Office, event: str, change: Any) -> None:
    arrangement = deepcopy(meeting.arrangement(event=event))
    change(arrangement)
    revise_programme(event=event, change=arrangement, why="Moved", by=None, now=office.tick())


def test_a_receipt_holds_the_date_and_the_approval_confirms_it(office: Office, desk: Desk) -> None:
    row = office.sent()
    deliver(office)
    held, afternoon = entries(calendar(desk))
    assert (held.one("STATUS"), held.one("SUMMARY")) == ("TENTATIVE", meeting.event(event=HEARING).title)
    sitting = meeting.programme(event=HEARING).meetings[0]
    assert held.one("UID") != afternoon.one("UID")
    assert held.moment("DTSTART") == sitting.start.astimezone(UTC)
    assert held.moment("DTEND") == sitting.end.astimezone(UTC)
    approve(office, row)
    deliver(office)
    sure, _ = entries(calendar(desk))
    assert (sure.one("STATUS"), sure.one("UID")) == ("CONFIRMED", held.one("UID"))
    assert int(sure.one("SEQUENCE")) > int(held.one("SEQUENCE"))
    assert sure.moment("DTSTAMP") >= held.moment("DTSTAMP")


def test_who_withdraws_sees_it_leave_the_calendar(office: Office, desk: Desk) -> None:
    row = office.sent()
    approve(office, row)
    deliver(office)
    sure, _ = entries(calendar(desk))
    o.withdraw_registration(holder=office.holder(row), registration=row.pk)
    deliver(office)
    gone, _ = entries(calendar(desk))
    assert (gone.one("STATUS"), gone.one("UID")) == ("CANCELLED", sure.one("UID"))
    assert int(gone.one("SEQUENCE")) > int(sure.one("SEQUENCE"))


def test_a_meeting_that_moves_or_goes_changes_what_is_there(office: Office, desk: Desk) -> None:
    def move(told: Any) -> None:
        told["meetings"][0] |= {"date": "2021-07-02", "venue": "Trusteeship Council Chamber"}
        told["meetings"].append(told["meetings"][0] | {"id": "extra", "date": "2021-07-03"})

    def drop(told: Any) -> None:
        told["meetings"] = [one for one in told["meetings"] if one["id"] != "extra"]

    first, second = office.sent(), office.sent("ben@example.org")
    deliver(office)
    before, _ = entries(calendar(desk))
    revise(office, HEARING, move)
    approve(office, second)
    deliver(office)
    moved, extra, _ = entries(calendar(desk))
    assert moved.one("UID") == before.one("UID")
    assert moved.moment("DTSTART").date() == datetime(2021, 7, 2, tzinfo=UTC).date()
    assert moved.one("LOCATION") == "Trusteeship Council Chamber"
    revise(office, HEARING, drop)
    approve(office, first)
    deliver(office)
    told = {one.one("UID").split(".")[1]: one.one("STATUS") for one in entries(calendar(desk))}
    assert told == {"m1": "CONFIRMED", "m2": "CONFIRMED", "extra": "CANCELLED"}
    assert extra.one("STATUS") == "CONFIRMED"


def test_the_file_tells_nothing_of_the_person(office: Office, desk: Desk) -> None:
    row = office.sent("ana@example.org", event=MEETING, protected="yes")
    deliver(office)
    sittings = entries(calendar(desk))
    assert len(sittings) == len(meeting.programme(event=MEETING).meetings)
    ids = {one.one("UID") for one in sittings}
    assert len(ids) == len(sittings)
    (part,) = desk.mail().iter_attachments()
    told = part.get_content()
    for word in ("Ana Example", "ana@example.org", "Open Harbour", row.pk, row.dossier_id):
        assert word not in told
    other = office.sent("ben@example.org", event=MEETING)
    deliver(office)
    assert other.pk != row.pk
    assert ids.isdisjoint(one.one("UID") for one in entries(calendar(desk)))
