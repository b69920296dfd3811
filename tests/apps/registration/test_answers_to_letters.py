"""Whoever answers a letter writes to the secretariat of the event, where its data name one (security 7)."""

from typing import Any

import pytest
from django.test import override_settings

from rostrum.apps.correspondence.writing import answers_to
from rostrum.apps.meeting import queries as meeting
from tests.apps.registration.conftest import HEARING, MEETING, Office
from tests.apps.registration.test_notices import deliver, desk, revise
from tests.invented import plain_files
from tests.smtp import Desk

__all__ = ["desk", "plain_files"]
FOR = {"for": "secretariat", "name": "Secretariat of the hearing", "email": "hearing@example.org"}


def contacts(office: Office, *rows: dict[str, str]) -> None:
    revise(office, lambda told: told.update(contacts=list(rows)))


def replies(office: Office, desk: Desk) -> Any:
    """The header of the newest letter that a real server took."""
    office.sent(f"person{len(desk.taken)}@example.org", letters="en")
    deliver(office)
    return desk.mail()["Reply-To"]


def test_answers_go_to_the_secretariat_of_the_event(office: Office, desk: Desk) -> None:
    other = {"for": "written statements", "name": "eStatements", "email": "statements@example.org"}
    contacts(office, other, FOR)
    found = replies(office, desk)
    assert [(one.display_name, one.addr_spec) for one in found.addresses] == [(FOR["name"], FOR["email"])]
    assert desk.mail()["From"] != desk.mail()["Reply-To"]
    assert answers_to(MEETING) == answers_to("") == answers_to("no-such-event") == ""


@pytest.mark.parametrize("name", ["Секретариат, слушания", "أمانة الجلسة", 'The "secretariat", of <all>'])
def test_a_name_arrives_as_it_is_written(office: Office, desk: Desk, name: str) -> None:
    contacts(office, FOR | {"name": name})
    (found,) = replies(office, desk).addresses
    assert (found.display_name, found.addr_spec) == (name, FOR["email"])


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Desk\r\nBcc: victim@example.org", "hearing@example.org"),
        ("Desk\u2028Bcc: victim@example.org\u202e", "hearing@example.org"),
        ("x" * 5_000, "hearing@example.org"),
    ],
)
def test_a_name_brings_no_header_of_its_own(office: Office, desk: Desk, name: str, email: str) -> None:
    contacts(office, FOR | {"name": name, "email": email})
    (found,) = replies(office, desk).addresses
    assert found.addr_spec == email
    assert desk.mail()["Bcc"] is None
    assert all(b"victim" not in ",".join(to).encode() for _, to, _ in desk.taken)


@pytest.mark.parametrize(
    "email",
    [
        "",
        "hearing",
        "hearing@example.org\r\nBcc: victim@example.org",
        "a@example.org, victim@example.org",
        "a b@c.org",
    ],
)
def test_an_address_that_cannot_stand_there_stops_no_letter(office: Office, desk: Desk, email: str) -> None:
    contacts(office, FOR | {"email": email})
    assert replies(office, desk) is None
    assert desk.mail()["Bcc"] is None


@override_settings(MAIL_FROM="Rostrum <rostrum@example.org>")
def test_where_nobody_is_named_answers_go_to_the_sender(office: Office, desk: Desk) -> None:
    assert meeting.arrangement(event=HEARING)["contacts"]
    assert replies(office, desk) is None
