"""States, entities and organizations as they stand on file: looked up, added, put right with a reason (R62, R64, R198).

They belong to no single event: whoever keeps one is asked for the role in any.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rostrum.apps.people import operations, queries
from rostrum.apps.people.operations.facts import FACTS, FIRST_YEAR, LAST_YEAR, told
from rostrum.foundation import clock
from rostrum.foundation.languages import OFFICIAL
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.desk_forms import ReasonForm, choice_field, done, text_field
from rostrum.web.secretariat import bodies_words as words
from rostrum.web.secretariat.mail import of_the_secretariat
from rostrum.web.secretariat.participants import staff

MOST = 60
NO_CHOICE = [("", gettext_lazy("Not said"))]


@dataclass(frozen=True)
class Fact:
    """A fact of a body in words; `value` is empty where nothing is on file."""

    code: str
    label: Any
    value: Any


class FactForm(ReasonForm):
    """One fact, chosen where there is a choice."""

    field_order = ("text", "why")

    def __init__(self, data: Any, *, fact: str, now: str) -> None:
        super().__init__(data, initial={"text": now})
        choices = words.VALUES.get(fact)
        if choices is None:
            field: Any = text_field(words.FACTS[fact], required=False)
        else:
            empty = [] if fact in {"confirmed", "kind"} else NO_CHOICE
            told = [*empty, *choices.items()]
            field = choice_field(words.FACTS[fact], required=False, choices=told)
        self.fields["text"] = field
        self.order_fields(self.field_order)


class NameForm(ReasonForm):
    """What a body is called in one of the six languages."""

    language = choice_field(gettext_lazy("Language"), choices=[(one.code, one.name) for one in OFFICIAL])
    form = choice_field(gettext_lazy("Kind"), choices=list(words.NAMES.items()))
    text = text_field(gettext_lazy("Name"), error_messages={"required": gettext_lazy("Enter a name.")})
    field_order = ("language", "form", "text", "why")


class BodyForm(forms.Form):
    """A body that does not ship with the product; what else is known of it is put right on its page."""

    kind = choice_field(gettext_lazy("Kind"), choices=list(words.KINDS.items()))
    language = NameForm.base_fields["language"]
    text = NameForm.base_fields["text"]
    source = text_field(
        gettext_lazy("Source"),
        help_text=gettext_lazy("Where you have it from: a page, a letter, a document."),
        error_messages={"required": gettext_lazy("Enter where you have it from.")},
    )


class MembershipForm(forms.Form):
    """Of which agency or entity a body is a member, since when, and what shows it."""

    of = choice_field(gettext_lazy("Member of"))
    since = forms.IntegerField(
        label=gettext_lazy("Since the year"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.NumberInput(attrs={"class": "input", "data-width": "short"}),
    )
    source = BodyForm.base_fields["source"]

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        language = get_language() or "en"
        kinds = ("agency", "un_entity", "igo")
        found = [one for kind in kinds for one in queries.organizations_sorted(language=language, kind=kind)]
        self.fields["of"].choices = [(one.code, one.name) for one in found]  # type: ignore[attr-defined]  # a choice field


@of_the_secretariat
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """By a word of the name, or all of a kind."""
    language, find, kind = (
        get_language() or "en",
        request.GET.get("find", "")[:100],
        request.GET.get("kind", ""),
    )
    if find.strip():
        found = queries.organizations_called(words=find, most=MOST)
    else:
        found = queries.bodies(kind=kind if kind in words.KINDS else "state", language=language)
    page = {
        "find": find,
        "kind": kind if kind in words.KINDS else "state",
        "kinds": words.KINDS.items(),
        "rows": [(one, one.name_row(language), words.KINDS[one.kind], _group(one)) for one in found],
    }
    return render(request, "secretariat/bodies.html", page)


def _group(one: queries.Body) -> Any:
    return words.GROUPS.get(one.region, "")


@of_the_secretariat
@require_safe
def body(request: HttpRequest, body: str) -> HttpResponse:
    """Everything on file of a body: facts with source and day, names, memberships, who put what right."""
    one = _found(body)
    page = _page(one) | {
        "facts": list(_facts(one)),
        "names": [
            (language, name.text, words.NAMES[name.form])
            for language in OFFICIAL
            for name in one.names.all()
            if name.language == language.code
        ],
        "memberships": [
            (row, row.of.name(get_language() or "en")) for row in queries.memberships(organization=one)
        ],
        "trail": [
            (
                row,
                words.about(row.about),
                words.value(row.about, row.before),
                words.value(row.about, row.after),
            )
            for row in queries.corrections(organization=one)
        ],
        "saved": "saved" in request.GET,
    }
    return render(request, "secretariat/body.html", page)


def _facts(one: queries.Body) -> Iterator[Fact]:
    for code in words.FACTS:
        if (code, one.kind) == ("kind", "state"):
            continue  # the Member States are Members by nobody's entry
        value = (
            one.country.name(get_language() or "en") if code == "country" and one.country else told(one, code)
        )
        yield Fact(code, words.FACTS[code], words.value(code, value))


def _found(code: str) -> queries.Body:
    try:
        return queries.organization(code=code)
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal


def _page(one: queries.Body) -> dict[str, Any]:
    name = one.name_row(get_language() or "en")
    return {"body": one, "name": name.text, "name_language": name.language, "kind": words.KINDS[one.kind]}


@of_the_secretariat
@require_http_methods(["GET", "HEAD", "POST"])
def body_fact(request: HttpRequest, body: str, fact: str) -> HttpResponse:
    """One fact is put right."""
    one = _found(body)
    if fact not in FACTS:
        raise Http404("unknown_fact")
    form = FactForm(request.POST or None, fact=fact, now=told(one, fact))

    def act() -> None:
        text, why = form.cleaned_data["text"], form.cleaned_data["why"]
        operations.correct_fact(
            organization=one, fact=fact, text=text, by=staff(request), why=why, now=clock.now()
        )

    return _answered(request, one, form, act)


@of_the_secretariat
@require_http_methods(["GET", "HEAD", "POST"])
def body_name(request: HttpRequest, body: str) -> HttpResponse:
    """A name is put right, or given in a language in which it was missing."""
    one = _found(body)
    form = NameForm(request.POST or None, initial={"language": get_language()})

    def act() -> None:
        operations.correct_name(organization=one, by=staff(request), now=clock.now(), **form.cleaned_data)

    return _answered(request, one, form, act)


@of_the_secretariat
@require_http_methods(["GET", "HEAD", "POST"])
def body_member(request: HttpRequest, body: str) -> HttpResponse:
    """A body is a member of another: who may ask for the general basis of objections depends on it (R88, R90)."""
    one = _found(body)
    form = MembershipForm(request.POST or None)

    def act() -> None:
        operations.add_membership(body=one.code, by=staff(request), now=clock.now(), **form.cleaned_data)

    return _answered(request, one, form, act)


@of_the_secretariat
@require_http_methods(["GET", "HEAD", "POST"])
def body_member_end(request: HttpRequest, body: str, of: str) -> HttpResponse:
    """A membership that was entered by mistake, or has ended, goes off the file with a reason."""
    one = _found(body)
    held = next((row.of for row in queries.memberships(organization=one) if row.of.code == of), None)
    if held is None:
        raise Http404("unknown")
    form = ReasonForm(request.POST or None)

    def act() -> None:
        why = form.cleaned_data["why"]
        operations.end_membership(body=one.code, of=of, by=staff(request), why=why, now=clock.now())

    name = held.name_row(get_language() or "en")
    return _answered(request, one, form, act, ends=name)


def _answered(
    request: HttpRequest, one: queries.Body, form: forms.Form, act: Callable[[], None], ends: Any = None
) -> HttpResponse:
    """Put right, or said why not; `ends` is the name of what somebody is taken out of."""
    if request.method == "POST" and done(form, act, words.WORDS):
        return HttpResponseRedirect(f"{reverse('body', args=[one.code])}?saved=1")
    page = _page(one) | {"form": form, "ends": ends}
    return render(request, "secretariat/body_correct.html", page, status=422 if form.errors else 200)


@of_the_secretariat
@require_http_methods(["GET", "HEAD", "POST"])
def body_add(request: HttpRequest) -> HttpResponse:
    """A body comes onto the file with a name and where it is from."""
    form = BodyForm(request.POST or None, initial={"kind": "ngo", "language": get_language()})
    made: list[str] = []

    def act() -> None:
        told = form.cleaned_data
        kept = operations.add_organization(
            kind=told["kind"],
            names={told["language"]: told["text"]},
            source=told["source"],
            by=staff(request),
            now=clock.now(),
        )
        made.append(kept.code)

    if request.method == "POST" and done(form, act, words.WORDS):
        return HttpResponseRedirect(f"{reverse('body', args=made)}?saved=1")
    return render(request, "secretariat/body_add.html", {"form": form}, status=422 if form.errors else 200)
