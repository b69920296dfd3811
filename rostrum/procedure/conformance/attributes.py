"""What a mandate asks to have recorded of the holders of its offices (R40, R42, R43, R53).

It is recorded by a person, never computed: no document lists developed and developing countries (Amb38),
and silence about a person is not a "no" (Amb4).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.conformance.people import NONE
from rostrum.procedure.modalities.arrangement import Arrangement, mapping, members, sequence

YES = "yes"
SENSITIVE = frozenset({"survivor"})  # by name, whatever rule asks for it


@dataclass(frozen=True)
class Asked:
    """An attribute that a rule asks of each holder of an office, with the values it may take.

    `sensitive`: a mark of the person that others lack, which needs consent and is shown to nobody (R42, D40).
    """

    role: str
    attribute: str
    values: tuple[str, ...]
    sensitive: bool


def asked(arrangement: Arrangement) -> tuple[Asked, ...]:
    """Every attribute by office, in the order of the arrangement. One that is counted is always sensitive."""
    found = {(one.role, one.attribute): one for one in _mixed(arrangement)}
    found |= {(one.role, one.attribute): one for one in _counted(arrangement)}
    order = list(members(arrangement, "roles"))
    return tuple(sorted(found.values(), key=lambda one: order.index(one.role)))


def _mixed(arrangement: Arrangement) -> Iterator[Asked]:
    for role, held in members(arrangement, "roles").items():
        for wish in map(mapping, sequence(held.get("mix"))):
            name, values = str(wish.get("attribute")), tuple(map(str, sequence(wish.get("values"))))
            yield Asked(role, name, values, name in SENSITIVE)


def _counted(arrangement: Arrangement) -> Iterator[Asked]:
    roles = members(arrangement, "roles")
    for held in roles.values():
        rule = mapping(held.get("at_least"))
        for role in map(str, sequence(rule.get("of"))):
            if role in roles:
                yield Asked(role, str(rule.get("attribute")), (YES, NONE), sensitive=True)


def accepted(arrangement: Arrangement, role: str, attribute: str, value: str) -> Asked:
    """The attribute, if it is asked and may have that value; empty takes back what is recorded.

    Refused: unknown_attribute (nothing is recorded of a person that no mandate asks), unknown_value.
    """
    for one in asked(arrangement):
        if (one.role, one.attribute) == (role, attribute):
            if value and value not in one.values:
                raise Refusal("unknown_value", value=value)
            return one
    raise Refusal("unknown_attribute", role=role, attribute=attribute)


def holder(arrangement: Arrangement, role: str, place: int) -> dict[str, Any]:
    """Who holds that place. Refused: no_such_place, also while its holder is not announced."""
    held = sequence(members(arrangement, "roles").get(role, {}).get("holders"))
    if not 0 <= place < len(held):
        raise Refusal("no_such_place", id=role, place=place)
    return dict(mapping(held[place]))


def with_attribute(
    arrangement: Arrangement, role: str, place: int, attribute: str, value: str
) -> dict[str, Any]:
    """The arrangement with that recorded of the holder, or with it taken back; the old one stays.

    Refused: no_such_place.
    """
    person = holder(arrangement, role, place)
    known = dict(mapping(person.get("attributes"))) | {attribute: value}
    kept = {name: one for name, one in known.items() if one}
    person.pop("attributes", None)
    if kept:
        person["attributes"] = kept
    office = arrangement["roles"][role]
    holders = [*office["holders"][:place], person, *office["holders"][place + 1 :]]
    return {**arrangement, "roles": {**arrangement["roles"], role: {**office, "holders": holders}}}
