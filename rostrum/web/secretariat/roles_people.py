"""One person on the way to an office: put forward, corrected, invited, confirmed, each act with its trail.

A proposal that would break a rule of the mandate is shown before it is made, and made only when it is meant (R43, R46).
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from rostrum.apps.conformance import queries as conformance
from rostrum.apps.conformance.queries import Effect
from rostrum.apps.meeting import appointments, operations
from rostrum.apps.meeting.appointments import AppointmentRow
from rostrum.apps.meeting.permissions import APPOINT, PUT_FORWARD
from rostrum.apps.people.queries import states
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.appointments import CLOSED, IN_PROSPECT, OF_THE_BODY, STANDING, place_of, possible
from rostrum.procedure.conformance.attributes import asked
from rostrum.web.components.numbers import number
from rostrum.web.secretariat.roles import Desk, back, desk, desks, done, no_page, page, role_of, somebody
from rostrum.web.secretariat.roles_changes import changes, on
from rostrum.web.secretariat.roles_forms import MIX, ActForm, PersonForm
from rostrum.web.secretariat.roles_words import ACTS, STATUSES, TONES, Word


def found(held: Desk, appointment: str) -> AppointmentRow:
    try:
        row = appointments.appointment(id=appointment, by=held.by, language=get_language() or "en")
    except Refusal as refusal:
        raise no_page(refusal) from refusal
    if row.role not in held.rights:
        raise Http404("unknown_appointment")
    return row


@desks
def role_propose(request: HttpRequest, event: str, role: str) -> HttpResponse:
    held = desk(request, event)
    label = role_of(held, role, PUT_FORWARD)
    form = person_form(request, held, role)
    act = partial(operations.propose, event=event, role=role, by=held.by)
    return put_forward(request, held, form, act, role=role, heading=label)


@desks
def role_correct(request: HttpRequest, event: str, appointment: str) -> HttpResponse:
    held = desk(request, event)
    row = found(held, appointment)
    known = {"name": row.name, "function": row.function, "institution": row.institution}
    known |= {"country": row.country_code} | {MIX + name: value for name, value in row.attributes.items()}
    form = person_form(request, held, row.role, known)
    act = partial(operations.correct_candidate, appointment=appointment, by=held.by)
    return put_forward(
        request, held, form, act, role=row.role, heading=held.label(row.role), instead_of=row.id
    )


def person_form(
    request: HttpRequest, held: Desk, role: str, known: dict[str, str] | None = None
) -> PersonForm:
    countries = [(one.code, one.name) for one in states(language=get_language() or "en")]
    wanted = [one for one in asked(held.arrangement) if one.role == role]
    data = request.POST if request.method == "POST" else None
    return PersonForm(data, asked=wanted, countries=countries, initial=known or {})


def put_forward(  # noqa: PLR0913 - a page names what it is about
    request: HttpRequest,
    held: Desk,
    form: PersonForm,
    act: Callable[..., Any],
    *,
    role: str,
    heading: str,
    instead_of: str = "",
) -> HttpResponse:
    """Shown, refused with all that was typed, shown again with what it would break, or done."""
    effects: tuple[Effect, ...] = ()
    if form.is_valid():
        effects = foreseen(held, form, role, succeeded(request), instead_of)
        meant = request.POST.get("confirmed") == "yes" or not any(one.breaks for one in effects)
        if (
            not form.errors
            and meant
            and done(form, partial(act, person=form.person(), why=form.cleaned_data["why"]))
        ):
            return back(held, role)
    context = page(held) | {
        "form": form,
        "role": role,
        "heading": heading,
        "changes": changes(effects),
        "breaks": any(one.breaks for one in effects),
        "appointment": instead_of,
    }
    return render(request, "secretariat/roles_person_form.html", context, status=422 if form.errors else 200)


def succeeded(request: HttpRequest) -> int | None:
    """The place of whom somebody is to succeed, as the address says it; None where it says none."""
    return number(request.GET.get("place", ""), None)


def foreseen(
    held: Desk, form: PersonForm, role: str, place: int | None, instead_of: str
) -> tuple[Effect, ...]:
    told: list[tuple[Effect, ...]] = []

    def look(*, now: int) -> None:
        del now
        told.append(
            conformance.foreseen(
                event=held.event.id,
                role=role,
                person=form.person(),
                place=place,
                instead_of=instead_of,
                by=held.by,
            )
        )

    return told[0] if done(form, look) else ()


@desks
def role_person(request: HttpRequest, event: str, appointment: str) -> HttpResponse:
    """Where somebody stands, what may follow, and the trail; an act that leaves the programme is done here."""
    held = desk(request, event)
    row = found(held, appointment)
    form = ActForm(request.POST if request.method == "POST" else None, acts=list(follow(held, row)))
    if form.is_valid():
        told = form.cleaned_data
        act = partial(operations.advance, appointment=row.id, act=told["act"], by=held.by)
        if done(form, partial(act, on=on(told["on"], held.event.tz), why=told["why"])):
            return HttpResponseRedirect(reverse("role_person", args=[event, appointment]) + "?saved=1")
    context = page(held) | {
        "row": row,
        "one": somebody(row),
        "label": held.label(row.role),
        "status": STATUSES[row.status],
        "tone": TONES.get(row.status, ""),
        "form": form,
        "steps": [
            (step, ACTS[step.act], held.label(step.office) if step.office else "")
            for step in appointments.steps(appointment=row.id, by=held.by)
        ],
        "saved": "saved" in request.GET,
        **links(held, row),
    }
    return render(request, "secretariat/roles_person.html", context, status=422 if form.errors else 200)


def follow(held: Desk, row: AppointmentRow) -> Iterator[tuple[str, Word]]:
    """The acts that may follow, leave the programme as it is, and are this account's to do."""
    left = any(one.role == row.role for one in appointments.entrustments(event=held.event.id, by=held.by))
    for act in possible(row.status):
        needed = PUT_FORWARD if act in OF_THE_BODY else APPOINT
        known = act not in {"propose", "correct", "appoint", "replace", "end"}
        if known and needed in held.rights[row.role] and (act != "choose" or left):
            yield act, ACTS[act]


def links(held: Desk, row: AppointmentRow) -> dict[str, Any]:
    """What else may be done, each on a page of its own; `place` of somebody who holds one."""
    decides = APPOINT in held.rights[row.role]
    return {
        "may_correct": row.status in IN_PROSPECT,
        "may_appoint": decides and row.status in IN_PROSPECT,
        "may_invite": decides and row.status in {"proposed", "chosen", "invited"},
        "may_erase": decides and row.status in CLOSED,
        "place": place_of(held.arrangement, row.role, row.name)
        if decides and row.status in STANDING
        else None,
    }


@desks
@require_POST
def role_erase(request: HttpRequest, event: str, appointment: str) -> HttpResponse:
    """Whoever declined or was withdrawn is forgotten, trail and all."""
    held = desk(request, event)
    row = found(held, appointment)
    try:
        operations.erase_candidate(appointment=row.id, by=held.by)
    except Refusal as refusal:
        raise no_page(refusal) from refusal
    return back(held, row.role)
