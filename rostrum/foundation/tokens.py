"""Tokens that open a private stream, made by the pages and read by the live process (D20).

An HMAC over the claim, of the standard library alone. A token is never stored and never logged.
"""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass

from rostrum.foundation.clock import SECOND

LONGEST = 600 * SECOND


@dataclass(frozen=True)
class Claim:
    """Who may hear what until when; `holder` is the id of an account or of a participant."""

    floor: str
    audience: str
    holder: str
    expires: int  # µs UTC


def stream_key(secret: str) -> bytes:
    """The key of stream tokens alone, so that no other signature of the installation passes for one."""
    return hmac.digest(secret.encode(), b"rostrum.stream", hashlib.sha256)


def make(key: bytes, claim: Claim, now: int) -> str:
    """The token of a claim; a life beyond ten minutes is a defect of the caller (D20)."""
    if not now < claim.expires <= now + LONGEST:
        raise ValueError("a stream token lives at most ten minutes")
    parts = [claim.floor, claim.audience, claim.holder, claim.expires]
    body = _sign_safe(json.dumps(parts, separators=(",", ":")).encode())
    return f"{body}.{_sign_safe(_mac(key, body))}"


def read(key: bytes, token: str, now: int) -> Claim | None:
    """The claim of a token, or None when it is forged, malformed, expired or too long in the future."""
    body, _, mac = token.partition(".")
    if not hmac.compare_digest(mac.encode(), _sign_safe(_mac(key, body)).encode()):
        return None
    claim = _claim(body)
    return claim if claim and now < claim.expires <= now + LONGEST else None


def _claim(body: str) -> Claim | None:
    try:
        floor, audience, holder, expires = json.loads(base64.urlsafe_b64decode(_padded(body)))
    except (ValueError, binascii.Error):
        return None
    return Claim(floor, audience, holder, expires)


def _mac(key: bytes, body: str) -> bytes:
    return hmac.digest(key, body.encode(errors="replace"), hashlib.sha256)


def _sign_safe(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _padded(text: str) -> str:
    return text + "=" * (-len(text) % 4)
