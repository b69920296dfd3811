"""Points of order in words, in the order of their rank; the record keeps the codes (rules 71, 77)."""

from django.utils.translation import gettext_lazy

from rostrum.procedure.floor.turns import POINTS

WORDS = {
    "procedure": gettext_lazy("Point of order"),
    "suspend_meeting": gettext_lazy("Motion to suspend the meeting"),
    "adjourn_meeting": gettext_lazy("Motion to adjourn the meeting"),
    "adjourn_debate": gettext_lazy("Motion to adjourn the debate"),
    "close_debate": gettext_lazy("Motion to close the debate"),
}


def point_words() -> list[tuple[str, str]]:
    """Every point with its words, the highest in rank first."""
    return [(code, str(WORDS[code])) for code in POINTS]
