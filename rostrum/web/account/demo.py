"""Signing in by a link without a password, in a rehearsal on this machine alone (D24)."""

import ipaddress
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from rostrum.apps.participation.queries import invented_account
from rostrum.foundation import clock
from rostrum.web.components.access import kept_private, not_open

SALT = "rostrum.demo"
LASTS = 3600 * clock.SECOND
BACKEND = "django.contrib.auth.backends.ModelBackend"
SENT_ON = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")
WORDS = gettext_lazy("This link has ended, or it is not open from here. Print new links.")


@dataclass(frozen=True)
class Demo:
    """Who a link signs in, and the page it leads to."""

    account: str
    page: str


def make_token(demo: Demo, now: int) -> str:
    """A signed link that ends after an hour."""
    claim = {"account": demo.account, "page": demo.page, "until": now + LASTS}
    return signing.Signer(salt=SALT).sign_object(claim)


def read_token(token: str, now: int) -> Demo | None:
    """What a link stands for, or None when it is forged or has ended."""
    try:
        claim: dict[str, Any] = signing.Signer(salt=SALT).unsign_object(token)
    except (ValueError, signing.BadSignature):
        return None
    return Demo(claim["account"], claim["page"]) if now < claim["until"] else None


def from_this_machine(request: HttpRequest) -> bool:
    """Whether nobody stands between: a loopback address, a local name, no proxy."""
    try:
        near = ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    host = request.get_host().rsplit(":", 1)[0]
    local = host in {"127.0.0.1", "localhost", "[::1]"} or host.endswith(".localhost")
    return near and local and not any(request.META.get(header) for header in SENT_ON)


@csrf_exempt  # nothing is read from a form
@sensitive_variables()
def demo(request: HttpRequest, token: str) -> HttpResponse:
    """Sign the invented account of a link in and lead to its page."""
    found = read_token(token, clock.now()) if from_this_machine(request) else None
    account = invented_account(id=found.account) if found else None
    if found is None or account is None:
        return not_open(request, str(WORDS))
    login(request, account, backend=BACKEND)
    return kept_private(HttpResponseRedirect(found.page))
