"""What holds of every hearing, whatever is pressed in it."""

import json
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise

from hypothesis import given

from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import canonical
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.audiences import AUDIENCES, state_for
from rostrum.procedure.floor.decide import Dated
from rostrum.procedure.floor.evolve import evolve, fold
from rostrum.procedure.floor.interventions import interventions
from rostrum.procedure.floor.list_rules import every_list
from rostrum.procedure.floor.state import Floor
from tests.procedure.floor.random_acts import HEARINGS
from tests.procedure.floor.scene import RULES, SECOND, Scene

Hearing = Sequence[tuple[a.Act, float]]
ENDS = (e.FloorYielded, e.FloorStopped, e.MicrophoneCut)


def played(hearing: Hearing) -> Scene:
    scene = Scene().open()
    for act, pause in hearing:
        with suppress(Refusal):
            scene.do(act, pause)
    return scene


def violations(rows: Sequence[Dated]) -> list[str]:
    """What no record may hold, found without the code that decides.

    `held` are the deadlines of those who have the floor, the one who speaks last; None where no time runs.
    """
    found: list[str] = []
    held: list[int | None] = []
    before: dict[int, list[int | None]] = {}  # by the number of an act, as it was before it
    speaks, cuts = False, False
    spoke: dict[int, bool] = {}
    for number, row in enumerate(rows, 1):
        entry = row.entry
        before[number], spoke[number] = list(held), speaks
        if isinstance(entry, e.SegmentOpened):
            cuts = entry.rules.enforcement == "cut"
        if isinstance(entry, e.FloorGiven | e.FloorInterrupted):
            given = isinstance(entry, e.FloorGiven)
            found += ["two holders"] if speaks and given else []
            found += ["an interruption of nothing"] if not speaks and not given else []
            held = [*held[:-1], None] if speaks else held
            held, speaks = [*held, _later(entry.deadline, row.at)], True
        if isinstance(entry, e.FloorReturned):
            found += [] if held and not speaks else ["a return to nothing"]
            held, speaks = [*held[:-1], _later(entry.deadline, row.at)], True
        if isinstance(entry, e.FloorPaused):
            held = [*held[:-1], None]
        if isinstance(entry, e.FloorResumed | e.FloorExtended):
            held = [*held[:-1], _later(entry.deadline, row.at)]
        if isinstance(entry, e.ActUndone):
            held, speaks = [None for _ in before[entry.number]], spoke[entry.number]
        if isinstance(entry, ENDS):
            late = speaks and held and held[-1] is not None and row.at > held[-1]
            found += [] if held else ["an end of nothing"]
            found += ["past the limit"] if late and cuts else []
            held, speaks = held[:-1], False
    found += ["time runs backwards" for one, two in pairwise(rows) if two.at < one.at]
    return found


def _later(deadline: int | None, at: int) -> int | None:
    """The clock may have been set back."""
    return None if deadline is None else max(deadline, at)


@given(HEARINGS)
def test_one_holder_at_a_time_and_nobody_past_the_limit(hearing: Hearing) -> None:
    assert violations(played(hearing).rows) == []


def test_the_finder_of_violations_finds_each() -> None:
    """The planted defect of this gate (D36)."""
    opened = e.SegmentOpened("panel", "panel", RULES)
    given_1, given_2 = e.FloorGiven("x", 1, 5), e.FloorGiven("y", 1, 5)
    cut = e.FloorStopped(1)
    assert violations([Dated(opened, 0), Dated(given_1, 0), Dated(given_2, 0)]) == ["two holders"]
    assert violations([Dated(opened, 0), Dated(given_1, 0), Dated(cut, 6)]) == ["past the limit"]
    assert violations([Dated(opened, 3), Dated(given_1, 2), Dated(cut, 5)]) == ["time runs backwards"]
    assert violations([Dated(cut, 5)]) == ["an end of nothing"]
    inside = e.FloorInterrupted(1, 3, "y", 1, 5)
    assert violations([Dated(opened, 0), Dated(inside, 0)]) == ["an interruption of nothing"]
    assert violations([Dated(opened, 0), Dated(e.FloorReturned(1, 9), 0)]) == ["a return to nothing"]


