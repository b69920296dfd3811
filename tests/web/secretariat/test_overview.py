"""The desk of one event and its deadlines, as a browser without script uses them."""

import re
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.registration import operations as o
from rostrum.foundation.clock import moment
from tests.apps.registration.conftest import HEARING, NOW, Office, office

__all__ = ["office"]
DESK = f"/en/secretariat/events/{HEARING}/"
DUE = f"{DESK}deadlines/"


@pytest.fixture
def desk(office: Office, client: Client) -> Client:
    account = office.staff["secretariat"]
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    client.force_login(account)
    return client


def body(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@time_machine.travel(moment(NOW), tick=False)
def test_every_number_of_the_desk_leads_to_its_list(office: Office, desk: Client) -> None:
    by = office.staff["secretariat"]
    rows = [office.sent(f"p{n}@example.org", name=f"P {n}") for n in range(3)]
    for row in rows[:2]:
        o.match_body(registration=row.pk, code="chl", by=by, now=office.tick())
        o.approve_registration(registration=row.pk, by=by, now=office.tick())
    office.save(rows[1], name="Somebody Else")
    Mail.objects.filter(letter="registration.received").update(state="failed")
    office.sent("far@example.org", name="P 3", travel="A flight")
    page = body(desk.get(DESK))
    assert "Review 3 registrations" in page
    assert "Monday, 5 July 2021, 5 p.m. (New York)" in page
    due = page[page.index('id="due-h"') : page.index('id="mandate-h"')].lower()
    assert 0 < due.index("written statements") < due.index("the event begins") < due.index("hearing is held")
    mandate = page[page.index('id="mandate-h"') : page.index('id="decide-h"')]
    results = re.findall(r'<span class="tag"[^>]*>([^<:]+)</span></span></li>', mandate)
    assert 6 <= len(results) <= 12
    order = ["Breach", "Open", "Differs", "For a person to judge", "Met"]
    assert results == sorted(results, key=order.index)
    hands = re.findall(
        r'<span class="row-no">(\d+)</span><div class="row-body"><a href="([^"]+)">([^<]+)', page
    )
    assert {words: number for number, _, words in hands} == {
        "approved before, and changed since": "1",
        "speakers without a written statement": "1",
        "participants without a link to the floor": "2",
        "letters that failed": "3",
        "requests for travel support to decide": "1",
    }
    for number, address, words in hands:
        if "without a link" in words:
            assert body(desk.get(address)).count('<th scope="row">') == int(number)
        if "travel" in words:
            assert body(desk.get(address.partition("#")[0])).count("<blockquote") == int(number)
    approved = re.search(r'<a href="([^"]+)">1 person approved</a>', page)
    assert approved
    assert "1 registration" in body(desk.get(approved[1].replace("&amp;", "&")))
    numbers = [(number, address) for number, address, _ in hands if "/registrations/" in address]
    numbers += [
        (number, address)
        for address, number in re.findall(r'<span class="num"><a href="([^"]+)">(\d+)</a>', page)
    ]
    assert len(numbers) == 3
    for number, address in numbers:
        listed = body(desk.get(address.replace("&amp;", "&")))
        assert f"{number} registration" in listed, address


@time_machine.travel(moment(NOW), tick=False)
def test_the_desk_asks_as_often_for_three_rows_as_for_one(office: Office, desk: Client) -> None:
    taken = []
    for count in (1, 3):
        for number in range(count):
            office.sent(f"p{count}{number}@example.org", name=f"P {count} {number}")
        desk.get(DESK)
        with CaptureQueriesContext(connection) as asked:
            desk.get(DESK)
        taken.append(len(asked))
    assert taken[0] == taken[1]


def post(desk: Client, path: str, **told: str) -> Any:
    return desk.post(path, {"seen": "1", "why": "Many asked", "day": "2021-07-08", "hour": "5 p.m."} | told)


@time_machine.travel(moment(NOW), tick=False)
def test_a_deadline_is_shown_as_it_would_be_and_then_moved(office: Office, desk: Client) -> None:
    shown = body(post(desk, f"{DUE}register/"))
    assert "Thursday, 8 July 2021, 5 p.m. (New York)" in shown
    assert "Only 4 days remain until the event." in shown
    assert "Nothing is changed yet." in shown
    assert "Thursday, 8 July 2021" not in body(desk.get(DUE))
    done = post(desk, f"{DUE}register/", decide="1")
    page = body(desk.get(done["Location"]))
    assert "Thursday, 8 July 2021, 5 p.m. (New York)" in page
    assert "Many asked" in page
    again = post(desk, f"{DUE}register/", decide="1", day="2021-07-09")
    assert (again.status_code, "Somebody changed the programme meanwhile." in body(again)) == (422, True)


@time_machine.travel(moment(NOW), tick=False)
def test_what_was_typed_is_kept_when_it_cannot_be(office: Office, desk: Client) -> None:
    for told, words in (
        ({"day": "2021-07-01"}, "A deadline can only be moved later."),
        ({"hour": "5"}, "Say a.m. or p.m."),
        ({"why": " "}, "This field is required."),
    ):
        answer = post(desk, f"{DUE}register/", **told)
        assert (answer.status_code, words in body(answer)) == (422, True), told
        assert 'value="2021-07-0' in body(answer)
    assert desk.get(f"{DUE}nothing/").status_code == 404


def test_the_calendar_is_kept_on_the_page(office: Office, desk: Client) -> None:
    holidays = f"{DESK}holidays/"
    assert desk.post(holidays, {"day": "2021-07-05", "name": "Independence Day"}).status_code == 302
    page = body(desk.get(DUE))
    assert "Independence Day" in page
    twice = desk.post(holidays, {"day": "2021-07-05", "name": "Once more"})
    assert (twice.status_code, 'value="Once more"' in body(twice)) == (422, True)
    held = re.search(r'name="holiday" value="(\d+)"', page)
    assert held
    assert desk.post(f"{holidays}remove/", {"holiday": held[1]}).status_code == 302
    assert desk.post(f"{holidays}remove/", {"holiday": held[1]}).status_code == 422
