"""One's own badge: a page to show or print, and the same as a PDF (issue 4, section 5)."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from rostrum.apps.attendance import codes, drawing, operations
from rostrum.apps.attendance import queries as attendance
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import queries as participation
from rostrum.apps.registration import queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components import papers as words
from rostrum.web.registration.door import inside


@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def badge(request: HttpRequest, person: queries.DossierRow, registration: str) -> HttpResponse:
    """Made when it is first asked for; whoever is not approved has none."""
    row = approved(person, registration)
    event, made = meeting.event(event=row.event), attendance.badge_of(participant=row.participant)
    if request.method == "POST":
        _asked(request, person, row, event)
        return HttpResponseRedirect(reverse("registration_badge", args=[registration]))
    page = {"event": event, "row": row, "badge": made}
    if made is not None:
        paper = attendance.own_paper(participant=row.participant, kind="badges")
        labels = words.badge_words(event, get_language() or "en")["labels"]
        who = participation.participant(id=row.participant)
        page |= {
            "person": who,
            "category": labels.get(who.category, ""),
            "code": codes.grouped(made.code),
            "square": drawing.square(made.code),
            "paper": paper,
            "fault": words.fault_words(paper.fault) if paper else "",
        }
    return render(request, "registration/badge.html", page)


def _asked(
    request: HttpRequest, person: queries.DossierRow, row: queries.RegistrationRow, event: meeting.EventRow
) -> None:
    own, now = {"dossier": person.id, "registration": row.id}, clock.now()
    if "print" not in request.POST:
        operations.collect_badge(**own, now=now)
        return
    language = get_language() or "en"
    printed = words.badge_words(event, language)
    operations.print_own_badge(**own, language=language, words=printed, now=now)


@require_safe
@inside
def badge_pdf(_request: HttpRequest, person: queries.DossierRow, registration: str) -> HttpResponse:
    row = approved(person, registration)
    try:
        data = attendance.contents(participant=row.participant, kind="badges")
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    return words.pdf(data, f"{row.event}-badge")


def approved(person: queries.DossierRow, registration: str) -> queries.RegistrationRow:
    """The person's own registration while it stands approved; any other is not found."""
    for row in queries.own(dossier=person.id):
        if row.id == registration and row.state == "approved" and row.participant:
            return row
    raise Http404
