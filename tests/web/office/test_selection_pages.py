"""The committee's list and the President's choice, page by page and without script (P9)."""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.test import Client

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.meeting.operations import load_event
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration import operations as registration
from rostrum.apps.registration.models import Registration
from rostrum.apps.selection.models import Expression
from rostrum.foundation import clock
from tests.invented import plain_files
from tests.selecting import EDITIONS, MEETING, PANEL, Choice, make_choice

__all__ = ["plain_files"]
BACKEND = "django.contrib.auth.backends.ModelBackend"
EVERY = f"/en/office/events/{MEETING}/selection/"
HERE = f"{EVERY}{PANEL}/"
LISTED = "tip-2025-hearing"  # its speakers ask on the day


@pytest.fixture
def choice(db: None) -> Choice:
    made = make_choice(rehearsal=True)
    for name in made.registrations:
        made.express(name, f"What {name} has seen")
    return made


@pytest.fixture
def desks(choice: Choice) -> dict[str, Client]:
    made = {role: Client() for role in choice.staff}
    for role, client in made.items():
        client.force_login(choice.staff[role], backend=BACKEND)
    return made


@pytest.fixture(autouse=True)
def later(choice: Choice) -> Iterator[time_machine.Traveller]:
    """After the deadline; a second passes only where a test lets it."""
    choice.close()
    with time_machine.travel(clock.moment(choice.now), tick=False) as traveller:
        yield traveller


def act(client: Client, choice: Choice, name: str, act: str, where: str = "interest", **told: str) -> Any:
    return client.post(f"{HERE}{where}/{choice.interest(name).pk}/", {"act": act, **told})


@pytest.mark.usefixtures("plain_files")
def test_from_the_short_list_to_the_letters(
    choice: Choice, desks: dict[str, Client], later: time_machine.Traveller
) -> None:
    every = desks["committee"].get(EVERY).content.decode()
    assert f'Received: <a href="{HERE}?state=received">4</a>' in every
    page = desks["committee"].get(HERE).content.decode()
    assert "What Ana Example has seen" in page
    assert "Latin American and Caribbean States" in page
    assert act(desks["committee"], choice, "Ana Example", "short_list").status_code == 302
    refused = act(desks["committee"], choice, "Di Example", "short_list")
    assert refused.status_code == 422
    assert "departs from the balance" in refused.content.decode()
    act(desks["committee"], choice, "Di Example", "short_list", why="The voice of the young")
    act(desks["committee"], choice, "Bo Example", "note", why="Asked for the text in French")
    held = desks["committee"].get(HERE, {"state": "listed"}).content.decode()
    assert "The voice of the young" in held
    assert "What Bo Example has seen" not in held

    office = desks["office"]
    for name in ("Di Example", "Ana Example"):
        later.shift(1)
        assert act(office, choice, name, "choose", "choice").status_code == 302
    page = office.get(f"{HERE}choice/").content.decode()
    assert "4 people get a letter" in page
    assert page.index("What Di Example has seen") < page.index("What Ana Example has seen")
    told = office.post(f"{HERE}tell/", follow=True).content.decode()
    assert "4 people are told." in told
    letters = Mail.objects.filter(letter__startswith="selection.").exclude(letter="selection.received")
    assert sorted(letters.values_list("letter", flat=True)) == [
        *["selection.chosen"] * 2,
        *["selection.not_chosen"] * 2,
    ]
    typed = act(office, choice, "Ana Example", "replace", "choice", instead="none", why="Ill since Monday")
    assert typed.status_code == 422
    assert 'value="Ill since Monday"' in typed.content.decode()
    other = choice.interest("Bo Example").pk
    act(office, choice, "Ana Example", "replace", "choice", instead=other, why="Ill since Monday")
    assert [choice.interest(name).told for name in ("Ana Example", "Bo Example")] == ["replaced", "chosen"]


@pytest.mark.usefixtures("plain_files")
def test_the_committee_cannot_choose_and_the_office_makes_no_short_list(
    choice: Choice, desks: dict[str, Client]
) -> None:
    for role in ("committee", "secretariat", "operator"):
        assert desks[role].get(f"{HERE}choice/").status_code == 403
        assert act(desks[role], choice, "Ana Example", "choose", "choice", why="x").status_code == 403
        assert desks[role].post(f"{HERE}tell/").status_code == 403
    assert act(desks["office"], choice, "Ana Example", "short_list").status_code == 403
    for role in ("operator", "moderator", "accessibility"):
        assert desks[role].get(HERE).status_code == 403
    assert 'value="short_list"' not in desks["office"].get(HERE).content.decode()
    assert 'value="short_list"' in desks["secretariat"].get(HERE).content.decode()
    assert {choice.interest(name).state for name in choice.registrations} == {"received"}


@pytest.mark.usefixtures("plain_files")
def test_a_protected_person_is_their_public_name_on_every_page(
    choice: Choice, desks: dict[str, Client]
) -> None:
    row = Registration.objects.get(pk=choice.registrations["Bo Example"])
    registration.protect_person(
        participant=row.participant, protected=True, name="Another Name", by=None, now=choice.tick()
    )
    choice.choose("Bo Example", "A voice from the field")
    for role, address in (("committee", HERE), ("office", HERE), ("office", f"{HERE}choice/")):
        page = desks[role].get(address).content.decode()
        assert "Another Name" in page
        assert "School of the Lake" not in page
        assert "Kenya" not in page
        assert "African States" not in page.partition('aria-labelledby="balance"')[2]


