"""The forms of the list of participants. What is typed is kept whatever happens."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from rostrum.apps.participation.lists import Row
from rostrum.foundation.languages import OFFICIAL
from rostrum.web.components.categories import SelectOriginal

GROUPS = {
    "": gettext_lazy("None, or not known"),
    "african": gettext_lazy("African States"),
    "asia_pacific": gettext_lazy("Asia-Pacific States"),
    "eastern_european": gettext_lazy("Eastern European States"),
    "latin_american_caribbean": gettext_lazy("Latin American and Caribbean States"),
    "weog": gettext_lazy("Western European and other States"),
}
FAULTS = {
    "file_too_large": gettext_lazy("The file is larger than 1 MB."),
    "unreadable": gettext_lazy("This is no list that can be read. Save it as CSV or XLSX."),
    "not_unicode": gettext_lazy("The file is not in Unicode. Save it as CSV UTF-8."),
    "empty_list": gettext_lazy("The file holds no participants."),
    "column_unknown": gettext_lazy("There is no such column."),
    "column_twice": gettext_lazy("This column stands there twice."),
    "column_missing": gettext_lazy("This column is missing."),
    "too_many_rows": gettext_lazy("The list is too long. Divide it."),
    "cells_miscounted": gettext_lazy("This line has another number of cells than the first."),
    "quotes_broken": gettext_lazy("The quotation marks of this line do not match."),
    "missing": gettext_lazy("This must not be empty."),
    "too_long": gettext_lazy("This is too long."),
    "hidden_signs": gettext_lazy("This holds signs that cannot be seen."),
    "formula": gettext_lazy("This is a formula. Enter its value."),
    "not_yes_or_no": gettext_lazy("Enter yes or no."),
    "not_a_class": gettext_lazy("Enter a whole number from 0 to 999."),
    "category_unknown": gettext_lazy("The programme has no such category."),
    "queue_unknown": gettext_lazy("The programme has no such list."),
    "region_unknown": gettext_lazy("There is no such regional group."),
    "language_unknown": gettext_lazy("Enter the code of a language, for example fr."),
    "accommodation": gettext_lazy("Enter a whole number of seconds from 0 to 600."),
    "list_changed": gettext_lazy("The list changed in the meantime. Nothing was added. Try again."),
    "not_asked": gettext_lazy("Protection ends only when the person asks for it. Nothing was changed."),
    "no_link_by_modalities": gettext_lazy("The modalities give this person no link to the floor."),
}


class PersonForm(forms.Form):
    """One person without an account. The categories are those of the event."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As it is announced and shown."),
        max_length=200,
    )
    body = forms.CharField(label=gettext_lazy("Organization or delegation"), max_length=300, required=False)
    capacity = forms.CharField(label=gettext_lazy("Function"), max_length=300, required=False)
    category = forms.ChoiceField(label=gettext_lazy("Category"), widget=SelectOriginal)
    region = forms.ChoiceField(
        label=gettext_lazy("Regional group"), choices=tuple(GROUPS.items()), required=False
    )
    lang = forms.ChoiceField(label=gettext_lazy("Will speak in"), required=False)
    say = forms.CharField(label=gettext_lazy("How to say the name"), max_length=200, required=False)
    group = forms.BooleanField(label=gettext_lazy("May speak on behalf of a group of States"), required=False)
    preregistered = forms.BooleanField(label=gettext_lazy("Registered beforehand to speak"), required=False)
    protected = forms.BooleanField(label=gettext_lazy("Protected: show the name alone"), required=False)

    def __init__(self, data: Any = None, *, categories: Mapping[str, str]) -> None:
        super().__init__(data)
        self.fields["category"].choices = list(categories.items())  # type: ignore[attr-defined]  # a choice field
        for field in self.fields.values():
            if not isinstance(field, forms.BooleanField):
                field.widget.attrs["class"] = "input"
        known = [(language.code, language.name) for language in OFFICIAL]
        self.fields["lang"].choices = [("", gettext("Another, or not known")), *known]  # type: ignore[attr-defined]  # the same

    def row(self) -> Row:
        return Row(**self.cleaned_data)


class ListForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("List"),
        help_text=gettext_lazy("A CSV or XLSX file of at most 1 MB. The first line names the columns."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx", "class": "input"}),
    )


def words(code: str) -> str:
    """What a fault or a refusal says to a person."""
    return str(FAULTS.get(code, gettext_lazy("This could not be saved.")))
