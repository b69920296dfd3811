"""What the post makes of a real server's answers."""

import smtplib
import ssl
from collections.abc import Iterator

import pytest

from rostrum.engines.mail import ENDED, judged
from rostrum.foundation.ports import Answered, Attachment, Written
from tests.servers import free_ports
from tests.smtp import Desk, smtp_server

NAMES = {
    "ar": "أمينة المثال",
    "zh-hans": "示例·李",
    "en": "Ada Example",
    "fr": "Zoé Exemplaire-Œuvré",
    "ru": "Анна Примерова",
    "es": "Íñigo Ejemplo Muñoz",
}


@pytest.fixture
def desk() -> Iterator[Desk]:
    with smtp_server() as one:
        yield one


def written(**told: object) -> Written:
    mail: dict[str, object] = {
        "message_id": "<abc@example.org>",
        "to": "ada@example.org",
        "name": "Ada Example",
        "subject": "Your registration",
        "text": "Good morning.\n",
    }
    return Written(**mail | told)  # type: ignore[arg-type]  # one mail, varied


def test_a_mail_is_taken_with_the_servers_own_words(desk: Desk) -> None:
    assert desk.post().send(written()) == Answered("taken", 250, "2.0.0 queued as ABC")
    sender, to, _ = desk.taken[0]
    mail = desk.mail()
    assert (sender, to) == ("bounces@example.org", ["ada@example.org"])
    assert mail["From"] == "Secretariat of the Assembly <rostrum@example.org>"
    assert (mail["To"], mail["Message-ID"]) == ("Ada Example <ada@example.org>", "<abc@example.org>")
    assert (mail["Subject"], desk.text()) == ("Your registration", "Good morning.\n")


@pytest.mark.parametrize("language", NAMES)
def test_names_and_subjects_of_six_scripts_arrive_as_written(desk: Desk, language: str) -> None:
    name = NAMES[language]
    subject, text = f"{name}: 1", f"{name}\n"
    assert desk.post().send(written(name=name, subject=subject, text=text)).outcome == "taken"
    mail = desk.mail()
    assert (mail["To"].addresses[0].display_name, mail["Subject"], desk.text()) == (name, subject, text)
    assert desk.taken[0][2].partition(b"\r\n\r\n")[0].isascii()


def test_a_long_arabic_subject_is_folded_and_comes_back_whole(desk: Desk) -> None:
    subject = "تأكيد تسجيلكم في جلسة الاستماع المتعددة أصحاب المصلحة التي تعقدها الجمعية العامة " * 2
    desk.post().send(written(subject=subject.strip()))
    assert desk.mail()["Subject"].strip() == subject.strip()
    assert all(len(line) <= 998 for line in desk.taken[0][2].split(b"\r\n"))


def test_an_attachment_goes_along(desk: Desk) -> None:
    calendar = Attachment("hearing.ics", "text/calendar; method=PUBLISH", b"BEGIN:VCALENDAR\r\n")
    desk.post().send(written(attachments=(calendar,)))
    part = next(desk.mail().iter_attachments())
    assert (part.get_content_type(), part.get_filename()) == ("text/calendar", "hearing.ics")
    assert part.get_payload(decode=True) == b"BEGIN:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("answer", "outcome", "code"),
    [("450 4.2.1 try later", "later", 450), ("550 5.1.1 no such box", "never", 550)],
)
def test_a_recipient_refused(desk: Desk, answer: str, outcome: str, code: int) -> None:
    desk.rcpt = lambda _: answer
    assert desk.post().send(written()) == Answered(outcome, code, answer[4:])  # type: ignore[arg-type]  # of the port


@pytest.mark.parametrize(
    ("answer", "outcome", "code"),
    [("451 4.3.0 disk full", "later", 451), ("554 5.7.1 not wanted", "never", 554)],
)
def test_a_mail_refused_after_its_text(desk: Desk, answer: str, outcome: str, code: int) -> None:
    desk.data = lambda: answer
    assert desk.post().send(written()) == Answered(outcome, code, answer[4:])  # type: ignore[arg-type]  # of the port
    assert desk.taken == []


def test_a_line_that_drops_in_the_middle_is_worth_another_try(desk: Desk) -> None:
    desk.cut = True
    answer = desk.post().send(written())
    assert (answer.outcome, answer.code, desk.tried) == ("later", 0, 1)
    assert answer.words


def test_no_server_at_all() -> None:
    nobody = Desk(port=free_ports(1)[0])
    answer = nobody.post().send(written())
    assert (answer.outcome, answer.code) == ("later", 0)
    assert "refused" in answer.words


def test_a_server_without_encryption_is_told_nothing_when_it_is_asked_for(desk: Desk) -> None:
    answer = desk.post(tls="starttls").send(written())
    assert (answer.outcome, desk.tried) == ("later", 0)
    assert desk.post(tls="tls").send(written()).outcome == "later"
    assert desk.taken == []


def test_a_line_break_in_a_header_never_leaves(desk: Desk) -> None:
    for told in (
        {"subject": "a\nBcc: everybody@example.org"},
        {"name": "Ada\r\nBcc: everybody@example.org"},
        {"headers": (("List-Unsubscribe", "<x>\r\nBcc: everybody@example.org"),)},
    ):
        with pytest.raises(ValueError, match="newlines"):
            desk.post().send(written(**told))
    assert desk.taken == []


def test_a_fault_of_ours_is_no_refusal_of_the_mail() -> None:
    """A wrong password or a sender the server does not like would otherwise fail every mail for good."""
    wrong = smtplib.SMTPAuthenticationError(535, b"5.7.8 wrong")
    sender = smtplib.SMTPSenderRefused(550, b"not yours", "x@example.org")
    assert judged(wrong) == Answered("later", 0, "535 5.7.8 wrong")
    assert judged(sender).outcome == "later"
    assert judged(ssl.SSLError("certificate")).outcome == "later"
    assert judged(TimeoutError()) == Answered("later", 0, ENDED)
    with pytest.raises(RuntimeError):
        judged(RuntimeError("a defect"))
