"""The address for answers and the events that share a registration, declared on a page (P6)."""

import pytest
from django.test import Client

from rostrum.apps.correspondence.writing import answers_to
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.meeting.models import Event
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration import queries
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.sharing import with_registration
from tests.apps.registration.conftest import HEARING, MEETING, NOW, Office, office
from tests.invented import plain_files

__all__ = ["office", "plain_files"]
DESK = f"/en/secretariat/events/{HEARING}/programme/"
ANSWERS, SHARING = f"{DESK}answers/", f"{DESK}registration/"
TOLD = {"name": "Secretariat of the hearing", "address": "hearing@example.org", "why": "Named by the Office"}
pytestmark = pytest.mark.usefixtures("plain_files")


@pytest.fixture
def desk(office: Office, client: Client) -> Client:
    """The secretariat of both events, in a rehearsal, so that no second factor is asked."""
    for event in (HEARING, MEETING):
        Event.objects.filter(pk=event).update(rehearsal=True)
    client.force_login(office.staff["secretariat"], backend="django.contrib.auth.backends.ModelBackend")
    return client


def seen(event: str = HEARING) -> str:
    return str(meeting.versions(event=event)[0].number)


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_address_for_answers_is_named_changed_and_taken_away(desk: Client) -> None:
    assert ANSWERS in text(desk, DESK)
    assert ANSWERS in text(desk, f"/en/secretariat/events/{HEARING}/letters/")
    assert "No address is named" in text(desk, DESK)
    others = len(meeting.arrangement(event=HEARING)["contacts"])
    assert desk.post(ANSWERS, TOLD | {"seen": seen()}).status_code == 302
    assert answers_to(HEARING) == "Secretariat of the hearing <hearing@example.org>"
    assert "hearing@example.org" in text(desk, DESK)
    assert desk.post(ANSWERS, TOLD | {"name": "Another", "seen": seen()}).status_code == 302
    assert answers_to(HEARING) == "Another <hearing@example.org>"
    assert len(meeting.arrangement(event=HEARING)["contacts"]) == others + 1
    page = f"/en/events/{HEARING}/programme/changes/1/{seen()}/"
    assert "Contacts" in text(Client(), page)
    assert desk.post(ANSWERS, {"why": "Nobody reads them", "seen": seen()}).status_code == 302
    assert answers_to(HEARING) == ""
    assert len(meeting.arrangement(event=HEARING)["contacts"]) == others


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "hearing@example"},
        {"address": ""},
        {"name": ""},
        {"address": "a@b.org\r\nBcc: c@d.org"},
        {"why": ""},
    ],
)
def test_what_cannot_be_an_address_changes_nothing(desk: Client, wrong: dict[str, str]) -> None:
    before = seen()
    answer = desk.post(ANSWERS, TOLD | {"seen": before} | wrong)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert (seen(), answers_to(HEARING)) == (before, "")


def test_events_come_to_share_a_registration_and_part_again(desk: Client) -> None:
    assert SHARING in text(desk, DESK)
    page = text(desk, SHARING)
    assert f'value="{MEETING}"' in page
    assert "checked" not in page
    assert desk.post(SHARING, {"others": [MEETING], "why": "Same days", "seen": seen()}).status_code == 302
    assert queries.grouped(event=HEARING) == (MEETING,)
    assert queries.grouped(event=MEETING) == (HEARING,)
    assert "checked" in text(desk, SHARING)
    assert f"({MEETING})" in text(desk, DESK)
    assert meeting.versions(event=MEETING)[0].why == "Same days"
    assert desk.post(SHARING, {"why": "Apart again", "seen": seen()}).status_code == 302
    assert queries.grouped(event=HEARING) == queries.grouped(event=MEETING) == ()
    assert "group" not in meeting.arrangement(event=MEETING)


def test_nobody_ties_an_event_of_others_to_their_own(desk: Client, client: Client) -> None:
    account = Account.objects.create_user("one@example.org", name="Of one event")
    grant_role(account=account, role="secretariat", event=HEARING, by=None, now=NOW)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert MEETING not in text(client, SHARING)
    assert "You work in no other event" in text(client, SHARING)
    told = {"others": [MEETING], "why": "Mine", "seen": seen()}
    assert client.post(SHARING, told).status_code == 422
    assert queries.grouped(event=HEARING) == ()


def test_what_a_group_shares_beside_the_registration_stays_with_its_events() -> None:
    group = {"id": "series", "events": ["a", "b"], "shares": ["speakers"]}
    held = with_registration({"group": group}, {"a", "b"})
    assert held["group"] == {"id": "series", "events": ["a", "b"], "shares": ["speakers", "registration"]}
    assert with_registration(held, {"a"})["group"] == group
    with pytest.raises(Refusal, match="group_shares_more"):
        with_registration(held, {"a", "b", "c"})
