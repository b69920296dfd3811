"""The secretariat's pages about mail, as a browser sees them."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

from rostrum.apps.correspondence.models import Mail, Mailing, TemplateText
from rostrum.apps.correspondence.operations import Draft, deliver_mail, send_mailing, send_test, write_mailing
from rostrum.foundation.ports import Answered, Written, ports
from tests.apps.correspondence.test_bounces import report
from tests.stage import NOW, Stage, set_stage

EVENT = "tip-2025-hearing"
BACKEND = "django.contrib.auth.backends.ModelBackend"
OUT = "/en/secretariat/outbox/"
MANY = f"/en/secretariat/events/{EVENT}/mailings/"


@pytest.fixture
def stage(db: None, plain_files: None) -> Stage:
    return set_stage(now=NOW, rehearsal=True)


@pytest.fixture
def client(stage: Stage) -> Client:
    one = Client()
    one.force_login(stage.staff["secretariat"], backend=BACKEND)
    return one


def page(client: Client, address: str, status: int = 200, **posted: Any) -> str:
    answer = client.post(address, posted, follow=True) if posted else client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def letter(stage: Stage, choice: str = "operator", **words: tuple[str, str]) -> str:
    draft = Draft(EVENT, "staff", choice, words or {"en": ("Hello {name}", "Dear {name}")}, official=False)
    made = write_mailing(draft=draft, by=None, now=NOW)
    send_test(mailing=made, by=stage.staff["secretariat"], now=NOW)
    Mail.objects.all().delete()
    return made


def queued(stage: Stage) -> Mail:
    send_mailing(mailing=letter(stage), count=1, by=None, now=NOW)
    return Mail.objects.get()


class Says:
    name = "says"

    def __init__(self, answer: Answered) -> None:
        self.answer = answer

    def send(self, mail: Written) -> Answered:
        assert mail.to == "operator@example.org"
        return self.answer


def test_in_a_rehearsal_the_outbox_shows_what_would_have_gone(stage: Stage, client: Client) -> None:
    mail = queued(stage)
    deliver_mail(now=NOW)
    told = page(client, OUT)
    assert "This installation sends no mail. It would have been sent now." in told
    told = page(client, f"{OUT}{mail.pk}/")
    assert "Hello operator" in told
    assert "Dear operator" in told


@pytest.mark.parametrize("lang", ["ar", "en", "zh-hans"])
def test_a_letter_opens_in_the_language_of_whoever_writes_it(client: Client, lang: str) -> None:
    told = page(client, f"/{lang}/secretariat/events/{EVENT}/mailings/new/")
    opened = re.findall(r'<details open>\s*<summary><bdi lang="([^"]+)">', told)
    assert opened == [lang]
    assert told.count("<details") == 6


def test_a_failed_letter_says_why_and_is_sent_again(
    stage: Stage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = queued(stage)
    monkeypatch.setattr(ports, "post", Says(Answered("never", 550, "5.1.1 no such box <script>")))
    deliver_mail(now=NOW)
    told = page(client, f"{OUT}?state=failed")
    assert "550 5.1.1 no such box &lt;script&gt;" in told
    assert "Failed: 1" in told
    assert "1 failed" in page(client, "/en/secretariat/")
    page(client, f"{OUT}{mail.pk}/again/", x="y")
    assert Mail.objects.get().state == "waiting"
    assert "Nothing was changed" in page(client, f"{OUT}{mail.pk}/again/", status=422, x="y")


def test_a_report_is_read_from_a_file(stage: Stage, client: Client) -> None:
    mail = queued(stage)
    Mail.objects.update(state="sent", message_id="<abcdefgh@example.org>")
    file = SimpleUploadedFile("r.eml", report())
    assert "The report is written down." in page(client, f"{OUT}report/", file=file)
    assert Mail.objects.get(pk=mail.pk).state == "bounced"
    wrong = SimpleUploadedFile("r.eml", b"Subject: hello\r\n\r\nhello")
    assert "This is no report" in page(client, f"{OUT}report/", status=422, file=wrong)


def test_a_report_about_another_events_mail_tells_nothing(stage: Stage, client: Client) -> None:
    queued(stage)
    Mail.objects.update(event="another", message_id="<abcdefgh@example.org>")
    known = page(client, f"{OUT}report/", status=422, file=SimpleUploadedFile("r.eml", report()))
    Mail.objects.all().delete()
    unknown = page(client, f"{OUT}report/", status=422, file=SimpleUploadedFile("r.eml", report()))
    plain = [re.sub(r'value="\w{64}"', "", one) for one in (known, unknown)]
    assert plain[0] == plain[1]


def test_mail_of_another_event_is_not_there(stage: Stage, client: Client) -> None:
    mail = queued(stage)
    Mail.objects.update(event="another")
    assert "operator@example.org" not in page(client, OUT)
    assert client.get(f"{OUT}{mail.pk}/").status_code == 404
    page(client, f"{OUT}{mail.pk}/again/", status=404, x="y")


def test_a_letter_to_many_from_the_first_word_to_the_outbox(stage: Stage, client: Client) -> None:
    told = page(
        client, f"{MANY}new/", to="staff/operator", subject_en="Hello {nam}", text_en="Dear", status=422
    )
    assert "no such placeholder: {nam}" in told
    assert "Hello {nam}" in told
    words: Any = {"subject_en": "Hello {name}", "text_en": "Dear {name}", "text_ar": ""}
    page(client, f"{MANY}new/", to="staff/operator", official="on", **words)
    made = Mailing.objects.get()
    told = page(client, f"{MANY}{made.pk}/")
    assert "It goes to 1 address." in told
    assert "Dear operator" in told
    assert "Send it to" not in told
    assert "on its way to your own address" in page(client, f"{MANY}{made.pk}/test/", x="y")
    assert "the set changed" in page(client, f"{MANY}{made.pk}/send/", status=422, count="9").lower()
    assert "Sent to 1" in page(client, f"{MANY}{made.pk}/send/", count="1")
    assert sorted(Mail.objects.values_list("address", flat=True)) == [
        "operator@example.org",
        "secretariat@example.org",
    ]
    assert client.get(f"/en/secretariat/events/another/mailings/{made.pk}/").status_code == 403


@pytest.mark.usefixtures("stage")
def test_words_are_looked_at_then_saved(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from rostrum.apps.correspondence.letters import register  # noqa: PLC0415 - only here
    from tests.apps.correspondence.conftest import NEWS  # noqa: PLC0415 - the same

    monkeypatch.setattr(register, "letters", {NEWS.code: NEWS})
    assert "News" in page(client, f"/en/secretariat/events/{EVENT}/letters/")
    where = f"/en/secretariat/events/{EVENT}/letters/{NEWS.code}/fr/"
    told = page(client, where, subject="Nouvelles", text="Bonjour {name}", seen="0", look="1")
    assert "Bonjour {name}" in told
    assert TemplateText.objects.count() == 0
    assert "no such placeholder" in page(client, where, status=422, subject="x", text="{nom}", seen="0")
    assert "sent from now on" in page(client, where, subject="Nouvelles", text="Bonjour {name}", seen="0")
    assert "Your text is kept" in page(client, where, status=422, subject="Autres", text="x", seen="0")
    page(client, where, subject="", text="", seen="1", ours="1")
    assert list(TemplateText.objects.values_list("subject", flat=True)) == ["Nouvelles", ""]
    assert client.get(f"/en/secretariat/events/{EVENT}/letters/none/fr/").status_code == 404


def test_the_outbox_costs_the_same_for_one_and_three(stage: Stage, client: Client) -> None:
    mail = queued(stage)
    page(client, OUT)
    with TestCase().assertNumQueries(COST):
        page(client, OUT)
    for number in range(2):
        mail.pk, mail.message_id = f"copy{number}", f"<{number}@example.org>"
        mail.save(force_insert=True)
    with TestCase().assertNumQueries(COST):
        assert page(client, OUT).count("operator@example.org") >= 3


COST = 11


def test_the_way_out_asks_before_it_acts(stage: Stage) -> None:
    from rostrum.apps.correspondence.unsubscribing import token_of  # noqa: PLC0415 - only here

    way = f"/en/letters/end/{token_of(EVENT, 'operator@example.org')}/"
    one = Client(enforce_csrf_checks=True)
    assert "No more letters about this event?" in one.get(way).content.decode()
    assert "No more letters about this event?" in one.get(way).content.decode()
    told = one.post(way, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert (told.status_code, "no more such letters" in told.content.decode()) == (200, True)
    assert not told.cookies
    assert one.post(way[:-3] + "xx/").status_code == 404
    assert stage.event == EVENT
