"""The lists that the modalities of an event ask for, and the rules of each (R81-R92). A page names one by `Which`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rostrum.apps.meeting import queries as meeting
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.modalities.arrangement import members, sequence
from rostrum.procedure.non_objection.decide import ListRules, rules_of

BASIS = "non_objection"


@dataclass(frozen=True, slots=True)
class Which:
    """A list: its event, and its name in the modalities."""

    event: str
    name: str

    @property
    def id(self) -> str:
        return f"{self.event}.{self.name}"


@dataclass(frozen=True)
class Asked:
    """A list as the modalities ask for it. `covers`: the events it is for; `principles` in the mandate's words."""

    which: Which
    rules: ListRules
    principles: tuple[str, ...]
    labels: Mapping[str, str]  # of its categories, as the mandate words them


def lists(*, event: str) -> tuple[Asked, ...]:
    """The lists of an event that Members consider on a non-objection basis. Refused: unknown_version."""
    arrangement = meeting.arrangement(event=event)
    held = members(arrangement, "lists")
    return tuple(
        _asked(Which(event, name), one, arrangement)
        for name, one in held.items()
        if one.get("basis") == BASIS
    )


def asked(*, which: Which) -> Asked:
    """Refused: unknown_version, no_list."""
    for one in lists(event=which.event):
        if one.which == which:
            return one
    raise Refusal("no_list", name=which.name)


def _asked(which: Which, held: Mapping[str, Any], arrangement: dict[str, Any]) -> Asked:
    rules = rules_of(held)
    categories = members(arrangement, "participants")
    labels = {one: str(categories.get(one, {}).get("label", one)) for one in rules.of}
    return Asked(which, rules, tuple(map(str, sequence(held.get("principles")))), labels)
