"""Needs of accessibility: one form, two ways, a late one flagged; extra time flows to the floor (R94-R100)."""

from typing import Any

import pytest

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import preview
from rostrum.apps.meeting.operations import load_event
from rostrum.apps.participation.accommodations import extra_time
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.operations import add_participant, record_accommodation
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import AccessRequest, Dossier
from rostrum.apps.registration.queries import access
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.access import ROUTES
from tests.apps.registration.conftest import EDITIONS, HEARING, Office

HEARING_2025 = "tip-2025-hearing"
LAST_MOMENT = 1_750_910_399_999_999  # Wednesday 25 June 2025, the last microsecond in New York
SECRET = "a canary of health"


def need(**told: object) -> o.Need:
    fields = {"name": "Ana Example", "address": "Ana@Example.org", "text": SECRET, "language": "fr"}
    return o.Need(**(fields | told))  # type: ignore[arg-type]


@pytest.fixture
def summer(office: Office) -> Office:
    """The hearing of 2025, whose concept note names the last day and both contacts."""
    path = EDITIONS / f"{HEARING_2025}.yaml"
    load_event(text=path.read_text("utf-8"), name=path.name, rehearsal=False, by=None, now=office.now)
    grant_role(
        account=office.staff["accessibility"],
        role="accessibility",
        event=HEARING_2025,
        by=None,
        now=office.now,
    )
    return office


@pytest.mark.parametrize(("now", "late"), [(LAST_MOMENT, False), (LAST_MOMENT + 1, True)])
def test_a_late_need_is_taken_and_marked_to_the_microsecond(summer: Office, now: int, late: bool) -> None:
    assert o.ask_for_access(event=HEARING_2025, need=need(), now=now) is late
    row = AccessRequest.objects.get()
    assert (row.late, row.state, row.route, row.address) == (
        late,
        "received",
        "meetings_support",
        "ana@example.org",
    )


