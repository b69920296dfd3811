"""The arrangement as it stands, gathered from the other apps and held against its mandate (D30).

Everything here but `prospect` is public: facts carry ids and programme values. What is sensitive of a person joins the
arrangement only while it is checked; of it a finding tells the result and how many, never whose (R42).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rostrum.apps.mandate.queries import Wording, wordings
from rostrum.apps.meeting import appointments as meeting_appointments
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.meeting.candidates import Described, would_be
from rostrum.apps.participation.queries import chosen
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.appointments import Candidate, in_prospect
from rostrum.procedure.conformance import Finding, Notice, Report, report
from rostrum.procedure.conformance.attributes import asked, with_attribute
from rostrum.procedure.conformance.check import result
from rostrum.procedure.modalities.arrangement import Arrangement
from rostrum.procedure.programme_revision import places
from rostrum.procedure.selection import terms

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
    found = report(modalities, _known(event, own), others)
    return replace(found, notices=(*found.notices, *_nobody_chosen(event, own))), own


def _nobody_chosen(event: str, arrangement: Arrangement) -> Iterator[Notice]:
    """A segment whose speakers are selected and whom nobody was chosen for and told (P9)."""
    selected = terms(arrangement)
    called = chosen(event=event) if selected else {}
    return (Notice("nobody_chosen", f"segments.{one}") for one in selected if not called.get(one))


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

    @property
    def breaks(self) -> bool:
        """Whether something that the mandate asks would no longer, or could never, hold."""
        return self.finding.result in {"breach", "differs"} and self.finding.result != self.before


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
    return _effects(event, one.candidate, [place], others, by)


def foreseen(  # noqa: PLR0913 - a proposal names who, for what and in whose place
    *,
    event: str,
    role: str,
    person: Described,
    place: int | None = None,
    instead_of: str = "",
    by: Account | None,
) -> tuple[Effect, ...]:
    """The same for a proposal that is not made yet, or for a correction of `instead_of`; stores nothing.

    `place` is that of whom they would succeed. Without one it is a free place; where every place is held, that in
    which it breaks least. Refused: not_permitted, unknown_event, and as
    `meeting.candidates.described`.
    """
    rows = meeting_appointments.appointments(event=event, by=by)
    if role not in meeting_appointments.rights(event=event, by=by):
        raise Refusal("not_permitted")
    others = [row.candidate for row in rows if row.id != instead_of]
    candidate = would_be(event=event, role=role, person=person)
    held = meeting.arrangement(event=event)["roles"][role]
    taken = len(held.get("holders", ()))
    if place is not None and place < taken:
        return _effects(event, candidate, [place], others, by)
    return _effects(event, candidate, [None] if taken < places(held) else [*range(taken)], others, by)


def _effects(
    event: str, candidate: Candidate, choice: list[int | None], others: list[Candidate], by: Account | None
) -> tuple[Effect, ...]:
    """What is sensitive counts for those alone who may read it: with whom it goes would tell others whose it is."""
    modalities, arrangements = meeting.modalities(event=event), meeting.arrangements()
    own = arrangements.pop(event)
    known = _known(event, own) if meeting.reads_sensitive(event=event, by=by) else own
    now = report(modalities, known, arrangements).findings
    found = []
    for place in choice:
        would = in_prospect(known, candidate, place, others)
        then = report(modalities, would, arrangements).findings
        pairs = (_effect(*pair, candidate.role) for pair in zip(now, then, strict=True))
        found.append(tuple(effect for effect in pairs if effect))
    return min(found, key=lambda effects: sum(one.breaks for one in effects))


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
