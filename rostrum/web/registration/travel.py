"""The answer of a person to an offer of support for travel (R187)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from rostrum.apps.registration import operations, queries
from rostrum.apps.registration.operations import Holder
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.registration.door import inside


@require_POST
@inside
def answer(request: HttpRequest, person: queries.DossierRow, registration: str) -> HttpResponse:
    now = clock.now()
    try:
        operations.answer_travel(
            holder=Holder(person.id, now), registration=registration, accept="accept" in request.POST, now=now
        )
    except Refusal:
        messages.error(
            request, gettext("This offer stands no more as it did. Nothing was changed. See below.")
        )
    return HttpResponseRedirect(reverse("dossier"))
