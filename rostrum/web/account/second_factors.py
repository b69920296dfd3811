"""Second factors at rest: whoever copies the database must not hold the codes as well (ASVS 11.4, security 2)."""

import base64
import hashlib
import hmac

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Seeds are sealed with a key made from the installation's own, which lies outside the database.

    A new key of the installation therefore ends every authenticator app and recovery code; passkeys stay.
    """

    def encrypt(self, text: str) -> str:
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _lock().decrypt(encrypted_text.encode()).decode()


def _lock() -> Fernet:
    key = hmac.digest(settings.SECRET_KEY.encode(), b"rostrum.second_factors", hashlib.sha256)
    return Fernet(base64.urlsafe_b64encode(key))
