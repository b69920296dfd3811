"""Who reads the answers to an event's letters, and which events share one registration, as an arrangement says it.

One registration for a series or for hearings of the same days is what secretariats do (P6); the documents often name
neither the address nor the group, so that both can be entered later.
"""

from collections.abc import Collection
from copy import deepcopy
from typing import Any

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.modalities.arrangement import Arrangement, mapping, sequence

SECRETARIAT = "secretariat"  # of the contacts of an event, the one for answers to letters
REGISTRATION = "registration"  # of what a group shares


def answers(arrangement: Arrangement) -> tuple[str, str]:
    """Name and address of whoever reads the answers to letters; empty where nobody is named."""
    place = _place(arrangement)
    found = arrangement["contacts"][place] if place is not None else {}
    return str(found.get("name", "")), str(found.get("email", ""))


def _place(arrangement: Arrangement) -> int | None:
    """Of the contacts for the secretariat, the first with an address."""
    contacts = enumerate(arrangement.get("contacts", ()))
    return next((at for at, one in contacts if one.get("for") == SECRETARIAT and one.get("email")), None)


def with_answers(arrangement: Arrangement, name: str, address: str) -> dict[str, Any]:
    """The same with somebody else reading the answers; both empty name nobody.

    Refused: name_missing, address_missing.
    """
    if bool(name) != bool(address):
        raise Refusal("name_missing" if address else "address_missing")
    changed = deepcopy(dict(arrangement))
    contacts, place = list(changed.get("contacts", ())), _place(arrangement)
    known = contacts.pop(place) if place is not None else {"for": SECRETARIAT}
    if address:
        contacts.insert(place or 0, known | {"name": name, "email": address})
    changed["contacts"] = contacts
    if not contacts:
        del changed["contacts"]
    return changed


def registered_together(arrangement: Arrangement) -> tuple[str, ...]:
    """The events of the group that shares one registration, this one among them; empty where there is none."""
    group = mapping(arrangement.get("group"))
    return tuple(sequence(group.get("events"))) if REGISTRATION in sequence(group.get("shares")) else ()


def with_registration(arrangement: Arrangement, events: Collection[str]) -> dict[str, Any]:
    """The same, registered together with these events; with itself alone it has a registration of its own.

    What else the group shares stays. Refused: group_shares_more (it would share that with other events).
    """
    changed = deepcopy(dict(arrangement))
    group = mapping(changed.get("group"))
    others = [one for one in sequence(group.get("shares")) if one != REGISTRATION]
    together = sorted(events) if len(events) > 1 else []
    if others and together and set(together) != set(sequence(group["events"])):
        raise Refusal("group_shares_more", shares=others)
    shares = [*others, REGISTRATION] if together else others
    if shares:
        changed["group"] = {
            "id": group.get("id", REGISTRATION),
            "events": together or list(group["events"]),
            "shares": shares,
        }
    else:
        changed.pop("group", None)
    return changed
