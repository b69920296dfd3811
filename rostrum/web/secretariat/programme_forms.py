"""The forms of a programme. What is typed is kept whatever happens; the rules stand in the operations."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from rostrum.foundation.refusal import Refusal
from rostrum.web.components.programme_words import STATES

LONG = 300


class WhyForm(forms.Form):
    """Each change names its reason and the version that it was made from."""

    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Everybody can read this beside the version."),
        max_length=500,
        error_messages={"required": gettext_lazy("Say why the programme changes.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=1_000_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.visible_fields():
            if not isinstance(field.field, forms.ChoiceField):
                field.field.widget.attrs |= {"class": "input", "dir": "auto"}


class TimeForm(WhyForm):
    words = forms.CharField(
        label=gettext_lazy("Time"),
        help_text=gettext_lazy("For example: 3 pm - 4.30 pm, or 15:00 - 16:30."),
        max_length=80,
        error_messages={"required": gettext_lazy("Enter a time.")},
    )
    field_order = ("words", "why")


class HolderForm(WhyForm):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("With the title, as it is announced. Leave it empty if it is not known yet."),
        required=False,
        max_length=LONG,
    )
    function = forms.CharField(label=gettext_lazy("Function"), required=False, max_length=LONG)
    institution = forms.CharField(label=gettext_lazy("Institution"), required=False, max_length=LONG)
    state = forms.CharField(label=gettext_lazy("State"), required=False, max_length=LONG)
    delivered_by = forms.CharField(
        label=gettext_lazy("Delivered by"),
        help_text=gettext_lazy("Only if another person speaks on behalf of the holder."),
        required=False,
        max_length=LONG,
    )
    field_order = ("name", "function", "institution", "state", "delivered_by", "why")

    def holder(self) -> dict[str, str]:
        keys = ("name", "function", "institution", "state", "delivered_by")
        return {key: self.cleaned_data[key] for key in keys}


class StateForm(WhyForm):
    state = forms.ChoiceField(
        label=gettext_lazy("State of the programme"), choices=tuple(STATES.items()), widget=forms.RadioSelect
    )
    field_order = ("state", "why")


def refused(refusal: Refusal) -> tuple[str | None, str]:
    """The field a refusal belongs to, None for the whole form, and its words."""
    field, words = WORDS.get(refusal.code, (None, gettext_lazy("This could not be saved.")))
    return field, str(words) % _plain(refusal.detail)


def _plain(detail: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in detail.items()}


WORDS: dict[str, tuple[str | None, Any]] = {
    "stale": (
        None,
        gettext_lazy("Somebody else changed the programme. Your text is kept. Compare it, then save again."),
    ),
    "time_not_read": ("words", gettext_lazy("Enter a time such as 3 pm - 4.30 pm.")),
    "span_not_read": ("words", gettext_lazy("Enter a time such as 3 pm - 4.30 pm.")),
    "time_impossible": ("words", gettext_lazy("There is no such time. Enter a time such as 3 pm - 4.30 pm.")),
    "time_half_day": ("words", gettext_lazy("Say whether it is before or after noon, as in 3 pm - 4.30 pm.")),
    "span_backwards": ("words", gettext_lazy("The end must be later than the start.")),
    "ends_before_start": ("words", gettext_lazy("The end must be later than the start.")),
    "bad_time": ("words", gettext_lazy("Enter a time such as 3 pm - 4.30 pm.")),
    "no_reason": ("why", gettext_lazy("Say why the programme changes.")),
    "reason_too_long": ("why", gettext_lazy("Use at most %(limit)s characters.")),
    "address_not_read": ("address", gettext_lazy("Enter an address such as name@example.org.")),
    "address_missing": ("address", gettext_lazy("Enter the address, or leave both empty.")),
    "name_missing": ("name", gettext_lazy("Enter the name, or leave both empty.")),
    "in_another_group": (
        "others",
        gettext_lazy("%(event)s shares its registration with other events. Take it out there first."),
    ),
    "group_shares_more": (
        "others",
        gettext_lazy("The events of this group share more than a registration. Its file says with whom."),
    ),
    "unknown_state": ("state", gettext_lazy("Choose one of the three states.")),
}
