"""What the rules of the floor share: their table, and the questions most of them ask first."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.earlier import falling, lapsing
from rostrum.procedure.floor.rules import REASONS, Rules
from rostrum.procedure.floor.state import Floor, Speaking, Waiting
from rostrum.procedure.floor.steps import SECOND

__all__ = [
    "RULES",
    "SECOND",
    "cuts",
    "fall",
    "found",
    "free",
    "fresh",
    "in_hand",
    "lapse",
    "reason",
    "rule",
    "same",
    "settled",
]
T = TypeVar("T")
Rule = Callable[[Floor, Any, int], Sequence[e.Entry]]
RULES: dict[type, Rule] = {}


def rule(kind: type[T]) -> Callable[[Callable[[Floor, T, int], Sequence[e.Entry]]], Rule]:
    def keep(function: Callable[[Floor, T, int], Sequence[e.Entry]]) -> Rule:
        RULES[kind] = function
        return function

    return keep


def cuts(floor: Floor) -> bool:
    """Whether the rules in force close the microphone by themselves (R117; R118 and R119 do not)."""
    return floor.rules is not None and floor.rules.enforcement == "cut"


def fresh(floor: Floor, seen: int | None) -> None:
    """Two operators: an act on a desk that has changed since is refused.

    What a participant does changes no desk: a request, a withdrawal, the end of the own intervention.
    """
    if seen is not None and seen < floor.desk:
        raise Refusal("stale", number=floor.number)


def same(floor: Floor, seen: int | None) -> None:
    """An act on whoever speaks holds while the same one speaks, whatever else was done at the desk meanwhile."""
    if seen is None or seen >= floor.passed:
        return
    raise Refusal("stale", number=floor.number) if floor.holders else Refusal("already_ended")


def found(floor: Floor, request: str) -> Waiting:
    found = floor.find(request)
    if found is None:
        raise Refusal("not_waiting", request=request)
    return found


def reason(reason: str) -> str:
    if reason not in REASONS:
        raise Refusal("reason_needed", reasons=REASONS)
    return reason


def lapse(floor: Floor, rules: Rules) -> list[e.Entry]:
    """What these rules take off the list, said in the record before they come into force (Amb2)."""
    gone = lapsing(floor, rules)
    return [e.ListLapsed(tuple(one.request for one in gone))] if gone else []


def fall(floor: Floor, rules: Rules) -> list[e.Entry]:
    """What falls beside the list when a segment opens under these rules, said in the record before it does."""
    gone = falling(floor, rules)
    return [e.MattersLapsed(tuple(one.request for one in gone))] if gone else []


def in_hand(floor: Floor) -> Speaking:
    if floor.speaking is None:
        raise Refusal("nobody_has_the_floor")
    return floor.speaking


def free(floor: Floor) -> None:
    """Nobody speaks or waits to go on, and no point of order is open."""
    settled(floor)
    if floor.holders:
        raise Refusal("somebody_has_the_floor")


def settled(floor: Floor) -> None:
    """A point of order that was made is ruled upon before anything else (rule 71)."""
    made = floor.point and not (floor.speaking and floor.speaking.intervention == floor.point.number)
    if made and floor.point and not floor.point.settled:
        raise Refusal("point_is_open")
