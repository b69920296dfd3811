"""How often strangers may ask: counted in the database by network and by what they ask for, never by a header that
anybody can forge (R199, security 7)."""

from allauth.core import ratelimit
from django.http import HttpRequest

from rostrum.foundation.refusal import Refusal


def refuse_too_many(request: HttpRequest, action: str, key: str) -> None:
    """Count one more. `action` is a row of the settings' table; `key` what is asked for. Refused: too_often."""
    if not ratelimit.consume(request, action=action, key=key):
        raise Refusal("too_often")
