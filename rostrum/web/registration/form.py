"""The form, step by step: each is saved by itself, so that one can stop and come back. Works without script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people import queries as people
from rostrum.apps.registration import operations, queries
from rostrum.apps.registration.operations import Holder
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.questions import Question, asked, missing, steps
from rostrum.procedure.registration.ways import Way
from rostrum.web.components import registration_words as words
from rostrum.web.registration.door import inside


@dataclass(frozen=True)
class Field:
    """A question as the page shows it."""

    question: Question
    label: Any
    hint: Any
    value: str
    error: Any
    choices: tuple[tuple[str, Any], ...]
    seen_by: str
    kept: str
    shown: str  # the answer in words


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def step(request: HttpRequest, person: queries.DossierRow, registration: str, step: str) -> HttpResponse:
    row = _own(person, registration)
    way = queries.way_of(event=row.event, category=row.category)
    if step not in steps(way):
        raise Http404
    faults: Mapping[str, str] = {}
    if request.method == "POST":
        faults = _saved(request, person, row, way, step)
        if not faults:
            return HttpResponseRedirect(_next(request, row, way, step))
    return _page(request, person, row, way, step, faults)


def _saved(
    request: HttpRequest, person: queries.DossierRow, row: queries.RegistrationRow, way: Way, step: str
) -> Mapping[str, str]:
    """Save one step; the faults by field, empty when it is saved. A box left empty is a no."""
    told = {
        one.name: request.POST.get(one.name, "")
        for one in asked(way)
        if one.step == step and one.kind != "email"
    }
    try:
        operations.save_answers(holder=Holder(person.id, clock.now()), registration=row.id, answers=told)
    except Refusal as refusal:
        if refusal.code == "wrong_answers":
            return dict(refusal.detail["faults"])
        return {"": refusal.code}
    return {}


def _next(request: HttpRequest, row: queries.RegistrationRow, way: Way, step: str) -> str:
    if "later" in request.POST:
        return reverse("dossier")
    order = steps(way)
    return reverse("registration_step", args=[row.id, order[min(order.index(step) + 1, len(order) - 1)]])


def _page(  # noqa: PLR0913, PLR0917 - what a page shows
    request: HttpRequest,
    person: queries.DossierRow,
    row: queries.RegistrationRow,
    way: Way,
    step: str,
    faults: Mapping[str, str],
) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    held = queries.answers(registration=row.id, dossier=person.id, now=clock.now())
    bodies = queries.bodies(event=row.event)
    every = [
        _field(one, way, held, typed if one.step == step else None, faults, bodies) for one in asked(way)
    ]
    limit = queries.closing(event=row.event, deadline=way.deadline)
    page = {
        "event": meeting.event(event=row.event),
        "person": person,
        "row": row,
        "step": step,
        "steps": [(name, words.STEPS[name], place) for place, name in enumerate(steps(way), 1)],
        "here": steps(way).index(step) + 1,
        "heading": words.STEPS[step],
        "fields": [one for one in every if one.question.step == step],
        "groups": list(_groups(every, way)),
        "lacking": [one for one in every if one.question.name in missing(way, held)],
        "errors": [one for one in every if one.error],
        "error": words.REFUSALS.get(faults.get("", ""), "") if faults else "",
        "closes": clock.moment(limit.moment) if limit else None,
        "inclusive": bool(limit and limit.inclusive),
        "passed": row.state == "draft" and queries.is_closed(event=row.event, way=way, now=clock.now()),
        "now": clock.moment(clock.now()),
        "access": meeting.arrangement(event=row.event).get("access", {}),
    }
    return render(request, "registration/step.html", page, status=422 if faults else 200)


def _groups(fields: list[Field], way: Way) -> Iterator[tuple[str, Any, list[Field]]]:
    """The fields by step, for the last look before sending."""
    for name in steps(way):
        found = [one for one in fields if one.question.step == name]
        if found:
            yield name, words.STEPS[name], found


def _field(  # noqa: PLR0913, PLR0917 - what a field shows
    question: Question,
    way: Way,
    held: Mapping[str, str],
    typed: Mapping[str, str] | None,
    faults: Mapping[str, str],
    bodies: Mapping[str, str],
) -> Field:
    name = question.name
    value = typed.get(name, "") if typed is not None and question.kind != "email" else held.get(name, "")
    choices = tuple(_through(way, bodies) if name == "through" else _choices(question))
    return Field(
        question,
        words.LABELS[name],
        words.HINTS.get(name, ""),
        value,
        words.FAULTS.get(faults[name], words.FAULTS["unknown_choice"]) if name in faults else "",
        choices,
        words.seen_by(question, way),
        words.kept(question),
        str(dict(choices).get(value, value)),
    )


def _through(way: Way, bodies: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Every body by its own name, and none chosen beforehand."""
    yield "", ""
    for role in way.through:
        yield role, bodies[role]


def _choices(question: Question) -> Iterator[tuple[str, Any]]:
    if question.kind == "choice":
        yield from words.CHOICES[question.name].items()
    elif question.kind == "language":
        yield "", ""
        yield from words.languages()
    elif question.kind == "country":
        yield "", ""
        for one in people.organizations_sorted(language=get_language() or "en", kind="state"):
            yield one.code.upper(), one.name


@require_POST
@inside
def send(request: HttpRequest, person: queries.DossierRow, registration: str) -> HttpResponse:
    row = _own(person, registration)
    try:
        operations.send_registration(holder=Holder(person.id, clock.now()), registration=row.id)
    except Refusal as refusal:
        way = queries.way_of(event=row.event, category=row.category)
        named = refusal.detail.get("fields", ())
        faults = {"": refusal.code} | dict.fromkeys(named, "answer_missing")
        return _page(request, person, row, way, "check", faults)
    return HttpResponseRedirect(reverse("dossier"))


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def withdraw(request: HttpRequest, person: queries.DossierRow, registration: str) -> HttpResponse:
    """Asks once, because it ends the way in, and names what it means."""
    row = _own(person, registration)
    page = {"event": meeting.event(event=row.event), "row": row}
    if request.method != "POST":
        return render(request, "registration/withdraw.html", page)
    try:
        operations.withdraw_registration(holder=Holder(person.id, clock.now()), registration=row.id)
    except Refusal as refusal:
        page["error"] = words.REFUSALS.get(refusal.code, words.REFUSALS["not_now"])
        return render(request, "registration/withdraw.html", page, status=409)
    return HttpResponseRedirect(reverse("dossier"))


def _own(person: queries.DossierRow, registration: str) -> queries.RegistrationRow:
    found = [row for row in queries.own(dossier=person.id) if row.id == registration]
    if not found:
        raise Http404
    return found[0]
