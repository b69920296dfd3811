"""Who still waits from the segment before, and what becomes of them (Amb2, Amb21).

A plenary is one list over many meetings (R103). Two panels or round tables may share their rules and have each a
theme: whoever asked in the first stays for the second, until the desk says otherwise. Under other rules a list that is
not kept lapses: those on it are told. What was raised beside the list falls with its segment, and whoever raised it is
told as well.
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


def falling(floor: Floor, rules: Rules) -> list[Waiting]:
    """What waits beside the list no more once a segment opens under these rules: a reply waits as long as its list."""
    goes_on = floor.rules is not None and floor.rules.floor == rules.floor
    return [one for one in floor.matters if not (goes_on and one.form == "reply")]


def may_fall(floor: Floor) -> tuple[int, int]:
    """How many matters fall once a segment opens under the rules in force, and how many under any other."""
    asked = len(floor.matters)
    return (asked if floor.rules is None else len(falling(floor, floor.rules))), asked


def just_lapsed(floor: Floor) -> tuple[str, ...]:
    """Whom the desk is told of: participants of a list that lapsed, until the next is heard."""
    return () if _heard_since(floor, floor.lapse) else floor.lapsed


def just_fallen(floor: Floor) -> tuple[str, ...]:
    """The same of those whose matter fell with its segment."""
    return () if _heard_since(floor, floor.fall) else floor.fallen


def _heard_since(floor: Floor, number: int) -> bool:
    heard = floor.speaking or floor.last
    return heard is not None and heard.given >= number


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
    newest = floor.number - 1
    lapsed = floor.lapsed if floor.lapse == newest else ()  # by this opening, or by one long past
    by_this = floor.fall == (newest - 1 if lapsed else newest)
    fallen = floor.fallen if by_this else ()
    return replace(floor, left=left, before=before, anew=(), lapsed=lapsed, fallen=fallen)
