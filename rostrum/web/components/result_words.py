"""The words for what the checker says of a provision."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Result:
    """The word and the tone of a result; the tone never says more than the word."""

    word: str | Promise
    tone: str


RESULTS = {
    "breach": Result(pgettext_lazy("result", "Breach"), "stop"),
    "open": Result(pgettext_lazy("result", "Open"), "warn"),
    "differs": Result(pgettext_lazy("result", "Differs"), "info"),
    "manual": Result(pgettext_lazy("result", "For a person to judge"), ""),
    "met": Result(pgettext_lazy("result", "Met"), "ok"),
}
