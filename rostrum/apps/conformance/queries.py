"""The arrangement as it stands, gathered from the other apps and held against its mandate (D30).

Everything here but `prospect` is public: facts carry ids and programme values. What is sensitive of a person joins the
arrangement only while it is checked; of it a finding tells the result and how many, never whose (R42).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rostrum.apps.mandate.queries import Wording, wordings
from rostrum.apps.meeting import appointments as meeting_appointments
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.appointments import in_prospect
from rostrum.procedure.conformance import Finding, Report, report
from rostrum.procedure.conformance.attributes import asked, with_attribute
from rostrum.procedure.conformance.check import result
from rostrum.procedure.modalities.arrangement import Arrangement

RESOLUTION = ("PP", "OP")  # clauses of the resolution; others are of a note, a letter, a page


@dataclass(frozen=True)
class Mandate:
    """What the mandate asks, what was found, and the official wording by clause where it was imported."""

    symbol: str
    title: str
    report: Report
    wordings: Mapping[str, Wording]
    arrangement: Arrangement


def findings(*, event: str) -> Report:
    """Every provision against the newest version of the programme and what is on record.

    Other events of this installation are asked where a provision names them. Refused: unknown_event.
    """
    return _held(event)[0]


def mandate(*, event: str, language: str) -> Mandate:
    """The findings with the official wording beside them. Refused: unknown_event."""
    found, arrangement = _held(event)
    order = arrangement["mandate"]
    clauses = {one.clause for one in found.findings if one.clause.startswith(RESOLUTION)}
    return Mandate(
        symbol=order["resolution"],
        title=order.get("title", ""),
        report=found,
        wordings=wordings(symbol=order["resolution"], clauses=sorted(clauses), language=language),
        arrangement=arrangement,
    )


def _held(event: str) -> tuple[Report, Arrangement]:
    modalities = meeting.modalities(event=event)
    others = meeting.arrangements()
    if event not in others:
        raise Refusal("unknown_event", id=event)
    own = others.pop(event)
    return report(modalities, _known(event, own), others), own


def _known(event: str, arrangement: Arrangement) -> Arrangement:
    if not any(one.sensitive for one in asked(arrangement)):
        return arrangement
    for fact in meeting.sensitive_facts(event=event, by=None):
        arrangement = with_attribute(arrangement, fact.role, fact.place, fact.attribute, fact.value)
    return arrangement


@dataclass(frozen=True)
class Effect:
    """What an appointment would do to one provision: what is found now, and the finding as it would be."""

    before: str
    finding: Finding


def prospect(*, event: str, appointment: str, place: int | None, by: Account | None) -> tuple[Effect, ...]:
    """What would change in the findings if somebody came into an office, in a free place or in that of a holder.

    The others in prospect for the same office are counted with it as far as each finds a place, so that a broken mix
    is seen while it can be helped (R43, R46). Stores nothing. Refused: not_permitted, unknown_event,
    unknown_appointment, no_free_place, no_such_place.
    """
    rows = meeting_appointments.appointments(event=event, by=by)
    one = next((row for row in rows if row.id == appointment), None)
    if one is None:
        raise Refusal("unknown_appointment", id=appointment)
    others = [row.candidate for row in rows if row.id != appointment]
    modalities, arrangements = meeting.modalities(event=event), meeting.arrangements()
    known = _known(event, arrangements.pop(event))
    would = in_prospect(known, one.candidate, place, others)
    now = report(modalities, known, arrangements).findings
    then = report(modalities, would, arrangements).findings
    pairs = (_effect(*pair, one.role) for pair in zip(now, then, strict=True))
    return tuple(effect for effect in pairs if effect)


def _effect(before: Finding, after: Finding, role: str) -> Effect | None:
    """What a provision says of the role: of one that asks the same of two panels, the part about this one."""
    if len(before.facts) != len(after.facts):
        return Effect(before.result, after)
    touched = [
        (then, now)
        for then, now in zip(before.facts, after.facts, strict=True)
        if then.holds != now.holds or (now.holds is not True and now.where.startswith(f"roles.{role}."))
    ]
    if not touched:
        return None
    was, will = ([pair[at] for pair in touched] for at in (0, 1))
    found = replace(after, facts=tuple(will), result=result(after.force, after.rule, will))
    return Effect(result(before.force, before.rule, was), found)
