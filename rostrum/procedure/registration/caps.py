"""How many a cap of the modalities lets in, who holds a place under it, and how many are left (R70; P3, P9).

Assistants and sign interpreters stand outside every cap, and so does each type of member that a cap excludes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rostrum.procedure.registration.ways import Way

UNCOUNTED = frozenset({"assistant", "sign_interpreter"})  # outside every cap
PER_BODY = frozenset({"delegation", "organization"})
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody a cap may count. `organization` is the code of the body on file, `body` its name as told."""

    id: str
    category: str
    delegation: str = ""
    organization: str = ""
    body: str = field(default="", repr=False)
    member_type: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A cap as it stands: at most `limit` for each `per` (delegation, organization, category, event)."""

    limit: int
    per: str
    taken: int

    @property
    def left(self) -> int:
        return max(0, self.limit - self.taken)


def counts(member_type: str) -> bool:
    """Whether a member of this type counts towards a cap that excludes nobody in particular."""
    return member_type not in UNCOUNTED


class Places:
    """Who holds a place in one event, whatever the cap counts by.

    A cap per segment is no matter of registration: it binds the list of speakers.
    """

    def __init__(self, ways: Mapping[str, Way], seats: Iterable[Seat] = ()) -> None:
        self._ways = ways
        self._by: dict[Key, dict[str, str]] = defaultdict(dict)  # the types of members by id
        for one in seats:
            self.take(one)

    def take(self, seat: Seat) -> None:
        """Somebody has a place."""
        for per in ("event", "category", "delegation"):
            for key in _keys(per, seat):
                self._by[key][seat.id] = seat.member_type

    def room(self, seat: Seat) -> Room | None:
        """The cap for this person, with how many others hold a place; None where none binds them."""
        way = self._ways.get(seat.category)
        cap = way.cap if way else None
        if cap is None or not counts(seat.member_type) or seat.member_type in cap.excludes:
            return None
        keys = _keys(cap.per, seat)
        if not keys:
            return None
        others = {
            one
            for key in keys
            for one, kind in self._by[key].items()
            if one != seat.id and counts(kind) and kind not in cap.excludes
        }
        return Room(cap.n, cap.per, len(others))

    def beyond(self, seats: Iterable[Seat]) -> dict[str, Room]:
        """Who finds no place when these come in one after the other; whoever finds one takes it."""
        over = {}
        for one in seats:
            room = self.room(one)
            if room is not None and not room.left:
                over[one.id] = room
            else:
                self.take(one)
        return over


def _keys(per: str, seat: Seat) -> tuple[Key, ...]:
    """What somebody shares with all others under one cap; a body is known by its delegation, its code or its name."""
    if per == "event":
        return (("event",),)
    if per == "category":
        return (("category", seat.category),)
    if per not in PER_BODY:
        return ()
    named = (
        ("delegation", seat.delegation),
        ("code", seat.organization),
        ("name", seat.body.casefold()),
    )
    return tuple((seat.category, *pair) for pair in named if pair[1])
