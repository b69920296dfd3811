"""Why the order is left, or another limit given, in words (Amb18, R115); the record keeps the codes."""

from django.utils.translation import gettext_lazy

from rostrum.procedure.floor.rules import LIMIT_REASONS, REASONS

WORDS = {
    "balance": gettext_lazy("Balance of speakers"),
    "protocol": gettext_lazy("Protocol"),
    "theme": gettext_lazy("Belongs to the theme"),
    "time": gettext_lazy("Has to leave"),
    "absent": gettext_lazy("Not in the room"),
    "technical": gettext_lazy("Technical reason"),
    "chair": gettext_lazy("Decision of the chair"),
    "group": gettext_lazy("On behalf of a group of States"),
}


def reason_words() -> list[tuple[str, str]]:
    """Every reason with its words, in the order in which they are offered."""
    return [(code, str(WORDS[code])) for code in REASONS]


def limit_reason_words() -> list[tuple[str, str]]:
    """Every reason for another limit than the rules give, with its words."""
    return [(code, str(WORDS[code])) for code in LIMIT_REASONS]


def every_reason() -> dict[str, str]:
    """Every reason with its words, whatever it was given for."""
    return {code: str(word) for code, word in WORDS.items()}
