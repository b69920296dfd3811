"""How somebody comes into an office of an event: proposed, chosen, invited, appointed, confirmed, replaced (R36-R59).

One table says which act leads from where to where. Only those appointed or confirmed stand in the programme:
whom else an office has thought of, asked or been refused by is nobody's to see but the office's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.conformance.attributes import with_attribute
from rostrum.procedure.modalities.arrangement import Arrangement, mapping, members, sequence
from rostrum.procedure.programme_revision import places, with_holder

STATUSES = (
    "proposed",
    "chosen",
    "invited",
    "accepted",
    "appointed",
    "confirmed",
    "declined",
    "withdrawn",
    "replaced",
    "ended",
)
IN_PROSPECT = ("accepted", "invited", "chosen", "proposed")  # the most advanced first
STANDING = ("appointed", "confirmed")
CLOSED = ("declined", "withdrawn")


@dataclass(frozen=True)
class Step:
    """Where an act may be done, and what it leads to; empty: nothing changes but what is said of the person."""

    before: tuple[str, ...]
    after: str


ACTS: Mapping[str, Step] = {
    "propose": Step(("",), "proposed"),
    "correct": Step(IN_PROSPECT, ""),
    "choose": Step(("proposed",), "chosen"),  # by a body to which the office left it (R57)
    "invite": Step(("proposed", "chosen"), "invited"),
    "accept": Step(("invited",), "accepted"),
    "decline": Step(("invited", "accepted"), "declined"),
    "withdraw": Step(IN_PROSPECT, "withdrawn"),
    "appoint": Step(IN_PROSPECT, "appointed"),
    "confirm": Step(("appointed",), "confirmed"),
    "replace": Step(STANDING, "replaced"),  # a successor comes into the same place
    "end": Step(STANDING, "ended"),  # the place is to be announced again
}
OF_THE_BODY = frozenset({"propose", "correct", "choose"})  # what a body entrusted with the choice may do


@dataclass(frozen=True)
class Candidate:
    """Somebody for an office, with what the mandate asks to be recorded of its holders."""

    role: str
    status: str
    holder: Mapping[str, str]
    attributes: Mapping[str, str]


def after(act: str, status: str) -> str:
    """What the act leads to. Refused: unknown_act, not_now."""
    step = ACTS.get(act)
    if step is None:
        raise Refusal("unknown_act", act=act)
    if status not in step.before:
        raise Refusal("not_now", act=act, status=status)
    return step.after or status


def possible(status: str) -> tuple[str, ...]:
    """The acts that may follow."""
    return tuple(act for act, step in ACTS.items() if status in step.before)


def filled(arrangement: Arrangement) -> tuple[str, ...]:
    """The roles for whose holders somebody is looked for: those that somebody appoints, and those without a rule."""
    return tuple(name for name, role in members(arrangement, "roles").items() if "at_least" not in role)


def free_place(arrangement: Arrangement, role: str) -> int:
    """The first place of an office without a holder. Refused: unknown_role, no_free_place."""
    data = members(arrangement, "roles").get(role)
    if data is None or "at_least" in data:
        raise Refusal("unknown_role", id=role)
    held = len(sequence(data.get("holders")))
    if held >= places(data):
        raise Refusal("no_free_place", id=role)
    return held


def place_of(arrangement: Arrangement, role: str, name: str) -> int | None:
    """The place that a name stands in, None where it does not."""
    held = sequence(members(arrangement, "roles").get(role, {}).get("holders"))
    return next((at for at, one in enumerate(held) if mapping(one).get("name") == name), None)


def held_names(arrangement: Arrangement) -> frozenset[tuple[str, str]]:
    """Every office with each name that holds it."""
    roles = members(arrangement, "roles").items()
    return frozenset(
        (role, str(mapping(one).get("name", "")))
        for role, data in roles
        for one in sequence(data.get("holders"))
    )


def with_candidate(arrangement: Arrangement, candidate: Candidate, place: int) -> dict[str, Any]:
    """The arrangement with the candidate in that place, with what is recorded; the old one stays.

    Refused: unknown_role, no_such_place.
    """
    changed = with_holder(arrangement, candidate.role, place, candidate.holder)
    for attribute, value in candidate.attributes.items():
        changed = with_attribute(changed, candidate.role, place, attribute, value)
    return changed


def in_prospect(
    arrangement: Arrangement, candidate: Candidate, place: int | None, others: Iterable[Candidate]
) -> dict[str, Any]:
    """What would be if the candidate came in, and with it the others in prospect for what is then still free.

    The others only as far as each finds a place: of more candidates than places nobody knows who will be taken.
    A rule of mix is so seen to break while it can still be helped. Refused: unknown_role, no_free_place, no_such_place.
    """
    at = free_place(arrangement, candidate.role) if place is None else place
    changed = with_candidate(arrangement, candidate, at)
    waiting = [one for one in others if one.role == candidate.role and one.status in IN_PROSPECT]
    data = members(changed, "roles")[candidate.role]
    if len(waiting) > int(str(data["n"]).rstrip("+")) - len(sequence(data.get("holders"))):
        return changed
    for one in waiting:
        changed = with_candidate(changed, one, free_place(changed, candidate.role))
    return changed
