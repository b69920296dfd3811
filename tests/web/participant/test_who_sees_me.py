"""A participant chooses who sees them, reads the list that is for them, and is protected by one press (D42)."""

from typing import Any

import pytest
from django.test import Client

from rostrum.apps.meeting.models import Event
from rostrum.apps.participation import listing
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.models import Participant
from rostrum.apps.participation.operations import Wish, add_participant, choose_list, issue_link
from rostrum.foundation import clock
from tests.stage import NOW, Stage, set_stage


def come_in(participant: str) -> Client:
    issued = issue_link(participant=participant, by=None, now=clock.now())
    client = Client()
    client.get(f"/en/floor/{issued.token}/")
    client.post("/en/floor/", {"pin": issued.pin})
    return client


@pytest.fixture
def inside(person: str) -> Client:
    return come_in(person)


@pytest.fixture
def stage(db: None, plain_files: None) -> Stage:
    return set_stage(now=NOW)


def page(event: Event, name: str) -> str:
    return f"/en/events/{event.pk}/floor/{name}/"


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_choice_is_kept_and_shown_again(event: Event, person: str, inside: Client) -> None:
    assert "You stand on no list" in text_of(inside.get(page(event, "who-sees-me")))
    answer = inside.post(
        page(event, "who-sees-me"), {"audience": "public", "body": "yes", "lasts": "month"}, follow=True
    )
    assert "Your choice is kept" in text_of(answer)
    assert 'value="public" checked' in text_of(answer)
    assert listing.choice(participant=person, now=clock.now()).with_body
    assert "Ada Example" in text_of(Client().get(f"/en/events/{event.pk}/participants/"))
    inside.post(page(event, "who-sees-me"), {"audience": "nobody"})
    assert "Ada Example" not in text_of(Client().get(f"/en/events/{event.pk}/participants/"))


def test_what_is_none_of_the_answers_changes_nothing(event: Event, person: str, inside: Client) -> None:
    answer = inside.post(page(event, "who-sees-me"), {"audience": "world"})
    assert (answer.status_code, "Choose one of the answers" in text_of(answer)) == (422, True)
    assert listing.choice(participant=person, now=clock.now()).audience == "nobody"


def test_protection_by_one_press_and_back(event: Event, person: str, inside: Client) -> None:
    choose_list(participant=person, wish=Wish("public", with_body=True), now=clock.now())
    inside.post(page(event, "protect"), {"protected": "yes"})
    assert Participant.objects.get(pk=person).protected
    text = text_of(inside.get(page(event, "who-sees-me")))
    assert "You stand on no list" in text
    assert "Show my organization" not in text
    inside.post(page(event, "protect"), {"protected": "no"})
    assert not Participant.objects.get(pk=person).protected


def test_the_phone_of_a_protected_person_shows_the_neighbour_the_name_alone(stage: Stage) -> None:
    """R42, D40: what the room is told and no more, and no mark that others lack."""
    who = Participant.objects.get(pk=stage.people[0])
    inside = come_in(who.pk)
    phone = f"/en/events/{stage.event}/floor/"
    seen = text_of(inside.get(phone))
    assert f'<bdi dir="auto">{who.body}</bdi>' in seen
    Participant.objects.filter(pk=who.pk).update(protected=True)
    hidden = text_of(inside.get(phone))
    assert f'<strong><bdi dir="auto">{who.name}</bdi></strong></p>' in hidden
    assert who.body not in hidden
    assert "rotect" not in hidden


def test_participants_see_what_is_for_them(event: Event, inside: Client) -> None:
    for name, category, choice in (
        ("Bo", "csos", "category"),
        ("Cy", "academia", "category"),
        ("Di", "academia", "participants"),
        ("Ed", "csos", "nobody"),
    ):
        one = add_participant(event=event.pk, person=Row(f"{name} Other", category), by=None, now=1)
        choose_list(participant=one, wish=Wish(choice), now=clock.now())
    answer = inside.get(page(event, "participants"))
    text = text_of(answer)
    assert [name for name in ("Bo", "Cy", "Di", "Ed") if f"{name} Other" in text] == ["Bo", "Di"]
    assert answer["Cache-Control"] == "no-store"


def test_who_is_outside_is_led_to_the_door(event: Event, rehearsal: Event, inside: Client) -> None:
    for name in ("participants", "who-sees-me"):
        assert Client().get(page(event, name))["Location"] == "/en/floor/"
        assert inside.get(page(rehearsal, name))["Location"] == "/en/floor/"  # another event
    assert Client().post(page(event, "protect"))["Location"] == "/en/floor/"
