import re
from html import unescape
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from rostrum.apps.meeting import operations, queries
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role

FILE = Path(__file__).parents[2] / "data/modalities/lakes-2030-hlm.yaml"
EVENT = "lakes-2030-hlm"
DESK = f"/en/secretariat/events/{EVENT}/programme/"
TIME = f"{DESK}segments/opening/"
NAME = f"{DESK}offices/experts/0/"
STATE = f"{DESK}state/"
ROLES = ("operator", "moderator", "interpreter", "secretariat", "technician", "simulator", "none")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(db: None) -> None:
    operations.load_event(text=FILE.read_text(), name=FILE.name, rehearsal=False, by=None, now=1)


def account(role: str) -> Account:
    made = Account.objects.create_user(f"{role}@example.net", name=role)
    Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={})
    if role != "none":
        grant_role(account=made, role=role, event=EVENT, by=None, now=1)
    return made


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(account("secretariat"))
    return client


def text(html: bytes) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html.decode()).split()))


def newest() -> queries.VersionRow:
    return queries.versions(event=EVENT)[0]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("address", [DESK, TIME, NAME, STATE])
def test_only_the_secretariat_comes_in(client: Client, role: str, address: str) -> None:
    client.force_login(account(role))
    allowed = role == "secretariat"
    assert client.get(address).status_code == (200 if allowed else 403)
    if address != DESK:
        sent = {"state": "final", "words": "9 am - 10 am", "name": "X", "why": "x", "seen": "1"}
        assert client.post(address, sent).status_code == (302 if allowed else 403)
        assert newest().number == (2 if allowed else 1)


@pytest.mark.parametrize("address", [DESK, TIME, NAME, STATE])
def test_a_visitor_is_sent_to_sign_in(client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, "login" in response["Location"]) == (302, True)


def test_the_desk_offers_each_segment_and_each_free_place(desk: Client) -> None:
    html = desk.get(DESK).content.decode()
    assert "10:00 - 11:00 (New York)" in html
    for segment in ("opening", "plenary1", "plenary2", "panel", "closing"):
        assert f'href="{DESK}segments/{segment}/"' in html
    assert re.findall(rf'href="{DESK}offices/(\w+/\d)/"', html) == [
        "president/0",
        "cochairs/0",
        "cochairs/1",
        "experts/0",
    ]


def test_a_time_in_words_is_saved_with_its_reason_and_maker(desk: Client) -> None:
    response = desk.post(TIME, {"words": "10 – 10.30 a.m.", "why": "As decided", "seen": "1"}, follow=True)
    assert "Saved as version 2." in text(response.content)
    assert (newest().number, newest().why, newest().made_by) == (2, "As decided", "secretariat")
    opening = queries.arrangement(event=EVENT)["segments"][0]
    assert (opening["start"], opening["end"]) == ("10:00", "10:30")


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"words": "soon", "why": "x"}, [("id_words", "Enter a time such as 3 pm - 4.30 pm.")]),
        (
            {"words": "", "why": ""},
            [("id_words", "Enter a time."), ("id_why", "Say why the programme changes.")],
        ),
        ({"words": "11:00 - 10:00", "why": "x"}, [("id_words", "The end must be later than the start.")]),
        (
            {"words": "25:00 - 26:00", "why": "x"},
            [("id_words", "There is no such time. Enter a time such as 3 pm - 4.30 pm.")],
        ),
        (
            {"words": "3.30", "why": "x"},
            [("id_words", "Say whether it is before or after noon, as in 3 pm - 4.30 pm.")],
        ),
        ({"words": "10:00 - 11:30", "why": "   "}, [("id_why", "Say why the programme changes.")]),
    ],
)
def test_an_error_stands_at_the_top_and_beside_its_field_and_nothing_typed_is_lost(
    desk: Client, sent: dict[str, str], errors: list[tuple[str, str]]
) -> None:
    response = desk.post(TIME, sent | {"seen": "1"})
    html = response.content.decode()
    assert response.status_code == 422
    summary = html.partition('class="errors"')[2].partition("</ul>")[0]
    assert [
        (field, unescape(words)) for field, words in re.findall(r'href="#(\w+)">(.*?)</a>', summary)
    ] == errors
    for field, words in errors:
        beside = html.partition(f'id="{field}_error"')[2].partition("</div>")[0]
        assert words in unescape(beside)
    assert f'value="{sent["words"]}"' in html or not sent["words"]
    assert newest().number == 1


def test_a_name_is_entered_and_left_open_again(desk: Client) -> None:
    desk.post(NAME, {"name": "Dr. Io Berg", "function": "Limnologist", "why": "Accepted", "seen": "1"})
    assert queries.programme(event=EVENT).offices[2].holders[0].function == "Limnologist"
    assert 'value="Dr. Io Berg"' in desk.get(NAME).content.decode()
    desk.post(NAME, {"name": "", "why": "Withdrawn", "seen": "2"})
    assert queries.programme(event=EVENT).offices[2].missing == 1


def test_the_state_is_chosen(desk: Client) -> None:
    assert desk.post(STATE, {"state": "final", "why": "Adopted", "seen": "1"}).status_code == 302
    assert newest().state == "final"
    response = desk.post(STATE, {"state": "perfect", "why": "x", "seen": "2"})
    assert (response.status_code, b'href="#id_state_0"' in response.content) == (422, True)


def test_who_was_slower_keeps_what_was_typed_and_saves_the_next_time(desk: Client) -> None:
    operations.set_state(event=EVENT, state="final", why="Faster", by=None, now=2)
    sent = {"words": "10:00 - 10:30", "why": "As decided", "seen": "1"}
    response = desk.post(TIME, sent)
    html = response.content.decode()
    assert response.status_code == 422
    assert "Somebody else changed the programme." in text(response.content)
    assert 'value="10:00 - 10:30"' in html
    assert re.search(r'name="seen" value="2"', html)
    assert desk.post(TIME, sent | {"seen": "2"}).status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        f"{DESK}segments/dinner/",
        f"{DESK}offices/king/0/",
        f"{DESK}offices/president/7/",
        "/en/secretariat/events/none/programme/",
    ],
)
def test_what_is_not_in_the_programme_has_no_page(desk: Client, address: str) -> None:
    secretary = Account.objects.get(name="secretariat")
    grant_role(account=secretary, role="secretariat", event="", by=None, now=1)
    assert desk.get(address).status_code == 404
    assert desk.post(address, {"words": "9 am - 10 am", "why": "x", "seen": "1"}).status_code in {404, 405}


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", '"><img src=x>', "\u202eevil", "x" * 301, "a\x00b"]
)
def test_hostile_input_is_text_or_an_error(desk: Client, typed: str) -> None:
    desk.post(NAME, {"name": typed, "why": typed[:400], "seen": "1"})
    for address in (DESK, NAME, f"/en/events/{EVENT}/programme/"):
        html = desk.get(address).content.decode()
        assert "<script>alert" not in html
        assert "<img" not in html


@pytest.mark.parametrize("seen", ["", "0", "-1", "x", "99999999999999999999"])
def test_a_version_that_nobody_saw_is_an_error(desk: Client, seen: str) -> None:
    response = desk.post(TIME, {"words": "10:00 - 10:30", "why": "x", "seen": seen})
    assert (response.status_code, newest().number) == (422, 1)


def test_the_desk_is_there_from_right_to_left(desk: Client) -> None:
    for address in (DESK, TIME, NAME, STATE):
        assert 'lang="ar" dir="rtl"' in desk.get(address.replace("/en/", "/ar/")).content.decode()
