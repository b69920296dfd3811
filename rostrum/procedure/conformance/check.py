"""The arrangement as it stands held against its mandate, clause by clause (R1 to R59)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rostrum.procedure.conformance import conduct, people, timing
from rostrum.procedure.conformance.capacity import Forecast, capacity
from rostrum.procedure.conformance.fact import Arguments, Fact, Scene
from rostrum.procedure.conformance.notices import Notice, notices
from rostrum.procedure.modalities.arrangement import Arrangement
from rostrum.procedure.modalities.edition import Modalities

BINDING = frozenset({"decides", "requests"})
Rule = Callable[[Scene, Arguments], list[Fact]]

RULES: dict[str, Rule] = {
    "meeting": timing.meeting,
    "segment": timing.segment,
    "within": timing.within,
    "order": timing.order,
    "consecutive": timing.consecutive,
    "meetings": timing.meetings,
    "month": timing.month,
    "by": timing.by,
    "deadline": timing.deadline,
    "mix": people.mix,
    "at_least": people.at_least,
    "appointed_by": people.appointed_by,
    "participants": people.participants,
    "includes": people.includes,
    "list": people.assent_list,
    "theme": conduct.theme,
    "items": conduct.items,
    "then": conduct.then,
    "last": conduct.last,
    "limit": conduct.limit,
    "webcast": conduct.webcast,
    "questions": conduct.questions,
    "recalls": conduct.recalls,
    "adopted": conduct.adopted,
    "trail": conduct.trail,
    "eq": conduct.eq,
    "has": conduct.has,
    "done": conduct.done,
    "manual": conduct.manual,
}


@dataclass(frozen=True)
class Finding:
    """What holds of one provision.

    `result`: met; open (people, acts or another event not recorded yet); breach (false, and the clause
    decides or requests); differs (false, and it invites, encourages or notes); manual (a person judges).
    A breach that is not `confirmed` is shown as such, never as a plain breach. `modal` should marks a
    red flag, not a block (ambiguity 4).
    """

    clause: str
    part: str
    force: str
    modal: str
    asks: str
    says: str
    note: str
    confirmed: bool
    rule: str
    result: str
    facts: tuple[Fact, ...]

    @property
    def wanting(self) -> tuple[Fact, ...]:
        """What would satisfy the clause: each fact that does not hold, with its `where` and `wanted`."""
        return tuple(fact for fact in self.facts if fact.holds is not True)


@dataclass(frozen=True)
class Report:
    findings: tuple[Finding, ...]
    forecasts: tuple[Forecast, ...]
    notices: tuple[Notice, ...]

    def count(self, result: str) -> int:
        return sum(finding.result == result for finding in self.findings)


def check(
    modalities: Modalities,
    arrangement: Arrangement | None = None,
    others: Mapping[str, Arrangement] | None = None,
    holidays: Collection[date] = (),
) -> list[Finding]:
    """Every provision of the modalities, in their order, against the arrangement.

    Without an arrangement the file speaks for itself. `others` are the arrangements of other events
    by id. Asks no clock, raises nothing for whatever an arrangement holds.
    """
    scene = _scene(modalities, arrangement, others, holidays)
    return [_finding(scene, provision) for provision in modalities.provisions]


def report(
    modalities: Modalities,
    arrangement: Arrangement | None = None,
    others: Mapping[str, Arrangement] | None = None,
    holidays: Collection[date] = (),
) -> Report:
    """Findings, forecasts and notices together."""
    scene = _scene(modalities, arrangement, others, holidays)
    return Report(
        tuple(_finding(scene, provision) for provision in modalities.provisions),
        tuple(
            capacity(scene, one["id"], one["why"], one["check"]["capacity"])
            for one in modalities.forecasts
            if "capacity" in one["check"]
        ),
        tuple(notices(scene.arrangement)),
    )


def result(force: str, rule: str, facts: list[Fact]) -> str:
    """One result from what a rule looked at: a contradiction weighs more than what is not recorded."""
    held = [fact.holds for fact in facts]
    if rule == "manual":
        return "manual"
    if False in held:
        return "breach" if force in BINDING else "differs"
    return "open" if None in held else "met"


def _scene(
    modalities: Modalities,
    arrangement: Arrangement | None,
    others: Mapping[str, Arrangement] | None,
    holidays: Collection[date],
) -> Scene:
    own = modalities.data if arrangement is None else arrangement
    return Scene(own, others or {}, frozenset(holidays))


def _finding(scene: Scene, provision: dict[str, Any]) -> Finding:
    rule, given = next(iter(provision["check"].items()))
    facts = RULES[rule](scene, given)
    return Finding(
        clause=provision["p"],
        part=provision.get("part", ""),
        force=provision["force"],
        modal=provision.get("modal", ""),
        asks=provision.get("asks", ""),
        says=provision.get("says", ""),
        note=provision.get("note", ""),
        confirmed=provision.get("confirmed", True),
        rule=rule,
        result=result(provision["force"], rule, facts),
        facts=tuple(facts),
    )
