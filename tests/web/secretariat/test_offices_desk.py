"""The secretariat notes who holds an office and who acts for them; two never hold one at once (R36, R51, Amb6)."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.processes import queries
from rostrum.foundation.clock import micros
from tests.apps.registration.conftest import MEETING, Office, office
from tests.web.secretariat.test_delegations import signed_in, text

__all__ = ["office"]
HOME = f"/en/secretariat/events/{MEETING}/offices/"
FIRST = {
    "office": "pga",
    "session": "79",
    "name": "H.E. Ms. Ilse Example",
    "country": "chl",
    "first": "2024-09-10",
    "last": "",
    "why": "Elected",
}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_files")]


@pytest.fixture
def clerk(office: Office) -> Client:
    return signed_in(office, "secretariat")


def held(at: datetime) -> str:
    process = meeting.event(event=MEETING).process
    found = queries.holder(process=process, office="pga", at=micros(at))
    return found.name if found else ""


def test_two_presidents_act_in_one_process(clerk: Client) -> None:
    assert "Nobody is noted in an office yet." in text(clerk.get(HOME))
    assert clerk.post(f"{HOME}add/", FIRST)["Location"] == f"{HOME}?saved=1"
    second = FIRST | {"session": "80", "name": "H.E. Mr. Bo Example", "first": "2025-09-09"}
    assert clerk.post(f"{HOME}add/", second).status_code == 302
    page = text(clerk.get(HOME))
    assert page.index("H.E. Mr. Bo Example") < page.index("H.E. Ms. Ilse Example")
    assert "Session 79" in page
    assert (
        held(datetime(2025, 9, 9, 3, 59, tzinfo=UTC)) == "H.E. Ms. Ilse Example"
    )  # still the 8th in New York
    assert held(datetime(2025, 9, 9, 4, 0, tzinfo=UTC)) == "H.E. Mr. Bo Example"


def test_two_never_hold_an_office_at_once_and_what_was_typed_stays(clerk: Client) -> None:
    clerk.post(f"{HOME}add/", FIRST | {"last": "2025-09-08"})
    answer = clerk.post(f"{HOME}add/", FIRST | {"name": "H.E. Mr. Bo Example", "first": "2025-01-01"})
    assert answer.status_code == 422
    assert "H.E. Ms. Ilse Example holds the office then" in text(answer)
    assert 'value="H.E. Mr. Bo Example"' in answer.content.decode()
    assert clerk.post(f"{HOME}add/", FIRST | {"why": ""}).status_code == 422


def test_somebody_acts_for_the_holder_then_the_holder_leaves(clerk: Client) -> None:
    clerk.post(f"{HOME}add/", FIRST)
    (one,) = queries.tenures(process=meeting.event(event=MEETING).process)
    there = f"{HOME}{one.id}/"
    told = {
        "act": "substitute",
        "substitute-name": "H.E. Mr. Vice Example",
        "substitute-function": "Vice-President",
        "substitute-first": "2025-02-01",
        "substitute-last": "2025-02-03",
        "substitute-why": "Travels",
    }
    assert clerk.post(there, told | {"substitute-last": "2025-01-01"}).status_code == 422
    assert clerk.post(there, told)["Location"] == f"{HOME}?saved=1"
    page = text(clerk.get(HOME))
    assert "H.E. Mr. Vice Example" in page
    assert "Saturday, 1 February 2025 – Monday, 3 February 2025" in page
    left = {"act": "end", "end-last": "2025-09-08", "end-why": "The session ended"}
    assert clerk.post(there, left).status_code == 302
    page = text(clerk.get(there))
    assert "Monday, 8 September 2025" in page
    assert "The session ended" in page
    assert "Somebody named who acts for the holder" in page


def test_a_mistake_counts_no_longer(clerk: Client) -> None:
    clerk.post(f"{HOME}add/", FIRST)
    (one,) = queries.tenures(process=meeting.event(event=MEETING).process)
    assert clerk.post(f"{HOME}{one.id}/", {"act": "void", "void-why": "Wrong name"}).status_code == 302
    assert held(datetime(2025, 1, 1, tzinfo=UTC)) == ""
    assert clerk.get(f"{HOME}{one.id}/").status_code == 404


def test_nobody_else_notes_offices(office: Office) -> None:
    client = signed_in(office, "operator")
    assert client.get(HOME).status_code == 403
    assert client.post(f"{HOME}add/", FIRST).status_code == 403
    assert held(datetime(2025, 1, 1, tzinfo=UTC)) == ""
