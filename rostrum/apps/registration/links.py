"""The link of a dossier, a delegation or an invitation: a signature, made when a mail is written and never stored.

It names the row and which of its links it is; raising `link_number` ends every earlier one. A link alone does
nothing: the page it leads to asks for a press, because mail programs follow links by themselves.
"""

from collections.abc import Callable
from typing import Any

from django.core import signing

SALTS = {"dossier": "rostrum.dossier", "delegation": "rostrum.delegation", "invitation": "rostrum.invitation"}
LASTS_DAYS = 180


def token(kind: str, row: str, number: int) -> str:
    """The end of the address; 43 signs of signature, so that it cannot be guessed."""
    return signing.Signer(salt=SALTS[kind]).sign(f"{row}.{number}")


def read(kind: str, text: str) -> tuple[str, int] | None:
    """The row and the number a link names, or None when it is not ours. Whether it still opens, the row says."""
    try:
        row, _, number = signing.Signer(salt=SALTS[kind]).unsign(text).partition(".")
    except signing.BadSignature:
        return None
    return (row, int(number)) if number.isascii() and number.isdecimal() else None


def found(kind: str, text: str, get: Callable[[str], Any], now: int) -> Any:
    """The row a link opens now, or None: unknown, ended and expired links look alike."""
    told = read(kind, text)
    row = get(told[0]) if told else None
    if row is None or told is None or row.link_number != told[1] or row.link_expires <= now:
        return None
    return row
