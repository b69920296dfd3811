"""Into an office and out of it: each a new version of the programme, with its reason that everybody reads.

What would break a rule of the mandate is shown before it is done, and done only when it is confirmed (R43, R46).
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from rostrum.apps.conformance import queries as conformance
from rostrum.apps.meeting import operations, queries
from rostrum.apps.meeting.appointments import AppointmentRow
from rostrum.apps.meeting.permissions import APPOINT
from rostrum.procedure.appointments import IN_PROSPECT
from rostrum.procedure.modalities.arrangement import mapping, members, sequence
from rostrum.procedure.programme_revision import places
from rostrum.web.secretariat.roles import Desk, back, desk, desks, done, page, role_of, somebody
from rostrum.web.secretariat.roles_changes import changes, on
from rostrum.web.secretariat.roles_forms import ProgrammeForm
from rostrum.web.secretariat.roles_people import found

BROKEN = gettext_lazy("This breaks what the mandate asks. Tick the box below if it is meant all the same.")


@desks
def role_appoint(request: HttpRequest, event: str, appointment: str) -> HttpResponse:
    """Into a free place or in that of a holder; what would change is shown before anything is."""
    held = desk(request, event)
    row = found(held, appointment)
    label = role_of(held, row.role, APPOINT)
    if row.status not in IN_PROSPECT:
        return HttpResponseRedirect(reverse("role_person", args=[event, appointment]))
    seats = seats_of(held, row)
    place, chosen = next(
        ((at, name) for at, name in seats if str(at) == request.GET.get("place", "")), seats[0]
    )
    effects = conformance.prospect(event=event, appointment=row.id, place=place, by=held.by)
    breaks = any(one.breaks for one in effects)
    form = programme_form(request, held)
    if form.is_valid() and breaks and request.POST.get("confirmed") != "yes":
        form.add_error(None, BROKEN)
    act = partial(operations.appoint, appointment=row.id, place=place, by=held.by)
    if form.is_valid() and done(form, with_day(act, form, held)):
        return back(held, row.role)
    context = page(held) | {
        "form": form,
        "row": row,
        "one": somebody(row),
        "label": label,
        "seats": seats,
        "place": place,
        "chosen": chosen,
        "changes": changes(effects),
        "breaks": breaks,
    }
    return render(request, "secretariat/roles_appoint.html", context, status=422 if form.errors else 200)


def seats_of(held: Desk, row: AppointmentRow) -> list[tuple[int | None, str]]:
    """The places somebody may come into: a free one first, then those of the holders, by name."""
    data = members(held.arrangement, "roles")[row.role]
    names = [str(mapping(one).get("name", "")) for one in sequence(data.get("holders"))]
    free: list[tuple[int | None, str]] = [(None, "")] if len(names) < places(data) else []
    return free + list(enumerate(names))


def programme_form(request: HttpRequest, held: Desk) -> ProgrammeForm:
    number = queries.versions(event=held.event.id)[0].number
    data = request.POST if request.method == "POST" else None
    return ProgrammeForm(data, initial={"seen": number})


def with_day(act: Callable[..., Any], form: ProgrammeForm, held: Desk) -> Callable[..., Any]:
    told = form.cleaned_data
    return partial(act, on=on(told["on"], held.event.tz), why=told["why"], seen=told["seen"])


@desks
def role_end(request: HttpRequest, event: str, role: str, place: int) -> HttpResponse:
    """Whoever holds that place leaves it; it is to be announced again (Amb17)."""
    held = desk(request, event)
    label = role_of(held, role, APPOINT)
    named = sequence(members(held.arrangement, "roles")[role].get("holders"))
    if place >= len(named):
        raise Http404("no_such_place")
    form = programme_form(request, held)
    act = partial(operations.end_appointment, event=event, role=role, place=place, by=held.by)
    if form.is_valid() and done(form, with_day(act, form, held)):
        return back(held, role)
    context = page(held) | {"form": form, "role": role, "label": label, "name": mapping(named[place])["name"]}
    return render(request, "secretariat/roles_end.html", context, status=422 if form.errors else 200)
