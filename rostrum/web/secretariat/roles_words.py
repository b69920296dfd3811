"""The words for how somebody comes into an office of an event, and for what was refused."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from rostrum.foundation.refusal import Refusal

Word = str | Promise

STATUSES: dict[str, Word] = {
    "proposed": pgettext_lazy("somebody for an office", "Proposed"),
    "chosen": pgettext_lazy("somebody for an office", "Chosen by the body"),
    "invited": pgettext_lazy("somebody for an office", "Invited"),
    "accepted": pgettext_lazy("somebody for an office", "Accepted"),
    "appointed": pgettext_lazy("somebody for an office", "Appointed"),
    "confirmed": pgettext_lazy("somebody for an office", "Confirmed"),
    "declined": pgettext_lazy("somebody for an office", "Declined"),
    "withdrawn": pgettext_lazy("somebody for an office", "Withdrawn"),
    "replaced": pgettext_lazy("somebody for an office", "Replaced"),
    "ended": pgettext_lazy("somebody for an office", "Ended"),
}
TONES = {
    "proposed": "warn",
    "chosen": "warn",
    "invited": "info",
    "accepted": "info",
    "appointed": "ok",
    "confirmed": "ok",
}
ACTS: dict[str, Word] = {
    "propose": pgettext_lazy("act for an office", "Put forward"),
    "correct": pgettext_lazy("act for an office", "What is said was corrected"),
    "choose": pgettext_lazy("act for an office", "The body chose this person"),
    "invite": pgettext_lazy("act for an office", "The invitation was sent"),
    "accept": pgettext_lazy("act for an office", "The person accepted"),
    "decline": pgettext_lazy("act for an office", "The person declined"),
    "withdraw": pgettext_lazy("act for an office", "The office no longer thinks of this person"),
    "appoint": pgettext_lazy("act for an office", "Appointed"),
    "confirm": pgettext_lazy("act for an office", "The person confirmed taking part"),
    "replace": pgettext_lazy("act for an office", "Replaced by somebody else"),
    "end": pgettext_lazy("act for an office", "Left the office"),
}
NO_PAGE = frozenset(
    {"not_permitted", "unknown_event", "unknown_version", "unknown_role", "unknown_appointment"}
)
REFUSED: dict[str, tuple[str | None, Word]] = {
    "address_not_read": ("address", gettext_lazy("Enter an e-mail address such as name@example.org.")),
    "no_name": ("name", gettext_lazy("Enter a name.")),
    "too_long": (None, gettext_lazy("Use at most %(limit)s characters.")),
    "unknown": ("country", gettext_lazy("Choose one of those shown.")),
    "unknown_value": (None, gettext_lazy("Choose one of those shown.")),
    "in_prospect_already": ("name", gettext_lazy("This person is on the way to this office already.")),
    "reason_too_long": ("why", gettext_lazy("Use at most %(limit)s characters.")),
    "no_reason": ("why", gettext_lazy("Say why. Nothing was changed.")),
    "not_yet": ("on", gettext_lazy("This day is still to come. Record the act when it is done.")),
    "not_now": (None, gettext_lazy("This has moved on meanwhile. Look at it again. Nothing was changed.")),
    "no_free_place": (None, gettext_lazy("Every place of this office is held. Choose who is replaced.")),
    "no_such_place": (None, gettext_lazy("This place has changed meanwhile. Look at it again.")),
    "stale": (
        None,
        gettext_lazy("Somebody else changed the programme. Your text is kept. Look, then save again."),
    ),
    "unknown_account": ("email", gettext_lazy("No account here has this address. Make the account first.")),
    "entrusted_already": (None, gettext_lazy("The choice is left to a body already. End that first.")),
    "not_entrusted": (None, gettext_lazy("The choice is not left to a body. Nothing was changed.")),
}


def refused(refusal: Refusal) -> tuple[str | None, str]:
    """The field a refusal belongs to, None for the whole form, and its words."""
    field, words = REFUSED.get(
        refusal.code, (None, gettext_lazy("This could not be saved. Nothing was changed."))
    )
    detail: dict[str, Any] = {key: str(value) for key, value in refusal.detail.items()}
    return field or detail.get("field"), str(words) % detail
