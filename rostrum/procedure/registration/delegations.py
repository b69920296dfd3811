"""Who belongs to a delegation, at which level it is represented, and how many it may bring (R70, R71; D40).

Nobody is of the type "survivor": a survivor is a member like everybody, protected where the person asks for it.
"""

from collections.abc import Iterable

from rostrum.procedure.ordering import STANDING
from rostrum.procedure.registration.ways import DELEGATION, INSCRIBE, Cap, Way, room_left

MEMBER_TYPES = (
    "delegate",
    "parliamentarian",
    "law_enforcement",
    "nhri",
    "civil_society",
    "private_sector",
    "assistant",
    "sign_interpreter",
)
UNCOUNTED = frozenset({"assistant", "sign_interpreter"})  # outside every cap
LEVELS = tuple(one for one in STANDING if one)  # of representation, the highest first
STANDS_AS = frozenset({"member_type", "level"})  # what is approved of a member beside who it is
ROUTES = frozenset({DELEGATION, INSCRIBE})
PER_DELEGATION = frozenset({"delegation", "organization"})


def by_delegation(way: Way) -> bool:
    """Whether the members of a category come by a delegation."""
    return way.route in ROUTES


def counts(member_type: str) -> bool:
    """Whether a member counts towards a cap."""
    return member_type not in UNCOUNTED


def highest(levels: Iterable[str]) -> str:
    """The level at which a delegation is represented: that of its highest member, empty where none is told (R71)."""
    return min((one for one in levels if one in LEVELS), key=LEVELS.index, default="")


def full(cap: Cap | None, counted: int, member_type: str) -> bool:
    """Whether nobody of this type finds a place any more; `counted` are those who count already."""
    return counts(member_type) and room_left(cap, counted) == 0
