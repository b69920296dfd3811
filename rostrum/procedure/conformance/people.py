"""Rules of people: offices and their holders, categories, lists. Nothing recorded is never a "no"."""

from collections.abc import Mapping
from typing import Any

from rostrum.procedure.conformance.fact import (
    Arguments,
    Fact,
    Scene,
    contains,
    missing,
    value,
    values,
)
from rostrum.procedure.modalities.arrangement import mapping, sequence

NONE = "none"  # the recorded value that says an attribute is absent


def mix(scene: Scene, given: Arguments) -> list[Fact]:
    """One holder of each value among those of the office; open until every holder carries one."""
    return [fact for name in given["roles"] for fact in _mix(scene, name)]


def _mix(scene: Scene, name: str) -> list[Fact]:
    role, where = scene.member("roles", name), f"roles.{name}"
    wishes = [mapping(one) for one in sequence(role.get("mix"))]
    if not wishes:
        return missing(f"{where}.mix" if role else where)
    facts = []
    for wish in wishes:
        wanted, attribute = list(sequence(wish.get("values"))), wish.get("attribute")
        found = [_attribute(holder, attribute) for holder in _holders(role)]
        complete = len(found) >= max(_seats(role), 1) and None not in found
        holds = all(one in found for one in wanted) if complete else None
        facts.append(Fact("mix", f"{where}.holders", wanted, found, holds))
    return facts


def at_least(scene: Scene, given: Arguments) -> list[Fact]:
    """So many holders carry the attribute; silence is not a "no" (ambiguity 4)."""
    where = f"roles.{given['role']}"
    rule = mapping(scene.member("roles", given["role"]).get("at_least"))
    if not rule:
        return missing(f"{where}.at_least")
    roles = [scene.member("roles", str(name)) for name in sequence(rule.get("of"))]
    held = [_attribute(one, rule.get("attribute")) for role in roles for one in _holders(role)]
    seats = sum(max(_seats(role), len(_holders(role))) for role in roles)
    number = rule.get("n")
    wanted = number if isinstance(number, int) else 1
    carried = sum(one not in (None, NONE) for one in held)
    possible = seats - sum(one == NONE for one in held)
    holds = True if carried >= wanted else False if possible < wanted else None
    return [Fact("at_least", where, wanted, carried, holds)]


def appointed_by(scene: Scene, given: Arguments) -> list[Fact]:
    """The office is filled by that one."""
    return [
        value(f"roles.{name}.appointed_by", given["by"], scene.member("roles", name).get("appointed_by"))
        for name in given["roles"]
    ]


def participants(scene: Scene, given: Arguments) -> list[Fact]:
    """The categories may do this, by this way in, under this condition, at this level."""
    facts = []
    for name in given["cats"]:
        held, where = scene.member("participants", name), f"participants.{name}"
        facts += (
            missing(where)
            if not held
            else [
                contains(f"{where}.may", [given["may"]], held.get("may")),
                *values(where, held, given, "route", "condition", "level"),
            ]
        )
    return facts


def includes(scene: Scene, given: Arguments) -> list[Fact]:
    """The category names these bodies or members."""
    name = given["participant"]
    found = scene.member("participants", name).get("includes")
    return [contains(f"participants.{name}.includes", given["values"], found)]


def assent_list(scene: Scene, given: Arguments) -> list[Fact]:
    """A list is drawn up, shown, objected to and decided as the mandate has it (ambiguity 7).

    It may hold more categories, names, events and principles; but the basis of an objection is told
    to nobody else than named.
    """
    where, held = f"lists.{given['id']}", scene.member("lists", given["id"])
    if not held:
        return missing(where)
    facts = values(where, held, given, "basis", "decided_by", "before", "drawn_up_by")
    facts += [
        contains(f"{where}.{one}", given[one], held.get(one))
        for one in ("of", "names", "covers", "principles")
        if one in given
    ]
    objections = mapping(held.get("objections"))
    facts += values(f"{where}.objections", objections, given, "basis_disclosed")
    return facts + [
        _same(f"{where}.objections.{one}", given[one], objections.get(one))
        for one in ("may_request", "disclosed_to")
        if one in given
    ]


def _same(where: str, wanted: list[Any], found: Any) -> Fact:
    held = list(sequence(found))
    holds = all(one in held for one in wanted) and all(one in wanted for one in held)
    return Fact("exactly", where, wanted, held, holds)


def _holders(role: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [mapping(one) for one in sequence(role.get("holders"))]


def _attribute(holder: Mapping[str, Any], name: Any) -> Any:
    return mapping(holder.get("attributes")).get(str(name))


def _seats(role: Mapping[str, Any]) -> int:
    """The number of an office: `2`, or at least the number of `1+`."""
    number = str(role.get("n", "1")).removesuffix("+")
    return int(number) if number.isascii() and number.isdecimal() else 1
