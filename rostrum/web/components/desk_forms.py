"""Forms of the desks: fields as they look everywhere, and an act whose refusal is said beside its field."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from rostrum.foundation.refusal import Refusal

Words = Mapping[
    str, tuple[str | None, Any]
]  # by the code of a refusal: the field it belongs to, and its words
CHOICE = {"class": "input"}
TEXT = {"class": "input", "dir": "auto", "autocomplete": "off"}


def text_field(label: Any, *, longest: int = 300, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, widget=forms.TextInput(attrs=TEXT), **more)


def choice_field(label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=forms.Select(attrs=CHOICE), **more)


def day_field(label: Any, **more: Any) -> forms.DateField:
    attrs = {"class": "input", "type": "date", "data-width": "short"}
    widget = forms.DateInput(format="%Y-%m-%d", attrs=attrs)
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"], **more)


class ReasonForm(forms.Form):
    """What is put right, or noted, has its reason."""

    why = text_field(
        gettext_lazy("Why"),
        help_text=gettext_lazy("It stands in the trail with your name."),
        error_messages={"required": gettext_lazy("Say why this changes.")},
    )


def done(form: forms.Form, act: Callable[[], None], words: Words) -> bool:
    """Whether the act was done; otherwise the form says why it was not, and keeps what was typed."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        field, told = words.get(refusal.code, (None, gettext_lazy("This could not be saved.")))
        said = str(told) % {key: str(value) for key, value in refusal.detail.items()}
        form.add_error(field if field in form.fields else None, said)
        return False
    return True
