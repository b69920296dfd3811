"""The forms of what is put on record. What is typed is kept whatever happens; the rules stand in the operations."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.conformance.attributes import Asked
from rostrum.web.components.attribute_words import attribute_name, attribute_value


class ActForm(forms.Form):
    on = forms.DateField(
        label=gettext_lazy("Day"),
        help_text=gettext_lazy("When it happened, where the event is. Leave it empty if it is not known."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"}),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": gettext_lazy("Enter a day of the calendar.")},
    )


class AttributeForm(forms.Form):
    """The value a person decided, and why; of what is sensitive, how the person consented."""

    value = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Everybody can read this beside the version."),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "input", "dir": "auto"}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=1_000_000)

    def __init__(self, data: Any = None, *, asked: Asked, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        choices = [(one, capfirst(attribute_value(one))) for one in asked.values]
        value: Any = self.fields["value"]
        value.label, value.choices = (
            attribute_name(asked.attribute),
            [*choices, ("", gettext_lazy("Not recorded"))],
        )
        if asked.sensitive:
            self.fields["why"].label = gettext_lazy("How the person consented")
            self.fields["why"].help_text = gettext_lazy(
                "For example: signed form of 3 May. Only the secretariat of this event can read this."
            )


def refused(refusal: Refusal, *, sensitive: bool = False) -> tuple[str | None, str]:
    """The field a refusal belongs to, None for the whole form, and its words."""
    if refusal.code == "no_reason" and sensitive:
        return "why", str(gettext_lazy("Say how the person consented, or choose: Not recorded."))
    field, words = WORDS.get(refusal.code, (None, gettext_lazy("This could not be saved.")))
    return field, str(words) % {key: str(value) for key, value in refusal.detail.items()}


WORDS: dict[str, tuple[str | None, Any]] = {
    "not_yet": ("on", gettext_lazy("This day is still to come. Record the act when it is done.")),
    "no_reason": ("why", gettext_lazy("Say why the programme changes.")),
    "reason_too_long": ("why", gettext_lazy("Use at most %(limit)s characters.")),
    "unknown_value": ("value", gettext_lazy("Choose one of those shown.")),
    "stale": (
        None,
        gettext_lazy("Somebody else changed the programme. Your text is kept. Compare it, then save again."),
    ),
}
