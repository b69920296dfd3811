"""How who has the floor changes, entry by entry."""

from dataclasses import replace

from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.list_steps import without
from rostrum.procedure.floor.state import Ended, Floor, Point, Speaking, Waiting
from rostrum.procedure.floor.steps import SECOND, step


@step(e.FloorGiven)
def _given(floor: Floor, entry: e.FloorGiven) -> Floor:
    one = floor.find(entry.request) or floor.matter(entry.request)
    return begun(floor, one, entry) if one else floor


def begun(floor: Floor, one: Waiting, entry: e.FloorGiven | e.FloorInterrupted) -> Floor:
    """Somebody begins. A point of order is in hand from now until it is settled."""
    number = floor.number
    speaking = Speaking(
        one,
        number,
        floor.at,
        entry.limit,
        entry.deadline,
        floor.at,
        intervention=number,
        departed=getattr(entry, "departed", ""),
        limit_reason=getattr(entry, "limit_reason", ""),
        interrupts=floor.interrupted[-1].intervention if floor.interrupted else None,
    )
    rest = without(floor, one.request)
    return replace(
        rest,
        matters=tuple(other for other in floor.matters if other.request != one.request),
        speaking=speaking,
        point=Point(number, one.participant, one.point) if one.form == "point_of_order" else None,
        last_queue=one.queue or floor.last_queue,
    )


@step(e.MicrophoneReported)
def _reported(floor: Floor, entry: e.MicrophoneReported) -> Floor:
    speaking, last = floor.speaking, floor.last
    heard_at = entry.acknowledged or floor.at
    if speaking and speaking.given == entry.given and entry.microphone == "open":
        return replace(floor, speaking=replace(speaking, microphone="open", reported=heard_at))
    if entry.given in floor.stray and entry.microphone == "closed":
        return replace(floor, stray=tuple(one for one in floor.stray if one != entry.given))
    if last and last.given == entry.given and entry.microphone == "closed":
        return replace(floor, last=replace(last, microphone="closed"))
    return floor


@step(e.FloorPaused)
def _paused(floor: Floor, entry: e.FloorPaused) -> Floor:
    if floor.speaking is None:
        return floor
    was = floor.speaking
    still = replace(was, paused=True, left=entry.left, deadline=None, before=was.spoken(floor.at))
    return replace(floor, speaking=still)


@step(e.FloorResumed)
def _resumed(floor: Floor, entry: e.FloorResumed) -> Floor:
    if floor.speaking is None:
        return floor
    goes_on = replace(floor.speaking, paused=False, left=None, deadline=entry.deadline, since=floor.at)
    return replace(floor, speaking=goes_on)


@step(e.FloorExtended)
def _extended(floor: Floor, entry: e.FloorExtended) -> Floor:
    was = floor.speaking
    if was is None or was.limit is None:
        return floor
    more = entry.seconds * SECOND // floor.rate
    left = None if was.left is None else was.left + more
    longer = replace(was, limit=was.limit + entry.seconds, deadline=entry.deadline, left=left)
    return replace(floor, speaking=longer)


@step(e.FloorYielded)
def _yielded(floor: Floor, entry: e.FloorYielded) -> Floor:
    return _ended(floor, entry.given, "yielded")


@step(e.FloorStopped)
def _stopped(floor: Floor, entry: e.FloorStopped) -> Floor:
    return _ended(floor, entry.given, "stopped")


@step(e.MicrophoneCut)
def _cut(floor: Floor, entry: e.MicrophoneCut) -> Floor:
    after = _ended(floor, entry.given, "cut")
    if entry.acknowledged is None or after.last is None:
        return after
    return replace(after, last=replace(after.last, microphone="closed"))


def _ended(floor: Floor, given: int, how: str) -> Floor:
    """Whoever speaks has ended, or, while nobody does, whoever was interrupted last."""
    was = next(iter(floor.holders), None)
    if was is None or was.given != given:
        return floor
    last = Ended(
        waiting=was.waiting,
        given=given,
        at=was.at,
        until=floor.at,
        how=how,
        deadline=was.deadline,
        spoken=was.spoken(floor.at),
        microphone="closing" if floor.speaking or given in floor.stray else "closed",
        intervention=was.intervention,
    )
    return replace(
        _counted(floor, was.waiting),
        speaking=None,
        interrupted=floor.interrupted if floor.speaking else floor.interrupted[:-1],
        last=last,
        stray=tuple(one for one in floor.stray if one != given),
    )


def _counted(floor: Floor, one: Waiting) -> Floor:
    """Replies are counted on their own; what else is heard beside the list is nobody's intervention."""
    if one.form == "reply":
        return replace(floor, replied=(*floor.replied, one.participant))
    if one.beside:
        return floor
    known = {other.participant for other in floor.panel}
    called = one.form != "intervention" and one.participant not in known
    return replace(
        floor,
        heard=(*floor.heard, *one.people),
        turns=floor.turns + 1,
        panel=(*floor.panel, one) if called else floor.panel,
    )
