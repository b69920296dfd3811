"""A real mail server on loopback that answers as a test tells it to, and keeps what it took."""

import email.policy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from rostrum.engines.mail import Server, SmtpPost

TAKEN = "250 2.0.0 queued as ABC"


@dataclass
class Desk:
    """`rcpt` and `data` give the answer to a recipient and to a mail; `cut` drops the line in the middle of one."""

    rcpt: Callable[[str], str] = lambda _: "250 ok"
    data: Callable[[], str] = lambda: TAKEN
    cut: bool = False
    port: int = 0
    taken: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    tried: int = 0

    async def handle_RCPT(  # noqa: N802 - the server's own name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        answer = self.rcpt(address)
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - the same
        self.tried += 1
        if self.cut:
            server.transport.abort()  # type: ignore[union-attr]  # the line is open here
            return "250 nobody hears this"
        answer = self.data()
        if answer.startswith("2"):
            assert isinstance(envelope.content, bytes)
            self.taken.append((str(envelope.mail_from), list(envelope.rcpt_tos), envelope.content))
        return answer

    def mail(self, number: int = -1) -> EmailMessage:
        parser: BytesParser[EmailMessage] = BytesParser(policy=email.policy.default)
        return parser.parsebytes(self.taken[number][2])

    def text(self, number: int = -1) -> str:
        body = self.mail(number).get_body(("plain",))
        assert body is not None
        return str(body.get_content()).replace("\r\n", "\n")

    def post(self, **more: Any) -> SmtpPost:
        told: dict[str, Any] = {
            "host": "127.0.0.1",
            "port": self.port,
            "tls": "none",
            "user": "",
            "password": "",
            "sender": "Secretariat of the Assembly <rostrum@example.org>",
            "bounces": "bounces@example.org",
            "timeout": 10.0,
        }
        return SmtpPost(Server(**told | more))


class _Loopback(Controller):
    """On a free port that the system chooses."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]  # it listens by now
        super()._trigger_server()  # type: ignore[no-untyped-call]  # the library is untyped here


@contextmanager
def smtp_server(**server: Any) -> Iterator[Desk]:
    desk = Desk()
    controller = _Loopback(desk, hostname="127.0.0.1", port=0, **server)
    controller.start()
    desk.port = controller.port
    try:
        yield desk
    finally:
        controller.stop()


def mail_of(desk: Desk) -> dict[str, str]:
    """The settings by which a process hands its mail to the desk."""
    return {
        "ROSTRUM_MAIL_HOST": "127.0.0.1",
        "ROSTRUM_MAIL_PORT": str(desk.port),
        "ROSTRUM_MAIL_TLS": "none",
        "ROSTRUM_MAIL_FROM": "Secretariat <rostrum@example.org>",
    }
