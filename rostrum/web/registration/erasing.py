"""Whoever registered erases themselves: everything they told, in every event, by their own press (R199)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from rostrum.apps.registration import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.retention_words import REFUSALS
from rostrum.web.registration.door import ENTRANCE, inside


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def erase(request: HttpRequest, person: queries.DossierRow) -> HttpResponse:
    """Says what goes and what stays, then asks once; the browser is signed out with it."""
    error: Any = ""
    if request.method == "POST":
        error = _erased(request, person)
        if not error:
            answer = render(request, "registration/erased.html", {})
            answer.delete_cookie(ENTRANCE.cookie)
            return answer
    page = {"person": person, "error": error}
    return render(request, "registration/erase.html", page, status=422 if error else 200)


def _erased(request: HttpRequest, person: queries.DossierRow) -> Any:
    if request.POST.get("sure") != "yes":
        return REFUSALS["not_sure"]
    try:
        operations.erase_person(dossier=person.id, by=None, now=clock.now())
    except Refusal as refusal:
        return REFUSALS.get(refusal.code, REFUSALS["not_sure"])
    return ""
