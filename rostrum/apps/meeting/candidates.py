"""Who somebody is before they come into an office: what is told of them, judged by what the mandate asks (R36-R59)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rostrum.apps.meeting import queries
from rostrum.apps.meeting.models import Appointment
from rostrum.apps.meeting.permissions import Seat
from rostrum.apps.people.models import Organization
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import appointments as rules
from rostrum.procedure.conformance import attributes as mix
from rostrum.procedure.modalities.arrangement import Arrangement, members

LIMIT = 300


@dataclass(frozen=True)
class Described:
    """Who somebody is, as the programme will say it; `country` is the code of a State, attributes are the mix.

    Never printed, so that no log tells who was thought of.
    """

    name: str = field(repr=False)
    function: str = field(default="", repr=False)
    institution: str = field(default="", repr=False)
    country: str = field(default="", repr=False)
    attributes: Mapping[str, str] | None = field(default=None, repr=False)


def seat(*, event: str, role: str) -> Seat:
    """The role with the office that appoints to it, as permissions ask for it. Refused: unknown_event."""
    held = members(queries.arrangement(event=queries.event(event=event).id), "roles").get(role, {})
    return Seat(event, role, str(held.get("appointed_by", "")))


def described(arrangement: Arrangement, role: str, person: Described) -> dict[str, Any]:
    """What a row keeps of somebody, in composed form.

    Refused: unknown_role, no_name, too_long, unknown (country), unknown_attribute, unknown_value, sensitive.
    """
    if role not in rules.filled(arrangement):
        raise Refusal("unknown_role", id=role)
    texts = {one: " ".join(getattr(person, one).split()) for one in ("name", "function", "institution")}
    if not texts["name"]:
        raise Refusal("no_name")
    for one, text in texts.items():
        if len(text) > LIMIT:
            raise Refusal("too_long", field=one, limit=LIMIT)
    return texts | {
        "country": _country(person.country),
        "attributes": _mixed(arrangement, role, person.attributes or {}),
    }


def _country(code: str) -> Organization | None:
    if not code:
        return None
    found = Organization.objects.prefetch_related("names").filter(code=code).first()
    if found is None:
        raise Refusal("unknown", organization=code)
    return found


def _mixed(arrangement: Arrangement, role: str, given: Mapping[str, str]) -> dict[str, str]:
    """What the mix asks, as the office decided it: never computed from a country (R43, Amb38)."""
    kept = {}
    for attribute, value in given.items():
        if mix.accepted(arrangement, role, attribute, value).sensitive:
            raise Refusal("sensitive", attribute=attribute)
        if value:
            kept[attribute] = value
    return kept


def as_candidate(held: Appointment) -> rules.Candidate:
    """The row as the rules know it; the programme writes a country as its documents do, in English."""
    holder = {
        "name": held.name,
        "function": held.function,
        "institution": held.institution,
        "state": held.country.name("en") if held.country else "",
    }
    return rules.Candidate(held.role, held.status, holder, held.attributes)


def would_be(*, event: str, role: str, person: Described) -> rules.Candidate:
    """The candidate that a proposal would make; nothing is stored. Refused: unknown_event, as `described`."""
    arrangement = queries.arrangement(event=queries.event(event=event).id)
    return as_candidate(Appointment(role=role, status="proposed", **described(arrangement, role, person)))
