"""The portrait of a holder through the pages: sent with the yes, seen by all, gone when it is taken back (D42)."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from rostrum.apps.documents.models import File
from rostrum.apps.meeting import operations
from rostrum.apps.meeting.models import HolderPortrait
from rostrum.apps.people.operations import load_reference
from rostrum.foundation.languages import OFFICIAL
from tests.stage import EDITIONS
from tests.uploads import picture
from tests.web.secretariat.test_roles import EVENT, account, signed_in

ROLE, NAME = "cofacilitators", "H.E. Ms. Maria Michail"
AT = f"/en/secretariat/events/{EVENT}/roles/{ROLE}/0/portrait/"
PROGRAMME = f"/en/events/{EVENT}/programme/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_files")]


@pytest.fixture(autouse=True)
def loaded(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    load_reference(now=1)
    file = EDITIONS / f"{EVENT}.yaml"
    operations.load_event(text=file.read_text(), name=file.name, rehearsal=False, by=None, now=1)


@pytest.fixture
def desk(db: None) -> Client:
    return signed_in(account("secretariat"))


def send(client: Client, data: bytes | None = None, name: str = "me.jpg", **told: str) -> Any:
    file = SimpleUploadedFile(name, picture(size=(1200, 1600)) if data is None else data)
    given = {"note": "Letter of 3 May", "agreed": "yes", "holder": NAME} | told
    return client.post(AT, {key: value for key, value in given.items() if value} | {"file": file})


def address() -> str:
    return f"/events/{EVENT}/portraits/{HolderPortrait.objects.get().pk}/"


def shown(to: Client | None = None, page: str = PROGRAMME) -> bool:
    return 'class="face"' in (to or Client()).get(page).content.decode()


def test_it_stands_beside_the_name_for_everybody_until_the_yes_is_taken_back(desk: Client) -> None:
    assert AT in desk.get(f"/en/secretariat/events/{EVENT}/roles/").content.decode()
    assert not shown()
    assert send(desk)["Location"] == f"{AT}?saved=shown"
    page = desk.get(f"{AT}?saved=shown").content.decode()
    assert "The portrait stands on the programme now." in page
    assert "Letter of 3 May" in page
    public = Client().get(PROGRAMME)
    assert f'<img class="face" src="{address()}" alt="Portrait of {NAME}"' in public.content.decode()
    assert "Letter of 3 May" not in public.content.decode()
    assert not public.cookies
    here = address()
    assert desk.post(AT, {"remove": "1", "holder": NAME})["Location"] == f"{AT}?saved=removed"
    assert "The portrait is deleted." in desk.get(f"{AT}?saved=removed").content.decode()
    assert (shown(), Client().get(here).status_code, File.objects.count()) == (False, 404, 0)


def test_a_cache_asks_each_time_and_is_told_when_there_is_none_any_more(desk: Client) -> None:
    send(desk)
    answer = Client().get(address())
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["Cache-Control"] == "no-cache"  # kept if wished, never shown without asking
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "me.jpg" not in str(answer.headers)
    again = Client().get(address(), headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "no-cache")
    here, tag = address(), answer["ETag"]
    desk.post(AT, {"remove": "1", "holder": NAME})
    gone = Client().get(here, headers={"if-none-match": tag})
    assert (gone.status_code, "max-age" in str(gone.headers)) == (404, False)


def test_an_earlier_version_shows_no_face(desk: Client) -> None:
    send(desk)
    operations.set_state(event=EVENT, state="provisional", by=None, why="Ready", now=2)
    assert shown(page=f"{PROGRAMME}versions/2/")
    assert not shown(page=f"{PROGRAMME}versions/1/")


def test_without_the_yes_of_the_person_nothing_is_kept_and_what_was_typed_stays(desk: Client) -> None:
    answer = send(desk, agreed="")
    assert answer.status_code == 422
    assert "Without the yes of the person no portrait is shown." in answer.content.decode()
    assert 'value="Letter of 3 May"' in answer.content.decode()
    assert "Say how the person agreed." in send(desk, note="").content.decode()
    assert "Somebody else holds this place now." in send(desk, holder="Another").content.decode()
    for data, name in ((b"", "me.jpg"), (b"<script>x</script>", "me.png"), (picture()[:300], "me.jpg")):
        assert send(desk, data, name).status_code == 422
    large = desk.post(AT, b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="99999999")
    assert (large.status_code, "larger than 8 MB" in large.content.decode()) == (413, True)
    assert not File.objects.exists()
    assert not HolderPortrait.objects.exists()


def test_nobody_else_sends_one_and_there_is_none_of_an_empty_place(desk: Client) -> None:
    operator = signed_in(account("operator"))
    assert [operator.get(AT).status_code, send(operator).status_code] == [403, 403]
    assert send(signed_in(account("office"))).status_code == 302  # the President appoints to it (R46)
    assert desk.get(AT.replace("/0/", "/7/")).status_code == 404
    assert Client().get(f"/events/another/portraits/{HolderPortrait.objects.get().pk}/").status_code == 404


@pytest.mark.parametrize("language", [one.code for one in OFFICIAL if one.code != "en"])
def test_the_pages_stand_in_every_language(desk: Client, language: str) -> None:
    send(desk)
    page = desk.get(AT.replace("/en/", f"/{language}/", 1)).content.decode()
    assert "Take it down and delete it" not in page
    assert "Only those who decide" not in page
    assert f'alt="Portrait of {NAME}"' not in page or language == "fr"
    assert shown(page=PROGRAMME.replace("/en/", f"/{language}/", 1))
