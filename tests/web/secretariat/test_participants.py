import csv
import io
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rostrum.apps.meeting.models import Event
from rostrum.apps.participation import queries
from rostrum.apps.participation.lists import LARGEST, Row
from rostrum.apps.participation.operations import Issued, add_participant, issue_link, open_link
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from rostrum.foundation import clock

LIST = "/en/secretariat/events/hearing/participants/"
ROLES = ("operator", "moderator", "interpreter", "secretariat", "technician", "simulator", "none")

BOTH = {"operator", "secretariat"}
PAGES = {
    "get ": BOTH,
    "get add/": BOTH,
    "post add/": BOTH,
    "get import/": {"secretariat"},
    "post import/": {"secretariat"},
    "post links/": BOTH,
    "get PERSON/": BOTH,
    "post PERSON/link/": BOTH,
    "post PERSON/revoke/": BOTH,
    "post PERSON/extra-time/": BOTH,
}


@pytest.fixture
def staff(staff: dict[str, Account]) -> dict[str, Account]:
    """Everybody with a second factor."""
    for account in staff.values():
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    return staff


@pytest.fixture
def desk(client: Client, staff: dict[str, Account]) -> Client:
    client.force_login(staff["secretariat"])
    return client


@pytest.fixture
def link(person: str) -> Issued:
    return issue_link(participant=person, by=None, now=clock.now())


def names() -> list[str]:
    return [row.name for row in queries.participants(event="hearing")]


def read(client: Client, data: bytes) -> Any:
    return client.post(f"{LIST}import/", {"file": SimpleUploadedFile("list.csv", data)})


def carried(answer: Any) -> str:
    found = re.search(r'name="rows" value="([^"]+)"', answer.content.decode())
    return found[1] if found else ""


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("way", sorted(PAGES))
def test_every_page_by_every_role(
    client: Client, staff: dict[str, Account], person: str, role: str, way: str
) -> None:
    client.force_login(staff[role])
    method, _, page = way.partition(" ")
    answer = getattr(client, method)(LIST + page.replace("PERSON", person))
    assert (answer.status_code != 403) is (role in PAGES[way])
    assert answer["Cache-Control"] == "no-store"


def test_a_person_is_added(desk: Client) -> None:
    fields = {"name": " Zoë  Example ", "category": "csos", "lang": "fr", "group": "on"}
    answer = desk.post(f"{LIST}add/", fields)
    (row,) = queries.participants(event="hearing")
    assert answer["Location"] == f"{LIST}{row.id}/"
    assert (row.name, row.lang, row.group, row.protected) == ("Zoë Example", "fr", True, False)
    assert "Zoë Example" in desk.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "", "category": "csos"}, "This field is required."),
        ({"name": "A", "category": "gone"}, "Select a valid choice"),
        ({"name": "A\u202eB", "category": "csos"}, "This holds signs that cannot be seen."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_kept(
    desk: Client, fields: dict[str, str], words: str
) -> None:
    answer = desk.post(f"{LIST}add/", {**fields, "body": "Kept Body"})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'value="Kept Body"' in answer.content.decode()
    assert names() == []


def test_a_list_is_shown_and_then_added_whole(desk: Client) -> None:
    shown = read(desk, "name,category\nAda,csos\n王芳,academia\nAda,csos\n".encode())
    assert shown.status_code == 200
    assert names() == []
    assert "On line 2" in shown.content.decode()
    answer = desk.post(f"{LIST}import/", {"rows": carried(shown)})
    assert answer["Location"] == f"{LIST}?added=2"
    assert names() == ["Ada", "王芳"]
    assert "2 participants were added." in desk.get(answer["Location"]).content.decode()


def test_with_one_fault_nothing_can_be_added(desk: Client) -> None:
    shown = read(desk, b"name,category\nAda,csos\nBen,gone\n")
    assert shown.status_code == 422
    assert carried(shown) == ""
    assert "The programme has no such category." in shown.content.decode()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"x" * 1_100_000, b'"'])
def test_a_file_that_is_no_list_is_refused_in_words(desk: Client, data: bytes) -> None:
    answer = read(desk, data)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode() or "Nothing can be added" in (
        answer.content.decode()
    )


def test_what_is_longer_than_any_list_is_not_read(desk: Client) -> None:
    answer = read(desk, b"x" * (4 * LARGEST + 100_000))
    assert answer.status_code == 413
    assert "The file is larger than 1 MB." in answer.content.decode()


def test_only_what_was_shown_comes_in(desk: Client, person: str) -> None:
    shown = carried(read(desk, b"name,category\nBen,csos\n"))
    for forged in ("", "x", shown[:-1], f"A{shown}"):
        assert desk.post(f"{LIST}import/", {"rows": forged}).status_code == 409
    assert names() == ["Ada Example"]


