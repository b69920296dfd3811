"""The secretariat's lists, tables and the protection of a person, as pages (D42, security 5)."""

from typing import Any

import pytest
from django.test import Client

from rostrum.apps.meeting.models import Event
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.models import FullExport, Participant
from rostrum.apps.participation.operations import Wish, add_participant, choose_list
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from rostrum.foundation import clock

BACKEND = "django.contrib.auth.backends.ModelBackend"
SECRET = ("Secret Legal", "Secret Body", "Secret Function")


@pytest.fixture
def hearing(event: Event) -> Event:
    Event.objects.update(rehearsal=True)  # so that no second factor is asked
    return event


def client_of(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


@pytest.fixture
def first(hearing: Event, staff: dict[str, Account]) -> Client:
    return client_of(staff["secretariat"])


@pytest.fixture
def second(hearing: Event) -> Client:
    account = Account.objects.create_user("second@example.org", name="second")
    grant_role(account=account, role="secretariat", event=hearing.pk, by=None, now=clock.now())
    return client_of(account)


@pytest.fixture
def hidden(hearing: Event) -> str:
    legal, body, capacity = SECRET
    row = Row("Shown", "csos", body, legal, capacity=capacity, protected=True)
    return add_participant(event=hearing.pk, person=row, by=None, now=clock.now())


def desk(event: Event, *path: str) -> str:
    return "/".join(["/en/secretariat/events", event.pk, *path, ""])


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_preview_shows_what_the_audience_is_shown(hearing: Event, first: Client, person: str) -> None:
    choose_list(participant=person, wish=Wish("public", with_body=True), now=clock.now())
    public = text_of(Client().get(f"/en/events/{hearing.pk}/participants/"))
    preview = text_of(first.get(desk(hearing, "lists") + "?audience=public"))
    rows = public[
        public.index('<ul class="rows part">') : public.index("</ul>", public.index('<ul class="rows part">'))
    ]
    assert "Ada Example" in rows
    assert rows in preview


def test_a_person_who_takes_it_back_is_gone_from_the_next_answer(hearing: Event, person: str) -> None:
    page = f"/en/events/{hearing.pk}/participants/"
    choose_list(participant=person, wish=Wish("public"), now=clock.now())
    answer = Client().get(page)
    assert "Ada Example" in text_of(answer)
    assert answer["Cache-Control"] == "no-store"
    choose_list(participant=person, wish=Wish("nobody"), now=clock.now())
    assert "Ada Example" not in text_of(Client().get(page))


def test_a_table_goes_the_way_of_two_persons(
    hearing: Event, first: Client, second: Client, hidden: str
) -> None:
    masked = text_of(first.post(desk(hearing, "tables", "participants", "masked"), {"form": "csv"}))
    assert "Shown" in masked
    assert [one for one in SECRET if one in masked] == []
    assert first.post(desk(hearing, "tables", "participants", "ask"), {"why": ""}).status_code == 422
    first.post(desk(hearing, "tables", "participants", "ask"), {"why": "Passes at the gate"})
    assert "Handed out without what is protected" in text_of(second.get(desk(hearing, "tables")))
    export = FullExport.objects.get(state="asked")
    take, decide = (desk(hearing, "tables", export.pk, one) for one in ("take", "decide"))
    assert "not confirmed yet" in text_of(first.post(take))
    assert "Another person confirms it" in text_of(first.post(decide, {"decision": "confirm"}))
    assert "Passes at the gate" in text_of(second.get(desk(hearing, "tables")))
    assert second.post(decide, {"decision": "confirm"}).status_code == 302
    answer = first.post(take, {"form": "csv"})
    assert answer["Content-Disposition"] == 'attachment; filename="hearing-participants-full.csv"'
    assert answer["Cache-Control"] == "no-store"
    assert all(one in text_of(answer) for one in SECRET)
    assert "handed out already" in text_of(first.post(take))


def test_to_look_takes_nothing_and_writes_no_line(hearing: Event, first: Client, hidden: str) -> None:
    """A table is taken by a press, as its line of the log says; no link, crawler or preview takes one."""
    masked = desk(hearing, "tables", "participants", "masked")
    assert first.get(masked).status_code == first.head(masked).status_code == 405
    assert not FullExport.objects.exists()
    taken = first.post(masked, {"form": "xlsx"})
    assert taken["Content-Disposition"] == 'attachment; filename="hearing-participants.xlsx"'
    assert FullExport.objects.get().state == "masked"


def test_what_is_not_there_is_not_found(hearing: Event, first: Client, hidden: str) -> None:
    assert first.post(desk(hearing, "tables", "nothing", "masked")).status_code == 404
    assert first.post(desk(hearing, "tables", "none", "take")).status_code == 404
    assert first.post(desk(hearing, "tables", "none", "decide")).status_code == 404


def test_protection_by_the_desk_and_its_end_when_the_person_asks(
    hearing: Event, first: Client, person: str
) -> None:
    page = desk(hearing, "participants", person, "protection")
    first.post(page, {"protected": "yes", "name": "A. Friend"})
    held = Participant.objects.get(pk=person)
    assert (held.name, held.legal_name, held.protected) == ("A. Friend", "Ada Example", True)
    assert "only when the person asks" in text_of(first.post(page, {"protected": "no"}))
    assert Participant.objects.get(pk=person).protected
    first.post(page, {"protected": "no", "asked": "yes"})
    assert not Participant.objects.get(pk=person).protected


def test_the_file_of_links_names_no_body_of_a_protected_person(
    hearing: Event, first: Client, hidden: str, person: str
) -> None:
    text = text_of(first.post(desk(hearing, "participants", "links")))
    assert "Shown" in text
    assert "Open Harbour" in text
    assert [one for one in SECRET if one in text] == []
