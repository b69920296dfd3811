"""The words by which a participant chooses who sees them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Word = str | Promise

CHOICE_WORDS: dict[str, tuple[Word, Word]] = {
    "nobody": (gettext_lazy("Nobody"), gettext_lazy("You stand on no list.")),
    "category": (
        gettext_lazy("People of my category"),
        gettext_lazy("Only participants of the same category see you."),
    ),
    "participants": (gettext_lazy("All participants"), gettext_lazy("Whoever takes part in this event.")),
    "public": (gettext_lazy("Everybody"), gettext_lazy("Your name stands on an open page of this event.")),
}
FAULTS: dict[str, Word] = {
    "unknown_choice": gettext_lazy("Choose one of the answers. Nothing was changed."),
}
