"""Support for travel: offered or declined by the secretariat, answered by the person, counted by country (R187)."""

import html
import re
from io import BytesIO

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from openpyxl import load_workbook

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import preview
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import Dossier, Registration, TravelRequest
from rostrum.apps.registration.queries import TravelFilters
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, Office
from tests.invented import plain_files

__all__ = ["plain_files"]

OFFERED = TravelFilters("offered")


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
    assert [one.country for one in queries.travel_board(event=HEARING, filters=OFFERED, by=by)] == ["CHL"]
    there = TravelFilters(country="KEN")
    assert [one.country for one in queries.travel_board(event=HEARING, filters=there, by=by)] == ["KEN"]
    assert queries.travel_board(event=HEARING, filters=TravelFilters("offered", "KEN"), by=by) == ()
    nowhere = TravelFilters(country=queries.NOT_TOLD)
    assert queries.travel_board(event=HEARING, filters=nowhere, by=by) == ()


@pytest.mark.usefixtures("plain_files")
def test_page_and_files_take_the_same_filters(office: Office, asked: Registration, client: Client) -> None:
    """Each number of the table leads to its list; a file holds nobody protected and no words of those who ask."""
    office.sent("bo@example.org", travel="A train", country="KEN", name="Bo Other")
    hidden = office.sent("cy@example.org", travel="A car", country="KEN", name="Cy Hidden")
    Dossier.objects.filter(pk=hidden.dossier_id).update(protected=True)
    account = office.staff["secretariat"]
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    client.force_login(account)
    desk = f"/en/secretariat/events/{HEARING}/travel/"
    page = client.get(desk).content.decode()
    told = re.findall(r'<a href="\?([^"#]+)#requests-h">(\d+)</a>', page)
    assert sorted(number for _, number in told) == ["1", "2", "3"]
    for query, number in told:
        shown = client.get(f"{desk}?{html.unescape(query)}").content.decode()
        assert shown.count("<blockquote") == int(number)
    file = client.get(f"{desk}file/csv/?show=requested&country=KEN")
    text = b"".join(file).decode()
    assert ("Bo Other" in text, "Ana Example" in text, "Cy Hidden" in text, "A train" in text) == (
        True,
        False,
        False,
        False,
    )
    book = client.get(f"{desk}file/xlsx/?show=requested&country=KEN")
    rows = load_workbook(BytesIO(book.content))["travel"].values
    assert [one[2] for one in rows] == ["name", "Bo Other"]
    assert client.get(f"{desk}file/pdf/").status_code == 404


def test_no_request_is_beyond_the_last_page(office: Office, asked: Registration) -> None:
    office.sent("bo@example.org", travel="A train", country="KEN")
    by, every = office.staff["secretariat"], TravelFilters()
    pages = [
        queries.travel_board(event=HEARING, filters=every, by=by, after=after, most=1) for after in range(3)
    ]
    assert [[one.country for one in page] for page in pages] == [["CHL"], ["KEN"], []]


@pytest.mark.parametrize("role", ["accessibility", "operator"])
def test_the_secretariat_alone_decides(office: Office, asked: Registration, role: str) -> None:
    with pytest.raises(Refusal, match="not_permitted"):
        decide(office, "offer", "A flight", role=role)
    with pytest.raises(Refusal, match="not_permitted"):
        queries.travel_counts(event=HEARING, by=office.staff[role])


def test_who_no_longer_takes_part_waits_for_no_offer(office: Office, asked: Registration) -> None:
    """A request that was met stays in sight, so that somebody cancels the flight."""

    def counted() -> dict[str, dict[str, int]]:
        return queries.travel_counts(event=HEARING, by=office.staff["secretariat"])

    o.withdraw_registration(holder=office.holder(asked), registration=asked.pk)
    assert counted() == {}
    with pytest.raises(Refusal, match="not_now"):
        decide(office, "offer", "Flight and two nights")
    met = office.sent("bo@example.org", travel="A train from Arica")
    o.decide_travel(
        request=met.travel_request.pk,
        act="offer",
        words="The train",
        by=office.staff["secretariat"],
        now=office.tick(),
    )
    o.withdraw_registration(holder=office.holder(met), registration=met.pk)
    assert [one["offered"] for one in counted().values()] == [1]
