"""The delegations of an event for the secretariat: who their focal point is, whom they bring, what waits (R70, R71)."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.documents import queries as documents
from rostrum.apps.people.queries import organizations_sorted
from rostrum.apps.registration import operations, queries
from rostrum.apps.registration.operations import Contact
from rostrum.apps.registration.queries import DelegationRow
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.delegations import by_delegation
from rostrum.web.components import files
from rostrum.web.components.access import staff_required
from rostrum.web.components.cap_words import standing
from rostrum.web.components.categories import SelectOriginal
from rostrum.web.components.delegation_words import LEVELS, TYPES, refused
from rostrum.web.components.events import found_event
from rostrum.web.components.numbers import number
from rostrum.web.components.registration_words import languages
from rostrum.web.secretariat.delegations_trail import history
from rostrum.web.secretariat.participants import labels, staff
from rostrum.web.secretariat.registrations_words import STATES, words

desks = staff_required("secretariat")
FIELD = {"missing": "name", "too_long": "name", "hidden_signs": "name", "address_not_read": "address"}


class ContactForm(forms.Form):
    """The focal point: a name and an address, to which the link goes."""

    name = forms.CharField(
        label=gettext_lazy("Name of the focal point"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "input", "dir": "auto"}),
        error_messages={"required": gettext_lazy("Enter a name.")},
    )
    address = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("The link goes there. Whoever has it acts for the delegation."),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "input", "dir": "ltr"}),
        error_messages={
            "required": gettext_lazy("Enter an address such as name@example.org."),
            "invalid": gettext_lazy("Enter an address such as name@example.org."),
        },
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of our letters"),
        choices=languages,
        initial=get_language,
        widget=forms.Select(attrs={"class": "input"}),
    )

    def contact(self) -> Contact:
        told = self.cleaned_data
        return Contact(told["name"], told["address"], told["language"])


class DelegationForm(ContactForm):
    """A body and its focal point; the categories are those that come by a delegation."""

    category = forms.ChoiceField(
        label=gettext_lazy("Category"), widget=SelectOriginal(attrs={"class": "input"})
    )
    body = forms.ChoiceField(
        label=gettext_lazy("State or observer"),
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": gettext_lazy("Choose one of those shown.")},
    )
    field_order = ("category", "body", "name", "address", "language")

    def __init__(
        self, data: Any, *, categories: list[tuple[str, str]], bodies: list[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        self.fields["category"].choices = categories  # type: ignore[attr-defined]  # a choice field
        self.fields["body"].choices = [("", ""), *bodies]  # type: ignore[attr-defined]  # the same


def no_page(refusal: Refusal) -> Exception:
    return PermissionDenied() if refusal.code == "not_permitted" else Http404(refusal.code)


def found(request: HttpRequest, event: str, delegation: str) -> DelegationRow:
    try:
        row = queries.delegation(id=delegation, language=get_language() or "en", by=staff(request))
    except Refusal as refusal:
        raise no_page(refusal) from refusal
    if row.event != event:
        raise Http404("unknown_delegation")
    return row


def categories(event: str) -> list[tuple[str, str]]:
    words = labels(event)
    return [(code, words[code]) for code, way in queries.ways_of(event=event).items() if by_delegation(way)]


def bodies() -> list[tuple[str, str]]:
    """States, then observers, each in the order of the page's language."""
    language = get_language() or "en"
    return [
        (one.code, one.name)
        for kind in ("state", "observer", "non_member", "igo")
        for one in organizations_sorted(language=language, kind=kind)
    ]


