"""The secretariat records what the mandate waits for: acts done, and what is asked of the holders of offices.

What is sensitive of a person stands on one page alone, that of its record (R42).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rostrum.apps.conformance import queries as conformance
from rostrum.apps.meeting import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.conformance import Finding
from rostrum.procedure.conformance.attributes import Asked, accepted, asked, holder
from rostrum.web.components.access import staff_required
from rostrum.web.components.attribute_words import attribute_name, attribute_value
from rostrum.web.components.provision_words import anchor, heading
from rostrum.web.secretariat.programme import NO_PAGE, Desk, desk, refused_page
from rostrum.web.secretariat.record_forms import ActForm, AttributeForm, refused

desks = staff_required("secretariat")
NOT_ASKED = NO_PAGE | {"unknown_attribute"}


@dataclass(frozen=True)
class ActLine:
    """An act that a provision waits for. `day` is that on record, None where none was named."""

    anchor: str
    paragraph: str
    asks: str
    done: bool
    day: date | None
    act: str
    of: str


@dataclass(frozen=True)
class HolderLine:
    """What is asked of one place of an office; `value` empty where nothing is recorded, or where it is sensitive."""

    office: str
    role: str
    place: int
    name: str
    attribute: str
    word: str
    recorded: bool
    value: str


@desks
@require_safe
def record_desk(request: HttpRequest, event: str) -> HttpResponse:
    """Every act and every holder that a provision asks about, with what is on record."""
    held = desk(request, event)
    lines = {
        "acts": [act_line(one) for one in acts_asked(event)],
        "holders": list(holder_lines(held)),
    }
    return render(request, "secretariat/record.html", page(held) | lines | {"saved": "saved" in request.GET})


def page(held: Desk) -> dict[str, Any]:
    return {"event": held.event, "rehearsal": held.event.rehearsal}


def acts_asked(event: str) -> list[Finding]:
    return [one for one in conformance.findings(event=event).findings if one.rule == "done"]


def act_line(finding: Finding) -> ActLine:
    fact = finding.facts[0]
    act, of = fact.wanted
    paragraph = heading(finding.clause.partition("#")[0])
    day = date.fromisoformat(fact.found) if fact.found else None
    asks, done = finding.asks or finding.says, fact.holds is True
    return ActLine(anchor(finding), paragraph, asks, done, day, act, of)


def holder_lines(held: Desk) -> Iterator[HolderLine]:
    """One line a place and attribute; a place without a name is shown, so that one sees what is still missing."""
    arrangement = queries.arrangement(event=held.event.id, version=held.version.number)
    apart = sensitive(held)
    for one in asked(arrangement):
        office = next(office for office in held.programme.offices if office.id == one.role)
        for place in range(len(office.holders) + office.missing):
            name = office.holders[place].name if place < len(office.holders) else ""
            value = apart.get((one.role, place, one.attribute), ("", ""))[0]
            if name and not one.sensitive:
                value = recorded(arrangement, one, place)
            shown = "" if one.sensitive or not value else attribute_value(value)
            word = attribute_name(one.attribute)
            yield HolderLine(office.label, one.role, place, name, one.attribute, word, bool(value), shown)


def sensitive(held: Desk) -> dict[tuple[str, int, str], tuple[str, str]]:
    """Value and note of consent by office, place and attribute, for whoever may see them."""
    rows = queries.sensitive_facts(event=held.event.id, by=held.by)
    return {(one.role, one.place, one.attribute): (one.value, one.consent_note) for one in rows}


def recorded(arrangement: dict[str, Any], one: Asked, place: int) -> str:
    return str(holder(arrangement, one.role, place).get("attributes", {}).get(one.attribute, ""))


@desks
def record_act(request: HttpRequest, event: str, provision: str) -> HttpResponse:
    """An act that one provision waits for. Once on record it stays, and the page only says so."""
    held = desk(request, event)
    line = next((act_line(one) for one in acts_asked(event) if anchor(one) == provision), None)
    if line is None:
        raise Http404("unknown_provision")
    form = ActForm(request.POST if request.method == "POST" else None)
    act = partial(operations.record_act, event=event, act=line.act, of=line.of, by=held.by)
    if done(form, act):
        return saved(held)
    status = 422 if form.errors else 200
    context = page(held) | {"form": form, "line": line}
    return render(request, "secretariat/record_act.html", context, status=status)


@desks
def record_attribute(request: HttpRequest, event: str, role: str, place: int, attribute: str) -> HttpResponse:
    """What the mandate asks of one holder; nothing else can be recorded of a person."""
    held = desk(request, event)
    arrangement = queries.arrangement(event=event, version=held.version.number)
    try:
        one, person = accepted(arrangement, role, attribute, ""), holder(arrangement, role, place)
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    form = attribute_form(request, held, one, place, recorded(arrangement, one, place))
    of: dict[str, Any] = {"event": event, "role": role, "place": place, "attribute": attribute}
    if done(form, partial(operations.record_attribute, **of, by=held.by), sensitive=one.sensitive):
        return saved(held)
    context = page(held) | {
        "form": form,
        "heading": attribute_name(attribute),
        "office": next(office.label for office in held.programme.offices if office.id == role),
        "person": str(person.get("name", "")),
        "sensitive": one.sensitive,
    }
    status = 422 if form.errors else 200
    return render(request, "secretariat/record_attribute.html", context, status=status)


def done(form: forms.Form, act: Callable[..., object], *, sensitive: bool = False) -> bool:
    """Whether the act was done with what the form holds; otherwise the form says why it was not."""
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data, now=clock.now())
    except Refusal as refusal:
        answer(refusal, form, sensitive=sensitive)
        return False
    return True


def attribute_form(request: HttpRequest, held: Desk, one: Asked, place: int, value: str) -> AttributeForm:
    note = ""
    if one.sensitive:
        value, note = sensitive(held).get((one.role, place, one.attribute), ("", ""))
    data = request.POST if request.method == "POST" else None
    initial = {"value": value, "why": note, "seen": held.version.number}
    return AttributeForm(data, asked=one, initial=initial)


def saved(held: Desk) -> HttpResponse:
    return HttpResponseRedirect(reverse("record_desk", args=[held.event.id]) + "?saved=1")


def answer(refusal: Refusal, form: forms.Form, *, sensitive: bool = False) -> None:
    """The words of a refusal beside the field it is about; after `stale` the next save is from the newest."""
    if refusal.code in NOT_ASKED:
        raise refused_page(refusal) from refusal
    field, words = refused(refusal, sensitive=sensitive)
    form.add_error(field, words)
    if refusal.code == "stale":
        form.data = dict(form.data.items()) | {"seen": str(refusal.detail["number"])}
