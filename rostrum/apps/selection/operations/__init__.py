"""Every act of a selection: by the person, by the committee, by the Office of the President."""

from rostrum.apps.selection.operations.choose import (
    choose_speaker,
    replace_speaker,
    take_back_choice,
    tell_everybody,
)
from rostrum.apps.selection.operations.committee import note_interest, short_list, take_off_list
from rostrum.apps.selection.operations.express import Interest, express_interest, withdraw_interest
from rostrum.apps.selection.operations.trail import Which

__all__ = [
    "Interest",
    "Which",
    "choose_speaker",
    "express_interest",
    "note_interest",
    "replace_speaker",
    "short_list",
    "take_back_choice",
    "take_off_list",
    "tell_everybody",
    "withdraw_interest",
]