@desks
def delegation_add(request: HttpRequest, event: str) -> HttpResponse:
    row = found_event(event)
    data = request.POST if request.method == "POST" else None
    form = DelegationForm(data, categories=categories(event), bodies=bodies())
    made: list[str] = []

    def act(contact: Contact) -> None:
        told = form.cleaned_data
        made.append(
            operations.name_focal_point(
                event=event,
                category=told["category"],
                body=told["body"],
                contact=contact,
                by=staff(request),
                now=clock.now(),
            )
        )

    if done(form, act):
        return HttpResponseRedirect(reverse("delegation_desk", args=[event, made[0]]) + "?saved=1")
    context = {"event": row, "form": form}
    return render(request, "secretariat/delegation_add.html", context, status=422 if form.errors else 200)


def done(form: ContactForm, act: Callable[[Contact], None]) -> bool:
    """Whether the act was done; otherwise the form says why it was not, and keeps what was typed."""
    if not form.is_valid():
        return False
    try:
        act(form.contact())
    except Refusal as refusal:
        if refusal.code in {"not_permitted", "unknown_delegation", "unknown_event"}:
            raise no_page(refusal) from refusal
        form.add_error(FIELD.get(refusal.code), refused(refusal))
        return False
    return True


@desks
@require_safe
def delegation_desk(request: HttpRequest, event: str, delegation: str) -> HttpResponse:
    return desk_page(request, event, found(request, event, delegation))


def desk_page(request: HttpRequest, event: str, row: DelegationRow, error: str = "") -> HttpResponse:
    """The delegation as it stands; `error` says what was not decided."""
    people = queries.members(delegation=row.id)
    room = queries.room(delegation=row.id)
    letters = [one for one in documents.files_of(owner=row.id) if one.id == row.letter]
    context = {
        "event": found_event(event),
        "row": row,
        "category": labels(event).get(row.category, row.category),
        "level": LEVELS.get(row.level, ""),
        "members": [
            (one, TYPES.get(one.member_type, ""), LEVELS.get(one.level, ""), STATES[one.state])
            for one in people
        ],
        "ready": [one for one in people if one.state == "submitted"],
        "room": standing(room) if room else "",
        "history": history(request, row.id),
        "error": error,
        "letter": next(iter(letters), None),
        "letter_state": files.STATES[letters[0].state] if letters else "",
        "letter_tone": files.TONES[letters[0].state] if letters else "",
        "saved": "saved" in request.GET,
        "approved": number(request.GET.get("approved", ""), 0),
    }
    return render(request, "secretariat/delegation.html", context, status=409 if error else 200)


@desks
def delegation_focal(request: HttpRequest, event: str, delegation: str) -> HttpResponse:
    """Another focal point takes over; the link of the one before opens nothing any more."""
    row = found(request, event, delegation)
    known = {"name": row.focal_name, "address": row.focal_address, "language": row.language}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=known)
    act = partial(operations.change_focal_point, delegation=row.id, by=staff(request))
    if done(form, lambda contact: act(contact=contact, now=clock.now())):
        return HttpResponseRedirect(reverse("delegation_desk", args=[event, row.id]) + "?saved=1")
    context = {"event": found_event(event), "row": row, "form": form}
    return render(request, "secretariat/delegation_focal.html", context, status=422 if form.errors else 200)


@desks
@require_POST
def delegation_again(request: HttpRequest, event: str, delegation: str) -> HttpResponse:
    row = found(request, event, delegation)
    operations.send_delegation_link(delegation=row.id, by=staff(request), now=clock.now())
    return HttpResponseRedirect(reverse("delegation_desk", args=[event, row.id]) + "?saved=1")


@desks
@require_POST
def delegation_approve(request: HttpRequest, event: str, delegation: str) -> HttpResponse:
    row = found(request, event, delegation)
    pairs = (one.rpartition(":") for one in request.POST.getlist("seen"))
    seen = {registration: number(at, -1) for registration, _, at in pairs}
    try:
        count = operations.approve_delegation(
            delegation=row.id, by=staff(request), now=clock.now(), seen=seen
        )
    except Refusal as refusal:
        return desk_page(request, event, row, words(refusal))
    return HttpResponseRedirect(reverse("delegation_desk", args=[event, row.id]) + f"?approved={count}")
