"""What the chair may expect of a floor, gathered: the forecast of the segment and the balance so far.

For moderator and operator alone: a forecast shown to the public would be heard as a promise.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rostrum.apps.floor.queries import entries, event_of, names
from rostrum.apps.floor.record import current
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import queries as participation
from rostrum.apps.participation.genders import genders_told
from rostrum.apps.participation.names import Name
from rostrum.procedure.balance import Admitted, Balance, balance
from rostrum.procedure.doors import AT_THE_MICROPHONE
from rostrum.procedure.floor.entries import decode
from rostrum.procedure.floor.interventions import Intervention, interventions
from rostrum.procedure.forecast import Forecast, forecast


@dataclass(frozen=True, slots=True)
class Prospects:
    """As of the entry `number`. `forecast` is None while no segment is open; `tz` the zone of the event."""

    number: int
    tz: str
    forecast: Forecast | None
    balance: Balance
    names: Mapping[str, Name]


def prospects(*, floor: str, now: int) -> Prospects:
    """Forecast and balance at `now` (real µs). Refused: no_floor."""
    event, folded = event_of(floor=floor), current(floor)
    heard = _heard(floor, folded.number)
    end = _end(event, folded.state.segment)
    return Prospects(
        number=folded.number,
        tz=meeting.event(event=event).tz,
        forecast=forecast(folded.state, heard, now=now, end=end),
        balance=balance(_admitted(event), heard, folded.state.waiting),
        names=names(ids={one.participant for one in folded.state.waiting}),
    )


def _heard(floor: str, number: int) -> list[Intervention]:
    rows = entries(floor=floor, until=number)
    return interventions((decode(row["kind"], row["body"]), row["at"]) for row in rows)


def _end(event: str, segment: str) -> int | None:
    return next((one.end for one in meeting.segments(event=event) if one.id == segment), None)


def _admitted(event: str) -> list[Admitted]:
    """Those whose category may take the floor, with the gender of whoever told one.

    Region and gender of a protected person stay in their tables.
    """
    told = meeting.arrangement(event=event).get("participants", {})
    may = {code for code, one in told.items() if AT_THE_MICROPHONE.intersection(one.get("may", ()))}
    genders = genders_told(event=event)
    return [
        Admitted(one.id, one.category)
        if one.protected
        else Admitted(one.id, one.category, one.region, genders.get(one.id, ""))
        for one in participation.participants(event=event)
        if one.category in may
    ]
