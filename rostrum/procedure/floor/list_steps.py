"""How the list of speakers changes, entry by entry."""

from collections.abc import Callable
from dataclasses import replace

from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.list_doors import all_shut, shut_now
from rostrum.procedure.floor.rules import NAMED, Rules
from rostrum.procedure.floor.state import Aside, Floor, InWriting, Waiting
from rostrum.procedure.floor.steps import step
from rostrum.procedure.list_of_speakers import order


@step(e.InscriptionBegun)
def _begun(floor: Floor, entry: e.InscriptionBegun) -> Floor:
    return turn_to(floor, entry.rules)


def turn_to(floor: Floor, rules: Rules) -> Floor:
    """The list of these rules comes into force; the one before is put aside where its rules keep it (R103).

    Those waiting stay when the rules are the same: one list, many meetings. A suspended list stays suspended.
    """
    same = floor.rules is not None and floor.rules.floor == rules.floor
    was = None if same else next((one for one in floor.aside if one.floor == rules.floor), None)
    since = floor if same else was
    kept = tuple(one for one in floor.aside if one != was) + (() if same else _put_aside(floor))
    return replace(
        floor,
        rules=rules,
        waiting=since.waiting if since else (),
        last_queue=since.last_queue if since else "",
        suspended=bool(since and since.suspended),
        accepting=rules.mode not in NAMED and not (since and since.suspended),
        shut=_shut(floor, rules, same=same, was=was),
        aside=kept,
    )


def _put_aside(floor: Floor) -> tuple[Aside, ...]:
    rules = floor.rules
    if rules is None or not rules.kept:
        return ()
    return (Aside(rules.floor, floor.at, floor.waiting, floor.last_queue, floor.shut, floor.suspended),)


def _shut(floor: Floor, rules: Rules, *, same: bool, was: Aside | None) -> tuple[str, ...]:
    if same:
        return floor.shut
    return shut_now(floor, rules, since=was.at, shut=was.shut) if was else shut_now(floor, rules)


@step(e.ListOpened)
def _list_opened(floor: Floor, _: e.ListOpened) -> Floor:
    """A door that its hour has closed stays closed, unless all have: then the desk means all of them."""
    return replace(floor, accepting=True, shut=() if all_shut(floor) else floor.shut)


@step(e.ListClosed)
def _list_closed(floor: Floor, _: e.ListClosed) -> Floor:
    return replace(floor, accepting=False)


@step(e.DoorOpened)
def _door_opened(floor: Floor, entry: e.DoorOpened) -> Floor:
    """By the desk, also when the list as a whole is closed: then this door alone is open."""
    if floor.accepting or entry.due is not None:
        return replace(floor, shut=tuple(door for door in floor.shut if door != entry.door))
    doors = [door for door, _ in floor.rules.queues] if floor.rules else []
    return replace(floor, accepting=True, shut=tuple(sorted(door for door in doors if door != entry.door)))


@step(e.DoorClosed)
def _door_closed(floor: Floor, entry: e.DoorClosed) -> Floor:
    return replace(floor, shut=tuple(sorted({*floor.shut, entry.door})))


@step(e.ListSuspended)
def _suspended(floor: Floor, entry: e.ListSuspended) -> Floor:
    """Every list of this floor, the one in force and those put aside: whoever waits hands in the statement."""
    here = floor.rules.floor if floor.rules else ""
    lists = [*((one.floor, one.waiting) for one in floor.aside), (here, floor.waiting)]
    more = [InWriting(one, name, floor.number) for name, waiting in lists for one in waiting]
    return replace(
        floor,
        waiting=(),
        aside=tuple(replace(one, waiting=(), suspended=True) for one in floor.aside),
        in_writing=(*floor.in_writing, *(one for one in more if one.waiting.request in entry.requests)),
        suspended=True,
        accepting=False,
    )


@step(e.ListResumed)
def _resumed(floor: Floor, _: e.ListResumed) -> Floor:
    """Everybody in the old place; one who waits or speaks meanwhile keeps to that."""
    here = floor.rules.floor if floor.rules else ""
    busy = {*asking(floor), *(floor.speaking.waiting.people if floor.speaking else ())}
    back = [
        one for one in floor.in_writing if one.floor == here and not busy.intersection(one.waiting.people)
    ]
    waiting = sorted([*floor.waiting, *(one.waiting for one in back)], key=lambda one: one.number)
    rest = tuple(one for one in floor.in_writing if one not in back)
    return replace(floor, waiting=tuple(waiting), in_writing=rest, suspended=False)


