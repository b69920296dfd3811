"""Who is let in at an entrance, and who is in the room: read from standings and scans alone.

Scans come from several entrances, late and more than once, because an entrance goes on without a connection
(experience 8.6). So nothing is counted up: presence is folded anew from what was scanned, whatever the order in
which it arrived.
"""

from collections.abc import Iterable
from dataclasses import dataclass

IN, OUT = "in", "out"
WAYS = (IN, OUT)

ADMITTED = "admitted"
REPLACED = "replaced"  # another badge was made for the same person, or this one was taken back
WITHDRAWN = "withdrawn"  # the registration was taken back
NOT_APPROVED = "not_approved"  # refused, not on the list that was decided, or looked at again
OTHER_EVENT = "other_event"
UNKNOWN = "unknown"  # no badge of this installation
VERDICTS = (ADMITTED, REPLACED, WITHDRAWN, NOT_APPROVED, OTHER_EVENT, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Standing:
    """A badge as the entrance finds it. `registration`: its state, empty for whoever was put on the list itself."""

    in_force: bool
    registration: str = ""


def verdict(standing: Standing) -> str:
    """Whether the bearer comes in, or why not; the reason names nothing of the person (security 5)."""
    if standing.registration == "withdrawn":
        return WITHDRAWN
    if standing.registration not in {"", "approved"}:
        return NOT_APPROVED
    return ADMITTED if standing.in_force else REPLACED


@dataclass(frozen=True, slots=True)
class Passage:
    """Somebody went through an entrance. `key` is the scan's own, so that the same one told twice is one."""

    bearer: str
    at: int  # µs, as the entrance had it
    way: str
    key: str


@dataclass(frozen=True, slots=True)
class Presence:
    """`came`: everybody who came in, in the order they first did. `inside`: who has not gone out since."""

    came: tuple[str, ...]
    inside: frozenset[str]


def presence(passages: Iterable[Passage]) -> Presence:
    """Who came and who is in the room, each person once however often they were scanned.

    Of two passages at the same moment the key decides, so that every reader counts alike.
    """
    last: dict[str, str] = {}
    came: dict[str, None] = {}
    told = {one.key: one for one in passages}
    for one in sorted(told.values(), key=lambda each: (each.at, each.key)):
        last[one.bearer] = one.way
        if one.way == IN:
            came.setdefault(one.bearer)
    return Presence(tuple(came), frozenset(bearer for bearer, way in last.items() if way == IN))


LATEST = 48 * 3600  # seconds that an entrance may keep a scan before its own clock is doubted


def moment_of(told: int, now: int, second: int = 1_000_000) -> int:
    """When a scan was made: as the entrance says, unless that lies ahead of us or longer back than any meeting."""
    return told if now - LATEST * second <= told <= now else now


EARLY = 3600  # seconds before a meeting from which coming in online counts


def came_online(
    moments: Iterable[int], meetings: Iterable[tuple[int, int]], second: int = 1_000_000
) -> list[int]:
    """Of the moments (µs) at which somebody came in by link and PIN, those for a meeting (start, end).

    It is the door of those who are not in the room. A link that was only tried days before is no attendance, and
    neither is a screen that is open (decision 25).
    """
    held = list(meetings)
    return [at for at in moments if any(start - EARLY * second <= at <= end for start, end in held)]
