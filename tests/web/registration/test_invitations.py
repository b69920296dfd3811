"""The secretariat invites, the invited register by the link in the mail, and nobody else does (R61, R63, R66, R67)."""

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

import rostrum
from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import preview
from rostrum.apps.meeting.operations import load_event
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import InvitationLink, Registration
from rostrum.foundation.clock import moment
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import MEETING, NOW, Office, office
from tests.invented import plain_files

__all__ = ["office", "plain_files"]
HEARING = "tip-2025-hearing"
DESK = f"/en/secretariat/events/{HEARING}/invitations/"
FORM = f"/en/events/{HEARING}/register/csos/"
GUEST = o.Contact("Open Harbour", "harbour@example.org", "fr")
TOLD = {
    "category": "csos",
    "name": "Open Harbour",
    "address": "harbour@example.org",
    "language": "fr",
    "places": "2",
}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_files")]


@pytest.fixture
def invited(office: Office) -> Office:
    """The hearing of 2025 beside the others: its stakeholders come by invitation."""
    cache.clear()
    path = Path(rostrum.__file__).parent / "data" / "modalities" / f"{HEARING}.yaml"
    load_event(text=path.read_text("utf-8"), name=path.name, rehearsal=False, by=None, now=NOW)
    for role, account in office.staff.items():
        grant_role(account=account, role=role, event=HEARING, by=None, now=NOW)
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    return office


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(moment(NOW + 60_000_000), tick=False):
        yield


