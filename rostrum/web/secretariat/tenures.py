"""Who holds the offices of the process, from when to when, and who acts for them (R36, R51, Amb6).

Two Presidents act in one process: an act belongs to whoever held the office when it was done.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people import queries as people
from rostrum.apps.processes import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.clock import micros
from rostrum.procedure.modalities.arrangement import members
from rostrum.procedure.offices import Tenure, office_of
from rostrum.procedure.offices import offices as offices_of
from rostrum.web.components.access import staff_required
from rostrum.web.components.desk_forms import ReasonForm, choice_field, day_field, done, text_field
from rostrum.web.components.events import found_event
from rostrum.web.secretariat.participants import staff

desks = staff_required("secretariat")
STEPS: dict[str, Any] = {
    "begun": gettext_lazy("Took the office"),
    "ended": gettext_lazy("Left the office"),
    "substitute": gettext_lazy("Somebody named who acts for the holder"),
    "void": gettext_lazy("Entered by mistake"),
}
WORDS: dict[str, tuple[str | None, Any]] = {
    "no_name": ("name", gettext_lazy("Enter a name.")),
    "too_long": ("name", gettext_lazy("Use at most %(limit)s characters.")),
    "no_reason": ("why", gettext_lazy("Say why this changes.")),
    "reason_too_long": ("why", gettext_lazy("Use at most %(limit)s characters.")),
    "unknown": ("country", gettext_lazy("Choose one of those shown.")),
    "ends_before_start": ("last", gettext_lazy("The last day is before the first.")),
    "overlap": ("first", gettext_lazy("%(name)s holds the office then. Two cannot hold it at once.")),
    "outside_tenure": ("first", gettext_lazy("%(name)s does not hold the office on all of these days.")),
    "unchanged": ("last", gettext_lazy("This stands there already. Nothing was changed.")),
}


class EndForm(ReasonForm):
    last = day_field(gettext_lazy("Last day"))
    field_order = ("last", "why")


class SubstituteForm(ReasonForm):
    name = text_field(gettext_lazy("Name"), help_text=gettext_lazy("With the title, as it is announced."))
    function = text_field(gettext_lazy("Function"), required=False)
    first = day_field(gettext_lazy("First day"))
    last = day_field(gettext_lazy("Last day"))
    field_order = ("name", "function", "first", "last", "why")


class TenureForm(ReasonForm):
    """Somebody takes an office. The holder before leaves with it, where no last day was known."""

    office = choice_field(gettext_lazy("Office"))
    session = forms.IntegerField(
        label=gettext_lazy("Session of the General Assembly"),
        help_text=gettext_lazy("Only for an office that changes with the session."),
        required=False,
        min_value=1,
        max_value=999,
        widget=forms.NumberInput(attrs={"class": "input", "data-width": "short"}),
    )
    name = text_field(gettext_lazy("Name"), help_text=gettext_lazy("With the title, as it is announced."))
    country = choice_field(gettext_lazy("Country"), required=False)
    first = day_field(gettext_lazy("First day"))
    last = day_field(
        gettext_lazy("Last day"), required=False, help_text=gettext_lazy("Leave it empty if it is not known.")
    )
    field_order = ("office", "session", "name", "country", "first", "last", "why")

    def __init__(self, data: Any, *, offices: list[tuple[str, str]]) -> None:
        super().__init__(data)
        choice, country = self.fields["office"], self.fields["country"]
        choice.choices = offices  # type: ignore[attr-defined]  # a choice field
        listed = [(one.code, one.name) for one in people.states(language=get_language() or "en")]
        country.choices = [("", gettext_lazy("None, or not known")), *listed]  # type: ignore[attr-defined]  # the same


@dataclass(frozen=True)
class Line:
    """A tenure with its office in words, and whether it runs now; days where the event is, the last one included."""

    tenure: Tenure
    office: str
    first: date
    last: date | None
    now: bool
    acting: tuple[tuple[str, str, date, date], ...]


@desks
@require_safe
def offices(request: HttpRequest, event: str) -> HttpResponse:
    """Every office of the process with its holders, the newest first."""
    row, words = found_event(event), labels(event)
    lines = [line(one, words, row.tz) for one in reversed(queries.tenures(process=row.process))]
    page = {
        "event": row,
        "lines": lines,
        "vacant": [
            word for code, word in words.items() if not any(one.tenure.office == code for one in lines)
        ],
        "saved": "saved" in request.GET,
    }
    return render(request, "secretariat/offices.html", page)


def labels(event: str) -> dict[str, str]:
    """The offices of the process by their id, in the event's own words."""
    arrangement = meeting.arrangement(event=event)
    roles = {office_of(arrangement, name)[0]: one for name, one in members(arrangement, "roles").items()}
    return {
        code: str(roles.get(code, {}).get("label", code)).partition(" (")[0]
        for code in offices_of(arrangement)
    }


