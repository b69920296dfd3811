"""The rules of the list: what an act becomes in its record, or why it may not be (R81-R92, Amb7, Amb8).

`decide` is pure. A period that has run out is ended first, at its own moment, whoever looks first and however
late; then the act is looked at. The rules of the list come from the modalities (`lists`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.modalities.arrangement import mapping, sequence
from rostrum.procedure.non_objection import acts as a
from rostrum.procedure.non_objection import entries as e
from rostrum.procedure.non_objection.state import List, Name, Objection, evolve
from rostrum.procedure.non_objection.versions import (
    CORRIGENDUM,
    LIST,
    WITH_NAMES,
    WITHOUT_NAMES,
    refuse_symbol,
)

T = TypeVar("T")
STRIKES = "unless_withdrawn"  # what a standing objection does where the modalities say nothing (Amb7)


@dataclass(frozen=True, slots=True)
class ListRules:
    """`of`: the categories that come by the list. `strikes`: unless_withdrawn or never, and only a proposal (Amb7).

    `may_request`: as what a State may ask for the general basis of objections (R90); `disclosed`: never, on_request
    or always.
    """

    of: tuple[str, ...]
    covers: tuple[str, ...] = ()
    may_request: tuple[str, ...] = ()
    disclosed: str = "never"
    strikes: str = STRIKES


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry and its moment (µs): a settled end is dated at its deadline, everything else now."""

    entry: e.Entry
    at: int


def rules_of(held: Mapping[str, Any]) -> ListRules:
    """Read a list of a modalities file (format v2, key `lists`)."""
    told = mapping(held.get("objections"))
    return ListRules(
        of=tuple(sequence(held.get("of"))),
        covers=tuple(sequence(held.get("covers"))),
        may_request=tuple(sequence(told.get("may_request"))),
        disclosed=str(told.get("basis_disclosed", "never")),
        strikes=str(told.get("strikes", STRIKES)),
    )


def decide(held: List, act: a.Act, now: int, rules: ListRules) -> tuple[Dated, ...]:
    """The entries an act makes at `now` (µs UTC), or a Refusal."""
    settled = settle(held, now)
    for one in settled:
        held = evolve(held, one.entry, one.at)
    made = RULES[type(act)](held, act, now, rules)
    return (*settled, *(Dated(entry, max(now, held.at)) for entry in made))


def settle(held: List, now: int) -> tuple[Dated, ...]:
    """The periods that have run out and are not yet ended in the record."""
    due = [one for one in held.running if not one.open_at(now)]
    return tuple(Dated(e.PeriodEnded(one.version), max(one.until, held.at)) for one in due)


def proposed_outcome(held: List, rules: ListRules) -> tuple[str, ...]:
    """The names that by default are not in the final list; the Assembly decides all the same (Amb7)."""
    if rules.strikes == "never":
        return ()
    return tuple(one for one in held.brought if held.standing(one))


Rule = Callable[[List, Any, int, ListRules], Sequence[e.Entry]]
RULES: dict[type, Rule] = {}


def rule(kind: type[T]) -> Callable[[Callable[[List, T, int, ListRules], Sequence[e.Entry]]], Rule]:
    def keep(function: Callable[[List, T, int, ListRules], Sequence[e.Entry]]) -> Rule:
        RULES[kind] = function
        return function

    return keep


def _undecided(held: List) -> None:
    if held.stage in {"before_assembly", "decided", "published"}:
        raise Refusal("list_is_with_the_assembly", stage=held.stage)


def _found(held: List, nominee: str) -> Name:
    one = held.names.get(nominee)
    if one is None or one.dropped:
        raise Refusal("not_on_the_list", nominee=nominee)
    return one


@rule(a.ProposeName)
def _propose(held: List, act: a.ProposeName, now: int, rules: ListRules) -> Sequence[e.Entry]:
    """Only the categories of the list; one in consultative status is flagged, never refused (R82)."""
    _undecided(held)
    if act.category not in rules.of:
        raise Refusal("not_by_the_list", category=act.category)
    known = held.names.get(act.nominee)
    if known is not None and not (known.dropped and not known.version):
        raise Refusal("already_on_the_list", nominee=act.nominee)
    return [e.NameProposed(act.nominee, act.category, ("ecosoc_status",) if act.ecosoc else ())]


@rule(a.DropName)
def _drop(held: List, act: a.DropName, now: int, rules: ListRules) -> Sequence[e.Entry]:
    _undecided(held)
    _found(held, act.nominee)
    return [e.NameDropped(act.nominee)]


@rule(a.Circulate)
def _circulate(held: List, act: a.Circulate, now: int, rules: ListRules) -> Sequence[e.Entry]:
    """Members consider what they have not yet seen; names sent before keep their own period (R84)."""
    _undecided(held)
    if act.form not in WITH_NAMES or (act.form == LIST) != (not held.circulations):
        code = "corrigendum_brings_no_name" if act.form == CORRIGENDUM else "unknown_form"
        raise Refusal(code, forms=WITH_NAMES)
    refuse_symbol(act.symbol, act.form, held.issued)
    if act.until <= now:
        raise Refusal("period_in_the_past", until=act.until)
    if not held.unsent:
        raise Refusal("nothing_to_circulate")
    version = len(held.circulations) + 1
    return [e.ListCirculated(version, act.form, act.symbol, held.unsent, act.until, act.inclusive)]