def test_a_delegation_is_sent_to_the_secretariat_and_names_itself(summer: Office) -> None:
    with pytest.raises(Refusal, match="wrong_answers") as refused:
        o.ask_for_access(event=HEARING_2025, need=need(of_delegation=True), now=summer.tick())
    assert refused.value.detail["faults"] == (("body", "answer_missing"),)
    o.ask_for_access(event=HEARING_2025, need=need(of_delegation=True, body="Chile"), now=summer.tick())
    assert AccessRequest.objects.get().route == "secretariat"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"text": " "}, "wrong_answers"),
        ({"name": ""}, "wrong_answers"),
        ({"text": "x" * 2_001}, "wrong_answers"),
        ({"name": "a\u202eb"}, "wrong_answers"),
        ({"address": "no address"}, "address_not_read"),
    ],
)
def test_a_bad_form_stores_nothing(summer: Office, told: dict[str, str], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        o.ask_for_access(event=HEARING_2025, need=need(**told), now=summer.tick())
    assert (AccessRequest.objects.count(), Mail.objects.count()) == (0, 0)


def test_the_receipt_names_the_contact_and_never_the_need(summer: Office) -> None:
    o.ask_for_access(event=HEARING_2025, need=need(), now=summer.tick())
    told = preview(Mail.objects.get(), secrets=True)
    assert "accessibilitycentre@un.org" in told.text.replace("\u200b", "")  # no link to a mail program
    assert "212 963 7349" in told.text
    assert SECRET not in told.text + told.subject
    assert SECRET not in str(Mail.objects.values())


def handle(office: Office, row: AccessRequest, act: str, **told: object) -> None:
    handled = o.Handled(act, **told)  # type: ignore[arg-type]
    by = office.staff["accessibility"]
    o.handle_access(request=row.pk, handled=handled, by=by, now=office.tick())
    row.refresh_from_db()


def test_the_board_says_who_has_it_in_hand_and_what_is_arranged(office: Office) -> None:
    office.sent()
    row = AccessRequest.objects.get()
    handle(office, row, "take")
    handle(office, row, "arrange", seat="Row 4, by the aisle", extra_seconds=60, note="asked twice")
    (one,) = queries.access_board(event=HEARING, show="", route="", by=office.staff["accessibility"])
    assert (one.name, one.text, one.seat, one.extra_seconds, one.state, one.handled_by) == (
        "Ana Example",
        "A seat near the door",
        "Row 4, by the aisle",
        60,
        "arranged",
        "accessibility",
    )
    assert office.letters()[-1] == "registration.access_arranged"
    assert "Row 4" not in preview(Mail.objects.latest("queued_at"), secrets=True).text


def test_extra_time_reaches_the_floor_when_the_person_comes_onto_the_list(office: Office) -> None:
    registered = office.sent()
    handle(office, AccessRequest.objects.get(), "arrange", extra_seconds=60)
    assert extra_time(event=HEARING) == ()
    who = o.approve_registration(
        registration=registered.pk, by=office.staff["secretariat"], now=office.tick()
    )
    assert extra_time(event=HEARING) == ((who, 60),)


def test_extra_time_arranged_later_reaches_the_floor_at_once_and_can_be_taken_back(office: Office) -> None:
    registered = office.sent()
    who = o.approve_registration(
        registration=registered.pk, by=office.staff["secretariat"], now=office.tick()
    )
    row = AccessRequest.objects.get()
    handle(office, row, "arrange", extra_seconds=90)
    assert extra_time(event=HEARING) == ((who, 90),)
    handle(office, row, "reopen", extra_seconds=90)
    assert extra_time(event=HEARING) == ()


def test_taking_a_request_in_hand_leaves_what_an_operator_recorded(office: Office) -> None:
    registered = office.sent()
    who = o.approve_registration(
        registration=registered.pk, by=office.staff["secretariat"], now=office.tick()
    )
    record_accommodation(participant=who, seconds=30, by=office.staff["operator"], now=office.tick())
    handle(office, AccessRequest.objects.get(), "take")
    assert extra_time(event=HEARING) == ((who, 30),)


def test_who_did_not_register_is_matched_with_the_list_of_the_same_event(office: Office) -> None:
    o.ask_for_access(event=HEARING, need=need(), now=office.tick())
    row = AccessRequest.objects.get()
    person = Row(name="Ana Example", category="csos", body="Open Harbour")
    who = add_participant(event=HEARING, person=person, by=None, now=office.tick())
    handle(office, row, "arrange", extra_seconds=60, participant=who)
    assert extra_time(event=HEARING) == ((who, 60),)
    other = add_participant(
        event="tip-2025-hlm", person=Row(name="B", category="academia"), by=None, now=office.tick()
    )
    with pytest.raises(Refusal, match="unknown_participant"):
        handle(office, row, "arrange", participant=other)


def test_declining_needs_a_reason_for_colleagues(office: Office) -> None:
    office.sent()
    row = AccessRequest.objects.get()
    for told, code in (
        ({}, "missing"),
        ({"note": "x" * 2_001}, "too_long"),
        ({"extra_seconds": 601}, "accommodation"),
    ):
        with pytest.raises(Refusal, match=code):
            handle(office, row, "decline" if code == "missing" else "arrange", **told)
    handle(office, row, "decline", note="no such seat in this room")
    assert row.state == "declined"
    assert "no such seat" not in preview(Mail.objects.latest("queued_at"), secrets=True).text


def test_the_board_names_no_body_of_a_protected_person(office: Office) -> None:
    """Those who arrange it admit nobody: the name as announced is enough (D40)."""
    row = office.sent()
    Dossier.objects.filter(pk=row.dossier_id).update(protected=True)
    (one,) = queries.access_board(event=HEARING, show="", route="", by=office.staff["accessibility"])
    assert (one.name, one.body) == ("Ana Example", "")


def test_counts_are_of_the_list_that_is_shown(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open ones come first, a page at a time, and no request is beyond the last page."""
    monkeypatch.setattr(access, "ACCESS_PAGE", 2)
    for name in ("ana", "bo", "cy"):
        office.sent(f"{name}@example.org", name=name)
    first = AccessRequest.objects.order_by("received_at")[0]
    handle(office, first, "take")
    handle(office, first, "arrange", seat="Row 4")
    by = office.staff["accessibility"]
    board = [
        [one.name for one in queries.access_board(event=HEARING, show="", route="", by=by, after=after)]
        for after in (0, 2, 4)
    ]
    assert board == [["bo", "cy"], ["ana"], []]
    assert queries.access_counts(event=HEARING, by=by)["open"] == 2
    told = [queries.access_counts(event=HEARING, by=by, route=one)["open"] for one in ROUTES]
    assert sorted(told) == [0, 2]


@pytest.mark.parametrize("role", ["secretariat", "operator"])
def test_nobody_but_those_who_arrange_it_reads_the_board(office: Office, role: str) -> None:
    office.sent()
    by = office.staff[role]
    for ask in (queries.access_board, queries.access_counts):
        told: Any = {"show": "", "route": ""} if ask is queries.access_board else {}
        with pytest.raises(Refusal, match="not_permitted"):
            ask(event=HEARING, by=by, **told)
    with pytest.raises(Refusal, match="not_permitted"):
        queries.access_request(id=AccessRequest.objects.get().pk, event=HEARING, by=by)
