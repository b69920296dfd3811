"""One's own certificate of attendance, after the event (issue 4, section 5)."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from rostrum.apps.attendance import operations
from rostrum.apps.attendance import queries as attendance
from rostrum.apps.attendance.queries.papers import CERTIFICATE, LEGAL, SHOWN
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import queries as participation
from rostrum.apps.registration import queries
from rostrum.foundation import clock
from rostrum.foundation.languages import OFFICIAL
from rostrum.foundation.refusal import Refusal
from rostrum.web.components import papers as words
from rostrum.web.registration.badge import approved
from rostrum.web.registration.door import inside


@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def certificate(request: HttpRequest, person: queries.DossierRow, registration: str) -> HttpResponse:
    """Whoever was there chooses name and language; nobody else has one."""
    row = approved(person, registration)
    event = meeting.event(event=row.event)
    if not attendance.may_certify(event=row.event, participant=row.participant, now=clock.now()):
        raise Http404
    if request.method == "POST":
        _asked(request, person, row, event)
        return HttpResponseRedirect(reverse("registration_certificate", args=[registration]))
    paper = attendance.own_paper(participant=row.participant, kind=CERTIFICATE)
    who = participation.participant(id=row.participant)
    page = {
        "event": event,
        "row": row,
        "person": who,
        "legal": "" if who.protected else person.answers.get("legal_name", ""),
        "official": OFFICIAL,
        "language": get_language(),
        "paper": paper,
        "fault": words.fault_words(paper.fault) if paper else "",
        "code": attendance.certificate_of(participant=row.participant),
    }
    return render(request, "registration/certificate.html", page)


def _asked(
    request: HttpRequest, person: queries.DossierRow, row: queries.RegistrationRow, event: meeting.EventRow
) -> None:
    language = words.language_of(request.POST.get("language", ""))
    named = LEGAL if request.POST.get("named") == LEGAL else SHOWN
    days = attendance.days_present(event=row.event, participant=row.participant)
    operations.print_own_certificate(
        dossier=person.id,
        registration=row.id,
        language=language,
        words=words.certificate_words(event, language, named, days),
        now=clock.now(),
    )


@require_safe
@inside
def certificate_pdf(_request: HttpRequest, person: queries.DossierRow, registration: str) -> HttpResponse:
    row = approved(person, registration)
    try:
        data = attendance.contents(participant=row.participant, kind=CERTIFICATE)
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    return words.pdf(data, f"{row.event}-certificate")
