"""Who still waits from the segment before, where each segment has a matter of its own (Amb2, Amb21).

A plenary is one list over many meetings (R103). Two panels or round tables may share their rules and have each a
theme: whoever asked in the first stays for the second, until the desk says otherwise.
"""

from dataclasses import replace

from rostrum.procedure.floor.rules import Rules
from rostrum.procedure.floor.state import Floor, Left, Waiting

OWN_MATTER = frozenset({"panel", "round_table"})  # kinds of segments


def earlier(floor: Floor) -> list[Waiting]:
    """Those on the list who asked before the segment in force, in order of arrival."""
    return [one for one in floor.waiting if one.number <= floor.before]


def leave(floor: Floor) -> tuple[Left, ...]:
    """The segments left so far, one for each set of rules: with the one in force, as of now."""
    if floor.rules is None or not floor.segment:
        return floor.left
    name = floor.rules.floor
    others = tuple(one for one in floor.left if one.floor != name)
    return (*others, Left(name, floor.segment, floor.number, floor.before))


def come_to(floor: Floor, segment: str, kind: str, rules: Rules) -> Floor:
    """What opening a segment leaves behind: one that opens again goes on as it was."""
    left = leave(floor)
    was = next((one for one in left if one.floor == rules.floor and kind in OWN_MATTER), None)
    again = was is not None and was.segment == segment
    before = (was.before if again else was.number) if was else 0
    return replace(floor, left=left, before=before, anew=())
