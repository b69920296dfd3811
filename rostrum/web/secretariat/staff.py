"""Who of the staff works in an event: a role is given to an account, and taken back at once."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rostrum.apps.people import queries as people
from rostrum.apps.processes import operations, queries
from rostrum.apps.registration import queries as registration
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.desk_forms import choice_field, done
from rostrum.web.components.events import found_event
from rostrum.web.secretariat.participants import staff

desks = staff_required("secretariat")
ROLES: dict[str, Any] = {
    "secretariat": gettext_lazy("Secretariat"),
    "moderator": gettext_lazy("Moderator"),
    "operator": gettext_lazy("Operator"),
    "interpreter": gettext_lazy("Interpreter"),
    "technician": gettext_lazy("Technician, who sees the console"),
    "door": gettext_lazy("Entrance"),
    "accessibility": gettext_lazy("Accessibility"),
    "committee": gettext_lazy("Committee that makes the short-list"),
    "facilitator": gettext_lazy("Body that facilitates applications"),
    "selector": gettext_lazy("Body that chooses for an office"),
    "office": gettext_lazy("Office of the President"),
    "simulator": gettext_lazy("Rehearsal"),
}
MORE = 2
GIVEN = tuple(role for role in ROLES if role not in {"office", "selector", "simulator"})
WORDS: dict[str, tuple[str | None, Any]] = {
    "unknown_account": (
        "address",
        gettext_lazy("No account has this address. Whoever runs this installation makes one."),
    ),
    "to_oneself": ("address", gettext_lazy("Nobody gives a role to themselves. Ask a colleague.")),
    "last_secretariat": (None, gettext_lazy("This is the last secretariat. Nothing was changed.")),
    "not_permitted": (
        None,
        gettext_lazy("Your account does not have the role for this act. Nothing was changed."),
    ),
}


class RoleForm(forms.Form):
    """To whom, and which."""

    address = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "input", "dir": "ltr", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("required", "invalid"), gettext_lazy("Enter an address such as name@example.org.")
        ),
    )
    role = choice_field(gettext_lazy("Role"))

    def __init__(self, bodies: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = list(_choices(bodies))  # type: ignore[attr-defined]  # a ChoiceField


def _choices(bodies: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The roles, and that of a facilitator once for each body where an event has more than one (R57)."""
    for role in GIVEN:
        if role != "facilitator" or len(bodies) < MORE:
            yield role, ROLES[role]
        else:
            yield from ((f"{role}/{body}", f"{ROLES[role]}: {label}") for body, label in bodies.items())


@desks
@require_http_methods(["GET", "HEAD", "POST"])
def staff_desk(request: HttpRequest, event: str) -> HttpResponse:
    """Everybody with a role here. Their addresses are not shown."""
    form = RoleForm(registration.bodies(event=found_event(event).id), request.POST or None)

    def act() -> None:
        account = people.account(address=form.cleaned_data["address"])
        role, _, body = form.cleaned_data["role"].partition("/")
        operations.grant_role(
            account=account, role=role, body=body, event=event, by=staff(request), now=clock.now()
        )

    if request.method == "POST" and done(form, act, WORDS):
        return HttpResponseRedirect(f"{reverse('staff', args=[event])}?saved=1")
    return _page(request, event, form)


def _page(request: HttpRequest, event: str, form: RoleForm, error: str = "") -> HttpResponse:
    rows = queries.staff(event=event, by=staff(request))
    bodies = registration.bodies(event=event)
    page = {
        "event": found_event(event),
        "form": form,
        "error": error,
        "rows": [
            (row, ROLES[row.role], row.role in GIVEN and not row.everywhere, bodies.get(row.body, row.body))
            for row in rows
        ],
        "saved": "saved" in request.GET,
    }
    status = 422 if form.errors else 409 if error else 200
    return render(request, "secretariat/staff.html", page, status=status)


@desks
@require_POST
def staff_take_back(request: HttpRequest, event: str) -> HttpResponse:
    """The role ends with this press; no page opens by it any more."""
    found_event(event)
    told = request.POST
    try:
        account = people.account(id=told.get("account", "") or "-")
        role, body = told.get("role", ""), told.get("body", "")
        operations.revoke_role(account=account, role=role, body=body, event=event, by=staff(request))
    except Refusal as refusal:
        _, words = WORDS.get(refusal.code, WORDS["not_permitted"])
        return _page(request, event, RoleForm(registration.bodies(event=event)), str(words))
    return HttpResponseRedirect(f"{reverse('staff', args=[event])}?saved=1")
