"""Caps of the modalities in words: how many may come, how many do, and what is possible when no place is left."""

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.caps import Room
from rostrum.procedure.registration.ways import Way

Word = str | Promise
LIMITS: dict[str, Word] = {
    "delegation": gettext_lazy("At most %(limit)s for each delegation"),
    "organization": gettext_lazy("At most %(limit)s for each organization"),
    "category": gettext_lazy("At most %(limit)s of this category"),
    "event": gettext_lazy("At most %(limit)s in the whole event"),
}
FULL: dict[str, Word] = {  # for a focal point
    "delegation": gettext_lazy(
        "The modalities leave your delegation no further place (at most %(limit)s). "
        "To add somebody, take a member out first. "
        "Assistants and sign language interpreters are not counted."
    ),
    "category": gettext_lazy(
        "The modalities leave your category no further place (at most %(limit)s). Nothing was changed. "
        "Assistants and sign language interpreters can still be added."
    ),
    "event": gettext_lazy(
        "The modalities leave this event no further place (at most %(limit)s). Nothing was changed. "
        "Assistants and sign language interpreters can still be added."
    ),
}
FULL["organization"] = FULL["delegation"]


def limit(way: Way) -> str:
    """What the modalities say, empty where they cap nobody."""
    told = LIMITS.get(way.cap.per) if way.cap else None
    return str(told) % {"limit": way.cap.n} if told and way.cap else ""


def standing(room: Room) -> str:
    """The cap with its count."""
    told = {"limit": str(LIMITS[room.per]) % {"limit": room.limit}, "taken": room.taken, "left": room.left}
    return gettext("%(limit)s: %(taken)s taken, %(left)s left") % told


def beyond(refusal: Refusal) -> str:
    """To the secretariat: somebody, or some of many, found no place."""
    return gettext(
        "No place is left. %(limit)s, and %(taken)s are taken. Nothing was changed. "
        "A place becomes free when somebody is withdrawn. Assistants and sign language interpreters need none."
    ) % _taken(refusal)


def body_full(refusal: Refusal) -> str:
    """To the secretariat: who holds a place was matched with a body that has none left."""
    told = {
        "body_full": gettext(
            "This body has no place left. %(limit)s, and %(taken)s are taken. The match was not made. "
            "First withdraw somebody of this body, then match again."
        ),
        "body_full_elsewhere": gettext(
            "This person takes part in another event too, where this body has no place left. "
            "%(limit)s, and %(taken)s are taken. The match was not made. "
            "First withdraw somebody of this body there, then match again."
        ),
    }
    return told[refusal.code] % _taken(refusal)


def _taken(refusal: Refusal) -> dict[str, object]:
    return {"limit": str(LIMITS[refusal.detail["per"]]) % refusal.detail, "taken": refusal.detail["taken"]}


def full(refusal: Refusal) -> str:
    """To a focal point: one more finds no place, and what is possible."""
    return str(FULL[refusal.detail["per"]]) % refusal.detail
