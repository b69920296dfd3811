"""A portrait: asked of who asks to speak, never of the protected, gone with protection and with the person (R42)."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from rostrum.apps.documents import queries as documents
from rostrum.apps.documents import store
from rostrum.apps.documents.models import File
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries as q
from rostrum.apps.registration.models import Registration
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, Office
from tests.uploads import GPS, pdf, picture


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def keep(office: Office, row: Registration, data: bytes = b"", name: str = "me.jpg") -> str:
    sent = data or picture(place=True)
    return o.keep_portrait(holder=office.holder(row), registration=row.pk, name=name, data=sent)


def refused(office: Office, row: Registration, data: bytes = b"", name: str = "me.jpg") -> str:
    with pytest.raises(Refusal) as told:
        keep(office, row, data, name)
    return told.value.code


def test_the_newest_alone_is_kept_drawn_anew_for_the_secretariat_of_the_event(office: Office) -> None:
    row = office.sent()
    first = keep(office, row)
    assert keep(office, row) == first  # the same press twice
    assert GPS.encode() not in store.read(first)
    second = keep(office, row, picture("PNG"), "me.png")
    assert [one.id for one in documents.files_of(owner=row.pk)] == [second]
    sheet = q.sheet(registration=row.pk, event=HEARING, by=office.staff["secretariat"], language="en")
    assert [one.purpose for one in sheet.files] == ["portrait"]
    o.take_back_portrait(holder=office.holder(row), registration=row.pk)
    o.take_back_portrait(holder=office.holder(row), registration=row.pk)
    assert not File.objects.exists()


def test_what_is_no_portrait_leaves_nothing(office: Office) -> None:
    row = office.sent()
    assert refused(office, row, pdf(), "me.pdf") == "type_not_allowed"
    assert refused(office, row, b"<svg onload='x()'/>", "me.png") == "not_what_it_says"
    assert refused(office, row, picture()[:400]) == "unreadable"
    assert not File.objects.exists()


def test_who_does_not_ask_to_speak_is_asked_for_none(office: Office) -> None:
    listening, draft = office.sent(speak=""), office.begin("bo@example.org")
    assert refused(office, listening) == refused(office, draft) == "not_asked"
    stranger = office.sent("chi@example.org", name="Chi Other")
    with pytest.raises(Refusal, match="unknown_registration"):
        o.keep_portrait(
            holder=office.holder(stranger), registration=listening.pk, name="a.jpg", data=picture()
        )


@pytest.mark.parametrize("way", ["form", "desk"])
def test_protection_deletes_it_and_asks_for_no_other(office: Office, way: str) -> None:
    row = office.sent()
    one = o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    keep(office, row)
    if way == "form":
        office.save(row, protected="yes")
    else:
        o.protect_person(participant=one, protected=True, by=office.staff["secretariat"], now=office.tick())
    assert not File.objects.exists()
    assert refused(office, row) == "not_asked"


def test_it_goes_with_the_person(office: Office) -> None:
    row = office.sent()
    keep(office, row)
    o.erase_person(dossier=row.dossier_id, by=None, now=office.tick())
    assert not File.objects.exists()
