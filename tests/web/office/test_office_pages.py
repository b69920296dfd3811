"""The pages of the Office and of the secretariat: what each may press, what is said, what is kept (R81-R93)."""

import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from rostrum.apps.presidents_list import queries as q
from rostrum.foundation import clock
from tests.lists import MEETING, SAID, WHICH, Slate

LIST = f"/en/office/events/{MEETING}/lists/pga_list/"
PUBLIC = f"/en/events/{MEETING}/lists/pga_list/"
Desks = dict[str, Client]


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def at(slate: Slate) -> Any:
    return time_machine.travel(clock.moment(slate.now), tick=False)


def test_the_secretariat_draws_up_and_cannot_conduct(slate: Slate, desks: Desks) -> None:
    desk, chosen = desks["secretariat"], list(slate.registrations.values())
    page = text_of(desk.post(f"{LIST}propose/", {"registration": chosen}, follow=True))
    assert "The names are on the list." in page
    assert "What comes next" not in page
    assert "In confidence" not in page
    assert desk.get(f"{LIST}circulate/").status_code == 403
    assert slate.registered("Ana Example") == "proposed"


def test_nothing_ticked_changes_nothing_and_says_so(slate: Slate, desks: Desks) -> None:
    page = text_of(desks["office"].post(f"{LIST}propose/", follow=True))
    assert "Choose at least one name. Nothing was changed." in page
    assert slate.entries() == 0


def test_the_balance_stands_on_the_page_before_the_list_goes_out(slate: Slate, desks: Desks) -> None:
    slate.propose()
    page = text_of(desks["office"].get(f"{LIST}circulate/"))
    assert "3 names stand on the list." in page
    for told in ("African States 1 33", "Women 1 33", "Eastern European States 0 0"):
        assert told in page


