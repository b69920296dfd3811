"""The forms of a list. What is typed is kept whatever happens; the rules stand in the operations."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy

from rostrum.apps.presidents_list.operations import Said, Sending
from rostrum.foundation.clock import SECOND
from rostrum.foundation.clock import moment as moment_of
from rostrum.foundation.ids import new_id
from rostrum.procedure.deadlines import moment
from rostrum.web.components.list_words import FORMS

Choices = Iterable[tuple[str, Any]]
REQUIRED = {"required": gettext_lazy("Fill this in.")}
NOT_A_DAY = {"invalid": gettext_lazy("Enter a day of the calendar."), **REQUIRED}
NOT_A_TIME = {"invalid": gettext_lazy("Enter a time such as 17:00."), **REQUIRED}


class UntilForm(forms.Form):
    """A moment where the event is; `zone` names its place."""

    day = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"}),
        input_formats=["%Y-%m-%d"],
        error_messages=NOT_A_DAY,
    )
    hour = forms.TimeField(
        label=gettext_lazy("Time"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input"}),
        input_formats=["%H:%M", "%H:%M:%S"],
        error_messages=NOT_A_TIME,
    )
    inclusive = forms.BooleanField(
        label=gettext_lazy("That moment itself is still in time"), required=False, initial=True
    )

    def until(self, zone: str) -> int:
        """The moment in µs UTC."""
        told = self.cleaned_data
        minute, seconds = told["hour"].hour * 60 + told["hour"].minute, int(told["hour"].second)
        return moment(told["day"], minute, zone) + seconds * SECOND

    def sending(self, zone: str) -> Sending:
        told = self.cleaned_data
        return Sending(self.until(zone), told["inclusive"], told.get("symbol", ""), told.get("form", "list"))


class CirculateForm(UntilForm):
    form = forms.ChoiceField(label=gettext_lazy("Kind of version"))
    symbol = forms.CharField(
        label=gettext_lazy("Symbol"),
        help_text=gettext_lazy("For example A/80/CRP.1. Leave it empty if the list goes out by letter."),
        required=False,
        max_length=64,
        widget=forms.TextInput(attrs={"class": "input", "dir": "ltr"}),
    )
    field_order = ("form", "symbol", "day", "hour", "inclusive")

    def __init__(self, data: Any = None, *, first: bool, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        codes = ["list"] if first else [one for one in FORMS if one != "list"]
        kind: Any = self.fields["form"]
        kind.choices = [(code, FORMS[code]) for code in codes]
        kind.widget.attrs["class"] = "input"


def begins(at: int, zone: str) -> dict[str, Any]:
    """The fields of a moment, for a form that starts from one."""
    there = moment_of(at).astimezone(ZoneInfo(zone))
    return {"day": there.date(), "hour": there.time().replace(second=0, microsecond=0)}


class DecisionForm(forms.Form):
    symbol = forms.CharField(
        label=gettext_lazy("Symbol of the decision"),
        help_text=gettext_lazy("For example A/DEC/80/501. Leave it empty while there is none."),
        required=False,
        max_length=64,
        widget=forms.TextInput(attrs={"class": "input", "dir": "ltr"}),
    )


class KeyedForm(forms.Form):
    """Sent twice, it is noted once."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=new_id)


class ObjectionForm(KeyedForm):
    nominee = forms.ChoiceField(label=gettext_lazy("Name objected to"), error_messages=REQUIRED)
    state = forms.ChoiceField(
        label=gettext_lazy("Member State that objects"),
        help_text=gettext_lazy("Only the Office can open this again, and each time is logged."),
        error_messages=REQUIRED,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason as the State gave it"),
        help_text=gettext_lazy("It is told to nobody outside the Office."),
        max_length=4_000,
        error_messages=REQUIRED,
        widget=forms.Textarea(attrs={"class": "input", "rows": 5, "dir": "auto"}),
    )
    basis = forms.CharField(
        label=gettext_lazy("General basis"),
        help_text=gettext_lazy(
            "This alone is told, to a State that asks. Write nothing in it that shows who objects."
        ),
        max_length=500,
        error_messages=REQUIRED,
        widget=forms.TextInput(attrs={"class": "input", "dir": "auto"}),
    )

    def __init__(self, data: Any = None, *, names: Choices, states: Choices, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        choose(self, "nominee", names)
        choose(self, "state", states)

    def said(self) -> Said:
        told = self.cleaned_data
        return Said(told["state"], told["reason"], told["basis"])


class RequestForm(KeyedForm):
    nominee = forms.ChoiceField(label=gettext_lazy("Name asked about"), error_messages=REQUIRED)
    state = forms.ChoiceField(
        label=gettext_lazy("State that asks"),
        help_text=gettext_lazy("A Member State, or a State member of a specialized agency."),
        error_messages=REQUIRED,
    )

    def __init__(self, data: Any = None, *, names: Choices, states: Choices) -> None:
        super().__init__(data)
        choose(self, "nominee", names)
        choose(self, "state", states)


class WhyForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Why you open it"),
        help_text=gettext_lazy("The log of disclosures keeps this with your name and the time."),
        max_length=500,
        error_messages=REQUIRED,
        widget=forms.TextInput(attrs={"class": "input", "dir": "auto", "autocomplete": "off"}),
    )


def choose(form: forms.Form, name: str, choices: Choices) -> None:
    field: Any = form.fields[name]
    field.choices = [("", gettext_lazy("Choose")), *choices]
    field.widget.attrs["class"] = "input"
