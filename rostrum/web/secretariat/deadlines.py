"""The deadlines of an event: what falls due when, moved later with a reason, and the days that do not count."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.clock import DAY
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.deadline_changes import VISA_DAYS
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.numbers import number
from rostrum.web.components.templatetags.parts import local
from rostrum.web.secretariat.participants import short_labels, staff

desks = staff_required("secretariat")
SOON = 3 * DAY
Word = str | Promise
LATE: dict[str, Word] = {
    "refuse": gettext_lazy("What is late is not taken."),
    "flag": gettext_lazy("What is late is taken and marked."),
}
WORDS: dict[str, Word] = {
    "day_not_read": gettext_lazy(
        "Enter a day as year, month and day, for example 2031-05-02. Nothing was changed."
    ),
    "time_not_read": gettext_lazy("Enter a time such as 17:00 or 5 p.m. Nothing was changed."),
    "time_impossible": gettext_lazy("There is no such time. Nothing was changed."),
    "time_half_day": gettext_lazy("Say a.m. or p.m. Nothing was changed."),
    "not_later": gettext_lazy("A deadline can only be moved later. Nothing was changed."),
    "no_reason": gettext_lazy("Give a reason. Nothing was changed."),
    "reason_too_long": gettext_lazy("The reason is too long. Nothing was changed."),
    "stale": gettext_lazy(
        "Somebody changed the programme meanwhile. Nothing was changed. Look again, then decide."
    ),
    "missing": gettext_lazy("Give the day a name. Nothing was changed."),
    "too_long": gettext_lazy("The name is too long. Nothing was changed."),
    "hidden_signs": gettext_lazy("The name holds signs that cannot be seen. Nothing was changed."),
    "holiday_known": gettext_lazy("This day stands there already. Nothing was changed."),
    "unknown_holiday": gettext_lazy("This day is not there any more. Nothing was changed."),
}
FIELD = {
    "day_not_read": "day",
    "time_not_read": "hour",
    "time_impossible": "hour",
    "time_half_day": "hour",
    "not_later": "day",
    "no_reason": "why",
    "reason_too_long": "why",
}


@dataclass(frozen=True)
class Standing:
    """How near a deadline is, in a word and its tone."""

    word: Word
    tone: str


@dataclass(frozen=True)
class Line:
    """A deadline in words; `shown` is the minute people read, `categories` those that come in by it."""

    row: queries.DeadlineRow
    shown: datetime | None
    standing: Standing
    categories: tuple[str, ...]
    late: Word


def standing(at: int | None, zone: str, now: int, *, passed: bool = False) -> Standing:
    """Passed, today, tomorrow, soon or on time, by the days of the deadline's own zone."""
    if passed:
        return Standing(pgettext_lazy("deadline", "Passed"), "")
    if at is None:
        return Standing(gettext_lazy("Not known"), "warn")
    away = (local(at, zone).date() - local(now, zone).date()).days
    if away <= 0:
        return Standing(gettext_lazy("Today"), "stop")
    if away == 1:
        return Standing(gettext_lazy("Tomorrow"), "warn")
    return (
        Standing(gettext_lazy("Soon"), "warn") if at - now < SOON else Standing(gettext_lazy("On time"), "ok")
    )


def lines(event: str, now: int, *, history: bool) -> list[Line]:
    labels = short_labels(event)
    return [
        Line(
            row,
            clock.moment(row.read) if row.read else None,
            standing(row.read, row.zone, now, passed=row.passed),
            tuple(labels.get(one, one) for one in row.categories),
            LATE.get(row.late, ""),
        )
        for row in queries.deadlines(event=event, now=now, history=history)
    ]


@desks
@require_safe
def deadlines(request: HttpRequest, event: str) -> HttpResponse:
    return page(request, event)


def page(request: HttpRequest, event: str, *, error: Word = "", typed: Any = None) -> HttpResponse:
    row, now = found_event(event), clock.now()
    context = {
        "event": row,
        "lines": lines(event, now, history=True),
        "now": clock.moment(now),
        "holidays": queries.calendar(event=event, by=staff(request)),
        "visa_days": VISA_DAYS,
        "typed": typed or {},
        "error": error,
        "done": "done" in request.GET,
    }
    return render(request, "secretariat/deadlines.html", context, status=422 if error else 200)


class ExtensionForm(forms.Form):
    """When a deadline is to end; what is typed is kept whatever happens."""

    day = forms.CharField(
        label=gettext_lazy("New day"),
        widget=forms.DateInput(attrs={"class": "input", "type": "date", "data-width": "short"}),
    )
    hour = forms.CharField(
        label=gettext_lazy("New hour"),
        help_text=gettext_lazy(
            "In the zone of the deadline, for example 17:00 or 5 p.m. This minute is still in time."
        ),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "input", "data-width": "short"}),
    )
    why = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Everybody can read it in the programme and its history."),
        max_length=500,
        widget=forms.TextInput(attrs={"class": "input"}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


@desks
@require_http_methods(["GET", "HEAD", "POST"])
def deadline_extend(request: HttpRequest, event: str, deadline: str) -> HttpResponse:
    """A form; what it would mean; then the act."""
    row, line = found_event(event), found_line(event, deadline)
    initial = {"seen": meeting.versions(event=event)[0].number}
    form = ExtensionForm(request.POST or None, initial=initial)
    context: dict[str, Any] = {"event": row, "line": line, "form": form, "visa_days": VISA_DAYS}
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("day", "hour", "why", "seen")}
        act = operations.extend_deadline if "decide" in request.POST else operations.preview_extension
        try:
            done = act(event=event, deadline=deadline, by=staff(request), now=clock.now(), **told)
        except Refusal as refusal:
            words = WORDS.get(refusal.code) or gettext("This could not be done. Nothing was changed.")
            form.add_error(FIELD.get(refusal.code), str(words))
        else:
            if "decide" in request.POST:
                return HttpResponseRedirect(f"{reverse('deadlines', args=[event])}?done=1")
            context["would"] = done
    return render(request, "secretariat/deadline_extend.html", context, status=422 if form.errors else 200)


def found_line(event: str, deadline: str) -> Line:
    for one in lines(event, clock.now(), history=False):
        if one.row.id == deadline:
            return one
    raise Http404("unknown_deadline")


@desks
@require_POST
def holiday_add(request: HttpRequest, event: str) -> HttpResponse:
    found_event(event)
    day, name = request.POST.get("day", ""), request.POST.get("name", "")
    try:
        operations.add_holiday(event=event, day=day, name=name, by=staff(request), now=clock.now())
    except Refusal as refusal:
        return page(request, event, error=WORDS[refusal.code], typed={"day": day, "name": name})
    return HttpResponseRedirect(f"{reverse('deadlines', args=[event])}?done=1#holidays")


@desks
@require_POST
def holiday_remove(request: HttpRequest, event: str) -> HttpResponse:
    found_event(event)
    try:
        operations.remove_holiday(
            event=event, holiday=number(request.POST.get("holiday", ""), 0), by=staff(request)
        )
    except Refusal as refusal:
        return page(request, event, error=WORDS[refusal.code])
    return HttpResponseRedirect(f"{reverse('deadlines', args=[event])}?done=1#holidays")
