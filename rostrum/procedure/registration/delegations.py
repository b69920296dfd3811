"""Who belongs to a delegation, and at which level it is represented (R70, R71; D40).

Nobody is of the type "survivor": a survivor is a member like everybody, protected where the person asks for it.
"""

from collections.abc import Iterable

from rostrum.procedure.ordering import STANDING
from rostrum.procedure.registration.ways import DELEGATION, INSCRIBE, Way

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
LEVELS = tuple(one for one in STANDING if one)  # of representation, the highest first
STANDS_AS = frozenset({"member_type", "level"})  # what is approved of a member beside who it is
ROUTES = frozenset({DELEGATION, INSCRIBE})


def by_delegation(way: Way) -> bool:
    """Whether the members of a category come by a delegation."""
    return way.route in ROUTES


def highest(levels: Iterable[str]) -> str:
    """The level at which a delegation is represented: that of its highest member, empty where none is told (R71)."""
    return min((one for one in levels if one in LEVELS), key=LEVELS.index, default="")
