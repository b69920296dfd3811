"""Addresses that one audience gives to another, as docs/wire.md fixes them. Audiences never import each other."""

DESKS = {
    "operator": ("console",),
    "technician": ("console",),
    "moderator": ("podium",),
    "interpreter": ("booth",),
    "secretariat": ("participants", "programme", "roles"),
    "simulator": ("podium",),
    "office": ("roles", "lists", "selection"),
    "selector": ("roles",),
    "committee": ("selection",),
    "facilitator": ("applications",),
    "door": ("entrance",),
    "accessibility": ("access",),
}


def event_page(language: str, event: str) -> str:
    """The public live page."""
    return f"/{language}/events/{event}/"


def phone(language: str, event: str) -> str:
    """The participant's page, once signed in."""
    return f"/{language}/events/{event}/floor/"


def door(language: str, token: str) -> str:
    """Where a participant's link leads."""
    return f"/{language}/floor/{token}/"


def desk(language: str, event: str, name: str) -> str:
    """The page of a desk of the staff; those of the secretariat and of the Office below their own."""
    if name == "lists":
        return f"/{language}/office/events/{event}/"
    if name in {"selection", "applications"}:
        return f"/{language}/office/events/{event}/{name}/"
    if name in {*DESKS["secretariat"], *DESKS["accessibility"]}:
        return f"/{language}/secretariat/events/{event}/{name}/"
    return f"/{language}/events/{event}/{name}/"
