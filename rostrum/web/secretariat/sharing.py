"""Who reads the answers to an event's letters, and with which events it shares one registration (P6)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_lazy

from rostrum.apps.meeting import operations, queries
from rostrum.apps.processes.permissions import has
from rostrum.foundation import clock
from rostrum.procedure import sharing
from rostrum.web.secretariat.programme import Desk, change, desk, desks, filled
from rostrum.web.secretariat.programme_forms import LONG, WhyForm


class AnswersForm(WhyForm):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy(
            "As recipients see it beside the address, such as the name of the secretariat."
        ),
        required=False,
        max_length=operations.LONGEST_NAME,
    )
    address = forms.CharField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Leave both empty if nobody reads answers."),
        required=False,
        max_length=LONG,
    )
    field_order = ("name", "address", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].widget.attrs |= {"dir": "ltr", "inputmode": "email"}


class SharingForm(WhyForm):
    others = forms.MultipleChoiceField(
        label=gettext_lazy("Events that share a registration with this one"),
        help_text=gettext_lazy(
            "Whoever registers for one of them is offered the others, with what they told already. "
            "Each event decides for itself. What is registered now stays."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("others", "why")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["others"].choices = choices  # type: ignore[attr-defined]  # a MultipleChoiceField


@desks
def programme_answers(request: HttpRequest, event: str) -> HttpResponse:
    held = desk(request, event)
    name, address = sharing.answers(queries.arrangement(event=event))

    def act(form: AnswersForm) -> int:
        told = form.cleaned_data
        return operations.set_answers(event=event, **told, by=held.by, now=clock.now())

    form = filled(request, held, AnswersForm, name=name, address=address)
    return change(request, held, form, act, heading=gettext("Address for answers to letters"))


@desks
def programme_sharing(request: HttpRequest, event: str) -> HttpResponse:
    held = desk(request, event)
    together = [one for one in sharing.registered_together(queries.arrangement(event=event)) if one != event]

    def act(form: SharingForm) -> int:
        told = form.cleaned_data
        return operations.share_registration(event=event, **told, by=held.by, now=clock.now())

    choices = _others(held)
    form = SharingForm(
        request.POST or None, choices=choices, initial={"others": together, "seen": held.version.number}
    )
    heading = gettext("One registration for several events")
    return change(request, held, form, act, heading=heading, choices_lang="en", nothing=not choices)


def _others(held: Desk) -> list[tuple[str, str]]:
    """Every other event that the same account may revise; a rehearsal is never tied to what is none."""
    rows = [
        one for one in queries.events() if one.id != held.event.id and one.rehearsal == held.event.rehearsal
    ]
    return [(one.id, f"{one.title} ({one.id})") for one in rows if has(held.by, "secretariat", one.id)]
