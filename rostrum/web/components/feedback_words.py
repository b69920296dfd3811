"""The words of the feedback form: questions, answers, refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

Word = str | Promise

QUESTIONS: dict[str, Word] = {
    "access": gettext_lazy("How accessible was the meeting for you?"),
    "floor": gettext_lazy("How did asking for the floor and speaking work?"),
    "interpretation": gettext_lazy("How was the interpretation?"),
}
ANSWERS: dict[str, Word] = {
    "very_good": pgettext_lazy("feedback", "Very good"),
    "good": pgettext_lazy("feedback", "Good"),
    "poor": pgettext_lazy("feedback", "Poor"),
    "very_poor": pgettext_lazy("feedback", "Very poor"),
    "not_used": pgettext_lazy("feedback", "I did not need it"),
}
REFUSALS: dict[str, Word] = {
    "not_open": gettext_lazy("The form is closed. Nothing was kept."),
    "given_already": gettext_lazy("You have said your word already. Nothing was added."),
    "unknown_choice": gettext_lazy("Choose one of the answers."),
    "too_long": gettext_lazy("Your text is too long. Nothing was kept yet. Shorten it to 2,000 characters."),
    "nothing_said": gettext_lazy("Answer one question at least, or write something."),
}
