"""The forms of a resolution: the file of one language, and the places at which the clauses of a unit begin."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from rostrum.apps.mandate.queries import SheetUnit
from rostrum.procedure.resolution.marks import compared

MOST_PLACES = 150  # nobody reads through more, and a form takes at most a thousand fields
LONGEST_WORDS = 300
BEFORE, BEGINS = 40, 80  # signs shown on either side of a place
_STRONG = re.compile(r"(?:[;:.؛؟](?:[”\"’»)]*)\s+(?:and (?=\S))?|[；：。]\s*)(?=\S)")
_WEAK = re.compile(r"(?:[,،](?:[”\"’»)]*)\s+(?:and (?=\S))?|[，、]\s*)(?=\S)")


@dataclass(frozen=True)
class Place:
    """A place in a unit at which a clause may begin: the last words before it and the first words after it."""

    before: str
    begins: str


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File of one language"),
        help_text=gettext_lazy("XML as published, or text. At most 8 MB."),
        error_messages={
            "required": gettext_lazy("Choose a file. Nothing was stored."),
            "missing": gettext_lazy("Choose a file. Nothing was stored."),
            "empty": gettext_lazy("This file is empty. Nothing was stored. Choose another one."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = ".xml,.txt,.md,.markdown,text/xml,application/xml,text/plain"
        self.fields["file"].widget.attrs |= {"class": "input", "accept": kinds}


class SplitForm(forms.Form):
    """Where the second and later clauses of a unit begin, in one language.

    `seen` is the mark of the text and split that the person had before them: another split is never confirmed
    unseen.
    """

    at = forms.TypedMultipleChoiceField(
        label=gettext_lazy("A new clause begins at"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("This place is not in the text. Choose among those shown.")
        },
    )
    words = forms.CharField(
        label=gettext_lazy("A new clause begins at other words"),
        help_text=gettext_lazy("Copy its first words from the text. Leave it empty if no place is missing."),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.TextInput(attrs={"class": "input", "dir": "auto"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, unit: SheetUnit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        at = self.fields["at"]
        assert isinstance(at, forms.TypedMultipleChoiceField)  # noqa: S101 - declared above
        at.choices = tuple(places(unit).items())

    def clean_seen(self) -> str:
        if self.cleaned_data["seen"] != mark(self.unit):
            raise forms.ValidationError(
                gettext_lazy(
                    "This paragraph has changed since. Nothing was stored. Look again, then confirm."
                ),
                code="changed_since",
            )
        return str(self.cleaned_data["seen"])

    def clean_words(self) -> str:
        """The words must stand in the text once, or nobody knows which place is meant."""
        words = compared(str(self.cleaned_data["words"]))
        found = compared(self.unit.text).count(words) if words else 1
        if found == 0:
            raise forms.ValidationError(
                gettext_lazy("These words are not in the text. Nothing was stored. Copy them as they stand."),
                code="words_missing",
            )
        if found > 1:
            raise forms.ValidationError(
                gettext_lazy("These words stand there more than once. Nothing was stored. Copy a few more."),
                code="words_twice",
            )
        return words

    def cuts(self) -> list[int]:
        """The offsets chosen, with the one of the words; the start of the text is none."""
        words = self.cleaned_data["words"]
        elsewhere = {compared(self.unit.text).index(words)} if words else set()
        return sorted({*self.cleaned_data["at"], *elsewhere} - {0})


def cuts_of(unit: SheetUnit) -> list[int]:
    """Where the second and later clauses begin now; none where this language has no cut."""
    return [clause.start for clause in unit.clauses if clause.start]


def mark(unit: SheetUnit) -> str:
    """Changes with the text of a unit, its split, and whether a person has confirmed it."""
    split = [(clause.start, clause.proposed) for clause in unit.clauses]
    return hashlib.sha256(f"{split}\n{unit.text}".encode()).hexdigest()[:32]


def places(unit: SheetUnit) -> Mapping[int, Place]:
    """Where a clause may begin, by offset: the present cuts, and after signs that part sentences.

    Commas are left out where the list would be too long to read.
    """
    now = {cut for cut in cuts_of(unit) if cut < len(unit.text)}
    strong = {found.end() for found in _STRONG.finditer(unit.text)} | now
    weak = {found.end() for found in _WEAK.finditer(unit.text)}
    offsets = strong | weak if len(strong | weak) <= MOST_PLACES else strong
    chosen = sorted({*sorted(offsets)[:MOST_PLACES], *now} - {0})
    return {at: Place(_ending(unit.text[:at]), _beginning(unit.text[at:])) for at in chosen}


def _ending(text: str) -> str:
    kept = text.rstrip()
    return kept if len(kept) <= BEFORE else "…" + _whole(kept[-BEFORE:].partition(" "), -1)


def _beginning(text: str) -> str:
    return text if len(text) <= BEGINS else _whole(text[:BEGINS].rpartition(" "), 0) + "…"


def _whole(parts: Sequence[str], side: int) -> str:
    """Whole words only; a script without spaces is cut anywhere."""
    return parts[side] or "".join(parts)
