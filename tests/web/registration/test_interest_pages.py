"""Interest in speaking from the own registration's page: sent, changed, taken back, seen by its person alone (P9)."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from django.test import Client

from rostrum.apps.registration.models import Registration
from rostrum.foundation.clock import moment
from tests.invented import plain_files
from tests.selecting import CLOSES, PANEL, Choice, make_choice
from tests.web.registration.test_own_badge import entered

__all__ = ["plain_files"]
TOLD = {"text": "What our shelters see", "language": "es", "first": "yes", "consent": "yes"}
pytestmark = pytest.mark.usefixtures("plain_files")


@pytest.fixture
def choice(db: None) -> Choice:
    return make_choice()


@contextmanager
def at(now: int) -> Iterator[None]:
    with time_machine.travel(moment(now), tick=False):
        yield


def address(choice: Choice, name: str, segment: str = PANEL) -> str:
    return f"/en/registration/{choice.registrations[name]}/interest/{segment}/"


def person(choice: Choice, name: str) -> Client:
    return entered(Registration.objects.get(pk=choice.registrations[name]))


def test_an_interest_is_sent_changed_and_taken_back(choice: Choice) -> None:
    with at(choice.tick(60)):
        ana = person(choice, "Ana Example")
        home = ana.get("/en/registration/").content.decode()
        assert "Interest in speaking" in home
        page = ana.get(address(choice, "Ana Example")).content.decode()
        assert "At most 200 words" in page
        assert "17:00" in page
        assert '<option value="en" lang="en" selected>' in page  # as the registration says
        assert ana.post(address(choice, "Ana Example"), TOLD)["Location"] == "/en/registration/"
        home = ana.get("/en/registration/").content.decode()
        assert "Your interest was received." in home
        ana.post(address(choice, "Ana Example"), TOLD | {"text": "What our shelters need"})
        row = choice.interest("Ana Example")
        assert (row.text, row.language, row.first) == ("What our shelters need", "es", "yes")
        ana.post(f"{address(choice, 'Ana Example')}withdraw/")
        assert choice.interest("Ana Example").state == "withdrawn"
        assert "You have taken your interest back." in ana.get("/en/registration/").content.decode()


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(choice: Choice) -> None:
    with at(choice.tick(60)):
        ana = person(choice, "Ana Example")
        told = {"text": "word " * 201, "language": "", "first": "yes"}
        answer = ana.post(address(choice, "Ana Example"), told)
        page = answer.content.decode()
        assert answer.status_code == 422
        for name in ("text", "language", "consent"):
            assert f'href="#{name}"' in page
        assert "longer than 200 words" in page
        assert "word word word" in page


def test_after_the_hour_the_page_says_so_and_what_is_still_possible(choice: Choice) -> None:
    choice.express("Ana Example", "What we have seen")
    with at(CLOSES + 1):
        ana, bo = person(choice, "Ana Example"), person(choice, "Bo Example")
        page = ana.get(address(choice, "Ana Example")).content.decode()
        assert "The time for this has passed." in page
        assert "You can still take your interest back." in page
        assert "What we have seen" in page
        assert "<textarea" not in page
        late = bo.post(address(choice, "Bo Example"), TOLD)
        assert late.status_code == 422
        assert "The time for this has passed." in late.content.decode()
        assert "Interest in speaking" not in bo.get("/en/registration/").content.decode()


def test_before_everybody_is_told_the_chosen_see_no_more_than_the_others(choice: Choice) -> None:
    for name in choice.registrations:
        choice.express(name)
    choice.close()
    choice.short_list("Ana Example")
    choice.choose("Ana Example")
    with at(choice.tick()):
        pages = [
            person(choice, name).get(address(choice, name)).content.decode()
            for name in ("Ana Example", "Bo Example")
        ]
    ana, bo = (page.partition("<main")[2].partition("</main>")[0] for page in pages)
    assert _plain(ana, choice, "Ana Example") == _plain(bo, choice, "Bo Example")
    choice.tell()
    with at(choice.tick()):
        ana = person(choice, "Ana Example").get(address(choice, "Ana Example")).content.decode()
        bo = person(choice, "Bo Example").get("/en/registration/").content.decode()
    assert "You are chosen to speak." in ana
    assert "you are not among them" in bo
    assert "Ana Example" not in bo


def _plain(page: str, choice: Choice, name: str) -> str:
    """The page without what belongs to its person and to the form alone."""
    found = page.replace(choice.registrations[name], "R")
    return "".join(part.partition(">")[2] for part in found.split('name="csrfmiddlewaretoken"'))


def test_nobody_opens_the_page_of_another(choice: Choice) -> None:
    choice.express("Ana Example")
    with at(choice.tick(60)):
        bo = person(choice, "Bo Example")
        assert bo.get(address(choice, "Ana Example")).status_code == 404
        assert bo.post(address(choice, "Ana Example"), TOLD).status_code == 404
        bo.post(f"{address(choice, 'Ana Example')}withdraw/")
        assert Client().get(address(choice, "Ana Example"))["Location"].endswith("/registration/open/")
        assert bo.get(address(choice, "Bo Example", "plenary1")).status_code == 404
    assert choice.interest("Ana Example").state == "received"


def test_the_page_can_be_read_in_the_other_languages(choice: Choice) -> None:
    with at(choice.tick(60)):
        page = person(choice, "Ana Example").get(address(choice, "Ana Example")).content.decode()
    for code in ("ar", "es", "fr", "ru", "zh-hans"):
        assert f'href="{address(choice, "Ana Example").replace("/en/", f"/{code}/")}"' in page
