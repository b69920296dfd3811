"""The door of whoever registers: a link by mail, a press, a cookie. No account, no session (R199)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rostrum.apps.attendance import queries as attendance
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration import queries
from rostrum.apps.selection import queries as selection
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.states import ADVICE
from rostrum.web.components.access import kept_private
from rostrum.web.components.programme_words import segment_name
from rostrum.web.components.registration_words import NEXT, REFUSALS, STATES
from rostrum.web.components.selection_words import OWN, OWN_TONES, STANDS
from rostrum.web.registration.entrance import Entrance

ENTRANCE = Entrance("dossier", "dossier_door")
View = Callable[..., HttpResponse]


def inside(view: View) -> View:
    """For whoever has come in by the link in force; others are shown the way to a new one."""

    @wraps(view)
    def answer(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        held, _, number = ENTRANCE.who(request).partition(".")
        try:
            person = queries.dossier(id=held) if held else None
        except Refusal:
            person = None
        if person is None or number != str(person.link_number):
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
    return ENTRANCE.keep(token)


@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """The page with the one button that comes in."""
    dossier = queries.by_link(token=ENTRANCE.held(request), now=clock.now())
    if dossier is None:
        return _closed(request)
    if request.method != "POST":
        page = {"heading": gettext("Your registration"), "opens": True}
        return kept_private(render(request, "registration/door.html", page))
    return keep_inside(HttpResponseRedirect(reverse("dossier")), dossier)


def keep_inside(answer: HttpResponse, person: queries.DossierRow) -> HttpResponse:
    """The answer with the cookie of the link in force."""
    return ENTRANCE.come_in(answer, f"{person.id}.{person.link_number}")


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
            "passed": _passed(row),
            "question": _question(row),
            "travel": _travel(row),
            "certificate": _certificate(row),
            "feedback": attendance.may_speak(row=row, now=clock.now()),
            "portrait": queries.portrait_asked(registration=row.id)
            or queries.portrait(registration=row.id) is not None,
            "interests": _interests(row),
            "may_change": row.state in {"draft", "submitted", "asked", "approved"},
            "may_withdraw": row.state in {"draft", "submitted", "asked", "proposed", "approved"},
        }
        for row in queries.own(dossier=person.id)
    ]
    others = queries.other_events(dossier=person.id, now=clock.now())
    return render(request, "registration/home.html", {"person": person, "rows": rows, "others": others})


def _passed(row: queries.RegistrationRow) -> bool:
    """Whether a form that was begun can no longer be sent (R78)."""
    if row.state != "draft":
        return False
    way = queries.way_of(event=row.event, category=row.category)
    return queries.is_closed(event=row.event, way=way, now=clock.now())


def _question(row: queries.RegistrationRow) -> str:
    """What the secretariat asked or gave as a reason, while it matters; the word of a body is not for the person."""
    if row.state not in {"asked", "refused"}:
        return ""
    steps = queries.trail(registration=row.id)
    told = [step.why for step in steps if step.why and step.act not in ADVICE]
    return told[-1] if told else ""


def _travel(row: queries.RegistrationRow) -> queries.TravelRow | None:
    """The answer to a request for support, once there is one."""
    told = queries.own_travel(dossier=row.dossier, registration=row.id)
    return told if told and told.state != "requested" else None


def _certificate(row: queries.RegistrationRow) -> bool:
    """Whether the person was at what is over now."""
    if row.state != "approved" or not row.participant:
        return False
    return attendance.may_certify(event=row.event, participant=row.participant, now=clock.now())


def _interests(row: queries.RegistrationRow) -> list[dict[str, Any]]:
    """Every segment whose speakers are selected, with what the person may see of their interest in it."""
    found = selection.own(dossier=row.dossier, registration=row.id, now=clock.now())
    return [
        {
            "own": one,
            "name": segment_name(one.call.segment.kind, one.call.segment.number),
            "state": OWN.get(one.state, ""),
            "tone": OWN_TONES.get(one.state, ""),
            "stands": STANDS[one.stands],
        }
        for one in found
        if one.state or one.stands != "closed"
    ]


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign this browser out."""
    return ENTRANCE.leave(HttpResponseRedirect(f"/{request.LANGUAGE_CODE}/"))
