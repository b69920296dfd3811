"""One form for needs, in no hour closed; a board for those who arrange it (R94-R100)."""

import re

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from rostrum.apps.participation.accommodations import extra_time
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration.models import AccessRequest
from rostrum.foundation.clock import SECOND, moment
from tests.invented import plain_files
from tests.stage import NOW, Stage, set_stage

__all__ = ["plain_files"]
FORM = "/en/events/tip-2025-hearing/access/"
BOARD = "/en/secretariat/events/tip-2025-hearing/access/"
BEFORE = 1_750_700_000_000_000  # 23 June 2025
AFTER = 1_751_000_000_000_000  # 27 June 2025, two days too late
TOLD = {
    "party": "individuals",
    "name": "Ana Example",
    "email": "ana@example.org",
    "text": "A seat near the door",
}


@pytest.fixture
def stage(db: None, plain_files: None) -> Stage:
    cache.clear()
    return set_stage(now=NOW, rehearsal=True)


def sent(at: int, **told: str) -> tuple[int, str]:
    """What the form answers at a moment, five seconds after it was shown; the page that follows."""
    client = Client()
    with time_machine.travel(moment(at), tick=False):
        stamp = re.search(r'name="stamp" value="([^"]+)"', client.get(FORM).content.decode())
    assert stamp
    with time_machine.travel(moment(at + 5 * SECOND), tick=False):
        answer = client.post(FORM, {**TOLD, **told, "stamp": stamp[1]})
        page = client.get(answer["Location"]) if answer.status_code == 302 else answer
        return answer.status_code, page.content.decode()


@pytest.mark.parametrize(("at", "late"), [(BEFORE, False), (AFTER, True)])
def test_a_need_is_taken_before_and_after_the_last_day(stage: Stage, at: int, late: bool) -> None:
    status, page = sent(at)
    assert (status, AccessRequest.objects.get().late) == (302, late)
    assert "Your request was taken." in page
    assert ("marked as late and seen to all the same" in page) is late


@pytest.mark.usefixtures("stage")
def test_both_contacts_both_numbers_and_the_last_day_stand_on_the_page() -> None:
    with time_machine.travel(moment(BEFORE), tick=False):
        page = Client().get(FORM).content.decode()
    for text in (
        "the Secretariat",
        "Meetings Support Section",
        "accessibilitycentre@un.org",
        "212 963 7348<",
        "212 963 7349<",
        "Wednesday, 25 June 2025",
        "(New York)",
        "3 working days before the meeting",
    ):
        assert text in page, text


@pytest.mark.usefixtures("stage")
def test_what_was_typed_stays_beside_its_fault() -> None:
    status, page = sent(BEFORE, party="delegations", text="Captions <b>", email="nowhere")
    assert status == 422
    assert 'href="#body"' in page
    assert "Captions &lt;b&gt;" in page
    status, page = sent(BEFORE, email="nowhere")
    assert (status, "This is no e-mail address" in page) == (422, True)
    assert AccessRequest.objects.count() == 0


@pytest.mark.usefixtures("stage")
def test_a_machine_is_answered_like_a_person_and_stores_nothing() -> None:
    assert sent(BEFORE, website="spam")[0] == 302
    assert AccessRequest.objects.count() == 0


def test_the_board_takes_in_hand_arranges_and_gives_time(stage: Stage) -> None:
    sent(AFTER, name="Ada")
    row = AccessRequest.objects.get()
    client = Client()
    client.force_login(stage.staff["accessibility"], backend="django.contrib.auth.backends.ModelBackend")
    board = client.get(BOARD).content.decode()
    assert "A seat near the door" in board
    assert "Late" in board
    one = f"{BOARD}{row.pk}/"
    assert f'value="{stage.people[0]}"' in client.get(one).content.decode()  # found by the name
    refused = client.post(f"{one}handle/", {"act": "decline", "seat": "Row 4"})
    assert refused.status_code == 422
    assert 'value="Row 4"' in refused.content.decode()
    told = {"act": "arrange", "seat": "Row 4", "extra": "60", "participant": stage.people[0]}
    assert client.post(f"{one}handle/", told)["Location"] == one
    assert extra_time(event=stage.event) == ((stage.people[0], 60),)
    assert "Arranged" in client.get(f"{BOARD}?show=arranged&route=meetings_support").content.decode()
    for extra in ("x", "601", "-1"):
        assert client.post(f"{one}handle/", {"act": "reopen", "extra": extra}).status_code == 422
    assert client.post(f"{one}handle/", {"act": "nothing"}).status_code == 422


def test_the_secretariat_does_not_open_the_board(stage: Stage) -> None:
    sent(BEFORE)
    client = Client()
    client.force_login(stage.staff["secretariat"], backend="django.contrib.auth.backends.ModelBackend")
    for rest in ("", f"{AccessRequest.objects.get().pk}/"):
        answer = client.get(BOARD + rest)
        assert answer.status_code == 403
        assert "A seat near the door" not in answer.content.decode()


def test_whoever_arranges_and_nothing_else_finds_the_way_on_and_no_closed_page(stage: Stage) -> None:
    """Every tab of the board opens; the secretariat's others are named to those who may open them."""
    sent(BEFORE)
    one = f"{BOARD}{AccessRequest.objects.get().pk}/"
    client = Client()
    client.force_login(stage.staff["accessibility"], backend="django.contrib.auth.backends.ModelBackend")
    for page in (BOARD, one):
        nav = client.get(page).content.decode().partition('<nav class="tabs"')[2].partition("</nav>")[0]
        found = re.findall(r'href="([^"]+)"', nav)
        assert BOARD in found
        assert [client.get(address).status_code for address in found] == [200] * len(found)
    grant_role(account=stage.staff["accessibility"], role="secretariat", event=stage.event, by=None, now=NOW)
    client.force_login(stage.staff["accessibility"], backend="django.contrib.auth.backends.ModelBackend")
    whole = client.get(BOARD).content.decode()
    assert f'<a href="{BOARD}" aria-current="page">Accessibility board</a>' in whole
    assert "Registrations</a>" in whole
    client.force_login(stage.staff["secretariat"], backend="django.contrib.auth.backends.ModelBackend")
    assert BOARD not in client.get(BOARD.replace("/access/", "/registrations/")).content.decode()
