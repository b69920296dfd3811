"""The code on a badge or a certificate: an opaque id and its signature, short enough to be typed (issue 4, section 5).

It tells nothing of anybody. Twenty letters and digits without look-alikes: twelve of the id, eight signed with the
installation's key, so that no code can be made up and none is found by trying.
"""

import hashlib
import unicodedata

from django.utils.crypto import constant_time_compare, salted_hmac

from rostrum.foundation.ids import ALPHABET

OF_ID, SIGNED, GROUP = 12, 8, 4


BADGE, CERTIFICATE = "rostrum.badge", "rostrum.certificate"  # the code of one is none of the other


def code(thing: str, kind: str = BADGE) -> str:
    """As a machine reads it: capitals, which take the least room in a QR code."""
    return (thing + _signed(thing, kind)).upper()


def grouped(text: str) -> str:
    """As a person reads and types it."""
    return " ".join(text[place : place + GROUP] for place in range(0, len(text), GROUP))


def read(text: str, kind: str = BADGE) -> str | None:
    """The id of a code however it was typed or scanned; None when it is not ours."""
    told = plain(text)
    thing, signed = told[:OF_ID], told[OF_ID:]
    return thing if constant_time_compare(signed, _signed(thing, kind)) else None


def plain(text: str) -> str:
    """A code without spaces and hyphens, in one case; full-width signs count as their own."""
    folded = unicodedata.normalize("NFKC", text[:100]).lower()
    return "".join(sign for sign in folded if sign in ALPHABET)


def index(told: str) -> str:
    """What an entrance looks a code up by: it cannot be turned back into the code."""
    return hashlib.sha256(f"rostrum.badge.index:{told}".encode()).hexdigest()[:32]


def key(told: str) -> bytes:
    """What opens the entry of a code in the copy that an entrance keeps: whoever has no badge opens none."""
    return hashlib.sha256(f"rostrum.badge.key:{told}".encode()).digest()


def _signed(thing: str, kind: str) -> str:
    number = int.from_bytes(salted_hmac(kind, thing, algorithm="sha256").digest(), "big")
    signs = []
    for _ in range(SIGNED):
        number, place = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)
