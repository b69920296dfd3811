"""The office invites somebody to a role by letter: looked at, sent by mail as a PDF, put on record (R36-R59)."""

import io
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.operations import deliver_mail
from rostrum.apps.meeting import operations
from rostrum.apps.meeting.candidates import Described
from rostrum.apps.meeting.models import Appointment, InvitationLetter
from rostrum.apps.meeting.operations import Inviting
from rostrum.apps.people.operations import load_reference
from rostrum.engines.typst import Typst
from rostrum.foundation import clock
from rostrum.foundation.clock import SECOND
from rostrum.foundation.languages import OFFICIAL
from rostrum.foundation.ports import NoTypesetter, ports
from rostrum.foundation.refusal import Refusal
from tests.smtp import Desk, smtp_server
from tests.stage import EDITIONS
from tests.web.secretariat.test_roles import CHAIRS, EVENT, HEARING, PEOPLE, account, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_files")]


@pytest.fixture(autouse=True)
def loaded(db: None) -> None:
    load_reference(now=1)
    for name in (EVENT, HEARING):
        file = EDITIONS / f"{name}.yaml"
        operations.load_event(text=file.read_text(), name=file.name, rehearsal=False, by=None, now=1)


@pytest.fixture
def desk() -> Client:
    return signed_in(account("secretariat"))


def proposed(name: str = "H.E. Ms. Noor Vandermeer") -> str:
    person = Described(name, "Permanent Representative", "Mission of Somewhere")
    return operations.propose(event=EVENT, role=CHAIRS, person=person, by=None, now=2)


def written(**told: str) -> dict[str, str]:
    return {"address": "noor@example.org", "language": "fr", "words": "Un mot de plus.\nEt un autre."} | told


def delivered(desk: Desk) -> Any:
    assert deliver_mail(now=clock.now())
    return desk.mail()


def test_it_is_looked_at_then_sent_as_a_paper_in_the_language_of_the_invited(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = proposed()
    here = f"{PEOPLE}{one}/letter/"
    assert here in desk.get(f"{PEOPLE}{one}/").content.decode()
    page = desk.post(here, written()).content.decode()
    for words in ("Un mot de plus.", 'lang="fr"', "24 novembre 2025", "Send the letter"):
        assert words in page
    assert (InvitationLetter.objects.count(), Mail.objects.count()) == (0, 0)
    assert desk.post(here, written(send="1"))["Location"] == f"{PEOPLE}{one}/?saved=1"
    assert "The invitation was sent" in desk.get(f"{PEOPLE}{one}/").content.decode()
    monkeypatch.setattr(ports, "typesetter", Typst())
    with smtp_server() as server:
        monkeypatch.setattr(ports, "post", server.post())
        mail = delivered(server)
    assert "noor@example.org" in str(mail["to"])
    (part,) = mail.iter_attachments()
    assert (part.get_content_type(), part.get_filename()) == ("application/pdf", "invitation.pdf")
    paper = PdfReader(io.BytesIO(part.get_payload(decode=True)))
    text = " ".join(paper.pages[0].extract_text().split())
    for words in ("Noor Vandermeer", "Un mot de plus.", "Et un autre.", "24 novembre 2025"):
        assert words in text
    root: Any = paper.trailer["/Root"]
    assert (str(root["/Lang"]), bool(root["/MarkInfo"]["/Marked"])) == ("fr", True)


@pytest.mark.parametrize("language", [one.code for one in OFFICIAL])
def test_every_language_can_be_printed(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "typesetter", Typst())
    letter = Inviting("noor@example.org", language, "السيدة ليلى 王小明 Екатерина")
    operations.send_invitation(appointment=proposed(), letter=letter, by=None, now=3)
    with smtp_server() as server:
        monkeypatch.setattr(ports, "post", server.post())
        (part,) = delivered(server).iter_attachments()
    assert part.get_payload(decode=True).startswith(b"%PDF")


def test_what_cannot_be_printed_is_held_and_not_sent_bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "typesetter", NoTypesetter())
    letter = Inviting("noor@example.org", "en")
    operations.send_invitation(appointment=proposed(), letter=letter, by=None, now=3)
    with smtp_server() as server:
        monkeypatch.setattr(ports, "post", server.post())
        assert deliver_mail(now=clock.now())
        assert server.taken == []
    assert Mail.objects.values_list("state", "reason").get() == ("held", "not_printed")


def test_a_letter_may_be_sent_again_but_not_to_who_answered(desk: Client) -> None:
    one = proposed()
    for moment in (3, 4):
        operations.send_invitation(
            appointment=one, letter=Inviting("noor@example.org", "en"), by=None, now=moment
        )
    assert list(Appointment.objects.get().steps.values_list("act", flat=True)) == ["propose", "invite"]
    assert Mail.objects.count() == 2
    operations.advance(appointment=one, act="accept", by=None, now=5 * SECOND)
    with pytest.raises(Refusal) as late:
        operations.send_invitation(appointment=one, letter=Inviting("noor@example.org", "en"), by=None, now=6)
    assert late.value.code == "not_now"
    assert desk.get(f"{PEOPLE}{one}/letter/").status_code == 404


def test_who_is_forgotten_leaves_no_letter_behind() -> None:
    one = proposed()
    operations.send_invitation(appointment=one, letter=Inviting("noor@example.org", "en"), by=None, now=3)
    operations.advance(appointment=one, act="decline", by=None, now=4)
    operations.erase_candidate(appointment=one, by=None)
    assert (InvitationLetter.objects.count(), Mail.objects.count()) == (0, 0)


def test_what_is_wrong_is_said_and_kept(desk: Client) -> None:
    one = proposed()
    told = desk.post(f"{PEOPLE}{one}/letter/", written(address="noor", send="1"))
    assert told.status_code == 422
    assert "Un mot de plus." in told.content.decode()
    assert Mail.objects.count() == 0
    assert Appointment.objects.get().status == "proposed"


def test_a_body_that_only_proposes_invites_nobody() -> None:
    one = proposed()
    operator = signed_in(account("operator"))
    assert operator.get(f"{PEOPLE}{one}/letter/").status_code == 403