@step(e.ListCarriedOver)
def _carried_over(floor: Floor, _: e.ListCarriedOver) -> Floor:
    return replace(floor, before=0)


@step(e.ListBegunAnew)
def _begun_anew(floor: Floor, entry: e.ListBegunAnew) -> Floor:
    gone = [one for one in floor.waiting if one.request in entry.requests]
    people = tuple(who for one in gone for who in one.people)
    for one in gone:
        floor = without(floor, one.request)
    return replace(floor, before=0, anew=people)


@step(e.ListLapsed)
def _lapsed(floor: Floor, entry: e.ListLapsed) -> Floor:
    gone = [one for one in floor.waiting if one.request in entry.requests]
    return replace(
        floor,
        waiting=tuple(one for one in floor.waiting if one not in gone),
        lapsed=tuple(who for one in gone for who in one.people),
        lapse=floor.number,
    )


def asking(floor: Floor) -> set[str]:
    """Everybody whose turn the list in force has, co-speakers too."""
    return {who for one in floor.waiting for who in one.people}


@step(e.CoSpeakerJoined)
def _joined(floor: Floor, entry: e.CoSpeakerJoined) -> Floor:
    return _with(floor, entry.request, lambda joint: (*joint, entry.participant))


@step(e.CoSpeakerLeft)
def _left(floor: Floor, entry: e.CoSpeakerLeft) -> Floor:
    return _with(floor, entry.request, lambda joint: tuple(one for one in joint if one != entry.participant))


def _with(floor: Floor, request: str, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Floor:
    waiting = tuple(
        replace(one, joint=change(one.joint)) if one.request == request else one for one in floor.waiting
    )
    return replace(floor, waiting=waiting)


@step(e.FloorRequested)
def _requested(floor: Floor, entry: e.FloorRequested) -> Floor:
    one = Waiting(
        request=entry.request,
        participant=entry.participant,
        category=entry.category,
        queue=entry.queue,
        rank=entry.rank,
        group=entry.group,
        lang=entry.lang,
        number=floor.number,
        at=floor.at,
        form=entry.form,
        joint=entry.joint,
    )
    anew, lapsed = (_but(told, one) for told in (floor.anew, floor.lapsed))
    return replace(floor, waiting=(*floor.waiting, one), anew=anew, lapsed=lapsed)


def _but(told: tuple[str, ...], one: Waiting) -> tuple[str, ...]:
    """Those who have been told, without whoever has asked again."""
    return tuple(who for who in told if not one.hears(who)) if told else ()


@step(e.RequestWithdrawn)
def _withdrawn(floor: Floor, entry: e.RequestWithdrawn) -> Floor:
    return without(floor, entry.request)


@step(e.RequestRemoved)
def _removed(floor: Floor, entry: e.RequestRemoved) -> Floor:
    return without(floor, entry.request)


def without(floor: Floor, request: str) -> Floor:
    """Take one out; the places given to others move up when they stood behind it."""
    ordered = order(floor.waiting, floor.rules, floor.last_queue)
    place = next((n for n, one in enumerate(ordered) if one.request == request), None)
    if place is None:
        return floor
    rest = tuple(
        replace(one, pinned=one.pinned - 1) if one.pinned is not None and one.pinned > place else one
        for one in floor.waiting
        if one.request != request
    )
    return replace(floor, waiting=rest)


@step(e.RequestMoved)
def _moved(floor: Floor, entry: e.RequestMoved) -> Floor:
    """It stands exactly there; others that were given a place keep theirs or make room by one."""
    found = floor.find(entry.request)
    if found is None:
        return floor
    ordered = [one for one in order(floor.waiting, floor.rules, floor.last_queue) if one != found]
    ordered.insert(max(0, entry.position - 1), found)
    place = {one.request: n for n, one in enumerate(ordered)}
    waiting = tuple(
        replace(one, pinned=place[one.request], moved=entry.reason if one == found else one.moved)
        if one == found or one.pinned is not None
        else one
        for one in floor.waiting
    )
    return replace(floor, waiting=waiting)
