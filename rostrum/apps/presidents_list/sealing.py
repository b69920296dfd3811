"""Sealing what Members said in confidence: a key of its own, outside the database (security 4.2, decision 23).

Fernet (AES-128-CBC with HMAC-SHA256). The first key of the file seals, every key of it opens.
"""

import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import canonical

LONG_AGO = 0  # a token would tell when it was made


def seal(id: str, told: dict[str, str]) -> bytes:  # noqa: A002 - the id of the row
    """What was told, closed together with the id of its row, so that no row can be put in another's place."""
    return _lock().encrypt_at_time(canonical({"id": id, "told": told}), LONG_AGO)


def unseal(id: str, sealed: bytes | memoryview) -> dict[str, str]:  # noqa: A002 - the id of the row
    """Refused: other_key, where no key of this installation opens it or it belongs to another row."""
    try:
        held: dict[str, Any] = json.loads(_lock().decrypt(bytes(sealed)))
    except InvalidToken:
        raise Refusal("other_key") from None
    if held["id"] != id:
        raise Refusal("other_key")
    return dict(held["told"])


def _lock() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.OBJECTIONS_KEYS])
