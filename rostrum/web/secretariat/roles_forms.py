"""The forms about offices of an event. What is typed is kept whatever happens; the rules stand in the operations."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from rostrum.apps.meeting.candidates import LIMIT, Described
from rostrum.procedure.conformance.attributes import Asked
from rostrum.web.components.attribute_words import attribute_name, attribute_value

MIX = "mix_"
TEXT = {"class": "input", "dir": "auto"}


def _text(label: Any, *, required: bool = False, longest: int = LIMIT, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=longest, widget=forms.TextInput(attrs=TEXT), **more
    )


class PersonForm(forms.Form):
    """Who somebody is, with what the mix of the mandate asks of whoever holds the office."""

    name = _text(
        gettext_lazy("Name"),
        required=True,
        help_text=gettext_lazy("With the title, as it is announced."),
        error_messages={"required": gettext_lazy("Enter a name.")},
    )
    function = _text(gettext_lazy("Function"))
    institution = _text(gettext_lazy("Institution"))
    country = forms.ChoiceField(
        label=gettext_lazy("Country"),
        required=False,
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": gettext_lazy("Choose one of those shown.")},
    )
    why = _text(
        gettext_lazy("Note"),
        longest=500,
        help_text=gettext_lazy("Only those who decide on this office read it."),
    )

    def __init__(
        self, data: Any = None, *, asked: Iterable[Asked], countries: Iterable[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(data, **more)
        choices: Any = self.fields["country"]
        choices.choices = [("", gettext_lazy("None, or not known")), *countries]
        for one in asked:
            if not one.sensitive:
                self.fields[MIX + one.attribute] = forms.ChoiceField(
                    label=attribute_name(one.attribute),
                    required=False,
                    widget=forms.RadioSelect,
                    choices=[
                        *((value, capfirst(attribute_value(value))) for value in one.values),
                        ("", gettext_lazy("Not decided yet")),
                    ],
                )
        self.order_fields(("name", "function", "institution", "country", *self._mix(), "why"))

    def _mix(self) -> list[str]:
        return [name for name in self.fields if name.startswith(MIX)]

    def person(self) -> Described:
        told = self.cleaned_data
        attributes = {name.removeprefix(MIX): told[name] for name in self._mix()}
        return Described(told["name"], told["function"], told["institution"], told["country"], attributes)


class WhenForm(forms.Form):
    """The day of an act and why it was done."""

    on = forms.DateField(
        label=gettext_lazy("Day"),
        help_text=gettext_lazy("Where the event is. Leave it empty for today."),
        required=False,
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": "input", "data-width": "short"}
        ),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": gettext_lazy("Enter a day of the calendar.")},
    )
    why = _text(
        gettext_lazy("Note"),
        longest=500,
        help_text=gettext_lazy("Only those who decide on this office read it."),
    )


class ActForm(WhenForm):
    """One of the acts that may follow now."""

    act = forms.ChoiceField(
        label=gettext_lazy("What happened"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose what happened."),
            "invalid_choice": gettext_lazy("This has moved on meanwhile. Look at it again."),
        },
    )
    field_order = ("act", "on", "why")

    def __init__(self, data: Any = None, *, acts: Iterable[tuple[str, Any]]) -> None:
        super().__init__(data)
        choices: Any = self.fields["act"]
        choices.choices = list(acts)
        if len(choices.choices) == 1:
            choices.initial = choices.choices[0][0]


class ProgrammeForm(WhenForm):
    """An act that makes a new version of the programme, whose reason everybody reads."""

    why = _text(
        gettext_lazy("Why"),
        required=True,
        longest=500,
        help_text=gettext_lazy("Everybody can read this beside the version."),
        error_messages={"required": gettext_lazy("Say why. Nothing was changed.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=1_000_000)
    field_order = ("on", "why")


class EntrustForm(forms.Form):
    body = _text(
        gettext_lazy("Body"),
        required=True,
        help_text=gettext_lazy("Its name, as documents write it."),
        error_messages={"required": gettext_lazy("Enter a name.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("Address of its account"),
        help_text=gettext_lazy(
            "The account opens this role alone. Without one, write down here what the body says."
        ),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "input", "dir": "ltr"}),
        error_messages={"invalid": gettext_lazy("Enter an address such as name@example.org.")},
    )
    why = _text(
        gettext_lazy("Why"),
        required=True,
        longest=500,
        help_text=gettext_lazy("For example: letter of the Office of 3 May."),
        error_messages={"required": gettext_lazy("Say why. Nothing was changed.")},
    )
