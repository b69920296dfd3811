"""From the link in a mail to a delegation with members, a letter and a place on the list, without script (R70-R72)."""

import re
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import preview
from rostrum.apps.floor import operations as floor
from rostrum.apps.floor import queries as floors
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import AccessRequest, Delegation, Registration
from rostrum.foundation.clock import moment
from tests.apps.registration.conftest import HEARING, MEETING, NOW, Office, office
from tests.invented import plain_files
from tests.uploads import pdf

__all__ = ["office", "plain_files"]
HOME = "/en/delegation/"
HEAD = {"name": "H.E. Mr. Head", "member_type": "delegate", "level": "minister", "capacity": "Minister"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open(plain_files: None) -> Any:
    with time_machine.travel(moment(NOW + 60_000_000), tick=False):
        yield


def named(office: Office, event: str = HEARING, body: str = "chl") -> Delegation:
    contact = o.Contact("Ms. Focal Point", "mission@example.org", "en")
    told: dict[str, Any] = {"category": "member_states", "by": None, "now": office.tick()}
    return Delegation.objects.get(pk=o.name_focal_point(event=event, body=body, contact=contact, **told))


def entered(client: Client) -> Client:
    """Come in by the newest mail."""
    letter = Mail.objects.filter(letter="registration.delegation").latest("queued_at")
    path = re.search(r"/en/delegation/open/\S+", preview(letter, secrets=True).text)
    assert path
    assert client.get(path[0])["Location"] == f"{HOME}open/"
    assert "Go on" in client.get(f"{HOME}open/").content.decode()
    assert client.post(f"{HOME}open/")["Location"] == HOME
    return client


def shown(client: Client, address: str = HOME) -> str:
    answer = client.get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def add(client: Client, **told: str) -> Registration:
    assert client.post(f"{HOME}members/add/", HEAD | told)["Location"] == f"{HOME}?saved=member"
    return Registration.objects.latest("dossier__made_at")


def test_a_focal_point_registers_changes_and_takes_out_members(office: Office, client: Client) -> None:
    named(office)
    entered(client)
    assert "Nobody is registered yet." in shown(client)
    assert f'href="/fr{HOME[3:]}"' in client.get(HOME).content.decode()
    row = add(client, access="A seat near the door")
    page = shown(client)
    for words in ("H.E. Mr. Head", "Minister", "1 member", "With the secretariat", "A need is on record"):
        assert words in page
    assert AccessRequest.objects.get().text == "A seat near the door"
    form = client.get(f"{HOME}members/{row.pk}/").content.decode()
    assert 'value="H.E. Mr. Head"' in form
    assert "A seat near the door" not in form
    client.post(f"{HOME}members/{row.pk}/", HEAD | {"name": "H.E. Ms. Head"})
    assert "H.E. Ms. Head" in shown(client)
    assert AccessRequest.objects.get().text == "A seat near the door"
    assert "Take a member out" in shown(client, f"{HOME}members/{row.pk}/withdraw/")
    assert client.post(f"{HOME}members/{row.pk}/withdraw/")["Location"] == f"{HOME}?saved=withdrawn"
    assert "H.E. Ms. Head" not in shown(client)


def test_what_was_typed_stays_beside_its_fault(office: Office, client: Client) -> None:
    named(office)
    entered(client)
    answer = client.post(f"{HOME}members/add/", HEAD | {"name": "", "address": "nonsense"})
    page = answer.content.decode()
    assert (answer.status_code, Registration.objects.count()) == (422, 0)
    assert "Enter an address such as name@example.org." in page
    assert 'value="nonsense"' in page
    answer = client.post(f"{HOME}members/add/", HEAD | {"name": ""})
    assert (answer.status_code, 'href="#id_name"' in answer.content.decode()) == (422, True)
    answer = client.post(f"{HOME}members/add/", HEAD | {"member_type": "survivor"})
    assert (answer.status_code, Registration.objects.count()) == (422, 0)


def test_nobody_is_named_a_survivor_and_what_the_mandate_encourages_is_said(
    office: Office, client: Client
) -> None:
    """D40: never a visible type; the words of the mandate stand beside, in its own language."""
    named(office, event=MEETING)
    entered(client)
    page = shown(client)
    assert "parliamentarians" in page
    assert "highest possible" in page
    form = client.get(f"{HOME}members/add/").content.decode()
    assert "urvivor" not in form


def test_the_letter_is_kept_given_back_and_refused_with_words(office: Office, client: Client) -> None:
    row = named(office)
    entered(client)
    bad = client.post(f"{HOME}letter/", {"file": SimpleUploadedFile("letter.pdf", b"no pdf at all")})
    assert (bad.status_code, "Nothing was stored" in bad.content.decode()) == (422, True)
    assert client.post(f"{HOME}letter/").status_code == 422
    good = client.post(f"{HOME}letter/", {"file": SimpleUploadedFile("letter.pdf", pdf())})
    assert good["Location"] == f"{HOME}?saved=letter"
    row.refresh_from_db()
    assert row.letter
    assert "letter.pdf" in shown(client)
    back = client.get(f"{HOME}letter/")
    assert (back.status_code, back["Content-Type"]) == (200, "application/pdf")
    assert "attachment" in back["Content-Disposition"]
    long = client.post(
        f"{HOME}letter/", b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="99999999"
    )
    assert long.status_code == 413


def test_a_delegation_inscribes_and_leaves_the_list(office: Office, client: Client) -> None:
    row = named(office)
    entered(client)
    one = add(client)
    assert "The operator opens it." in shown(client)
    name = f"{HEARING}.main"
    desk = floor.Desk(name, office.staff["operator"], "open", office.tick())
    floor.begin_inscription(desk=desk, segment="panel1")
    told = {"floor": name, "member": one.pk, "lang": "fr", "key": "a"}
    early = client.post(f"{HOME}list/", told)
    assert (early.status_code, "has not approved" in early.content.decode()) == (422, True)
    o.approve_delegation(delegation=row.pk, by=None, now=office.tick())
    assert "Inscribe the delegation" in shown(client)
    assert client.post(f"{HOME}list/", told | {"key": "b"})["Location"] == f"{HOME}?saved=list"
    assert "Number 1" in shown(client)
    assert [one.lang for one in floors.waiting(floor=name)] == ["fr"]
    again = client.post(f"{HOME}list/", told | {"key": "c"})
    assert (again.status_code, "keeps its place" in again.content.decode()) == (422, True)
    assert client.post(f"{HOME}list/", told | {"key": "d", "off": "1"})["Location"] == f"{HOME}?saved=list"
    assert floors.waiting(floor=name) == []


def test_after_the_deadline_the_page_says_what_is_still_possible(office: Office, client: Client) -> None:
    named(office)
    entered(client)
    add(client)
    with time_machine.travel(moment(1_625_900_000_000_000), tick=False):
        fresh = entered(Client())
        page = shown(fresh)
        assert "The time to add members has passed." in page
        assert "Add a member" not in page
        late = fresh.post(f"{HOME}members/add/", HEAD)
        assert (late.status_code, Registration.objects.count()) == (422, 1)
        assert 'value="H.E. Mr. Head"' in late.content.decode()


def test_nobody_comes_in_without_the_link_and_not_after_another_was_named(
    office: Office, client: Client
) -> None:
    row = named(office)
    for at in (HOME, f"{HOME}members/add/", f"{HOME}letter/", f"{HOME}members/x/"):
        assert client.get(at)["Location"] == f"{HOME}open/"
    assert "no longer open" in shown(client, f"{HOME}open/")
    entered(client)
    other = named(office, body="per")
    theirs = entered(Client())
    secret = add(theirs, name="Canary Member")
    assert client.get(f"{HOME}members/{secret.pk}/").status_code == 404
    assert "Canary" not in shown(client)
    contact = o.Contact("Mr. Next", "next@example.org")
    o.change_focal_point(delegation=row.pk, contact=contact, by=None, now=office.tick())
    assert client.get(HOME)["Location"] == f"{HOME}open/"
    assert theirs.get(HOME).status_code == 200
    theirs.post(f"{HOME}leave/")
    assert theirs.get(HOME)["Location"] == f"{HOME}open/"
    assert other.pk


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh-hans"])
def test_the_pages_stand_in_every_language(office: Office, client: Client, language: str) -> None:
    named(office)
    entered(client)
    row = add(client)
    for at in (HOME, f"{HOME}members/add/", f"{HOME}members/{row.pk}/withdraw/"):
        assert client.get(at.replace("/en/", f"/{language}/")).status_code == 200
