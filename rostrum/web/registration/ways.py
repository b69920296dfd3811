"""The ways in of an event, and asking for a link to a form (R60-R80)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.ways import Way, remedies
from rostrum.web.components import registration_words as words
from rostrum.web.components.access import kept_private
from rostrum.web.components.cap_words import limit as limit_words
from rostrum.web.components.categories import ORIGINAL, called
from rostrum.web.components.events import found_event
from rostrum.web.components.limits import mailbox, refuse_too_many
from rostrum.web.components.list_words import list_of
from rostrum.web.components.registration_words import ROUTES

FLOOR_SECONDS = 2  # a person needs longer to read and fill in the form
STAMP = "rostrum.registration.shown"


@dataclass(frozen=True)
class WayRow:
    """A category's way in, in words; `closes` is None where no deadline is stated."""

    way: Way
    called: str  # in the language of the page; empty where the label is in it
    label: str
    route: Any
    closes: datetime | None
    inclusive: bool
    passed: bool
    remedies: tuple[Any, ...]
    limit: str  # how many may come, empty where nobody is capped
    exempt: bool  # whoever holds a grounds pass need not register
    ticket: datetime | None  # until when whoever holds none obtains a special event ticket
    list: str  # of the President, by which the category comes in; empty for any other way


@require_safe
def ways(request: HttpRequest, event: str) -> HttpResponse:
    """What each category can do, with its deadline; a closed form says so and what is still possible (R78)."""
    row, now = found_event(event), clock.now()
    labels = meeting.arrangement(event=event).get("participants", {})
    rows = [
        _row(event, way, labels[name]["label"], now) for name, way in queries.ways_of(event=event).items()
    ]
    page = {"event": row, "rows": rows, "now": clock.moment(now)}
    return render(request, "registration/ways.html", page)


def _row(event: str, way: Way, label: str, now: int) -> WayRow:
    limit = queries.closing(event=event, deadline=way.deadline)
    try:
        queries.refuse_closed(event=event, way=way, now=now)
        passed = False
    except Refusal:
        passed = True
    return WayRow(
        way,
        called(way.category, get_language() or ORIGINAL),
        label,
        ROUTES[way.route],
        clock.moment(limit.moment) if limit else None,
        bool(limit and limit.inclusive),
        passed,
        tuple(words.REMEDIES[one] for one in remedies(way)),
        limit_words(way),
        way.grounds_pass is not None and not way.grounds_pass.register,
        _ticket(event, way),
        list_of(event, way.category) if way.by_list else "",
    )


def _ticket(event: str, way: Way) -> datetime | None:
    by = way.grounds_pass.ticket_by if way.grounds_pass else ""
    limit = queries.closing(event=event, deadline=by) if by else None
    return clock.moment(limit.moment) if limit else None


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, event: str, category: str) -> HttpResponse:
    """Ask for the link. Known and unknown addresses are answered alike, at the same page."""
    row = found_event(event)
    way = queries.ways_of(event=event).get(category)
    if way is None or not way.has_form:
        raise Http404
    label = meeting.arrangement(event=event)["participants"][category]["label"]
    page: dict[str, Any] = {
        "event": row,
        "shown": _row(event, way, label, clock.now()),
        "tongues": words.languages(),
        "told": request.POST or {"letters": request.LANGUAGE_CODE},
        "stamp": signing.TimestampSigner(salt=STAMP).sign(category),
        "invitation": (request.POST or request.GET).get("invitation", ""),
        "now": clock.moment(clock.now()),
    }
    page |= _invited(event, way, page["invitation"])
    if request.method == "POST":
        code = _asked(request, event, category)
        if not code:
            return HttpResponseRedirect(_with(reverse("register_asked", args=[event, category]), page))
        page["error"] = words.FAULTS.get(code) or words.REFUSALS.get(code) or words.FAULTS["address_not_read"]
    status = 422 if "error" in page else 200
    return kept_private(render(request, "registration/ask.html", page, status=status))


def _invited(event: str, way: Way, invitation: str) -> dict[str, Any]:
    """Why there is no form to whoever holds no invitation, or whether the places of the one held are taken."""
    if not way.needs_invitation:
        return {}
    held = queries.invitation_in_force(
        event=event, category=way.category, invitation=invitation, now=clock.now()
    )
    if held is not None:
        return {"taken": not queries.places_left(held), "body": held.body}
    if way.by_invitation and invitation:
        return {"shut": words.REFUSALS["invitation_ended"]}
    return {"shut": words.REFUSALS["by_invitation"] if way.by_invitation else ROUTES[way.route]}


def _with(address: str, page: dict[str, Any]) -> str:
    """The address with the invitation that was opened, so that asking again still knows it."""
    return f"{address}?{urlencode({'invitation': page['invitation']})}" if page["invitation"] else address


def _asked(request: HttpRequest, event: str, category: str) -> str:
    """Why the link was not sent, or empty. What a machine fills in goes nowhere and is answered like a person's."""
    if request.POST.get("website") or too_fast(request.POST.get("stamp", "")):
        return ""
    asking = operations.Asking(
        request.POST.get("email", ""),
        request.POST.get("letters", ""),
        request.POST.get("invitation", ""),
    )
    try:
        refuse_too_many(request, "registration", mailbox(asking.address))
        operations.begin_registration(event=event, category=category, asking=asking, now=clock.now())
    except Refusal as refusal:
        return refusal.code
    return ""


def too_fast(stamp: str) -> bool:
    signer = signing.TimestampSigner(salt=STAMP)
    try:
        signer.unsign(stamp)
    except signing.BadSignature:
        return True
    try:
        signer.unsign(stamp, max_age=FLOOR_SECONDS)
    except signing.SignatureExpired:
        return False
    return True


@require_safe
def asked(request: HttpRequest, event: str, category: str) -> HttpResponse:
    """The same page whoever asked: look into your mail."""
    page = {
        "event": found_event(event),
        "category": category,
        "invitation": request.GET.get("invitation", ""),
    }
    return kept_private(render(request, "registration/asked.html", page))
