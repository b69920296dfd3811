"""The segments of an event whose speakers are selected, each with its terms and hours as they stand now."""

from dataclasses import dataclass

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration.queries import closing
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.deadlines import Limit
from rostrum.procedure.doors import opening
from rostrum.procedure.modalities.arrangement import members
from rostrum.procedure.selection import Terms, terms


@dataclass(frozen=True)
class Call:
    """A segment that takes interest. `opens` in µs, None: it is open; `closes` None: no hour is told.

    `passed`: the arrangement says that the deadline has passed and not when (R78).
    """

    segment: meeting.SegmentRow
    terms: Terms
    opens: int | None
    closes: Limit | None
    passed: bool = False

    def stands(self, now: int) -> str:
        """Whether interest is taken now: to_come, open or closed. Once the segment has begun it is closed."""
        begun = self.segment.start is not None and now >= self.segment.start
        if begun or self.passed or (self.closes is not None and not self.closes.holds(now)):
            return "closed"
        return "to_come" if self.opens is not None and now < self.opens else "open"

    def runs(self, now: int) -> bool:
        """Whether there is an hour until which interest is taken, and it has not come."""
        return self.closes is not None and self.stands(now) != "closed"


def calls(*, event: str) -> tuple[Call, ...]:
    """Every call of an event in the order of the programme. Refused: unknown_version."""
    arrangement = meeting.arrangement(event=event)
    held, deadlines = terms(arrangement), members(arrangement, "deadlines")
    found = []
    for one in meeting.segments(event=event) if held else ():
        if one.id in held:
            told = held[one.id]
            closes = closing(event=event, deadline=told.closes)
            passed = closes is None and deadlines.get(told.closes, {}).get("state") == "passed"
            found.append(Call(one, told, opening(arrangement, told.opens), closes, passed))
    return tuple(found)


def call_of(*, event: str, segment: str) -> Call:
    """Refused: unknown_version, no_call (the speakers of this segment are not selected)."""
    for one in calls(event=event):
        if one.segment.id == segment:
            return one
    raise Refusal("no_call", segment=segment)
