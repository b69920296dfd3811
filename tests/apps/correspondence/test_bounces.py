"""Reports of mail that did not arrive, as servers write them (RFC 3464)."""

import random

import pytest

from rostrum.apps.correspondence.bounces import LARGEST, Bounce, read_bounce
from rostrum.foundation.refusal import Refusal

REPORT = """From: MAILER-DAEMON@example.net
To: bounces@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=us-ascii

I am sorry.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0000

Final-Recipient: rfc822; ada@example.org
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <ada@example.org>:
    no such box

--b1
Content-Type: {kind}

From: rostrum@example.org
Message-ID: <abcdefgh@example.org>
Subject: Your registration

--b1--
"""


def report(action: str = "failed", kind: str = "text/rfc822-headers") -> bytes:
    return REPORT.format(action=action, kind=kind).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
def test_a_report_names_its_mail_and_says_why(kind: str) -> None:
    assert read_bounce(report(kind=kind)) == Bounce(
        "<abcdefgh@example.org>", "5.1.1", "550 5.1.1 <ada@example.org>: no such box", final=True
    )


def test_late_is_not_lost() -> None:
    assert not read_bounce(report("delayed")).final


@pytest.mark.parametrize(
    "data", [b"", b"Subject: hello\r\n\r\nMessage-ID: <x@y>", report().replace(b"essage-ID", b"x-ID")]
)
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal, match="no_report"):
        read_bounce(data)


def test_a_huge_file_is_refused_unread() -> None:
    with pytest.raises(Refusal, match="too_large"):
        read_bounce(b"x" * (LARGEST + 1))


def test_no_forgery_gets_further_than_a_refusal() -> None:
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(report())
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        told = "no_report"
        try:
            told = read_bounce(bytes(data)).message_id
        except Refusal as refusal:
            told = refusal.code
        assert told == "no_report" or told.startswith("<")
