"""What somebody needs in order to take part: where the request goes, and how it goes on (R94-R100, Amb16).

One form; delegations are sent to the Secretariat and individuals to Meetings Support, as the concept note has it. A
request is never refused by a form, whatever the hour: a late one is marked and taken.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rostrum.procedure.modalities.arrangement import Arrangement, mapping, sequence
from rostrum.procedure.registration.life import Life

SECRETARIAT, MEETINGS_SUPPORT = "secretariat", "meetings_support"
ROUTES = (SECRETARIAT, MEETINGS_SUPPORT)
FROM = {"delegations": SECRETARIAT, "individuals": MEETINGS_SUPPORT}

RECEIVED, IN_HAND, ARRANGED, DECLINED = "received", "in_hand", "arranged", "declined"
OPEN = frozenset({RECEIVED, IN_HAND})
LIFE = Life(
    {
        "take": {RECEIVED: IN_HAND, IN_HAND: IN_HAND},  # another colleague may take it over
        "arrange": {RECEIVED: ARRANGED, IN_HAND: ARRANGED, ARRANGED: ARRANGED},
        "decline": {RECEIVED: DECLINED, IN_HAND: DECLINED},
        "reopen": {ARRANGED: IN_HAND, DECLINED: IN_HAND},
    }
)
after, allowed = LIFE.after, LIFE.allowed
_PAIR = re.compile(r"(.*?)(\d+)/(\d+)$")


@dataclass(frozen=True, slots=True)
class Contact:
    """Who arranges it for whom; `route` is empty where the modalities name another party."""

    route: str
    party: str
    name: str
    email: str
    phones: tuple[str, ...]


def route(*, of_delegation: bool) -> str:
    """Where a request goes (R94, R96)."""
    return SECRETARIAT if of_delegation else MEETINGS_SUPPORT


def contacts(arrangement: Arrangement) -> tuple[Contact, ...]:
    """Every contact that the modalities print, in their order; both are always shown."""
    rows = sequence(mapping(arrangement.get("access")).get("requests"))
    return tuple(_contact(mapping(one)) for one in rows)


def _contact(told: Mapping[str, object]) -> Contact:
    party = str(told.get("from", ""))
    return Contact(
        FROM.get(party, ""),
        party,
        str(told.get("to", "")),
        str(told.get("email", "")),
        phones(str(told.get("phone", ""))),
    )


def phones(text: str) -> tuple[str, ...]:
    """Each number of a text by itself: `212 963 7348/9` are two that differ in their end (R98)."""
    found = _PAIR.fullmatch(text.strip())
    if found is None:
        return (text,) if text else ()
    head, first, end = found.groups()
    if len(end) > len(first):
        return (text,)
    return (f"{head}{first}", f"{head}{first[: len(first) - len(end)]}{end}")
