"""The way out of letters that are not official: a signed address that holds no mail address.

It says which event and carries a keyed digest of the mail address, so it works without a table and after an erasure.
"""

import hashlib
import hmac

from django.conf import settings
from django.core.signing import BadSignature, Signer

from rostrum.foundation.refusal import Refusal

SIGNER = "rostrum.unsubscribe"


def digest(address: str) -> str:
    """What is kept of an address that wishes no more: keyed, so that a list of addresses does not open it."""
    key = hmac.digest(settings.SECRET_KEY.encode(), SIGNER.encode(), hashlib.sha256)
    return hmac.new(key, address.casefold().encode(), hashlib.sha256).hexdigest()[:32]


def token_of(event: str, address: str) -> str:
    """Signed, without an end: a letter may be read years later."""
    return Signer(salt=SIGNER, sep=".").sign(f"{event}~{digest(address)}")


def read_token(token: str) -> tuple[str, str]:
    """Event and digest. Refused: bad_link."""
    try:
        event, _, told = Signer(salt=SIGNER, sep=".").unsign(token).partition("~")
    except BadSignature as error:
        raise Refusal("bad_link") from error
    return event, told