def test_the_list_goes_out_by_the_form_and_everybody_sees_the_names(slate: Slate, desks: Desks) -> None:
    slate.propose()
    assert "has not been sent to Member States yet" in text_of(Client().get(PUBLIC))
    told = {
        "form": "list",
        "symbol": "A/80/CRP.1",
        "day": "2025-09-01",
        "hour": "17:00",
        "inclusive": "on",
    }
    with at(slate):
        answer = desks["office"].post(f"{LIST}circulate/", told)
    assert answer.status_code == 302
    page = text_of(Client().get(PUBLIC))
    assert "Until and including Monday, 1 September 2025, 5 p.m. (New York)" in page
    assert "A/80/CRP.1" in page
    assert "Ana Example" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"symbol": "CRP one"}, "This is no symbol of a document."),
        ({"symbol": "A/80/CRP.1/Add.1"}, "The end of the symbol must fit the kind of version"),
        ({"day": "2025-01-01"}, "This moment has passed. Choose a later one."),
        ({"day": ""}, "Fill this in."),
        ({"hour": "five"}, "Enter a time such as 17:00."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_kept(
    slate: Slate, desks: Desks, wrong: dict[str, str], words: str
) -> None:
    slate.propose()
    told = {"form": "list", "symbol": "A/80/CRP.1", "day": "2025-09-01", "hour": "17:00"} | wrong
    with at(slate):
        answer = desks["office"].post(f"{LIST}circulate/", told)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count(words) == 2  # above the form, and beside the field
    assert "<title>Problem: " in page
    if wrong.get("symbol"):
        assert f'value="{wrong["symbol"]}"' in page
    assert q.public_list(which=WHICH, now=slate.now).names == ()


def test_a_corrigendum_by_the_form_corrects_the_names_that_were_ticked(slate: Slate, desks: Desks) -> None:
    slate.propose()
    slate.circulate()
    office, ana = desks["office"], slate.nominee("Ana Example")
    with at(slate):
        assert f"{LIST}reissue/" in office.get(LIST).content.decode()
        assert office.get(f"{LIST}reissue/").content.decode().count('name="nominee"') == 3
        address = f"{LIST}reissue/?nominee={ana}&correct=1"
        page = office.get(address).content.decode()
        assert 'value="A/80/CRP.1/Corr.1"' in page
        assert "A/80/CRP.1/Rev.1" in page
        assert re.findall(r'name="((?:name|body)-\w+)" value="([^"]*)"', page) == [
            (f"name-{ana}", "Ana Example"),
            (f"body-{ana}", "Open Harbour"),
        ]
        told = {
            "key": "abc",
            "form": "corrigendum",
            "symbol": "A/80/CRP.1/Corr.1",
            f"name-{ana}": "Ana Exemplar",
            f"body-{ana}": "Open Harbour",
        }
        wrong = office.post(address, told | {"symbol": "A/80/CRP.9/Corr.1"})
        assert wrong.status_code == 422
        kept = wrong.content.decode()
        assert kept.count("The symbol must begin with that of the version it belongs to.") == 2
        assert 'value="Ana Exemplar"' in kept
        done = text_of(office.post(address, told, follow=True))
        assert "The version is noted. The names stand as corrected." in done
        assert "Corrects: Ana Exemplar" in done
        assert "Without new names. The time of Member States is not touched." in done
        public = text_of(Client().get(PUBLIC))
    assert "Ana Exemplar" in public
    assert "Ana Example" not in public
    assert "Corrects" not in public  # that a name was corrected is the paper's to say


def test_a_revision_stands_in_the_place_of_what_was_before(slate: Slate, desks: Desks) -> None:
    slate.propose()
    slate.circulate()
    told = {"key": "abc", "form": "revision", "symbol": "A/80/CRP.1/Rev.1"}
    with at(slate):
        page = text_of(desks["office"].post(f"{LIST}reissue/?correct=1", told, follow=True))
        assert "Replaced: A/80/CRP.1/Rev.1" in page
        assert "Replaced: A/80/CRP.1/Rev.1" in text_of(Client().get(PUBLIC))
        assert desks["office"].get(f"{LIST}versions/2/extend/").status_code == 404


def test_before_anything_was_sent_there_is_nothing_to_correct(slate: Slate, desks: Desks) -> None:
    slate.propose()
    assert "There is nothing to correct" in text_of(desks["office"].get(f"{LIST}reissue/"))
    told = {"key": "abc", "form": "revision", "symbol": ""}
    answer = desks["office"].post(f"{LIST}reissue/", told)
    assert (answer.status_code, "There is nothing to correct" in text_of(answer)) == (422, True)


def test_more_names_than_fit_a_page_are_chosen_again(
    slate: Slate, desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rostrum.web.office.reissuing.MOST", 1)
    slate.propose()
    slate.circulate()
    ids = "&".join(f"nominee={slate.nominee(one)}" for one in ("Ana Example", "Bo Example"))
    page = desks["office"].get(f"{LIST}reissue/?{ids}&correct=1").content.decode()
    assert "Choose at most 1 name." in page
    assert page.count(" checked") == 2


def test_the_decision_starts_from_the_standing_objections_and_is_the_assemblys(
    slate: Slate, desks: Desks
) -> None:
    slate.propose()
    slate.circulate()
    slate.object("Ana Example", SAID)
    slate.lift(slate.object("Bo Example", SAID))
    slate.bring()
    office = desks["office"]
    with at(slate):
        page = office.get(f"{LIST}decision/").content.decode()
        ticked = re.findall(r'name="out" value="(\w+)" checked', page)
        assert ticked == [slate.nominee("Ana Example")]
        told = {"symbol": "A/DEC/80/501", "out": [slate.nominee("Chi Example")]}
        assert office.post(f"{LIST}decision/", told).status_code == 302
        assert "Ana Example" in text_of(office.post(f"{LIST}publish/", follow=True))
    assert slate.states() == {"Ana Example": "final", "Bo Example": "final", "Chi Example": "not_included"}
    assert "A/DEC/80/501" in text_of(Client().get(PUBLIC))


def test_an_objection_by_the_form_is_sealed_and_opened_with_a_reason(slate: Slate, desks: Desks) -> None:
    slate.propose()
    slate.circulate()
    office = desks["office"]
    told = {
        "key": "abc",
        "nominee": slate.nominee("Ana Example"),
        "state": "arg",
        "reason": SAID.reason,
        "basis": SAID.basis,
    }
    with at(slate):
        for _ in range(2):  # a form sent twice is noted once
            office.post(f"{LIST}confidential/objection/", told)
        (one,) = q.objections(which=WHICH, by=slate.staff["office"])
        address = f"{LIST}confidential/objections/{one.id}/"
        assert SAID.reason not in text_of(office.get(address))
        without = office.post(address, {"why": ""})
        assert (without.status_code, SAID.reason in text_of(without)) == (422, False)
        opened = text_of(office.post(address, {"why": "to answer the President"}))
    assert "Argentina" in opened
    assert SAID.reason in opened
    log = text_of(office.get(f"{LIST}confidential/log/"))
    assert "to answer the President" in log
    assert "Argentina" not in log


def test_a_state_outside_the_united_nations_asks_and_is_answered_once(slate: Slate, desks: Desks) -> None:
    slate.propose()
    slate.circulate()
    slate.object("Ana Example", SAID)
    office = desks["office"]
    told = {"key": "abc", "nominee": slate.nominee("Ana Example"), "state": "cok"}
    with at(slate):
        assert office.post(f"{LIST}confidential/request/", told).status_code == 302
        (one,) = q.requests(which=WHICH, by=slate.staff["office"])
        address = f"{LIST}confidential/requests/{one.id}/"
        answer = text_of(office.post(address))
        assert SAID.basis in answer
        assert SAID.reason not in answer
        assert "Argentina" not in answer
        again = office.post(address)
    assert (again.status_code, SAID.basis in text_of(again)) == (409, False)
    refused = office.post(f"{LIST}confidential/request/", told | {"key": "other", "state": "vat"})
    assert "Only Member States and States members of a specialized agency" in text_of(refused)


def test_without_the_key_the_pages_say_what_is_safe_and_what_to_do(
    slate: Slate, desks: Desks, settings: Any
) -> None:
    slate.propose()
    slate.circulate()
    one = slate.object("Ana Example", SAID)
    settings.OBJECTIONS_KEYS = ["MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="]
    address = f"{LIST}confidential/objections/{one}/"
    page = text_of(desks["office"].post(address, {"why": "to read it"}))
    assert "The key of this installation does not open it. It is kept." in page


def test_the_event_without_a_list_says_so(slate: Slate, desks: Desks) -> None:
    missing = f"/en/office/events/{MEETING}/lists/another/"
    assert desks["office"].get(missing).status_code == 404
    assert Client().get(PUBLIC.replace("pga_list", "another")).status_code == 404


def test_the_form_of_the_category_leads_to_the_list(slate: Slate) -> None:
    page = Client().get(f"/en/events/{MEETING}/register/").content.decode()
    assert page.count(f'href="{PUBLIC}"') == 4


@pytest.mark.parametrize("names", [3, 9])
def test_the_number_of_questions_does_not_grow_with_the_list(
    slate: Slate, desks: Desks, names: int, django_assert_max_num_queries: Any
) -> None:
    for place in range(names - 3):
        slate.add(f"N{place} Example", body="Body", country="CHL")
    slate.propose()
    slate.circulate()
    desks["office"].get(LIST)
    with django_assert_max_num_queries(24):
        desks["office"].get(LIST)
    with django_assert_max_num_queries(14):
        Client().get(PUBLIC)
