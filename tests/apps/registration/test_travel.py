"""Support for travel: offered or declined by the secretariat, answered by the person, counted by country (R187)."""

import pytest

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import preview
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import Registration, TravelRequest
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, Office


@pytest.fixture
def asked(office: Office) -> Registration:
    return office.sent(travel="A flight from Santiago")


def decide(office: Office, act: str, words: str = "", *, role: str = "secretariat") -> str:
    row = TravelRequest.objects.get()
    o.decide_travel(request=row.pk, act=act, words=words, by=office.staff[role], now=office.tick())
    row.refresh_from_db()
    return row.state


def answer(office: Office, row: Registration, *, accept: bool) -> str:
    o.answer_travel(holder=office.holder(row), registration=row.pk, accept=accept, now=office.now)
    return TravelRequest.objects.get().state


def test_an_offer_is_told_accepted_and_turned_down_later(office: Office, asked: Registration) -> None:
    assert decide(office, "offer", "Flight and two nights") == "offered"
    mail = Mail.objects.latest("queued_at")
    assert mail.letter == "registration.travel_offered"
    assert "Flight and two nights" in preview(mail, secrets=True).text
    assert answer(office, asked, accept=True) == "accepted"
    assert answer(office, asked, accept=False) == "declined"


def test_a_refusal_has_a_reason_and_can_be_reconsidered(office: Office, asked: Registration) -> None:
    for words, code in (("", "missing"), ("x" * 501, "too_long")):
        with pytest.raises(Refusal, match=code):
            decide(office, "decline", words)
    assert TravelRequest.objects.get().state == "requested"
    assert decide(office, "decline", "The fund is spent") == "declined"
    assert "The fund is spent" in preview(Mail.objects.latest("queued_at"), secrets=True).text
    assert decide(office, "reconsider") == "requested"


def test_nothing_is_accepted_that_was_not_offered(office: Office, asked: Registration) -> None:
    with pytest.raises(Refusal, match="not_now"):
        answer(office, asked, accept=True)
    for act in ("accept", "turn_down", "nothing"):
        with pytest.raises(Refusal, match="not_now"):
            decide(office, act, "x")


def test_nobody_answers_for_another(office: Office, asked: Registration) -> None:
    decide(office, "offer", "A flight")
    other = office.sent("bo@example.org")
    with pytest.raises(Refusal, match="unknown_registration"):
        o.answer_travel(holder=office.holder(other), registration=asked.pk, accept=True, now=office.now)
    with pytest.raises(Refusal, match="signed_out"):
        o.answer_travel(
            holder=o.Holder("nobody", office.now), registration=asked.pk, accept=True, now=office.now
        )


def test_requests_are_counted_by_country_and_state(office: Office, asked: Registration) -> None:
    office.sent("bo@example.org", travel="A train", country="KEN")
    office.sent("cy@example.org", travel="", country="KEN")
    decided = TravelRequest.objects.get(registration=asked)
    by = office.staff["secretariat"]
    o.decide_travel(request=decided.pk, act="offer", words="A flight", by=by, now=office.tick())
    told = queries.travel_counts(event=HEARING, by=by)
    assert {country: (row["requested"], row["offered"]) for country, row in told.items()} == {
        "CHL": (0, 1),
        "KEN": (1, 0),
    }
    assert [one.country for one in queries.travel_board(event=HEARING, show="offered", by=by)] == ["CHL"]


@pytest.mark.parametrize("role", ["accessibility", "operator"])
def test_the_secretariat_alone_decides(office: Office, asked: Registration, role: str) -> None:
    with pytest.raises(Refusal, match="not_permitted"):
        decide(office, "offer", "A flight", role=role)
    with pytest.raises(Refusal, match="not_permitted"):
        queries.travel_counts(event=HEARING, by=office.staff[role])
