"""Who still waits from the segment before, and what becomes of them (Amb2, Amb21).

A plenary is one list over many meetings (R103). Two panels or round tables may share their rules and have each a
theme: whoever asked in the first stays for the second, until the desk says otherwise. Under other rules a list that is
not kept lapses: those on it are told.
"""

from dataclasses import replace

from rostrum.procedure.floor.rules import Rules
from rostrum.procedure.floor.state import Floor, Left, Waiting

OWN_MATTER = frozenset({"panel", "round_table"})  # kinds of segments


def earlier(floor: Floor) -> list[Waiting]:
    """Those on the list who asked before the segment in force, in order of arrival."""
    return [one for one in floor.waiting if one.number <= floor.before]


def lapsing(floor: Floor, rules: Rules) -> list[Waiting]:
    """Those who wait no more once these rules are in force: their list neither goes on nor is kept (Amb2)."""
    goes_on = floor.rules is None or floor.rules.floor == rules.floor
    return [] if goes_on else may_lapse(floor)


def may_lapse(floor: Floor) -> list[Waiting]:
    """Those who wait no more once any other rules are in force, in order of arrival."""
    return [] if floor.rules is None or floor.rules.kept else list(floor.waiting)


def just_lapsed(floor: Floor) -> tuple[str, ...]:
    """Whom the desk is told of: participants of a list that lapsed, until the next is heard."""
    heard = floor.speaking or floor.last
    return floor.lapsed if heard is None or heard.given < floor.lapse else ()


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
    lapsed = floor.lapsed if floor.lapse == floor.number - 1 else ()  # by this opening, or by one long past
    return replace(floor, left=left, before=before, anew=(), lapsed=lapsed)
