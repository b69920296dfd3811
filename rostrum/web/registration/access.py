"""One form for needs of accessibility, for delegations and individuals, registered or not (R94-R99).

Both contacts stand on the page. A late request is taken and marked; no hour closes the form.
"""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration import operations, queries
from rostrum.apps.registration.operations import Need
from rostrum.foundation import clock
from rostrum.foundation.clock import SECOND
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.modalities.arrangement import mapping
from rostrum.web.components.access import kept_private
from rostrum.web.components.access_words import LABELS, PARTIES, fault
from rostrum.web.components.events import found_event
from rostrum.web.components.limits import mailbox, refuse_too_many
from rostrum.web.registration.ways import STAMP, too_fast


@sensitive_variables()
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def access(request: HttpRequest, event: str) -> HttpResponse:
    row, faults = found_event(event), dict[str, str]()
    if request.method == "POST":
        faults = _asked(request, event)
        if not faults:
            return HttpResponseRedirect(f"{reverse('access', args=[event])}?sent=1")
    page = _about(event) | {
        "event": row,
        "told": request.POST,
        "faults": {name: fault(code) for name, code in faults.items()},
        "errors": [(name, LABELS.get(name, ""), fault(code)) for name, code in faults.items()],
        "stamp": signing.TimestampSigner(salt=STAMP).sign("access"),
        "sent": "sent" in request.GET and not faults,
    }
    return kept_private(render(request, "registration/access.html", page, status=422 if faults else 200))


def _about(event: str) -> dict[str, Any]:
    """Contacts, the last day in time, and what can be adjusted."""
    until, now = queries.access_until(event=event), clock.now()
    last = until.limit.moment - (0 if until.limit.inclusive else SECOND) if until else None
    arrangement = mapping(meeting.arrangement(event=event).get("access"))
    return {
        "contacts": [
            (PARTIES.get(one.party, one.party), one) for one in queries.access_contacts(event=event)
        ],
        "last": last,
        "days": until.working_days if until else 0,
        "late": bool(until and not until.limit.holds(now)),
        "seating": arrangement.get("seating") is True,
        "now": now,
    }


def _asked(request: HttpRequest, event: str) -> dict[str, str]:
    """Faults by field, empty when it was taken. What a machine fills in goes nowhere and is answered alike."""
    if request.POST.get("website") or too_fast(request.POST.get("stamp", "")):
        return {}
    told = request.POST
    need = Need(
        name=told.get("name", ""),
        address=told.get("email", ""),
        text=told.get("text", ""),
        body=told.get("body", ""),
        of_delegation=told.get("party") == "delegations",
        assistant=told.get("assistant") == "yes",
        language=request.LANGUAGE_CODE,
    )
    try:
        refuse_too_many(request, "registration", mailbox(need.address))
        operations.ask_for_access(event=event, need=need, now=clock.now())
    except Refusal as refusal:
        if refusal.code == "wrong_answers":
            return dict(refusal.detail["faults"])
        return {"email": refusal.code}
    return {}
