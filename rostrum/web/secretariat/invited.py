"""Bodies that the mandate invites: entities, agencies, other organizations, and what they answered (R66, R67)."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rostrum.apps.participation import invited, operations
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.invitations import possible
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.secretariat.participants import staff

desks = staff_required("secretariat")
STATUSES: dict[str, Any] = {
    "invited": pgettext_lazy("a body", "Invited"),
    "accepted": pgettext_lazy("a body", "Accepted"),
    "declined": pgettext_lazy("a body", "Declined"),
    "withdrawn": pgettext_lazy("a body", "Invitation withdrawn"),
}
TONES = {"invited": "info", "accepted": "ok", "declined": "warn", "withdrawn": ""}
ACTS: dict[str, Any] = {
    "accept": gettext_lazy("It has accepted"),
    "decline": gettext_lazy("It has declined"),
    "withdraw": gettext_lazy("Withdraw the invitation"),
    "invite": gettext_lazy("Invite again"),
}
WORDS: dict[str, Any] = {
    "unknown": gettext_lazy("Choose one of those shown."),
    "not_by_invitation": gettext_lazy("This category does not come by invitation. Choose another one."),
    "not_now": gettext_lazy("This has changed meanwhile. It is shown as it stands now."),
    "reason_too_long": gettext_lazy("Use at most %(limit)s characters."),
}


class BodiesForm(forms.Form):
    """Which bodies are invited, and as what."""

    category = forms.ChoiceField(
        label=gettext_lazy("Category"), widget=forms.Select(attrs={"class": "input"})
    )
    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("Entities, agencies, organizations"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one.")},
    )

    def __init__(self, data: Any, *, categories: Any, bodies: Any) -> None:
        super().__init__(data)
        self.fields["category"].choices = categories  # type: ignore[attr-defined]  # a choice field
        self.fields["bodies"].choices = bodies  # type: ignore[attr-defined]  # the same


@desks
@require_http_methods(["GET", "HEAD", "POST"])
def invited_bodies(request: HttpRequest, event: str) -> HttpResponse:
    """Who is invited with what they answered, and who could be."""
    found_event(event)
    free = invited.uninvited(event=event, language=get_language() or "en")
    form = BodiesForm(
        request.POST if request.method == "POST" else None,
        categories=invited.by_invitation(event=event),
        bodies=[(one.code, one.name) for one in free],
    )
    if form.is_valid():
        told = form.cleaned_data
        try:
            operations.invite_bodies(
                event=event,
                category=told["category"],
                codes=told["bodies"],
                by=staff(request),
                now=clock.now(),
            )
        except Refusal as refusal:
            form.add_error(None, _words(refusal))
        else:
            return _back(event)
    return _page(request, event, form)


def _page(request: HttpRequest, event: str, form: BodiesForm, error: str = "") -> HttpResponse:
    labels = dict(invited.by_invitation(event=event))
    rows = invited.invitations(event=event, language=get_language() or "en")
    page = {
        "event": found_event(event),
        "form": form,
        "possible": bool(labels),
        "error": error,
        "saved": "saved" in request.GET,
        "rows": [
            (
                row,
                labels.get(row.category, row.category),
                STATUSES[row.status],
                TONES[row.status],
                [(act, ACTS[act]) for act in possible(row.status)],
            )
            for row in rows
        ],
    }
    status = 422 if form.errors else 409 if error else 200
    return render(request, "secretariat/invited.html", page, status=status)


@desks
@require_POST
def invited_answer(request: HttpRequest, event: str, invitation: str) -> HttpResponse:
    """What a body answered, or that it is invited no more."""
    found_event(event)
    if not any(one.id == invitation for one in invited.invitations(event=event, language="en")):
        raise Http404("unknown_invitation")
    try:
        operations.answer_invitation(
            invitation=invitation,
            act=request.POST.get("act", ""),
            why=request.POST.get("why", ""),
            by=staff(request),
            now=clock.now(),
        )
    except Refusal as refusal:
        if refusal.code == "not_permitted":
            raise PermissionDenied from refusal
        free = invited.uninvited(event=event, language=get_language() or "en")
        bodies = [(one.code, one.name) for one in free]
        form = BodiesForm(None, categories=invited.by_invitation(event=event), bodies=bodies)
        return _page(request, event, form, _words(refusal))
    return _back(event)


def _words(refusal: Refusal) -> str:
    told = WORDS.get(refusal.code, gettext_lazy("This could not be done. Nothing was changed."))
    return str(told) % {key: str(value) for key, value in refusal.detail.items()}


def _back(event: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('invited_bodies', args=[event])}?saved=1")