@rule(a.Reissue)
def _reissue(held: List, act: a.Reissue, now: int, rules: ListRules) -> Sequence[e.Entry]:
    """Correct or replace what Members have, until the Assembly has decided; names that wait to be sent go on waiting.

    Whoever is somebody else than before is a new name: Members have a right to object to it.
    """
    if not held.circulations:
        raise Refusal("nothing_to_correct")
    if held.stage in {"decided", "published"}:
        raise Refusal("list_is_with_the_assembly", stage=held.stage)
    if act.form not in WITHOUT_NAMES:
        raise Refusal("unknown_form", forms=WITHOUT_NAMES)
    refuse_symbol(act.symbol, act.form, held.issued)
    for nominee in act.names:
        if not _found(held, nominee).version:
            raise Refusal("not_circulated", nominee=nominee)
    names = tuple(dict.fromkeys(act.names))
    return [e.ListReissued(len(held.circulations) + 1, act.form, act.symbol, names)]


@rule(a.ExtendPeriod)
def _extend(held: List, act: a.ExtendPeriod, now: int, rules: ListRules) -> Sequence[e.Entry]:
    """A period is only ever made longer, and only while it runs."""
    running = next((one for one in held.running if one.version == act.version), None)
    if running is None:
        raise Refusal("period_ended", version=act.version)
    if act.until <= running.until:
        raise Refusal("not_longer", until=running.until)
    return [e.PeriodExtended(act.version, act.until, act.inclusive)]


@rule(a.ReceiveObjection)
def _object(held: List, act: a.ReceiveObjection, now: int, rules: ListRules) -> Sequence[e.Entry]:
    """In time or not at all. Several Members may object to one name, each with an objection of its own."""
    one = _found(held, act.nominee)
    if not one.version:
        raise Refusal("not_circulated", nominee=act.nominee)
    if held.circulations[one.version - 1].ended:
        raise Refusal("period_ended", version=one.version)
    if act.objection in held.objections:
        raise Refusal("objection_known")
    return [e.ObjectionReceived(act.objection, act.nominee)]


@rule(a.WithdrawObjection)
def _lift(held: List, act: a.WithdrawObjection, now: int, rules: ListRules) -> Sequence[e.Entry]:
    """An objection may be withdrawn after the period too, until the Assembly has decided (practice of 2016)."""
    one: Objection | None = held.objections.get(act.objection)
    if one is None or not one.standing:
        raise Refusal("no_such_objection")
    if held.stage in {"decided", "published"}:
        raise Refusal("list_is_with_the_assembly", stage=held.stage)
    return [e.ObjectionWithdrawn(act.objection)]


@rule(a.EndPeriod)
def _end(held: List, act: a.EndPeriod, now: int, rules: ListRules) -> Sequence[e.Entry]:
    return []


@rule(a.BringToAssembly)
def _bring(held: List, act: a.BringToAssembly, now: int, rules: ListRules) -> Sequence[e.Entry]:
    """Every period has ended, and no name waits to be sent (R85)."""
    if held.stage != "considered":
        raise Refusal("not_considered", stage=held.stage)
    if held.unsent:
        raise Refusal("names_not_circulated", count=len(held.unsent))
    return [e.BroughtToAssembly(act.symbol)]


@rule(a.Decide)
def _decide(held: List, act: a.Decide, now: int, rules: ListRules) -> Sequence[e.Entry]:
    """The Assembly decides on every name brought to it, whatever was objected (R86, Amb7)."""
    if held.stage != "before_assembly":
        raise Refusal("not_before_the_assembly", stage=held.stage)
    strangers = [one for one in act.not_included if one not in held.brought]
    if strangers:
        raise Refusal("not_on_the_list", nominee=strangers[0])
    out = tuple(one for one in held.brought if one in act.not_included)
    return [e.AssemblyDecided(act.symbol, tuple(one for one in held.brought if one not in out), out)]


@rule(a.Publish)
def _publish(held: List, act: a.Publish, now: int, rules: ListRules) -> Sequence[e.Entry]:
    if held.stage != "decided":
        raise Refusal("not_decided", stage=held.stage)
    return [e.ListPublished(act.symbol)]


@rule(a.RequestBasis)
def _ask(held: List, act: a.RequestBasis, now: int, rules: ListRules) -> Sequence[e.Entry]:
    """Members, and States members of the specialized agencies, may ask; the answer to both is the same (R88, R90).

    A request about a name nobody objected to is recorded like any other: a refusal would tell.
    """
    if rules.disclosed == "never" or act.may not in rules.may_request:
        raise Refusal("may_not_request", may=rules.may_request)
    if not _found(held, act.nominee).version:
        raise Refusal("not_circulated", nominee=act.nominee)
    if act.request in held.asked:
        raise Refusal("request_known")
    return [e.BasisRequested(act.request, act.nominee, act.may)]


@rule(a.DiscloseBasis)
def _disclose(held: List, act: a.DiscloseBasis, now: int, rules: ListRules) -> Sequence[e.Entry]:
    asked = held.asked.get(act.request)
    if asked is None or asked.disclosed:
        raise Refusal("no_such_request")
    return [e.BasisDisclosed(act.request)]
