"""The feedback form of the own page, without a name (issue 4, section 5)."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from rostrum.apps.attendance import operations
from rostrum.apps.attendance import queries as attendance
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration import queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.feedback import LONGEST, SMALLEST, Sheet
from rostrum.web.components import feedback_words as words
from rostrum.web.registration.badge import approved
from rostrum.web.registration.door import inside


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def feedback(request: HttpRequest, person: queries.DossierRow, registration: str) -> HttpResponse:
    """A few questions, once; after that a word of thanks."""
    row, error = approved(person, registration), ""
    if not attendance.may_speak(row=row, now=clock.now()):
        raise Http404
    told = {name: request.POST.get(name, "") for name in words.QUESTIONS}
    text = request.POST.get("text", "")
    if request.method == "POST":
        sheet = Sheet(told, text)
        try:
            operations.give_feedback(
                dossier=person.id, registration=registration, sheet=sheet, now=clock.now()
            )
        except Refusal as refusal:
            error = str(words.REFUSALS[refusal.code])
        else:
            return HttpResponseRedirect(reverse("registration_feedback", args=[registration]))
    page = {
        "event": meeting.event(event=row.event),
        "questions": [(name, word, told[name]) for name, word in words.QUESTIONS.items()],
        "answers": words.ANSWERS.items(),
        "text": text,
        "longest": LONGEST,
        "smallest": SMALLEST,
        "error": error,
        "spoken": attendance.has_spoken(registration=registration),
    }
    return render(request, "registration/feedback.html", page, status=422 if error else 200)
