"""Categories of participants in a word or two, for rows; the modalities have the whole wording."""

from collections.abc import Mapping
from typing import Any

from django.forms import Select
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

ORIGINAL = "en"  # the language in which an arrangement is written

WORDS = {
    "member_states": gettext_lazy("Member State"),
    "observers": gettext_lazy("Observer"),
    "nhris": gettext_lazy("National human rights institution"),
    "ecosoc_ngos": gettext_lazy("NGO in consultative status"),
    "other_ngos": gettext_lazy("Other NGO"),
    "ngos": gettext_lazy("NGO"),
    "csos": gettext_lazy("Civil society"),
    "academia": gettext_lazy("Academic institution"),
    "private_sector": gettext_lazy("Private sector"),
    "un_system": gettext_lazy("United Nations entity"),
    "igos": gettext_lazy("Intergovernmental organization"),
    "media": gettext_lazy("Media"),
    "survivors": gettext_lazy("Invited participant"),
    "panel_speakers": gettext_lazy("Stakeholder, to speak in a panel"),
    "attending": gettext_lazy("Stakeholder, to observe"),
    "viewers": gettext_lazy("Viewer"),
    "": gettext_lazy("Named in the programme"),
}


class Original(str):
    """Words of the arrangement, for which the page has none of its own; whoever shows them names their language."""

    __slots__ = ()


class SelectOriginal(Select):
    """A choice among words of which some are in another language than the page's."""

    def create_option(self, name: str, value: Any, label: Any, *rest: Any, **told: Any) -> dict[str, Any]:
        option = super().create_option(name, value, label, *rest, **told)
        if isinstance(label, Original):
            option["attrs"]["lang"] = ORIGINAL
        return option


def label_words(participants: Mapping[str, Any]) -> dict[str, str]:
    """The whole wording of every category, which the arrangement writes as part of a sentence."""
    return {code: Original(capfirst(told["label"])) for code, told in participants.items()}


def category_words(participants: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every category of an event with its short words; one without any keeps the wording of its modalities.

    A survivor is never named as one by a row (R42).
    """
    labels = label_words(participants)
    return [(code, str(WORDS[code]) if code in WORDS else labels[code]) for code in ("", *participants)]


def called(code: str, language: str) -> str:
    """A category in the reader's language, to stand before the wording of the modalities; empty where that is it.

    Survivors stand as the mandate names them: the word of a row would hide that the mandate does (R42).
    """
    if language == ORIGINAL or code not in WORDS or code == "survivors":
        return ""
    return str(WORDS[code])


def wording(code: str, labels: Mapping[str, str]) -> str:
    """A category in a word or two; one without any keeps the wording of the modalities."""
    if not code:
        return ""
    return str(WORDS[code]) if code in WORDS else Original(labels.get(code, code))
