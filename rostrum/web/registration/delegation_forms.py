"""The form of one member of a delegation, the same for adding and changing. What is typed is kept whatever happens."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from rostrum.apps.registration.operations import Member
from rostrum.apps.registration.queries import MemberRow
from rostrum.web.components.delegation_words import LEVELS, TYPES
from rostrum.web.components.registration_words import HINTS, LABELS, languages

TEXT = {"class": "input", "dir": "auto"}


def _text(name: str, longest: int, autocomplete: str = "") -> forms.CharField:
    label: Any = LABELS[name]
    hint: Any = HINTS.get(name, "")
    more = {"autocomplete": autocomplete} if autocomplete else {}
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=longest,
        error_messages={"max_length": gettext_lazy("This is too long.")},
        widget=forms.TextInput(attrs=TEXT | more),
    )


class MemberForm(forms.Form):
    name = _text("name", 200)
    honorific = _text("honorific", 40)
    capacity = _text("capacity", 300)
    member_type = forms.ChoiceField(
        label=gettext_lazy("What this member is"),
        help_text=gettext_lazy("Assistants and sign language interpreters are not counted."),
        choices=list(TYPES.items()),
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": gettext_lazy("Choose one of those shown.")},
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Level of representation"),
        help_text=gettext_lazy("For whoever leads the delegation. It gives the place in protocol."),
        required=False,
        choices=[("", gettext_lazy("None of these")), *LEVELS.items()],
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={"invalid_choice": gettext_lazy("Choose one of those shown.")},
    )
    lang = forms.ChoiceField(
        label=gettext_lazy("Speaks in"),
        required=False,
        choices=[("", gettext_lazy("Another, or not known")), *languages()],
        widget=forms.Select(attrs={"class": "input"}),
    )
    say = _text("say", 200)
    address = forms.EmailField(
        label=gettext_lazy("E-mail address of the member"),
        help_text=gettext_lazy(
            "The member then gets letters and a page of their own. Without it we write to you."
        ),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "input", "dir": "ltr"}),
        error_messages={"invalid": gettext_lazy("Enter an address such as name@example.org.")},
    )
    access = forms.CharField(
        label=gettext_lazy("What this member needs to take part"),
        help_text=gettext_lazy("Only those who arrange it see this. It is deleted after the event."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs=TEXT | {"rows": 3}),
    )
    protected = forms.BooleanField(
        label=gettext_lazy("Protect this member: show the name alone"),
        help_text=gettext_lazy("For whoever is at risk. The name may be another one. Nobody asks why."),
        required=False,
    )

    def member(self) -> Member:
        told = dict(self.cleaned_data)
        kind, level, address = (told.pop(one) for one in ("member_type", "level", "address"))
        told["protected"] = "yes" if told["protected"] else ""
        return Member(kind, told, level, address)


def known(row: MemberRow) -> dict[str, Any]:
    """What is on record of a member, for the form; a need is never shown again (R100)."""
    return {
        **row.told,
        "name": row.name,
        "address": row.address,
        "member_type": row.member_type,
        "level": row.level,
        "protected": row.protected,
    }
