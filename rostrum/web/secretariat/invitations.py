"""Invitations to the forms of an event: whom the secretariat invited, how many came, one more (R61, R63, R66, R67)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rostrum.apps.registration import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.categories import SelectOriginal
from rostrum.web.components.delegation_words import refused
from rostrum.web.components.events import found_event
from rostrum.web.components.registration_words import REFUSALS
from rostrum.web.secretariat.delegations import FIELD, ContactForm, no_page
from rostrum.web.secretariat.participants import labels, staff

desks = staff_required("secretariat")
SAVED = {
    "sent": gettext_lazy("Saved. The link is on its way."),
    "withdrawn": gettext_lazy("Withdrawn. The link opens nothing any more."),
}


class InvitationForm(ContactForm):
    """A body, where its invitation goes, and how many may register by it."""

    category = forms.ChoiceField(
        label=gettext_lazy("Category"), widget=SelectOriginal(attrs={"class": "input"})
    )
    name = forms.CharField(
        label=gettext_lazy("Organization or institution"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "input", "dir": "auto"}),
        error_messages={"required": gettext_lazy("Enter a name.")},
    )
    address = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("The link goes there. Whoever has it can register for the body."),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "input", "dir": "ltr"}),
        error_messages=dict.fromkeys(
            ("required", "invalid"), gettext_lazy("Enter an address such as name@example.org.")
        ),
    )
    places = forms.IntegerField(
        label=gettext_lazy("How many can register by it"),
        min_value=1,
        max_value=operations.MOST_PLACES,
        initial=1,
        widget=forms.NumberInput(attrs={"class": "input", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            gettext_lazy("Enter a whole number from 1 to 99."),
        ),
    )
    field_order = ("category", "name", "address", "language", "places")

    def __init__(self, data: Any, *, categories: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["category"].choices = categories  # type: ignore[attr-defined]  # a choice field


def categories(event: str) -> list[tuple[str, str]]:
    """Those that come by invitation, in the event's own words."""
    words = labels(event)
    return [(code, words[code]) for code, way in queries.ways_of(event=event).items() if way.by_invitation]


@desks
@require_safe
def invitations(request: HttpRequest, event: str) -> HttpResponse:
    row, words = found_event(event), labels(event)
    rows = queries.invited(event=event, by=staff(request))
    context = {
        "event": row,
        "rows": [(one, words.get(one.category, one.category), clock.moment(one.made_at)) for one in rows],
        "places": sum(one.places for one in rows),
        "came": sum(one.sent for one in rows),
        "possible": bool(categories(event)),
        "saved": SAVED.get(request.GET.get("saved", "")),
    }
    return render(request, "secretariat/invitations.html", context)


@desks
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_add(request: HttpRequest, event: str) -> HttpResponse:
    row = found_event(event)
    form = InvitationForm(request.POST if request.method == "POST" else None, categories=categories(event))
    if _sent(request, event, form):
        return _back(event, "sent")
    context = {"event": row, "form": form}
    return render(request, "secretariat/invitation_add.html", context, status=422 if form.errors else 200)


def _sent(request: HttpRequest, event: str, form: InvitationForm) -> bool:
    """Whether the invitation is on its way; otherwise the form says why not, and keeps what was typed."""
    if not form.is_valid():
        return False
    told = {name: form.cleaned_data[name] for name in ("category", "places")}
    by = staff(request)
    try:
        operations.send_invitation(event=event, guest=form.contact(), **told, by=by, now=clock.now())
    except Refusal as refusal:
        if refusal.code in {"not_permitted", "unknown_event"}:
            raise no_page(refusal) from refusal
        form.add_error(FIELD.get(refusal.code), str(REFUSALS.get(refusal.code) or refused(refusal)))
        return False
    return True


@desks
@require_POST
def invitation_again(request: HttpRequest, event: str, invitation: str) -> HttpResponse:
    return _done(request, event, invitation, operations.send_invitation_again, "sent")


@desks
@require_POST
def invitation_withdraw(request: HttpRequest, event: str, invitation: str) -> HttpResponse:
    return _done(request, event, invitation, operations.withdraw_invitation, "withdrawn")


def _done(request: HttpRequest, event: str, invitation: str, act: Any, saved: str) -> HttpResponse:
    found_event(event)
    try:
        act(invitation=invitation, by=staff(request), now=clock.now())
    except Refusal as refusal:
        raise no_page(refusal) from refusal
    return _back(event, saved)


def _back(event: str, saved: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('invitations', args=[event])}?saved={saved}")
