"""Inviting the registered speakers to a rehearsal: where and when, then the letter as every letter to many."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rostrum.apps.registration import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.clock import micros
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.secretariat.mail_words import words
from rostrum.web.secretariat.participants import staff

FIELDS = {"address_not_safe": "address", "not_ahead": "day"}


class TrainingForm(forms.Form):
    """What is typed is kept whatever happens."""

    address = forms.CharField(
        label=gettext_lazy("Address of the rehearsal"),
        help_text=gettext_lazy(
            "A rehearsal runs in an installation of its own. Its address begins with https."
        ),
        max_length=300,
        widget=forms.URLInput(attrs={"class": "input", "dir": "ltr"}),
    )
    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"class": "input", "type": "date", "data-width": "short"}
        ),
        input_formats=["%Y-%m-%d"],
    )
    hour = forms.TimeField(
        label=gettext_lazy("Hour, where the event is"),
        widget=forms.TimeInput(
            format="%H:%M", attrs={"class": "input", "type": "time", "data-width": "short"}
        ),
        input_formats=["%H:%M"],
    )

    def moment(self, zone: str) -> int:
        """In microseconds UTC."""
        told = self.cleaned_data
        return micros(datetime.combine(told["day"], told["hour"], ZoneInfo(zone)))


@staff_required("secretariat")
@require_http_methods(["GET", "HEAD", "POST"])
def training(request: HttpRequest, event: str) -> HttpResponse:
    row, by = found_event(event), staff(request)
    known = queries.training_address(event=event, by=by)
    form = TrainingForm(request.POST or None, initial={"address": known})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data["address"]
        try:
            made = operations.invite_to_training(
                event=event, address=told, at=form.moment(row.tz), by=by, now=clock.now()
            )
        except Refusal as refusal:
            form.add_error(FIELDS.get(refusal.code), words(refusal))
        else:
            return HttpResponseRedirect(reverse("mailing", args=[event, made]))
    page = {"event": row, "form": form, "known": known}
    return render(request, "secretariat/training.html", page, status=422 if form.errors else 200)
