"""Reading the report of a mail that did not arrive (RFC 3464). Pure: bytes in, what it says out."""

import re
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from rostrum.foundation.refusal import Refusal

LARGEST = 1_048_576  # bytes
MESSAGE_ID = re.compile(r"^message-id:\s*(<[^<>\s]{3,190}>)", re.IGNORECASE | re.MULTILINE)
FIELD = re.compile(r"^(action|status|diagnostic-code):[ \t]*(.*(?:\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Bounce:
    """Which mail, the status such as `5.1.1`, the receiver's words, and whether it has given up."""

    message_id: str
    status: str
    words: str
    final: bool


def read_bounce(data: bytes) -> Bounce:
    """The report in a file as a mail program saves it.

    Refused: too_large, no_report (it is none, or does not name the mail it is about).
    """
    if len(data) > LARGEST:
        raise Refusal("too_large", limit=LARGEST)
    try:
        mail = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
        parts = [(part.get_content_type(), _text(part)) for part in mail.walk()]
    except (MessageError, ValueError, LookupError, AttributeError, IndexError) as error:
        raise Refusal("no_report") from error  # the standard library's parser trips over some forgeries
    told = next((text for kind, text in parts if kind == "message/delivery-status"), "")
    about = MESSAGE_ID.search("\n".join(text for kind, text in parts if kind in _ORIGINAL))
    if not told or about is None:
        raise Refusal("no_report")
    fields = {name.lower(): " ".join(value.split()) for name, value in FIELD.findall(told)}
    words = fields.get("diagnostic-code", "").partition(";")[2].strip()
    return Bounce(
        about[1], fields.get("status", "")[:12], words[:400], fields.get("action", "").lower() == "failed"
    )


_ORIGINAL = frozenset(
    {"message/rfc822", "message/rfc822-headers", "text/rfc822-headers", "message/global-headers"}
)


def _text(part: EmailMessage) -> str:
    """The words of a part as they stand in it, its own headers first when it is a mail."""
    inside = part.get_payload()
    if isinstance(inside, list):
        return "\n".join(str(one) for one in inside) if part.get_content_maintype() == "message" else ""
    data = part.get_payload(decode=True)
    return data.decode("utf-8", "replace").replace("\r\n", "\n") if isinstance(data, bytes) else ""
