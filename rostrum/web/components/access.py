"""Who of the staff a page is for, asked before the page does anything (R199, security 2)."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from rostrum.apps.participation.queries import rehearsal_only
from rostrum.apps.processes.permissions import has

View = Callable[..., HttpResponse]
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
WORDS = {
    "signed_out": gettext_lazy("You are signed out. Sign in and try again."),
    "second_factor": gettext_lazy("Set up a second factor first: an authenticator app or a passkey."),
    "not_permitted": gettext_lazy("Your account does not have the role for this page."),
}


def staff_required(*roles: str) -> Callable[[View], View]:
    """For staff who hold one of the roles in the event of the address, or in all events.

    Without roles, for everybody signed in. A second factor must be set up, except in a database of
    rehearsals alone. A person is shown a page in words, a script the code: signed_out,
    second_factor, not_permitted.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            code = refusal(request.user, roles, kwargs.get("event"))
            if code:
                return refused(request, code)
            return kept_private(view(request, *args, **kwargs))

        return answer

    return decorate


def refusal(account: Any, roles: tuple[str, ...], event: str | None) -> str:
    """Why an account may not have a page, or empty."""
    if not account.is_authenticated:
        return "signed_out"
    if roles and not any(has(account, role, event) for role in roles):
        return "not_permitted"
    return "" if second_factor(account) else "second_factor"


def second_factor(account: Any) -> bool:
    """Whether the account has one, or needs none because nothing here is real."""
    return bool(is_mfa_enabled(account, SECOND_FACTORS)) or rehearsal_only()


def refused(request: HttpRequest, code: str) -> HttpResponse:
    """The answer to whoever may not: words and a way on for people, the code for scripts."""
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        answer = {"ok": False, "code": code, "message": str(WORDS[code])}
        return JsonResponse(answer, status=403)
    if code == "signed_out":
        back = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('account_login')}?{back}")
    return not_open(request, str(WORDS[code]), second_factor=code == "second_factor")


def not_open(request: HttpRequest, words: str, *, second_factor: bool = False) -> HttpResponse:
    """A page that says in words why it is closed, and where to go on."""
    page = {
        "heading": gettext("This page is not open to you"),
        "words": words,
        "set_up": second_factor,
    }
    return kept_private(render(request, "account/refused.html", page, status=403))


def kept_private(response: HttpResponse) -> HttpResponse:
    """No cache keeps what was shown to one person."""
    response["Cache-Control"] = "no-store"
    return response
