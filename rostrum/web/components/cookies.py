"""Cookies that say who a person without an account is: of this host alone, read by no script (D22, D23)."""

from django.conf import settings
from django.http import HttpResponse

PREFIX = "__Host-" if settings.SECURE else ""


def put(answer: HttpResponse, name: str, value: str, seconds: int) -> None:
    """Give a cookie with an answer. `value` is signed by the caller."""
    answer.set_cookie(name, value, max_age=seconds, secure=settings.SECURE, httponly=True, samesite="Lax")
