"""The outbox: what was sent, what waits, what failed and why; and the report of what did not arrive."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.correspondence import operations, queries
from rostrum.apps.correspondence.bounces import LARGEST, read_bounce
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.queries import rehearsal_only
from rostrum.apps.processes.permissions import has, held
from rostrum.foundation import clock
from rostrum.foundation.languages import direction
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import View, refused, staff_required
from rostrum.web.components.numbers import number
from rostrum.web.secretariat.mail_words import OUTCOMES, REASONS, STATES, TONES, words
from rostrum.web.secretariat.participants import staff


@dataclass(frozen=True)
class Line:
    """A mail in the list, in words; `title` is that of its event."""

    mail: queries.MailRow
    letter: Any
    title: str
    state: Any
    tone: str
    reason: Any


class ReportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Report of the mail server"),
        help_text=gettext_lazy("The whole message, as your mail program saves it (.eml)."),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty."),
        },
    )


def of_the_secretariat(view: View) -> View:
    """For the secretariat of one event or more; the queries show each the mail of their own."""

    @staff_required()
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not any(role == "secretariat" for role, _ in held(request.user)):
            return refused(request, "not_permitted")
        return view(request, *args, **kwargs)

    return answer


@of_the_secretariat
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    by, now = staff(request), clock.now()
    titles = {one.id: one.title for one in meeting.events() if has(by, "secretariat", one.id)}
    state, event = request.GET.get("state", ""), request.GET.get("event", "")
    after = number(request.GET.get("after", ""), 0)
    rows = queries.outbox(by=by, state=state if state in STATES else "", event=event, after=after)
    more = urlencode({"state": state, "event": event, "after": after + queries.PAGE})
    context = {
        "lines": [line(row, titles) for row in rows],
        "counts": [
            (code, STATES[code], TONES[code], n) for code, n in queries.counts(by=by, event=event).items()
        ],
        "state": state,
        "event_id": event,
        "events": list(titles.items()),
        "stuck": queries.stuck(by=by, now=now),
        "more": more if len(rows) == queries.PAGE else "",
        "noted": "noted" in request.GET,
    }
    return render(request, "secretariat/outbox.html", context)


def line(row: queries.MailRow, titles: dict[str, str]) -> Line:
    letter = queries.title(letter=row.letter)
    return Line(
        mail=row,
        letter=letter or row.letter,
        title=titles.get(row.event, row.event),
        state=STATES[row.state],
        tone=TONES[row.state],
        reason=REASONS.get(row.reason, ""),
    )


@of_the_secretariat
@require_safe
def mail(request: HttpRequest, mail: str) -> HttpResponse:
    return mail_page(request, mail)


def mail_page(request: HttpRequest, mail: str, error: str = "") -> HttpResponse:
    """The mail as it would be written now; what opens a door is shown only where nothing is real."""
    by = staff(request)
    try:
        row = queries.mail(mail=mail, by=by)
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    composed, gone = None, ""
    try:
        composed = queries.text(mail=mail, by=by, secrets=rehearsal_only())
    except Refusal as refusal:
        gone = words(refusal)
    context = {
        "line": line(row, {one.id: one.title for one in meeting.events()}),
        "tries": [(one, OUTCOMES.get(one.outcome, one.outcome)) for one in queries.tries(mail=mail, by=by)],
        "composed": composed,
        "direction": direction(row.language),
        "gone": gone,
        "may_send": row.state in {"failed", "bounced", "held"} and row.reason != "unsubscribed",
        "error": error,
    }
    return render(request, "secretariat/outbox_mail.html", context, status=422 if error else 200)


@of_the_secretariat
@require_POST
def mail_again(request: HttpRequest, mail: str) -> HttpResponse:
    try:
        operations.send_again(mail=mail, by=staff(request), now=clock.now())
    except Refusal as refusal:
        return mail_page(request, mail, words(refusal))
    return HttpResponseRedirect(reverse("outbox_mail", args=[mail]))


@of_the_secretariat
def bounce(request: HttpRequest) -> HttpResponse:
    """A report read from a file; what it says is written to the letter that it names."""
    form = ReportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = read_bounce(form.cleaned_data["file"].read(LARGEST + 1))
            operations.record_bounce(bounce=told, by=staff(request), now=clock.now())
        except Refusal as refusal:
            code = "unknown_mail" if refusal.code == "not_permitted" else refusal.code
            form.add_error("file", words(Refusal(code)))
        else:
            return HttpResponseRedirect(reverse("outbox") + "?noted=1")
    return render(
        request, "secretariat/outbox_bounce.html", {"form": form}, status=422 if form.errors else 200
    )
