"""What was sent in for an event: each file with its state, opened or deleted by the secretariat alone."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.documents import operations, queries
from rostrum.apps.documents.intake.purposes import MB
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.files import PURPOSES, STATES, TONES, attachment, words
from rostrum.web.components.uploads import bounded
from rostrum.web.secretariat.participants import staff

desks = staff_required("secretariat")
LARGEST = 16 * MB


class FileForm(forms.Form):
    purpose = forms.ChoiceField(
        label=gettext_lazy("What it is for"),
        choices=[
            one for one in PURPOSES.items() if one[0] != "holder"
        ],  # it comes with the yes of the person
        widget=forms.Select(attrs={"class": "input"}),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file.")},
    )


def page(
    request: HttpRequest, event: str, form: FileForm, *, error: str = "", status: int = 200
) -> HttpResponse:
    rows = [
        (row, PURPOSES[row.purpose], STATES[row.state], TONES[row.state])
        for row in queries.files(event=event, by=staff(request))
    ]
    context = {
        "event": found_event(event),
        "rows": rows,
        "form": form,
        "error": error,
        "added": "added" in request.GET,
    }
    return render(request, "secretariat/files.html", context, status=status)


def too_large(request: HttpRequest, event: str) -> HttpResponse:
    form = FileForm({"purpose": "statement"})
    form.full_clean()
    form.errors.pop("file", None)
    form.add_error("file", words(Refusal("file_too_large", limit=LARGEST // MB)))
    return page(request, event, form, status=413)


@csrf_exempt  # asked below, when it is known who sends and how much; asking it here would read the body first
@desks
@bounded(LARGEST, too_large)
@csrf_protect
def files(request: HttpRequest, event: str) -> HttpResponse:
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        sent: Any = form.cleaned_data["file"]
        upload = operations.Upload(sent.name, sent.read(), form.cleaned_data["purpose"], event)
        try:
            operations.bring_file(upload=upload, by=staff(request), now=clock.now())
        except Refusal as refusal:
            form.add_error("file", words(refusal))
        else:
            return HttpResponseRedirect(reverse("files", args=[event]) + "?added=1")
    return page(request, event, form, status=422 if form.errors else 200)


@desks
@require_safe
def file(request: HttpRequest, event: str, file: str) -> Any:
    try:
        return attachment(queries.content(file=file, event=event, by=staff(request)))
    except Refusal as refusal:
        status = 404 if refusal.code == "unknown_file" else 409
        return page(request, event, FileForm(), error=words(refusal), status=status)


@desks
@require_POST
def file_erase(request: HttpRequest, event: str, file: str) -> HttpResponse:
    try:
        operations.erase_file(file=file, event=event, by=staff(request))
    except Refusal as refusal:
        return page(request, event, FileForm(), error=words(refusal), status=404)
    return HttpResponseRedirect(reverse("files", args=[event]))
