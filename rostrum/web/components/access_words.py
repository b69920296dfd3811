"""The words of needs of accessibility, for whoever asks and for whoever sees to it."""

from typing import Any

from django.utils.translation import gettext_lazy

ROUTES: dict[str, Any] = {
    "secretariat": gettext_lazy("Secretariat"),
    "meetings_support": gettext_lazy("Meetings Support"),
}
PARTIES: dict[str, Any] = {
    "delegations": gettext_lazy("Delegations"),
    "individuals": gettext_lazy("Individuals"),
}
STATES: dict[str, Any] = {
    "received": gettext_lazy("Received"),
    "in_hand": gettext_lazy("In hand"),
    "arranged": gettext_lazy("Arranged"),
    "declined": gettext_lazy("Cannot be met"),
}
TONES = {"received": "warn", "in_hand": "info", "arranged": "ok", "declined": "stop"}
ACTS: dict[str, Any] = {
    "take": gettext_lazy("Take it in hand"),
    "arrange": gettext_lazy("It is arranged"),
    "decline": gettext_lazy("It cannot be met"),
    "reopen": gettext_lazy("Take it up again"),
}
LABELS: dict[str, Any] = {
    "name": gettext_lazy("Name"),
    "body": gettext_lazy("Organization or delegation"),
    "email": gettext_lazy("E-mail address"),
    "text": gettext_lazy("What you need to take part"),
    "seat": gettext_lazy("What is adjusted in the room"),
    "note": gettext_lazy("Note for colleagues"),
    "extra": gettext_lazy("Seconds more"),
}
FAULTS: dict[str, Any] = {
    "answer_missing": gettext_lazy("This is needed. What you filled in is still here."),
    "too_long": gettext_lazy("This is too long. What you filled in is still here."),
    "hidden_signs": gettext_lazy("This holds signs that cannot be seen. Type it again."),
    "address_not_read": gettext_lazy("This is no e-mail address. Check it."),
    "too_often": gettext_lazy(
        "This was asked too often. Nothing was lost. Wait an hour, or write to one of the contacts."
    ),
    "missing": gettext_lazy("Write down for your colleagues why it cannot be met. Nothing was changed."),
    "accommodation": gettext_lazy("Enter a whole number of seconds from 0 to 600."),
    "not_now": gettext_lazy("Somebody has changed this request meanwhile. Look at it as it stands now."),
    "unknown_participant": gettext_lazy("This person is not on the list any more. Nothing was changed."),
}


def fault(code: str) -> str:
    return str(FAULTS.get(code) or FAULTS["not_now"])
