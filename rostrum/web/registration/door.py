"""The door of whoever registers: a link by mail, a press, a cookie. No account, no session (R199).

Mail programs open links by themselves, so the link only leads to a page; its button is what comes in. The token
leaves the address at once and waits in a short-lived cookie.
"""

from collections.abc import Callable
from functools import wraps

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration import queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import kept_private
from rostrum.web.components.cookies import PREFIX, put
from rostrum.web.components.registration_words import NEXT, REFUSALS, STATES

COOKIE, HELD = f"{PREFIX}dossier", f"{PREFIX}dossier_door"
SALT, HELD_SALT = "rostrum.dossier.cookie", "rostrum.dossier.door"
HELD_SECONDS, LASTS_SECONDS = 900, 12 * 3600
View = Callable[..., HttpResponse]


def dossier_of(request: HttpRequest) -> str:
    """The dossier of a signed cookie, empty without one; whether it is still open, the act asks."""
    try:
        return signing.TimestampSigner(salt=SALT).unsign(
            request.COOKIES.get(COOKIE, ""), max_age=LASTS_SECONDS
        )
    except signing.BadSignature:
        return ""


def inside(view: View) -> View:
    """For whoever has come in by a link; others are shown the way to a new one."""

    @wraps(view)
    def answer(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        held = dossier_of(request)
        try:
            person = queries.dossier(id=held) if held else None
        except Refusal:
            person = None
        if person is None:
            return kept_private(HttpResponseRedirect(reverse("dossier_door")))
        return kept_private(view(request, person, *args, **kwargs))

    return answer


def _closed(request: HttpRequest) -> HttpResponse:
    page = {"heading": gettext("Your registration"), "error": REFUSALS["signed_out"], "opens": False}
    status = 422 if request.method == "POST" else 200
    return kept_private(render(request, "registration/door.html", page, status=status))


@csrf_exempt  # nothing is done here, and a failed check would write the address into a log
@sensitive_variables()
def link(_request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of a mail leads: the token leaves the address."""
    answer = HttpResponseRedirect(reverse("dossier_door"))
    put(answer, HELD, signing.Signer(salt=HELD_SALT).sign(token), HELD_SECONDS)
    answer["Referrer-Policy"] = "no-referrer"
    return kept_private(answer)


@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """The page with the one button that comes in."""
    dossier = queries.by_link(token=_held(request), now=clock.now())
    if dossier is None:
        return _closed(request)
    if request.method != "POST":
        page = {"heading": gettext("Your registration"), "opens": True}
        return kept_private(render(request, "registration/door.html", page))
    answer = HttpResponseRedirect(reverse("dossier"))
    put(answer, COOKIE, signing.TimestampSigner(salt=SALT).sign(dossier), LASTS_SECONDS)
    answer.delete_cookie(HELD)
    return kept_private(answer)


def _held(request: HttpRequest) -> str:
    try:
        return signing.Signer(salt=HELD_SALT).unsign(request.COOKIES.get(HELD, ""))
    except signing.BadSignature:
        return ""


@require_safe
@inside
def home(request: HttpRequest, person: queries.DossierRow) -> HttpResponse:
    """Every registration of the person: how it stands and what comes next."""
    rows = [
        {
            "row": row,
            "event": meeting.event(event=row.event),
            "state": STATES[row.state],
            "next": NEXT[row.state],
            "question": _question(row),
            "travel": _travel(row),
            "may_change": row.state in {"draft", "submitted", "asked", "approved"},
            "may_withdraw": row.state in {"draft", "submitted", "asked", "proposed", "approved"},
        }
        for row in queries.own(dossier=person.id)
    ]
    return render(request, "registration/home.html", {"person": person, "rows": rows})


def _question(row: queries.RegistrationRow) -> str:
    """What the secretariat asked or gave as a reason, while it matters."""
    if row.state not in {"asked", "refused"}:
        return ""
    told = [step.why for step in queries.trail(registration=row.id) if step.why]
    return told[-1] if told else ""


def _travel(row: queries.RegistrationRow) -> queries.TravelRow | None:
    """The answer to a request for support, once there is one."""
    told = queries.own_travel(dossier=row.dossier, registration=row.id)
    return told if told and told.state != "requested" else None


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign this browser out."""
    answer = HttpResponseRedirect(f"/{request.LANGUAGE_CODE}/")
    answer.delete_cookie(COOKIE)
    return kept_private(answer)
