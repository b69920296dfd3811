"""Who is heard next of all who ask: points of order, then the list, then replies (R45, R101, P2).

Of several points of order the one that ranks higher comes first: a point of order in the narrow sense, then the
procedural motions in the order of rule 77. Questions and answers are called by the chair and stand in no order.
"""

from rostrum.procedure.floor.state import Floor, Waiting
from rostrum.procedure.list_of_speakers import order

POINTS = ("procedure", "suspend_meeting", "adjourn_meeting", "adjourn_debate", "close_debate")


def points(floor: Floor) -> list[Waiting]:
    """Points of order, the first to be heard first."""
    raised = [one for one in floor.matters if one.form == "point_of_order"]
    return sorted(raised, key=lambda one: (POINTS.index(one.point), one.number))


def matters(floor: Floor) -> list[Waiting]:
    """All that is asked for beside the list, as screens show it."""
    others = [one for one in floor.matters if one.form in ("question", "answer")]
    return [*points(floor), *others, *replies(floor)]


def replies(floor: Floor) -> list[Waiting]:
    return [one for one in floor.matters if one.form == "reply"]


def in_turn(floor: Floor) -> list[Waiting]:
    """Everybody in the order in which they are due. A reply is heard when the list is done (P2)."""
    return [*points(floor), *order(floor.waiting, floor.rules, floor.last_queue), *replies(floor)]
