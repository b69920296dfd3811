"""The secretariat's page of files: what is refused says why, what is handed out cannot run."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from rostrum.apps.documents import intake
from rostrum.apps.documents.intake.purposes import PURPOSES
from rostrum.apps.documents.models import File
from rostrum.foundation.languages import OFFICIAL
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.files import PURPOSES as SAID
from rostrum.web.components.files import WORDS, words
from tests.stage import NOW, Stage, set_stage
from tests.uploads import docx, pdf

FILES = "/en/secretariat/events/tip-2025-hearing/files/"


@pytest.fixture
def stage(db: None, plain_files: None, settings: Any, tmp_path: Any) -> Stage:
    settings.DATA = tmp_path
    return set_stage(now=NOW, rehearsal=True)


@pytest.fixture
def client(stage: Stage) -> Client:
    one = Client()
    one.force_login(stage.staff["secretariat"], backend="django.contrib.auth.backends.ModelBackend")
    return one


def send(client: Client, name: str, data: bytes, purpose: str = "statement", address: str = FILES) -> Any:
    return client.post(address, {"purpose": purpose, "file": SimpleUploadedFile(name, data)})


def test_a_file_comes_in_and_goes_out_as_an_attachment(client: Client) -> None:
    assert send(client, "Statement.docx", docx()).status_code == 302
    page = client.get(FILES).content.decode()
    assert "Statement.docx" in page
    assert "Not scanned: there is no scanner here" in page
    answer: Any = client.get(f"{FILES}{File.objects.get().pk}/")
    assert b"".join(answer.streaming_content) == docx()
    told = {name: answer[name] for name in HEADERS}
    assert told == HEADERS


HEADERS = {
    "Content-Disposition": 'attachment; filename="Statement.docx"',
    "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def test_a_page_sent_as_text_is_never_shown_as_one(client: Client) -> None:
    send(client, "a.txt", b"<html><script>alert(1)</script></html>")
    answer = client.get(f"{FILES}{File.objects.get().pk}/")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_name_in_another_script_arrives_whole(client: Client) -> None:
    send(client, "بيان الوفد.pdf", pdf())
    answer = client.get(f"{FILES}{File.objects.get().pk}/")
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D8%A8")


def test_what_is_refused_says_what_happened_and_what_to_do(client: Client) -> None:
    answer = send(client, "a.pdf", pdf(script=True))
    assert answer.status_code == 422
    assert "Print it into a new PDF and send that." in answer.content.decode()
    answer = send(client, "a.pdf", pdf(password="x"), address=FILES.replace("/en/", "/fr/"))
    assert "Rien n’a été enregistré." in answer.content.decode()
    assert File.objects.count() == 0


def test_what_is_far_too_long_is_refused_unread(client: Client) -> None:
    answer = client.post(
        FILES, b"x", content_type="multipart/form-data; boundary=b", CONTENT_LENGTH=str(99_000_000)
    )
    assert answer.status_code == 413
    assert "larger than 16 MB" in answer.content.decode()


def test_a_file_is_deleted(client: Client) -> None:
    send(client, "a.txt", b"hello")
    file = File.objects.get().pk
    assert client.post(f"{FILES}{file}/delete/").status_code == 302
    assert client.get(f"{FILES}{file}/").status_code == 404
    assert "not there any more" in client.post(f"{FILES}{file}/delete/").content.decode()


def test_what_is_infected_is_given_to_nobody(client: Client) -> None:
    send(client, "a.txt", b"hello")
    File.objects.update(state="infected")
    answer = client.get(f"{FILES}{File.objects.get().pk}/")
    assert (answer.status_code, "found something harmful" in answer.content.decode()) == (409, True)


def test_a_file_of_another_event_is_not_there(client: Client) -> None:
    send(client, "a.txt", b"hello")
    File.objects.update(event="another")
    assert client.get(f"{FILES}{File.objects.get().pk}/").status_code == 404


@pytest.mark.parametrize("language", [one.code for one in OFFICIAL])
def test_every_refusal_of_the_gate_has_words_in_every_language(language: str) -> None:
    """What happened, what is kept, what to do: at least two sentences, and no placeholder left over."""
    detail = {"limit": 3, "allowed": "pdf", "extension": "pdf"}
    with translation.override(language):
        for code in sorted(GATE):
            text = words(Refusal(code, **detail))
            assert len(re.findall(r"[.。:：]", text)) >= 2, text
            assert "%(" not in text


GATE = {
    "acts",
    "bad_path",
    "carries_files",
    "declares_entities",
    "encrypted",
    "fetches",
    "file_empty",
    "file_too_large",
    "macros",
    "not_unicode",
    "not_what_it_says",
    "old_office",
    "outside_reference",
    "too_many_files",
    "too_many_pages",
    "too_many_parts",
    "too_many_pixels",
    "too_small",
    "two_files_in_one",
    "type_not_allowed",
    "unknown_purpose",
    "unpacks_too_large",
    "unreadable",
}


def test_every_purpose_and_every_code_has_its_word() -> None:
    """The codes are read from the gate itself, so that a new one without words turns this red."""
    gate = Path(intake.__file__).parent.glob("*.py")
    said = {one for path in gate for one in re.findall(r'Refusal\("(\w+)"', path.read_text(encoding="utf-8"))}
    assert said <= GATE <= set(WORDS)
    assert set(SAID) == set(PURPOSES)
