"""Whoever is approved has a badge of their own, as a page and as a PDF; nobody else has (issue 4, section 5)."""

import io
import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from rostrum.apps.attendance import operations as attendance
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.links import token
from rostrum.apps.registration.models import Registration
from rostrum.engines.typst import Typst
from rostrum.foundation.clock import moment
from rostrum.foundation.ports import ports
from tests.apps.registration.conftest import NOW, Office, office
from tests.invented import plain_files

__all__ = ["office", "plain_files"]


def entered(row: Registration) -> Client:
    client = Client()
    client.get(reverse("dossier_link", args=[token("dossier", row.dossier_id, 1)]))
    client.post(reverse("dossier_door"))
    return client


@pytest.fixture
def approved(office: Office, plain_files: None) -> Registration:
    row = office.sent()
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    return row


@time_machine.travel(moment(NOW + 60_000_000), tick=False)
def test_an_approved_person_makes_and_prints_a_badge(
    approved: Registration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ports, "typesetter", Typst())
    client, here = entered(approved), f"/fr/registration/{approved.pk}/badge"
    assert f"/en/registration/{approved.pk}/badge/" in client.get("/en/registration/").content.decode()
    assert client.get(f"{here}.pdf").status_code == 404
    assert client.post(f"{here}/", {"print": "1"}).status_code == 302
    page = client.get(f"{here}/").content.decode()
    code = re.search(r"(?:[A-Z2-9]{4} ){4}[A-Z2-9]{4}", page)
    assert code
    assert "Ana Example" in page
    assert attendance.print_paper(now=NOW + 61_000_000)
    answer = client.get(f"{here}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]
    (one,) = PdfReader(io.BytesIO(answer.content)).pages
    text = one.extract_text()
    assert code[0] in text
    assert "Ana Example" in text
    assert client.post(f"{here}/").status_code == 302  # a second time gives the same badge
    assert code[0] in client.get(f"{here}/").content.decode()


@time_machine.travel(moment(NOW + 60_000_000), tick=False)
def test_nobody_else_has_one(office: Office, approved: Registration) -> None:
    waiting = office.sent("bo@example.org")
    for row, client in ((waiting, entered(waiting)), (approved, entered(waiting))):
        assert client.get(f"/en/registration/{row.pk}/badge/").status_code == 404
        assert client.post(f"/en/registration/{row.pk}/badge/").status_code == 404
        assert client.get(f"/en/registration/{row.pk}/badge.pdf").status_code == 404
    stranger = Client().get(f"/en/registration/{approved.pk}/badge/")
    assert stranger["Location"] == "/en/registration/open/"
