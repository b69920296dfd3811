"""One registration with everything a decision needs, and the decisions themselves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.people import queries as people
from rostrum.apps.registration import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.caps import UNCOUNTED
from rostrum.procedure.registration.questions import QUESTIONS
from rostrum.web.components.access import staff_required
from rostrum.web.components.cap_words import standing
from rostrum.web.components.delegation_words import LEVELS, TYPES
from rostrum.web.components.events import found_event
from rostrum.web.components.files import STATES as FILE_STATES
from rostrum.web.components.files import TONES as FILE_TONES
from rostrum.web.components.numbers import number
from rostrum.web.components.registration_words import CHOICES, LABELS
from rostrum.web.components.templatetags.parts import language
from rostrum.web.secretariat import registrations_words as told
from rostrum.web.secretariat.participants import short_labels, staff
from rostrum.web.secretariat.registrations_filters import pairs, read, written

desks = staff_required("secretariat")
PAGE = "secretariat/registrations_sheet.html"
WITH_WORDS = {"ask", "refuse", "withdraw", "reconsider", "keep"}
OPERATIONS: Mapping[str, Callable[..., Any]] = {
    "approve": operations.approve_registration,
    "propose": operations.propose_registration,
    "ask": operations.ask_applicant,
    "refuse": operations.refuse_registration,
    "withdraw": operations.take_back_registration,
    "reconsider": operations.reconsider_registration,
    "keep": operations.keep_approved,
    "match": operations.match_body,
}
FIELD = {"ask": "question", "match": "code"}  # the argument that carries what was typed; of the others `why`


@dataclass(frozen=True)
class Difference:
    """What changed: the question, and both answers in words."""

    label: Any
    before: str
    after: str


@dataclass(frozen=True)
class Done:
    """A line of the history in words."""

    act: Any
    step: queries.StepRow
    by: Any
    differs: tuple[Difference, ...]


@dataclass(frozen=True)
class Tried:
    """A decision that was not taken: which, what was typed for it, and why it was not."""

    act: str = ""
    typed: str = ""
    error: str = ""


NOTHING = Tried()


@desks
@require_safe
def registration_sheet(request: HttpRequest, event: str, registration: str) -> HttpResponse:
    return sheet_page(request, event, registration)


@sensitive_variables()
@desks
@require_POST
def registration_act(request: HttpRequest, event: str, registration: str, act: str) -> HttpResponse:
    """Decide; what was typed is kept when it cannot be done. Then the sheet again, with the next one at hand."""
    if act not in OPERATIONS:
        raise Http404(act)
    found_sheet(request, event, registration)
    typed = request.POST.get("words", "")
    seen = number(request.POST.get("seen", ""), -1)  # something else was never looked at
    more = {FIELD.get(act, "why"): typed} if act in WITH_WORDS or act == "match" else {}
    if act == "approve":
        more = {"member_type": request.POST.get("member_type", "")[:40]}
    try:
        OPERATIONS[act](registration=registration, by=staff(request), now=clock.now(), seen=seen, **more)
    except Refusal as refusal:
        return sheet_page(request, event, registration, Tried(act, typed, told.words(refusal)))
    query = written(read(request.GET), done=act)
    return HttpResponseRedirect(f"{reverse('registration_sheet', args=[event, registration])}?{query}")


def found_sheet(request: HttpRequest, event: str, registration: str) -> queries.Sheet:
    try:
        return queries.sheet(
            registration=registration, event=event, by=staff(request), language=get_language() or "en"
        )
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal


def sheet_page(request: HttpRequest, event: str, registration: str, tried: Tried = NOTHING) -> HttpResponse:
    row, sheet = found_event(event), found_sheet(request, event, registration)
    by, filters, labels = staff(request), read(request.GET), short_labels(event)
    room = queries.rooms(event=event, ids=[registration], by=by).get(registration)
    find = request.GET.get("find", sheet.person.body)[:200]
    bodies = queries.bodies(event=event)
    context = {
        "event": row,
        "sheet": sheet,
        "category": labels.get(sheet.row.category, sheet.row.category),
        "state": told.STATES[sheet.row.state],
        "tone": told.TONES[sheet.row.state],
        "flags": [told.FLAGS[one] for one in sheet.flags],
        "groups": list(groups(dict(sheet.told) | {"country": sheet.country} | said_body(sheet.told, bodies))),
        "body": body(sheet.body),
        "find": find,
        "candidates": queries.candidates(event=event, words=find, by=by, language=get_language() or "en"),
        "twins": [
            (one, labels.get(one.category, one.category), told.STATES[one.state]) for one in sheet.twins
        ],
        "files": [(one, FILE_STATES[one.state], FILE_TONES[one.state]) for one in sheet.files],
        "history": [done(one) for one in reversed(told_once(sheet.steps))],
        "differs": differences(sheet.differs),
        "facilitator": bodies.get(sheet.through, ""),
        "word": told.ACTS[sheet.word.act] if sheet.word else "",
        "registered_by": registered_by(sheet),
        "language": sheet.person.language or "en",
        "next": queries.after(event=event, registration=registration, filters=filters, by=by),
        "query": written(filters),
        "kept": pairs(filters).items(),
        "tried": tried,
        "room": standing(room) if room else "",
        "full": bool(room and not room.left),
        "beside": [(one, TYPES[one]) for one in sorted(UNCOUNTED)],
        "done": told.DONE.get(request.GET.get("done", "")),
    }
    return render(request, PAGE, context, status=422 if tried.error else 200)


def said_body(answers: Mapping[str, str], bodies: Mapping[str, str]) -> dict[str, str]:
    """The body that was chosen, by its label."""
    return {"through": bodies.get(answers["through"], answers["through"])} if answers.get("through") else {}


def groups(answers: Mapping[str, str]) -> Iterator[tuple[Any, list[tuple[Any, str, str]]]]:
    """The answers that were given, step by step; what others or nobody reads is no part of them (R100, R200)."""
    for step, title in told.STEPS.items():
        rows = [
            (LABELS[one.name], shown(one.name, answers[one.name]), one.kind)
            for one in QUESTIONS
            if one.step == step and answers.get(one.name) and {"secretariat", "everybody"} & {*one.seen_by}
        ]
        if rows:
            yield title, rows


def shown(name: str, answer: str) -> str:
    """An answer as words: a choice by its label, a language by its name."""
    if name == "organization" and answer:
        return people.body_name(code=answer, language=get_language() or "en")
    if name in CHOICES:
        return str(CHOICES[name].get(answer, answer))
    if name in {"lang", "letters"} and answer:
        return language(answer)
    if name in {"protected", "speak", "publish_name", "publish_text", "outside_service", "contact_again"}:
        return gettext("Yes") if answer == "yes" else gettext("No")
    return str({"member_type": TYPES, "level": LEVELS}.get(name, {}).get(answer, answer))


def differences(differs: Mapping[str, Any]) -> tuple[Difference, ...]:
    return tuple(
        Difference(
            told.FIELDS.get(name) or LABELS.get(name, name), shown(name, pair[0]), shown(name, pair[1])
        )
        for name, pair in differs.items()
    )


def told_once(steps: Sequence[queries.StepRow]) -> list[queries.StepRow]:
    """A form is saved step by step; that it was begun is one line."""
    return [one for place, one in enumerate(steps) if one.act != "save" or not place]


def done(step: queries.StepRow) -> Done:
    by = step.account or told.BY.get(step.by, step.by)
    return Done(told.ACTS.get(step.act, step.act), step, by, differences(step.differs))


def registered_by(sheet: queries.Sheet) -> str:
    """Who brought this registration in; it is kept whatever is decided."""
    if sheet.registered_by:
        return gettext("Registered by %(name)s of the secretariat") % {"name": sheet.registered_by}
    kinds = {
        "self": gettext("Registered by the person"),
        "focal_point": gettext("Registered by the focal point of the delegation"),
        "import": gettext("Registered by the secretariat from a list"),
    }
    return kinds.get(sheet.person.registered_by, gettext("Registered by the secretariat"))


def body(row: queries.BodyRow | None) -> dict[str, Any] | None:
    """The body on file with its standing in words."""
    if row is None:
        return None
    return {"row": row, "ecosoc": told.ECOSOC.get(row.ecosoc, ""), "paris": told.PARIS.get(row.paris, "")}
