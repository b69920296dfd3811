"""Why the order is left, in words (Amb18); the record keeps the codes."""

from django.utils.translation import gettext_lazy

from rostrum.procedure.floor.rules import REASONS

WORDS = {
    "balance": gettext_lazy("Balance of speakers"),
    "protocol": gettext_lazy("Protocol"),
    "theme": gettext_lazy("Belongs to the theme"),
    "time": gettext_lazy("Has to leave"),
    "absent": gettext_lazy("Not in the room"),
    "technical": gettext_lazy("Technical reason"),
    "chair": gettext_lazy("Decision of the chair"),
}


def reason_words() -> list[tuple[str, str]]:
    """Every reason with its words, in the order in which they are offered."""
    return [(code, str(WORDS[code])) for code in REASONS]