@pytest.mark.usefixtures("plain_files")
def test_what_is_not_there_is_not_found_and_what_is_no_act_changes_nothing(
    choice: Choice, desks: dict[str, Client]
) -> None:
    office = desks["office"]
    assert office.get(f"{EVERY}plenary1/").status_code == 404
    assert office.get(f"{EVERY}plenary1/choice/").status_code == 404
    assert desks["committee"].post(f"{EVERY}plenary1/interest/none/", {"act": "note"}).status_code == 404
    assert act(desks["committee"], choice, "Ana Example", "choose", why="x").status_code == 422
    assert office.post(f"{HERE}tell/", follow=True).content.decode().count("Nobody is chosen yet") >= 1
    assert choice.interest("Ana Example").state == "received"


@pytest.mark.usefixtures("plain_files")
def test_every_number_leads_to_its_list(choice: Choice, desks: dict[str, Client]) -> None:
    act(desks["committee"], choice, "Ana Example", "short_list")
    choice.choose("Bo Example", "Known for the work")
    office = desks["office"]
    found = {}
    for page in (EVERY, HERE, f"{HERE}choice/"):
        text = office.get(page).content.decode()
        for address, number in re.findall(rf'<a href="({HERE}[?][^"]*)">(\d+)</a>', text):
            found[html.unescape(address)] = int(number)
    assert {parse_qs(urlsplit(one).query)["state"][0] for one in found} == {
        *("received", "listed", "chosen"),
        *("interested", "picked"),
    }
    for address, number in found.items():
        assert office.get(address).content.decode().count('<li class="row" id="i-') == number, address


@pytest.mark.usefixtures("plain_files")
def test_what_the_page_shows_is_taken_away_as_a_file(choice: Choice, desks: dict[str, Client]) -> None:
    act(desks["committee"], choice, "Ana Example", "short_list")
    row = Registration.objects.get(pk=choice.registrations["Bo Example"])
    registration.protect_person(
        participant=row.participant, protected=True, name="Another Name", by=None, now=choice.tick()
    )
    page = desks["committee"].get(HERE, {"state": "listed"}).content.decode()
    assert f'href="{HERE}file/csv/?state=listed"' in page
    assert "protected person is not in them" not in page
    assert "1 protected person is not in them" in desks["committee"].get(HERE).content.decode()
    file = desks["committee"].get(f"{HERE}file/csv/", {"state": "listed"})
    text = b"".join(file).decode()
    assert file["Content-Disposition"] == f'attachment; filename="{MEETING}-{PANEL}-interest.csv"'
    assert text.count("\n") == 2
    assert "What Ana Example has seen" in text
    book = desks["secretariat"].get(f"{HERE}file/xlsx/").content
    assert book.startswith(b"PK")
    assert desks["office"].get(f"{HERE}file/pdf/").status_code == 404
    assert desks["office"].get(f"{EVERY}plenary1/file/csv/").status_code == 404
    assert desks["operator"].get(f"{HERE}file/csv/").status_code == 403


@pytest.mark.usefixtures("plain_files")
def test_pages_lead_to_a_choice_only_where_speakers_are_selected_or_interest_was_told(
    choice: Choice, desks: dict[str, Client]
) -> None:
    file = EDITIONS / f"{LISTED}.yaml"
    load_event(text=file.read_text("utf-8"), name=file.name, rehearsal=True, by=None, now=choice.now)
    for role in ("secretariat", "office"):
        grant_role(account=choice.staff[role], role=role, event=LISTED, by=None, now=choice.now)
    elsewhere = EVERY.replace(MEETING, LISTED)

    def leads(event: str, to: str) -> list[bool]:
        desk = desks["secretariat"].get(f"/en/secretariat/events/{event}/registrations/")
        return [to in one.content.decode() for one in (desk, desks["office"].get("/en/account/"))]

    assert (leads(MEETING, EVERY), leads(LISTED, elsewhere)) == ([True, True], [False, False])
    none = desks["secretariat"].get(elsewhere)
    assert none.status_code == 200
    assert "In no segment of this event are the speakers selected." in none.content.decode()
    assert f'href="/en/events/{LISTED}/programme/#floors"' in none.content.decode()
    Expression.objects.update(segment="plenary1")
    Registration.objects.filter(pk=choice.registrations["Ana Example"]).update(event=LISTED)
    assert leads(LISTED, elsewhere) == [True, True]
    assert "1 interest is kept for a segment" in desks["secretariat"].get(elsewhere).content.decode()
    assert "3 interests are kept for segments" in desks["secretariat"].get(EVERY).content.decode()


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh-hans"])
@pytest.mark.usefixtures("plain_files")
def test_the_pages_speak_every_language(choice: Choice, desks: dict[str, Client], language: str) -> None:
    choice.choose("Bo Example", "x")
    for address in (EVERY, HERE, f"{HERE}choice/"):
        page = desks["office"].get(address.replace("/en/", f"/{language}/", 1))
        assert page.status_code == 200
        assert "Selected speakers" not in page.content.decode()
