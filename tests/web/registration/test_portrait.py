"""The page of the own portrait, without script; the secretariat sees it, and nobody else (D43, R42)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from rostrum.apps.documents.models import File
from rostrum.apps.registration.models import Registration
from rostrum.foundation.clock import moment
from tests.apps.registration.conftest import HEARING, NOW, Office, office
from tests.invented import plain_files
from tests.uploads import picture
from tests.web.registration.test_own_badge import entered

__all__ = ["office", "plain_files"]
BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.usefixtures("plain_files")


@pytest.fixture(autouse=True)
def hour(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.DATA = tmp_path
    with time_machine.travel(moment(NOW + 60_000_000), tick=False):
        yield


def send(client: Client, row: Registration, data: bytes, name: str = "me.jpg") -> int:
    file = SimpleUploadedFile(name, data)
    return client.post(f"/en/registration/{row.pk}/portrait/", {"file": file}).status_code


def test_it_is_sent_shown_seen_by_the_secretariat_and_deleted(office: Office) -> None:
    row = office.sent()
    client, at = entered(row), f"/en/registration/{row.pk}/portrait/"
    assert at in client.get("/en/registration/").content.decode()
    assert client.get(f"{at}file/").status_code == 404
    assert send(client, row, picture()) == 302
    page = client.get(f"{at}?saved=sent").content.decode()
    assert "The portrait is stored." in page
    assert f'<img src="{at}file/"' in page
    answer = client.get(f"{at}file/")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    Authenticator.objects.create(user=office.staff["secretariat"], type=Authenticator.Type.TOTP, data={})
    desk = Client()
    desk.force_login(office.staff["secretariat"], backend=BACKEND)
    sheet = desk.get(f"/en/secretariat/events/{HEARING}/registrations/{row.pk}/").content.decode()
    assert 'alt="Portrait of Ana Example"' in sheet
    assert client.post(at, {"remove": "1"}).status_code == 302
    assert not File.objects.exists()


def test_what_is_not_taken_is_said_and_the_one_before_stays(office: Office) -> None:
    row = office.sent()
    client, at = entered(row), f"/en/registration/{row.pk}/portrait/"
    assert send(client, row, picture()) == 302
    for data, name in ((b"", "me.jpg"), (b"<script>x</script>", "me.png"), (picture()[:300], "me.jpg")):
        assert send(client, row, data, name) == 422
    assert client.post(at).status_code == 422
    for length in ("99999999", "9" * 30):
        form = "multipart/form-data; boundary=x"
        large = client.post(at, b"x", content_type=form, CONTENT_LENGTH=length)
        assert (large.status_code, "larger than 8 MB" in large.content.decode()) == (413, True)
    assert File.objects.count() == 1


def test_nobody_else_and_no_protected_person_finds_the_page(office: Office) -> None:
    row, other = office.sent(), office.sent("bo@example.org", name="Bo Other", protected="yes")
    at = f"/en/registration/{row.pk}/portrait/"
    send(entered(row), row, picture())
    stranger = entered(other)
    assert [stranger.get(one).status_code for one in (at, f"{at}file/")] == [404, 404]
    assert send(stranger, row, picture()) == 404
    assert stranger.get(at.replace(row.pk, other.pk)).status_code == 404
    assert "portrait" not in stranger.get("/en/registration/").content.decode()
    assert Client().get(at).status_code == 302
    assert File.objects.count() == 1


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh-hans"])
def test_the_page_stands_in_every_language(office: Office, language: str) -> None:
    row = office.sent()
    client = entered(row)
    send(client, row, picture())
    page = client.get(f"/{language}/registration/{row.pk}/portrait/").content.decode()
    assert "Send the portrait" not in page
