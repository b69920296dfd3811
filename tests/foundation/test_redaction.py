import logging
import sys

import pytest

from rostrum.foundation.redaction import Redaction, redacted

TOKEN = "A1b2C3d4E5f6G7h8I9j0-_"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Not Found: /xx/floor/{TOKEN}/", "Not Found: /xx/floor/[cut]/"),
        (f"Forbidden: /demo/{TOKEN}:{TOKEN}/?a=1", "Forbidden: /demo/[cut]/?a=1"),
        (f"GET /live/e.main?audience=console&token={TOKEN} 200", "GET /live/e.main?audience=console&token=[cut] 200"),
        (f"/en/events/e/register/csos/?invitation={TOKEN}:{TOKEN}", "/en/events/e/register/csos/?invitation=[cut]"),
        (f"/en/letters/end/e~{TOKEN}.{TOKEN}/", "/en/letters/end/[cut]/"),
        ("/en/events/e/floor/request/", "/en/events/e/floor/request/"),
        ("/en/floor/devices/", "/en/floor/devices/"),
    ],
)  # fmt: skip
def test_what_opens_a_door_is_cut_out(text: str, expected: str) -> None:
    assert redacted(text) == expected


def test_a_record_keeps_everything_else() -> None:
    record = logging.LogRecord("n", logging.WARNING, "p", 1, "%s: %s", ("Gone", f"/floor/{TOKEN}"), None)
    assert Redaction().filter(record)
    assert record.getMessage() == "Gone: /floor/[cut]"


def failing() -> None:
    raise ValueError(f"no page at /floor/{TOKEN}/")


def test_the_account_of_an_error_is_cut_as_well() -> None:
    try:
        failing()
    except ValueError:
        record = logging.LogRecord("n", logging.ERROR, "p", 1, "failed", (), sys.exc_info())
    assert Redaction().filter(record)
    last = logging.Formatter().format(record).splitlines()[-1]
    assert last == "ValueError: no page at /floor/[cut]/"
    assert TOKEN not in logging.Formatter().format(record)
