"""Mail by SMTP, through Django's own backend. The server's answer is kept in its own words."""

import contextlib
import smtplib
import ssl
from dataclasses import dataclass
from email.utils import formataddr
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from rostrum.foundation.ports import Answered, Written

TAKEN = range(200, 300)
LONGEST = 500  # signs of an answer that are kept
ENDED = "the connection ended before an answer"


@dataclass(frozen=True)
class Server:
    """Where mail is handed over. `tls` is `starttls`, `tls` from the first byte, or `none`."""

    host: str
    port: int
    tls: str
    user: str
    password: str
    sender: str  # the From header, with or without a name
    bounces: str  # the address of the envelope, to which failures are reported
    timeout: float = 30.0  # seconds for each step


class _Line(EmailBackend):
    """Django's backend, which remembers what the server said to the mail itself."""

    said: tuple[int, bytes] | None = None

    @property
    def connection_class(self) -> Any:
        line = self

        class Heard(super().connection_class):  # type: ignore[misc]  # one of smtplib's two, chosen by the setting
            def data(self, msg: Any) -> tuple[int, bytes]:
                line.said = super().data(msg)
                return line.said

        return Heard


class SmtpPost:
    """A connection for each mail: a server that fails one does not lose the next."""

    name = "smtp"

    def __init__(self, server: Server) -> None:
        self.server = server

    def send(self, mail: Written) -> Answered:
        line = self._line()
        try:
            line.send_messages([self._letter(mail)])
        except (OSError, smtplib.SMTPException) as error:
            if not (line.said and line.said[0] in TAKEN):  # what fails after that is only the farewell
                return judged(error)
        finally:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                line.close()
        return Answered("taken", *_said(*(line.said or (250, b""))))

    def _line(self) -> _Line:
        told = self.server
        return _Line(
            host=told.host,
            port=told.port,
            username=told.user,
            password=told.password,
            use_tls=told.tls == "starttls",
            use_ssl=told.tls == "tls",
            timeout=told.timeout,
        )

    def _letter(self, mail: Written) -> EmailMessage:
        headers = {"From": self.server.sender, "Message-ID": mail.message_id, **dict(mail.headers)}
        to = formataddr((mail.name, mail.to)) if mail.name else mail.to
        letter = EmailMessage(mail.subject, mail.text, self.server.bounces, [to], headers=headers)
        for one in mail.attachments:
            letter.attach(one.name, one.data, one.type)
        return letter


def judged(error: Exception) -> Answered:
    """`never` only where the server refuses this very mail; a fault of ours or of the line is worth another try."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, words = next(iter(error.recipients.values()))
            return Answered("never" if code >= 500 else "later", *_said(code, words))
        case smtplib.SMTPDataError():
            return Answered(
                "never" if error.smtp_code >= 500 else "later", *_said(error.smtp_code, error.smtp_error)
            )
        case smtplib.SMTPServerDisconnected() | TimeoutError():
            return Answered("later", 0, str(error) or ENDED)
        case smtplib.SMTPResponseException():  # greeting, sign-in or sender: the installation's matter
            said = " ".join(map(str, _said(error.smtp_code, error.smtp_error)))
            return Answered("later", 0, said[:LONGEST])
        case ssl.SSLError() | OSError() | smtplib.SMTPException():
            return Answered("later", 0, (str(error) or type(error).__name__)[:LONGEST])
    raise error


def _said(code: int, words: bytes | str) -> tuple[int, str]:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return code, " ".join(text.split())[:LONGEST]
