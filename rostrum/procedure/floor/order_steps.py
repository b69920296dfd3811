"""How what is heard beside the list changes the floor, entry by entry."""

from dataclasses import replace

from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.speaking_steps import begun
from rostrum.procedure.floor.state import Floor, Point, Waiting
from rostrum.procedure.floor.steps import step


@step(e.MatterRaised)
def _raised(floor: Floor, entry: e.MatterRaised) -> Floor:
    one = Waiting(
        request=entry.request,
        participant=entry.participant,
        category=entry.category,
        queue="",
        rank=0,
        group=False,
        lang=entry.lang,
        number=floor.number,
        at=floor.at,
        form=entry.form,
        point=entry.point,
        about=entry.about,
    )
    fallen = tuple(who for who in floor.fallen if who != entry.participant)
    return replace(floor, matters=(*floor.matters, one), fallen=fallen)


@step(e.MattersLapsed)
def _lapsed(floor: Floor, entry: e.MattersLapsed) -> Floor:
    gone = [one for one in floor.matters if one.request in entry.requests]
    return replace(
        floor,
        matters=tuple(one for one in floor.matters if one not in gone),
        fallen=tuple(one.participant for one in gone),
        fall=floor.number,
    )


@step(e.MatterWithdrawn)
def _withdrawn(floor: Floor, entry: e.MatterWithdrawn) -> Floor:
    return replace(floor, matters=tuple(one for one in floor.matters if one.request != entry.request))


@step(e.FloorInterrupted)
def _interrupted(floor: Floor, entry: e.FloorInterrupted) -> Floor:
    """The microphone of whoever is interrupted closes; their time stands still."""
    was, one = floor.speaking, floor.matter(entry.request)
    if was is None or one is None:
        return floor
    still = replace(was, paused=True, left=entry.left, deadline=None, before=was.spoken(floor.at))
    waits = replace(floor, interrupted=(*floor.interrupted, still), stray=(*floor.stray, was.given))
    return begun(waits, one, entry)


@step(e.FloorReturned)
def _returned(floor: Floor, entry: e.FloorReturned) -> Floor:
    """Under a number of its own, so that the microphone is opened anew; the intervention keeps its number."""
    if floor.speaking is not None or not floor.interrupted:
        return floor
    *others, was = floor.interrupted
    goes_on = replace(
        was,
        given=floor.number,
        deadline=entry.deadline,
        paused=False,
        left=None,
        since=floor.at,
        microphone="opening",
        reported=None,
    )
    return replace(
        floor,
        speaking=goes_on,
        interrupted=tuple(others),
        point=None,
        stray=tuple(one for one in floor.stray if one != was.given),
    )


@step(e.PointRuled)
def _ruled(floor: Floor, entry: e.PointRuled) -> Floor:
    point = _point(floor, entry.point)
    return replace(floor, point=replace(point, ruling=entry.ruling)) if point else floor


@step(e.RulingAppealed)
def _appealed(floor: Floor, entry: e.RulingAppealed) -> Floor:
    point = _point(floor, entry.point)
    return replace(floor, point=replace(point, appealed=True)) if point else floor


@step(e.AppealDecided)
def _decided(floor: Floor, entry: e.AppealDecided) -> Floor:
    point = _point(floor, entry.point)
    return replace(floor, point=replace(point, outcome=entry.outcome)) if point else floor


def _point(floor: Floor, number: int) -> Point | None:
    return floor.point if floor.point and floor.point.number == number else None


@step(e.DeliverySet)
def _delivery(floor: Floor, entry: e.DeliverySet) -> Floor:
    """Wherever the request stands now: on the list, beside it, at the microphone, or interrupted."""

    def told(one: Waiting) -> Waiting:
        if one.request != entry.request:
            return one
        return replace(one, deliverer=entry.deliverer, author=entry.author, office=entry.office)

    speaking = floor.speaking
    return replace(
        floor,
        waiting=tuple(map(told, floor.waiting)),
        matters=tuple(map(told, floor.matters)),
        speaking=speaking and replace(speaking, waiting=told(speaking.waiting)),
        interrupted=tuple(replace(one, waiting=told(one.waiting)) for one in floor.interrupted),
    )