def signed_in(office: Office, role: str) -> Client:
    client = Client()
    client.force_login(office.staff[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


def send(office: Office, **told: Any) -> str:
    whole: dict[str, Any] = {"event": HEARING, "category": "csos", "guest": GUEST, "by": None} | told
    return o.send_invitation(**whole, now=office.tick())


def link() -> str:
    """The link of the newest invitation, as its mail says it."""
    text = preview(Mail.objects.filter(letter="registration.invited").latest("queued_at"), secrets=True).text
    found = re.search(rf"/(?:en|fr)/events/{HEARING}/register/\S+", text)
    assert found
    return found[0]


def shown(answer: Any) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def ask(client: Client, address: str, page: str) -> str:
    """Ask for the own link at a form, as a person does who needs a while to read it; where that leads."""
    told = dict(re.findall(r'name="(stamp|invitation)" value="([^"]*)"', client.get(page).content.decode()))
    with time_machine.travel(moment(NOW + 90_000_000), tick=False):
        fields = {
            "email": address,
            "letters": "en",
            **{name: unescape(value) for name, value in told.items()},
        }
        return str(client.post(page.partition("?")[0], fields).headers.get("Location", ""))


def test_the_secretariat_invites_and_sees_who_came(invited: Office, client: Client) -> None:
    desk = signed_in(invited, "secretariat")
    assert "Nobody is invited yet" in shown(desk.get(DESK))
    assert 'value="member_states"' not in desk.get(f"{DESK}add/").content.decode()
    for wrong in (
        {"places": "0"},
        {"places": "100"},
        {"address": "x"},
        {"name": " "},
        {"category": "viewers"},
    ):
        assert desk.post(f"{DESK}add/", TOLD | wrong).status_code == 422
    assert desk.post(f"{DESK}add/", TOLD)["Location"] == f"{DESK}?saved=sent"
    assert Mail.objects.get().address == "harbour@example.org"
    assert ask(client, "ana@example.org", link()).startswith(
        f"{FORM.replace('/en/', '/fr/')}sent/?invitation="
    )
    page = shown(desk.get(DESK))
    for words in ("Open Harbour", "1 invitation", "2 places", "0 registered"):
        assert words in page
    assert Registration.objects.get().category == "csos"


def test_the_form_opens_to_the_invited_alone(invited: Office, client: Client) -> None:
    page = client.get(FORM)
    assert "This form opens by an invitation" in shown(page)
    assert 'name="email"' not in page.content.decode()
    send(invited)
    assert "This invitation is for: Open Harbour" in shown(client.get(link().replace("/fr/", "/en/")))
    other = link().replace("/fr/", "/en/").replace("/csos/", "/academia/")
    assert "This invitation opens nothing any more" in shown(client.get(other))
    delegation = client.get(FORM.replace("csos", "member_states"))
    assert "its focal point registers the members" in shown(delegation)
    assert 'name="email"' not in delegation.content.decode()


def test_so_many_register_as_there_are_places_and_all_are_answered_alike(
    invited: Office, client: Client
) -> None:
    send(invited)
    told = [ask(client, f"{name}@example.org", link()) for name in ("ana", "bo", "ana")]
    assert len(set(told)) == 1
    assert "/sent/?invitation=" in told[0]
    assert set(Registration.objects.values_list("dossier__address", flat=True)) == {"ana@example.org"}
    letters = Mail.objects.exclude(letter="registration.invited").values_list("letter", "address")
    assert sorted(letters) == [
        ("registration.begun", "ana@example.org"),
        ("registration.known", "ana@example.org"),
    ]
    assert "All places of this invitation are taken" in shown(client.get(link().replace("/fr/", "/en/")))
    again = client.get(told[0]).content.decode()
    assert f'href="{link()}"' in unquote(unescape(again))


def test_who_withdraws_gives_the_place_back(invited: Office, client: Client) -> None:
    send(invited)
    ask(client, "ana@example.org", link())
    row = Registration.objects.get()
    o.withdraw_registration(holder=invited.holder(row), registration=row.pk)
    ask(client, "bo@example.org", link())
    assert Registration.objects.filter(dossier__address="bo@example.org").exists()


def test_an_invitation_is_sent_again_and_withdrawn(invited: Office, client: Client) -> None:
    desk, row = signed_in(invited, "secretariat"), send(invited)
    assert desk.post(f"{DESK}{row}/again/")["Location"] == f"{DESK}?saved=sent"
    assert Mail.objects.filter(letter="registration.invited").count() == 2
    opened = link()
    assert desk.post(f"{DESK}{row}/withdraw/")["Location"] == f"{DESK}?saved=withdrawn"
    assert "opens nothing any more" in shown(client.get(opened.replace("/fr/", "/en/")))
    assert desk.post(f"{DESK}{row}/again/").status_code == 404
    assert "Open Harbour" not in shown(desk.get(DESK))


def test_nobody_else_invites(invited: Office) -> None:
    row, operator = send(invited), signed_in(invited, "operator")
    assert [operator.get(at).status_code for at in (DESK, f"{DESK}add/")] == [403] * 2
    for act in ("again", "withdraw"):
        assert operator.post(f"{DESK}{row}/{act}/").status_code == 403
    with pytest.raises(Refusal, match="not_permitted"):
        o.withdraw_invitation(invitation=row, by=invited.staff["operator"], now=invited.tick())


@pytest.mark.parametrize(
    ("event", "category", "places", "code"),
    [
        (HEARING, "member_states", 1, "not_by_invitation"),
        (MEETING, "csos", 1, "not_by_invitation"),
        (HEARING, "nobody", 1, "category_unknown"),
        (HEARING, "csos", 0, "too_many_places"),
    ],
)
def test_only_who_comes_by_invitation_is_invited(
    invited: Office, event: str, category: str, places: int, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        send(invited, event=event, category=category, places=places)
    assert not InvitationLink.objects.exists()


def test_who_is_erased_takes_no_invitation_of_others_along(invited: Office, client: Client) -> None:
    send(invited, places=2)
    opened = link()
    ask(client, "ana@example.org", opened)
    o.erase_person(dossier=Registration.objects.get().dossier_id, by=None, now=invited.tick())
    assert "This invitation is for: Open Harbour" in shown(client.get(opened.replace("/fr/", "/en/")))


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh-hans"])
def test_the_pages_stand_in_every_language(invited: Office, client: Client, language: str) -> None:
    desk, _ = signed_in(invited, "secretariat"), send(invited)
    for at in (DESK, f"{DESK}add/"):
        assert desk.get(at.replace("/en/", f"/{language}/")).status_code == 200
    assert client.get(FORM.replace("/en/", f"/{language}/")).status_code == 200
