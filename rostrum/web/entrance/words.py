"""What an entrance says of a badge: a word, a tone, and what to do next. Never why the person is who they are."""

from typing import Any

from django.utils.translation import gettext_lazy

ADMIT = gettext_lazy("Come in")
STOP = gettext_lazy("Not admitted")
VERDICTS: dict[str, tuple[str, Any, Any]] = {
    "admitted": ("ok", ADMIT, gettext_lazy("The badge is valid.")),
    "out": ("info", gettext_lazy("Goes out"), gettext_lazy("The badge stays valid.")),
    "replaced": (
        "stop",
        STOP,
        gettext_lazy(
            "This badge was replaced or taken back. Ask for the newer one, or show the way to the desk."
        ),
    ),
    "withdrawn": (
        "stop",
        STOP,
        gettext_lazy("The registration was withdrawn. Show the way to the registration desk."),
    ),
    "not_approved": (
        "stop",
        STOP,
        gettext_lazy(
            "The registration is not approved at this moment. Show the way to the registration desk."
        ),
    ),
    "other_event": (
        "stop",
        STOP,
        gettext_lazy("This badge is for another event. Show the way to the registration desk."),
    ),
    "unknown": (
        "stop",
        STOP,
        gettext_lazy(
            "This code is on no badge of ours. Scan again, or show the way to the registration desk."
        ),
    ),
    "unsure": (
        "warn",
        gettext_lazy("Not known on this device"),
        gettext_lazy(
            "There is no connection, and the badge may be new. Show the way to the registration desk."
        ),
    ),
    "checking": ("info", gettext_lazy("Asking the server"), gettext_lazy("Wait a moment.")),
    "no_code": (
        "warn",
        gettext_lazy("This is no whole code"),
        gettext_lazy("A code has twenty letters and digits. Nothing was counted. Scan or type it again."),
    ),
}
