"""The content policy of every page: nothing from elsewhere, nothing inline, no frame (security 2)."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]


def live_address(request: HttpRequest) -> str:
    """Where the stream is: the setting, or the request's host with the live port (D19)."""
    if settings.LIVE_URL:
        return str(settings.LIVE_URL).rstrip("/")
    host = request.get_host().rsplit(":", 1)[0]
    return f"{request.scheme}://{host}:{settings.LIVE_PORT}/live"


def _connections(request: HttpRequest) -> str:
    """The pages and the stream; a request for a host that is not ours is refused, and its answer keeps a policy too."""
    try:
        parts = urlsplit(live_address(request))
    except DisallowedHost:
        return "'self'"
    return f"'self' {parts.scheme}://{parts.netloc}"


def content_policy(handler: Handler) -> Handler:
    def answer(request: HttpRequest) -> HttpResponse:
        response = handler(request)
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            f"font-src 'self'; connect-src {_connections(request)}; "
            "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        response.setdefault("Content-Security-Policy", policy)  # a file handed out carries a narrower one
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.setdefault("Cache-Control", "no-store")  # made for one person, kept by no cache
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        return response

    return answer
