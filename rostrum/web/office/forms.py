"""The forms of a list. What is typed is kept whatever happens; the rules stand in the operations."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, gettext_lazy

from rostrum.apps.presidents_list.operations import Again, Said, Sending
from rostrum.foundation.clock import SECOND
from rostrum.foundation.clock import moment as moment_of
from rostrum.foundation.ids import new_id
from rostrum.procedure.deadlines import moment
from rostrum.procedure.non_objection.versions import LIST, WITH_NAMES, WITHOUT_NAMES, next_symbol
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


class VersionForm(forms.Form):
    """What a version is, and its symbol; the next one of each kind is proposed."""

    form = forms.ChoiceField(label=gettext_lazy("Kind of version"))
    symbol = forms.CharField(
        label=gettext_lazy("Symbol"),
        help_text=gettext_lazy("For example A/80/CRP.1. Leave it empty if the list goes out by letter."),
        required=False,
        max_length=64,
        widget=forms.TextInput(attrs={"class": "input", "dir": "ltr"}),
    )

    def offer(self, codes: Sequence[str], issued: Sequence[str], of: str = "") -> None:
        """These kinds, each with the symbol that comes next after `issued`; the first one stands in the field."""
        kind: Any = self.fields["form"]
        kind.choices = [(code, FORMS[code]) for code in codes]
        kind.widget.attrs["class"] = "input"
        found = [(FORMS[code], next_symbol(issued, code, of)) for code in codes]
        self.initial.setdefault("symbol", found[0][1])
        if found[0][1]:
            told = format_html_join(" · ", '{}: <bdi dir="ltr">{}</bdi>', found)
            by_letter = gettext("Leave it empty if it goes out by letter.")
            self.fields["symbol"].help_text = format_html("{} {}", by_letter, told)


class CirculateForm(VersionForm, UntilForm):
    field_order = ("form", "symbol", "day", "hour", "inclusive")

    def __init__(self, data: Any = None, *, issued: Sequence[str], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.offer([one for one in WITH_NAMES if one != LIST] if issued else [LIST], issued)


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


class ReissueForm(KeyedForm, VersionForm):
    """A corrigendum or a revision. `people`: by nominee, the name and the body to correct; empty ones are not asked."""

    field_order = ("form", "symbol")

    def __init__(
        self,
        data: Any = None,
        *,
        people: Mapping[str, tuple[str, str]],
        issued: Sequence[str],
        of: str,
    ) -> None:
        super().__init__(data)
        self.offer(WITHOUT_NAMES, issued, of)
        self.nominees = tuple(people)
        for nominee, (name, body) in people.items():
            if name:
                self.fields[f"name-{nominee}"] = _spelling(gettext_lazy("Name"), name, 200)
            if body:
                self.fields[f"body-{nominee}"] = _spelling(gettext_lazy("Organization"), body, 300)

    def spelling(self, nominee: str) -> list[forms.BoundField]:
        """The fields of one name."""
        return [self[field] for field in _fields_of(nominee) if field in self.fields]

    def again(self) -> Again:
        told = self.cleaned_data
        spelled = {
            nominee: {field.partition("-")[0]: told[field] for field in _fields_of(nominee) if field in told}
            for nominee in self.nominees
        }
        return Again(told["form"], told["symbol"], spelled)


def _fields_of(nominee: str) -> tuple[str, str]:
    return f"name-{nominee}", f"body-{nominee}"


def _spelling(label: Any, now: str, longest: int) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "input", "dir": "auto", "autocomplete": "off"})
    return forms.CharField(
        label=label, initial=now, max_length=longest, error_messages=REQUIRED, widget=widget
    )


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
