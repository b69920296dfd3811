"""Bringing resolutions in, as the secretariat does it on its pages."""

import re
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.http import HttpRequest
from django.test import Client

from rostrum.apps.mandate import queries
from rostrum.apps.mandate.operations import confirm_clauses, import_resolution
from rostrum.apps.people.models import Account
from rostrum.procedure.resolution.intake import LARGEST
from tests.web.secretariat.resolutions_held import (
    DESK,
    IMPORT,
    NOW,
    SHEET,
    SYMBOL,
    bring,
    data_of,
    errors,
    send,
    unit,
    unread,
)


class TestWhoMay:
    PAGES = (DESK, IMPORT, SHEET, f"{SHEET}units/OP4/")

    def test_the_secretariat_of_all_events(self, desk: Client) -> None:
        bring("E")
        assert [desk.get(page).status_code for page in self.PAGES] == [200] * 4

    def test_nobody_else(self, client: Client, staff: dict[str, Account]) -> None:
        """The secretariat of one event either: a resolution belongs to all."""
        bring("E")
        for account in staff.values():
            Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
            client.force_login(account)
            assert [client.get(page).status_code for page in self.PAGES] == [403] * 4
            assert send(client, data_of("F")).status_code == 403
            assert client.post(f"{SHEET}units/OP4/").status_code == 403
        assert [row.languages for row in queries.resolutions()] == [("en",)]

    @pytest.mark.django_db
    def test_a_visitor_is_asked_to_sign_in_and_the_file_is_not_read(
        self, client: Client, monkeypatch: Any
    ) -> None:
        monkeypatch.setattr(HttpRequest, "parse_file_upload", unread)
        answer = send(client, data_of("E"))
        assert (answer.status_code, answer["Location"][:17]) == (302, "/en/account/login")

    def test_a_form_of_another_site_is_refused(self, secretary: Account) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(secretary)
        assert send(client, data_of("E")).status_code == 403
        assert client.post(f"{SHEET}units/OP4/").status_code == 403
        page = client.get(IMPORT).content.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        sent = {"file": SimpleUploadedFile("e.xml", data_of("E")), "csrfmiddlewaretoken": token[1]}
        assert client.post(IMPORT, sent).status_code == 200
        assert len(queries.resolutions()) == 1


class TestBringingIn:
    def test_languages_follow_one_another(self, desk: Client) -> None:
        for letter, name in (("E", "English"), ("F", "Français"), ("A", "العربية"), ("C", "中文")):
            page = send(desk, data_of(letter)).content.decode()
            assert f'<bdi dir="ltr">{SYMBOL}</bdi>, <bdi>{name}</bdi>: stored' in page
            assert "The next language" in page
        assert [row.languages for row in queries.resolutions()] == [("ar", "zh-hans", "en", "fr")]
        assert f'href="{SHEET}"' in desk.get(DESK).content.decode()

    def test_the_same_file_changes_nothing(self, desk: Client) -> None:
        send(desk, data_of("E"))
        assert "held already, nothing was changed" in send(desk, data_of("E")).content.decode()

    def test_a_paragraph_mended_at_a_page_end_is_told_with_its_line(self, desk: Client) -> None:
        page = send(desk, data_of("E.md"), "pasted.md").content.decode()
        lines = import_resolution(data=data_of("E.md") + b"\n", name="x.md", by=None, now=NOW).mended
        assert lines
        assert re.findall(r"<li class=\"num\">Line (\d+)</li>", page) == [str(line) for line in lines]

    def test_what_is_loosened_leads_to_its_split(self, desk: Client, secretary: Account) -> None:
        bring("E")
        at = [one.start for one in unit("OP4").clauses if one.start]
        confirm_clauses(resolution=SYMBOL, unit="OP4", cuts={"en": at}, by=secretary, now=NOW)
        page = send(
            desk, data_of("E").replace(b"spirit of the lakes", b"spirit of all lakes")
        ).content.decode()
        assert f'<a href="{SHEET}units/OP4/?language=en">Paragraph 4</a>' in page

    def test_the_name_of_a_file_is_a_label_and_nothing_else(self, desk: Client, tmp_path: Path) -> None:
        name = "../../<b>x</b>\u202e.xml"
        answer = send(desk, data_of("E"), name)
        assert answer.status_code == 200
        assert "<b>x</b>" not in answer.content.decode()
        assert list(tmp_path.iterdir()) == []


class TestRefusals:
    def test_nothing_chosen(self, desk: Client) -> None:
        assert errors(desk.post(IMPORT)) == ["Choose a file. Nothing was stored."]

    def test_an_empty_file(self, desk: Client) -> None:
        assert errors(send(desk, b"")) == ["This file is empty. Nothing was stored. Choose another one."]

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"\n\n\xff", "Line 3: The text is not UTF-8."),
            (b"a\n\0", "Line 2: This is not a text."),
            (b"<a>\n<b>\n</a>", "Line 3: The XML breaks off or is not well formed."),
            (b"\n<!DOCTYPE a>\n<a/>", "Line 2: The file declares a document type, which is never read."),
            (b"<a/>", "This XML is no resolution in Akoma Ntoso."),
            (b"Nothing at all", "No line says who resolves"),
        ],
    )
    def test_a_file_that_cannot_be_read(self, desk: Client, data: bytes, said: str) -> None:
        (told,) = errors(send(desk, data))
        assert told.startswith(said)
        assert "Nothing was stored. " in told
        assert queries.resolutions() == ()

    def test_the_place_of_a_paragraph_out_of_order(self, desk: Client) -> None:
        text = data_of("E.md").replace(b"\n3. *Requests*", b"\n5. *Requests*")
        line = text[: text.index(b"5. *Requests*")].count(b"\n") + 1
        answer = send(desk, text, "x.md")
        (told,) = errors(answer)
        assert told.startswith(f"Line {line}: A paragraph is missing or stands in another order.")
        assert '<bdi lang="en">paragraph 5 stands where 3 is expected</bdi>' in answer.content.decode()

    def test_languages_that_differ(self, desk: Client) -> None:
        bring("E")
        text = data_of("E.md").replace(b"(ii) Remarks by the President;\n", b"")
        other = text.decode().replace("*The General Assembly,*", "*L’Assemblée générale,*")
        (told,) = errors(send(desk, other.encode(), "f.md"))
        assert told.startswith("Sub-paragraphs: ")
        assert "in the other language (English). They first differ at: Paragraph 2 (c)(ii)." in told

    def test_one_byte_too_many(self, desk: Client) -> None:
        (told,) = errors(send(desk, b" " * (LARGEST + 1)))
        assert told.startswith("The file is larger than 8 MB. Nothing was stored.")

    def test_a_body_far_too_large_is_not_read(self, desk: Client, monkeypatch: Any) -> None:
        monkeypatch.setattr(HttpRequest, "parse_file_upload", unread)
        (told,) = errors(send(desk, b" " * (LARGEST + 70_000)))
        assert told.startswith("The file is larger than 8 MB. Nothing was stored.")

    def test_a_file_never_lies_on_a_disk(self, desk: Client, monkeypatch: Any) -> None:
        monkeypatch.setattr(TemporaryUploadedFile, "__init__", unread)
        assert errors(send(desk, b"\0" + b" " * (5 << 20)))[0].startswith("Line 1: This is not a text.")
