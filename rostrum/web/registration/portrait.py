"""The portrait of whoever asks to speak: sent, looked at and removed on the own page alone (D43, R42)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from rostrum.apps.documents import queries as documents
from rostrum.apps.documents.intake.purposes import MB, PURPOSES
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration import operations, queries
from rostrum.apps.registration.operations import Holder
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components import files
from rostrum.web.components.registration_words import deleted_after
from rostrum.web.components.uploads import bounded
from rostrum.web.registration.door import inside

LARGEST = PURPOSES["portrait"].largest
NOT_ASKED = gettext_lazy("No portrait is asked of you. Nothing was stored.")


def page(
    request: HttpRequest, person: queries.DossierRow, registration: str, error: str = "", status: int = 200
) -> HttpResponse:
    """The portrait as it stands; `error` says why one was not taken, with the one before as it was."""
    row = _own(person, registration)
    asked = queries.portrait_asked(registration=registration)
    held = queries.portrait(registration=registration)
    if not (asked or held or error):
        raise Http404("not_asked")
    context = {
        "event": meeting.event(event=row.event),
        "row": row,
        "asked": asked,
        "held": held,
        "state": files.STATES[held.state] if held else "",
        "largest": LARGEST // MB,
        "kept": deleted_after("contact"),
        "error": error,
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "registration/portrait.html", context, status=status)


def _own(person: queries.DossierRow, registration: str) -> queries.RegistrationRow:
    for row in queries.own(dossier=person.id):
        if row.id == registration:
            return row
    raise Http404("unknown_registration")


def too_large(request: HttpRequest, registration: str) -> HttpResponse:
    @inside
    def answer(request: HttpRequest, person: queries.DossierRow) -> HttpResponse:
        words = files.words(Refusal("file_too_large", limit=LARGEST // MB))
        return page(request, person, registration, words, 413)

    return answer(request)


@csrf_exempt  # asked below, when it is known who sends and how much; asking it here would read the body first
@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST, too_large)
@csrf_protect
@inside
def portrait(request: HttpRequest, person: queries.DossierRow, registration: str) -> HttpResponse:
    """Sending is the consent; removing takes it back."""
    if request.method != "POST":
        return page(request, person, registration)
    _own(person, registration)
    own: dict[str, Any] = {"holder": Holder(person.id, clock.now()), "registration": registration}
    sent: Any = request.FILES.get("file")
    saved = "removed" if "remove" in request.POST else "sent"
    try:
        if saved == "removed":
            operations.take_back_portrait(**own)
        else:
            name, data = (sent.name, sent.read()) if sent else ("", b"")
            operations.keep_portrait(**own, name=name, data=data)
    except Refusal as refusal:
        words = str(NOT_ASKED) if refusal.code == "not_asked" else files.words(refusal)
        return page(request, person, registration, words, 422)
    return HttpResponseRedirect(reverse("registration_portrait", args=[registration]) + f"?saved={saved}")


@require_safe
@inside
def portrait_file(_request: HttpRequest, person: queries.DossierRow, registration: str) -> Any:
    """The picture as it is kept, to whoever sent it."""
    row = _own(person, registration)
    held = queries.portrait(registration=row.id)
    try:
        return files.attachment(documents.content_of(file=held.id if held else "", owner=row.id))
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
