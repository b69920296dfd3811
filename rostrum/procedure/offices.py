"""Offices held over time: an act belongs to whoever held the office when it was done (R36, Amb6).

Two Presidents act in one process, each of one session; a substitute acts for the holder, whose act it stays (R51).
Moments are microseconds UTC; a tenure runs from its first moment up to, and not including, its last.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.modalities.arrangement import Arrangement, members


@dataclass(frozen=True)
class Substitute:
    """Who acts for the holder for a time, such as a Vice-President."""

    name: str
    function: str
    since: int
    until: int


@dataclass(frozen=True)
class Tenure:
    """One holder of an office from `since` to `until` (None: still)."""

    id: str
    office: str
    session: int | None
    name: str
    state: str
    since: int
    until: int | None
    substitutes: tuple[Substitute, ...] = ()

    def holds(self, at: int) -> bool:
        return self.since <= at and (self.until is None or at < self.until)

    def acting(self, at: int) -> Substitute | None:
        """Who acts for the holder at that moment; of two the one named last."""
        found = [one for one in self.substitutes if one.since <= at < one.until]
        return found[-1] if found else None


def in_office(tenures: Iterable[Tenure], office: str, at: int, session: int | None = None) -> Tenure | None:
    """Who holds the office at a moment; bound to a session, only who holds it for that session."""
    held = (one for one in tenures if one.office == office and one.holds(at))
    return next((one for one in held if session in {None, one.session}), None)


def admitted(tenures: Iterable[Tenure], office: str, since: int, until: int | None) -> Tenure | None:
    """The tenure that a new one ends, because its end was open; None where the office was vacant.

    Refused: ends_before_start, overlap (two cannot hold one office at one moment).
    """
    if until is not None and until <= since:
        raise Refusal("ends_before_start")
    ended = None
    for one in tenures:
        if one.office != office or (one.until is not None and one.until <= since):
            continue
        if until is not None and until <= one.since:
            continue
        if one.until is not None or one.since >= since:
            raise Refusal("overlap", name=one.name)
        ended = one
    return ended


def within(tenure: Tenure, since: int, until: int) -> None:
    """A substitute acts while the holder is in office. Refused: ends_before_start, outside_tenure."""
    if until <= since:
        raise Refusal("ends_before_start")
    if since < tenure.since or (tenure.until is not None and until > tenure.until):
        raise Refusal("outside_tenure", name=tenure.name)


def office_of(arrangement: Arrangement, role: str) -> tuple[str, int | None]:
    """The office behind a role and the session it is bound to: `pga80` of session 80 is the office `pga`."""
    session = members(arrangement, "roles").get(role, {}).get("session")
    if session is None:
        return role, None
    return role.removesuffix(str(session)), int(session)


def offices(arrangement: Arrangement) -> tuple[str, ...]:
    """The offices whose holders act in the process: those of one person whom nobody in it appoints."""
    held = members(arrangement, "roles").items()
    ex_officio = (
        name
        for name, role in held
        if str(role.get("n")) == "1" and not {"appointed_by", "at_least"} & set(role)
    )
    return tuple(dict.fromkeys(office_of(arrangement, name)[0] for name in ex_officio))
