"""The door of a focal point: as that of a dossier, and shut as soon as another focal point is named."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from rostrum.apps.registration import queries
from rostrum.apps.registration.queries import FocalPoint
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import kept_private
from rostrum.web.components.numbers import number
from rostrum.web.registration.entrance import Entrance

ENTRANCE = Entrance("delegation", "delegation_door")
View = Callable[..., HttpResponse]


def inside(view: View) -> View:
    """For whoever came in by the link of a delegation that is still theirs."""

    @wraps(view)
    def answer(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        focal = _focal(ENTRANCE.who(request))
        try:
            row = queries.own_delegation(focal=focal, language=get_language() or "en")
        except Refusal:
            return kept_private(HttpResponseRedirect(reverse("delegation_door")))
        return kept_private(view(request, focal, row, *args, **kwargs))

    return answer


def _focal(told: str) -> FocalPoint:
    delegation, _, told_number = told.partition(".")
    return FocalPoint(delegation, number(told_number, 0), clock.now())


@csrf_exempt  # nothing is done here, and a failed check would write the address into a log
@sensitive_variables()
def link(_request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of a mail leads: the token leaves the address."""
    return ENTRANCE.keep(token)


@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """The page with the one button that comes in."""
    focal = queries.by_delegation_link(token=ENTRANCE.held(request), now=clock.now())
    if focal is None:
        status = 422 if request.method == "POST" else 200
        return kept_private(render(request, "registration/delegation_door.html", {}, status=status))
    if request.method != "POST":
        return kept_private(render(request, "registration/delegation_door.html", {"opens": True}))
    answer = HttpResponseRedirect(reverse("delegation_home"))
    return ENTRANCE.come_in(answer, f"{focal.delegation}.{focal.number}")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign this browser out."""
    return ENTRANCE.leave(HttpResponseRedirect(f"/{request.LANGUAGE_CODE}/"))
