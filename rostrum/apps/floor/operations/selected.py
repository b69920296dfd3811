"""Those chosen for a segment whose speakers are selected stand on its list like those whom the programme names (P9)."""

from rostrum.apps.floor.queries import event_of, floors
from rostrum.apps.floor.record import By, Outcome, act, current
from rostrum.apps.participation import queries as participation
from rostrum.foundation.ids import new_id
from rostrum.foundation.record import SYSTEM
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a


def call_selected(*, floor: str, segment: str, now: int) -> Outcome | None:
    """Inscribe everybody chosen for a segment that opens, in the order of the choice. Inside a transaction."""
    outcome = None
    for one in participation.chosen(event=event_of(floor=floor)).get(segment, ()):
        outcome = called(floor, _request(one), now) or outcome
    return outcome


def call_late(*, participant: str, segment: str, now: int) -> None:
    """Inscribe somebody who is chosen while the segment is under way. Inside a transaction."""
    who = participation.participant(id=participant)
    for floor in _under_way(who.event_id, segment):
        called(floor, _request(who), now)


def take_off_selected(*, participant: str, segment: str, now: int) -> None:
    """Whoever is chosen no more leaves the list of the segment under way; who speaks goes on. In a transaction."""
    who = participation.participant(id=participant)
    for floor in _under_way(who.event_id, segment):
        if any(participant == one.participant for one in current(floor).state.waiting):
            act(floor=floor, what=a.WithdrawRequest(participant), by=By(SYSTEM, now))


def _under_way(event: str, segment: str) -> list[str]:
    return [one for one in floors(event=event) if current(one).state.segment == segment]


def _request(who: participation.ParticipantRow) -> a.RequestFloor:
    return a.RequestFloor(new_id(), who.id, who.category, who.rank, who.group, who.lang, by_desk=True)


def called(floor: str, what: a.RequestFloor, now: int) -> Outcome | None:
    """Whoever waits already keeps that place."""
    try:
        return act(floor=floor, what=what, by=By(SYSTEM, now))
    except Refusal as refusal:
        if refusal.code not in {"already_waiting", "has_the_floor"}:
            raise
    return None
