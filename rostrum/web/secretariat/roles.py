"""Who opens, chairs, moderates and speaks in an event, and who is on the way to it, office by office (R36-R59).

Each account sees the offices it decides on: the secretariat all, the Office of the President those it appoints to,
a body those whose choice was left to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.conformance import queries as conformance
from rostrum.apps.meeting import appointments, operations, queries
from rostrum.apps.meeting.permissions import APPOINT, ENTRUST, PUT_FORWARD
from rostrum.apps.processes.permissions import has
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.appointments import IN_PROSPECT, STANDING
from rostrum.procedure.conformance import Finding
from rostrum.procedure.conformance.attributes import asked
from rostrum.procedure.conformance.check import result
from rostrum.procedure.modalities.arrangement import mapping, members, sequence
from rostrum.procedure.programme_revision import places
from rostrum.web.components.access import staff_required
from rostrum.web.components.attribute_words import attribute_value
from rostrum.web.components.provision_words import anchor
from rostrum.web.components.result_words import RESULTS, Result
from rostrum.web.secretariat.participants import staff
from rostrum.web.secretariat.roles_forms import EntrustForm
from rostrum.web.secretariat.roles_words import NO_PAGE, STATUSES, TONES, Word, refused

desks = staff_required("secretariat", "office", "selector")


@dataclass(frozen=True)
class Desk:
    """An event with what an account may do for each of its roles; `whole`: the account keeps all of the event."""

    event: queries.EventRow
    arrangement: Mapping[str, Any]
    rights: Mapping[str, frozenset[str]]
    by: Any
    whole: bool

    def label(self, role: str) -> str:
        return str(members(self.arrangement, "roles").get(role, {}).get("label", role))


@dataclass(frozen=True)
class Somebody:
    """A name of an office. `place` of a holder; `id` where there is a trail; `marks` what the mix asks."""

    name: str
    told: tuple[str, ...]
    marks: tuple[str, ...]
    id: str = ""
    place: int | None = None
    status: Word = ""
    tone: str = ""
    body: str = ""


@dataclass(frozen=True)
class Block:
    """An office with its places, who holds them, who is on the way, and what the mandate says of it."""

    id: str
    label: str
    by: str  # the label of the office that appoints
    places: int
    free: int
    more: bool  # the number is a least number
    mix: tuple[str, ...]
    results: tuple[tuple[Finding, Result, str], ...]
    holders: tuple[Somebody, ...]
    coming: tuple[Somebody, ...]
    former: tuple[Somebody, ...]
    body: str
    may_propose: bool
    may_appoint: bool
    may_entrust: bool


def desk(request: HttpRequest, event: str) -> Desk:
    """Whoever may open a desk may know that an event does not exist."""
    by = staff(request)
    try:
        held = appointments.rights(event=event, by=by)
    except Refusal as refusal:
        raise no_page(refusal) from refusal
    whole = has(by, "secretariat", event)
    return Desk(queries.event(event=event), queries.arrangement(event=event), held, by, whole)


def role_of(held: Desk, role: str, permission: str) -> str:
    """The label of a role for which the account may do this; nothing else is told of others."""
    if role not in members(held.arrangement, "roles"):
        raise Http404("unknown_role")
    if permission not in held.rights.get(role, frozenset()):
        raise PermissionDenied
    return held.label(role)


def no_page(refusal: Refusal) -> Exception:
    return PermissionDenied() if refusal.code == "not_permitted" else Http404(refusal.code)


def page(held: Desk) -> dict[str, Any]:
    return {"event": held.event, "rehearsal": held.event.rehearsal, "whole": held.whole}


def done(form: forms.Form, act: Any) -> bool:
    """Whether the act was done; otherwise the form says why it was not, and keeps what was typed."""
    try:
        act(now=clock.now())
    except Refusal as refusal:
        if refusal.code in NO_PAGE:
            raise no_page(refusal) from refusal
        field, words = refused(refusal)
        form.add_error(field if field in form.fields else None, words)
        if refusal.code == "stale":
            form.data = dict(form.data.items()) | {"seen": str(refusal.detail["number"])}
        return False
    return True


def back(held: Desk, role: str, saved: str = "1") -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('roles', args=[held.event.id])}?saved={saved}#role-{role}")


@desks
@require_safe
def roles(request: HttpRequest, event: str) -> HttpResponse:
    """Every office that the account decides on, with its people and what the mandate asks of them."""
    held = desk(request, event)
    found = sorted(blocks(held), key=lambda one: not (one.by or one.mix or one.coming))  # decisions first
    context = page(held) | {
        "blocks": found,
        "held": sum(len(one.holders) for one in found),
        "places": sum(one.places for one in found),
        "coming": sum(len(one.coming) for one in found),
        "saved": "saved" in request.GET,
    }
    return render(request, "secretariat/roles.html", context)


def blocks(held: Desk) -> Iterator[Block]:
    people = appointments.appointments(event=held.event.id, by=held.by, language=get_language() or "en")
    left = {row.role: row.body for row in appointments.entrustments(event=held.event.id, by=held.by)}
    findings = [one for one in conformance.findings(event=held.event.id).findings if one.rule in RULES]
    for role, allowed in held.rights.items():
        data = members(held.arrangement, "roles")[role]
        known = {row.name: row for row in people if row.role == role and row.status in STANDING}
        taken = tuple(holders(held, role, known))
        mine = [row for row in people if row.role == role]
        yield Block(
            id=role,
            label=held.label(role),
            by=held.label(str(data["appointed_by"])) if data.get("appointed_by") else "",
            places=places(data),
            free=max(places(data) - len(taken), 0),
            more=str(data["n"]).endswith("+"),
            mix=mix_words(data),
            results=tuple(results(held, role, findings)),
            holders=taken,
            coming=tuple(somebody(row) for row in mine if row.status in IN_PROSPECT),
            former=tuple(somebody(row) for row in mine if row.status not in (*IN_PROSPECT, *STANDING)),
            body=left.get(role, ""),
            may_propose=PUT_FORWARD in allowed,
            may_appoint=APPOINT in allowed,
            may_entrust=ENTRUST in allowed,
        )


RULES = frozenset({"mix", "at_least", "appointed_by"})


def holders(held: Desk, role: str, known: Mapping[str, appointments.AppointmentRow]) -> Iterator[Somebody]:
    """Who stands in the programme; one whom the documents name has no trail here."""
    data = members(held.arrangement, "roles")[role]
    kept = {one.attribute for one in asked(held.arrangement) if one.role == role and not one.sensitive}
    for place, one in enumerate(map(mapping, sequence(data.get("holders")))):
        row = known.get(str(one.get("name", "")))
        told = tuple(str(one[key]) for key in ("function", "institution", "state") if one.get(key))
        marks = tuple(
            attribute_value(str(value))
            for name, value in mapping(one.get("attributes")).items()
            if name in kept
        )
        status = (STATUSES[row.status], TONES[row.status]) if row else ("", "")
        yield Somebody(str(one.get("name", "")), told, marks, row.id if row else "", place, *status)


def somebody(row: appointments.AppointmentRow) -> Somebody:
    told = tuple(filter(None, (row.function, row.institution, row.country)))
    marks = tuple(attribute_value(value) for value in row.attributes.values())
    return Somebody(
        row.name, told, marks, row.id, None, STATUSES[row.status], TONES.get(row.status, ""), row.body
    )


def mix_words(role: Mapping[str, Any]) -> tuple[str, ...]:
    """What the rule of mix asks of the holders together, value by value."""
    wishes = map(mapping, sequence(role.get("mix")))
    return tuple(attribute_value(str(value)) for wish in wishes for value in sequence(wish.get("values")))


def results(held: Desk, role: str, findings: list[Finding]) -> Iterator[tuple[Finding, Result, str]]:
    """What each provision says of this office alone, with its fragment on the page of the mandate."""
    counted = {
        name
        for name, data in members(held.arrangement, "roles").items()
        if role in sequence(mapping(data.get("at_least")).get("of"))
    }
    places_of = tuple(f"roles.{name}" for name in (role, *counted))
    for one in findings:
        own = [
            fact for fact in one.facts if fact.where in places_of or fact.where.startswith(f"roles.{role}.")
        ]
        if own:
            yield one, RESULTS[result(one.force, one.rule, own)], anchor(one)


@desks
def role_entrust(request: HttpRequest, event: str, role: str) -> HttpResponse:
    """The choice for one role is left to a body, or taken back (R57)."""
    held = desk(request, event)
    label = role_of(held, role, ENTRUST)
    rows = appointments.entrustments(event=event, by=held.by)
    form = EntrustForm(request.POST if request.method == "POST" else None)
    act = partial(operations.entrust_choice, event=event, role=role, by=held.by)
    if form.is_valid() and done(form, partial(act, **form.cleaned_data)):
        return back(held, role)
    context = page(held) | {
        "form": form,
        "role": role,
        "label": label,
        "left": next((row for row in rows if row.role == role), None),
    }
    return render(request, "secretariat/roles_entrust.html", context, status=422 if form.errors else 200)


@desks
@require_POST
def role_entrust_end(request: HttpRequest, event: str, role: str) -> HttpResponse:
    held = desk(request, event)
    role_of(held, role, ENTRUST)
    try:
        operations.end_entrustment(event=event, role=role, by=held.by, now=clock.now())
    except Refusal as refusal:
        if refusal.code in NO_PAGE:
            raise no_page(refusal) from refusal
    return back(held, role)