@given(HEARINGS)
def test_the_state_is_the_fold_of_the_entries_as_stored(hearing: Hearing) -> None:
    scene = played(hearing)
    stored = [(*e.encode(row.entry), row.at) for row in scene.rows]
    read = [(e.decode(kind, json.loads(canonical(body))), at) for kind, body, at in stored]
    assert [entry for entry, _ in read] == [row.entry for row in scene.rows]
    assert fold(Floor(), read) == scene.floor
    assert scene.floor.number == len(scene.rows)


@given(HEARINGS)
def test_everybody_who_waits_is_on_the_list_once(hearing: Hearing) -> None:
    scene = played(hearing)
    assert sorted(scene.list) == sorted({one.participant for one in scene.floor.waiting})
    assert len(scene.list) == len(scene.floor.waiting)
    people = [who for one in scene.floor.waiting for who in one.people]
    assert sorted(people) == sorted(set(people))


@given(HEARINGS)
def test_nobody_leaves_a_list_unless_the_record_says_how(hearing: Hearing) -> None:
    """R103, Amb2: whoever was inscribed on a list has spoken, withdrawn, been taken off, writes, or waits."""
    scene = played(hearing)
    floor = Floor()
    for row in scene.rows:
        before, floor = floor, evolve(floor, row.entry, row.at)
        gone = {one.request for one in every_list(before)} - {one.request for one in every_list(floor)}
        kept = before.rules is not None and before.rules.kept
        if isinstance(row.entry, e.SegmentOpened) and not kept:
            continue  # the button counts while its segment lasts
        said = {getattr(row.entry, "request", ""), *getattr(row.entry, "requests", ())}
        assert isinstance(row.entry, e.ActUndone) or gone <= said


@given(HEARINGS)
def test_every_audience_can_be_told_every_state(hearing: Hearing) -> None:
    floor = Floor()
    for row in played(hearing).rows:
        floor = evolve(floor, row.entry, row.at)
        for audience in AUDIENCES:
            assert json.loads(canonical(state_for(audience, floor, {}))) == state_for(audience, floor, {})


@given(HEARINGS)
def test_each_intervention_that_ended_is_one_row(hearing: Hearing) -> None:
    scene = played(hearing)
    rows = interventions((row.entry, row.at) for row in scene.rows)
    undone = {row.entry.number for row in scene.rows if isinstance(row.entry, e.ActUndone)}
    ends = [
        (row.at, type(row.entry))
        for number, row in enumerate(scene.rows, 1)
        if isinstance(row.entry, ENDS) and number not in undone
    ]
    assert [row.end for row in rows] == [at for at, _ in ends]
    assert [who for one in rows if not one.waiting.beside for who in one.waiting.people] == list(
        scene.floor.heard
    )
    over = [
        one
        for one, (_, kind) in zip(rows, ends, strict=True)
        if kind is e.MicrophoneCut and one.limit is not None and one.used > one.limit
    ]
    assert over == []
    whole = [round((one.end - one.start) * scene.floor.rate / SECOND, 3) for one in rows]
    assert all(one.used <= most for one, most in zip(rows, whole, strict=True))
    still = e.FloorPaused | e.FloorInterrupted | e.ActUndone
    if not any(isinstance(row.entry, still) for row in scene.rows):
        assert [one.used for one in rows] == whole


@given(HEARINGS)
def test_what_is_spoken_in_between_is_nobody_elses_time(hearing: Hearing) -> None:
    """The seconds of all interventions together never pass those of the meeting (R121)."""
    scene = played(hearing)
    rows = interventions((row.entry, row.at) for row in scene.rows)
    spoken = sum(one.used for one in rows) / scene.floor.rate
    assert spoken <= (scene.floor.at - scene.rows[0].at) / SECOND + 0.001 * len(rows)


@given(HEARINGS)
def test_a_point_of_order_is_settled_before_anybody_else_is_heard(hearing: Hearing) -> None:
    floor = Floor()
    for row in played(hearing).rows:
        before, floor = floor, evolve(floor, row.entry, row.at)
        if isinstance(row.entry, e.FloorReturned | e.FloorGiven | e.SegmentClosed) and before.point:
            assert before.point.settled