def test_a_list_shown_for_one_event_is_not_added_to_another(
    desk: Client, staff: dict[str, Account], rehearsal: Event
) -> None:
    account = staff["secretariat"]
    grant_role(account=account, role="secretariat", event=rehearsal.pk, by=None, now=1)
    shown = carried(read(desk, b"name,category\nBen,csos\n"))
    other = LIST.replace("hearing", rehearsal.pk)
    assert desk.post(f"{other}import/", {"rows": shown}).status_code == 409
    assert queries.participants(event=rehearsal.pk) == ()


def test_a_list_that_moved_since_is_refused_whole(desk: Client) -> None:
    shown = carried(read(desk, b"name,category\nAda,csos\nBen,csos\n"))
    row = Row(name="Ben", category="csos")
    add_participant(event="hearing", person=row, by=None, now=clock.now())
    answer = desk.post(f"{LIST}import/", {"rows": shown})
    assert answer.status_code == 409
    assert "The list changed in the meantime." in answer.content.decode()
    assert names() == ["Ben"]


def test_a_link_is_shown_once_and_opens(desk: Client, person: str) -> None:
    card = desk.post(f"{LIST}{person}/link/").content.decode()
    found = re.search(r"http://127\.0\.0\.1:\d+/en/floor/([\w-]+)/", card)
    pin = re.search(r'<strong class="num" dir="ltr">(\d{6})</strong>', card)
    assert found
    assert pin
    opened = open_link(token=found[1], pin=pin[1], agent="Phone", now=clock.now())
    assert opened.participant == person
    again = desk.get(f"{LIST}{person}/").content.decode() + desk.get(LIST).content.decode()
    assert found[1] not in again
    assert pin[1] not in again
    assert "Phone" in again


def test_the_address_of_a_link_is_never_taken_from_the_request(desk: Client, person: str) -> None:
    card = desk.post(f"{LIST}{person}/link/", HTTP_HOST="evil.localhost").content.decode()
    assert "evil" not in re.findall(r"<code[^>]*>([^<]+)</code>", card)[0]


def test_the_missing_links_come_in_one_file(desk: Client, person: str) -> None:
    row = Row(name="=Evil()", category="csos")
    ids = {person, add_participant(event="hearing", person=row, by=None, now=clock.now())}
    answer = desk.post(f"{LIST}links/")
    assert answer["Content-Disposition"] == 'attachment; filename="hearing-links.csv"'
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {line["id"] for line in lines} == ids
    assert {line["name"] for line in lines} == {"Ada Example", "'=Evil()"}
    for line in lines:
        token = line["link"].split("/")[-2]
        opened = open_link(token=token, pin=line["pin"], agent="", now=clock.now())
        assert opened.participant == line["id"]
    assert len(desk.post(f"{LIST}links/").content.decode().splitlines()) == 1


def test_devices_are_shut_out_one_by_one_and_all(desk: Client, link: Issued) -> None:
    one, two = (
        open_link(token=link.token, pin=link.pin, agent=name, now=clock.now()).device
        for name in ("One", "Two")
    )
    desk.post(f"{LIST}{link.participant}/revoke/", {"device": one})
    found = queries.devices(participant=link.participant, now=clock.now())
    assert [row.id for row in found] == [two]
    desk.post(f"{LIST}{link.participant}/revoke/", {"device": "unknown"})
    desk.post(f"{LIST}{link.participant}/revoke/")
    assert queries.devices(participant=link.participant, now=clock.now()) == ()


def test_a_participant_of_another_event_is_not_found_here(desk: Client, preregistered_event: Event) -> None:
    row = Row(name="Elsewhere", category="csos", preregistered=True)
    theirs = add_participant(event=preregistered_event.pk, person=row, by=None, now=clock.now())
    for method, page in (("get", ""), ("post", "link/"), ("post", "revoke/")):
        assert getattr(desk, method)(f"{LIST}{theirs}/{page}").status_code == 404


def test_whom_the_modalities_give_no_link_is_said_in_words(desk: Client) -> None:
    row = Row(name="Viewer", category="viewers")
    viewer = add_participant(event="hearing", person=row, by=None, now=clock.now())
    answer = desk.post(f"{LIST}{viewer}/link/")
    assert answer.status_code == 422
    assert "The modalities give this person no link to the floor." in answer.content.decode()


def test_hostile_names_are_only_text(desk: Client) -> None:
    name = "<script>alert(1)</script>"
    row = Row(name=name, body=name, capacity=name, say=name, category="csos")
    person = add_participant(event="hearing", person=row, by=None, now=clock.now())
    shown = read(desk, f'name,category,body\n"{name}",csos,other\n'.encode())
    pages: list[Any] = [desk.get(LIST), desk.get(f"{LIST}{person}/"), shown]
    pages.append(desk.post(f"{LIST}{person}/link/"))
    assert not any(name in page.content.decode() for page in pages)