def line(one: Tenure, words: dict[str, str], zone: str) -> Line:
    return Line(
        one,
        words.get(one.office, one.office),
        _first(one.since, zone),
        _last(one.until, zone),
        one.holds(clock.now()),
        tuple(
            (each.name, each.function, _first(each.since, zone), _first(each.until - 1, zone))
            for each in one.substitutes
        ),
    )


def _first(at: int, zone: str) -> date:
    return clock.moment(at).astimezone(ZoneInfo(zone)).date()


def _last(at: int | None, zone: str) -> date | None:
    return None if at is None else _first(at - 1, zone)


def begins(day: date, zone: str) -> int:
    """The first moment of a day where the event is, µs UTC."""
    return micros(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)))


def ends(day: date, zone: str) -> int:
    """The first moment after a day: its last moment still counts."""
    return begins(day + timedelta(days=1), zone)


@desks
@require_http_methods(["GET", "HEAD", "POST"])
def office_add(request: HttpRequest, event: str) -> HttpResponse:
    """Somebody takes an office."""
    row = found_event(event)
    form = TenureForm(request.POST or None, offices=list(labels(event).items()))

    def act() -> None:
        told = form.cleaned_data
        operations.begin_tenure(
            process=row.process,
            **{name: told[name] for name in ("office", "session", "name", "country", "why")},
            since=begins(told["first"], row.tz),
            until=ends(told["last"], row.tz) if told["last"] else None,
            by=staff(request),
            now=clock.now(),
        )

    if request.method == "POST" and done(form, act, WORDS):
        return back(event)
    page = {"event": row, "form": form}
    return render(request, "secretariat/office_add.html", page, status=422 if form.errors else 200)


@desks
@require_http_methods(["GET", "HEAD", "POST"])
def tenure(request: HttpRequest, event: str, tenure: str) -> HttpResponse:
    """One tenure with its trail, and what may be done: it ends, somebody acts for the holder, it was a mistake."""
    row = found_event(event)
    held = next((one for one in queries.tenures(process=row.process) if one.id == tenure), None)
    if held is None:
        raise Http404("unknown_tenure")
    asked = request.POST.get("act", "")
    kinds: dict[str, type[ReasonForm]] = {"end": EndForm, "substitute": SubstituteForm, "void": ReasonForm}
    found = {name: kind(request.POST if name == asked else None, prefix=name) for name, kind in kinds.items()}
    form = found.get(asked)
    if form is not None and done(form, partial(_act, request, row.tz, held.id, asked, form), WORDS):
        return back(event)
    page = {
        "event": row,
        "line": line(held, labels(event), row.tz),
        "forms": found,
        "form": form or ReasonForm(),
        "trail": [(STEPS[one.act], one) for one in queries.steps(tenure=tenure)],
    }
    return render(request, "secretariat/tenure.html", page, status=422 if form and form.errors else 200)


def _act(request: HttpRequest, zone: str, tenure: str, asked: str, form: forms.Form) -> None:
    told: dict[str, Any] = form.cleaned_data
    which = {"tenure": tenure, "why": told["why"], "by": staff(request), "now": clock.now()}
    if asked == "end":
        operations.end_tenure(**which, until=ends(told["last"], zone))
    elif asked == "substitute":
        operations.name_substitute(
            **which,
            name=told["name"],
            function=told["function"],
            since=begins(told["first"], zone),
            until=ends(told["last"], zone),
        )
    else:
        operations.void_tenure(**which)


def back(event: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('offices', args=[event])}?saved=1")
