"""What opens a door never reaches a log (security 7): links, demo links and stream tokens are cut out."""

import logging
import re

OPENING = re.compile(
    r"((?:/floor/|/demo/|/register/|/delegation/open/|/letters/end/)|[?&](?:token|invitation)=)[^/?&\s\"'>]{16,}"
)


class Redaction(logging.Filter):
    """A filter of handlers: changes the message of a record and the account of its error, never drops it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redacted(record.getMessage()), ()
        if record.exc_info:
            record.exc_text = redacted(logging.Formatter().formatException(record.exc_info))
        return True


def redacted(text: str) -> str:
    return OPENING.sub(r"\1[cut]", text)
