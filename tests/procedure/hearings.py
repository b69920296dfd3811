"""A hearing by seed, without database or clock.

People press, speak, withdraw, put questions, rise to points of order, reply; the chair departs, slips and stops.
"""

from collections.abc import Iterator
from random import Random

from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor.entries import Entry
from rostrum.procedure.floor.rules import Rules
from rostrum.procedure.floor.ruling import cuts
from tests.procedure.floor.scene import SECOND, START, Scene

PANEL = 145 * 60  # seconds of the programme: the panel of 2025
TOO_LATE = 45  # seconds before the end in which nobody new is given the floor
LIMIT = 180
Rows = list[tuple[Entry, int]]


def hearing(seed: int, *, rate: int = 1, people: int = 60) -> tuple[Rows, int]:
    """The rows of a panel, and its end in the programme (µs)."""
    chance = Random(seed)
    enforcement = chance.choice(("cut", "urge"))
    scene = Scene(Rules(floor="panel", individual=LIMIT, group=300, enforcement=enforcement))
    if rate > 1:
        scene.do(a.BeginRehearsal(START, rate))
    scene.do(a.OpenSegment("panel", "panel", scene.rules), 0)
    end = scene.floor.programme(scene.now) + PANEL * SECOND
    presses = sorted(_presses(chance, people))
    while _left(scene, end) > TOO_LATE:
        _turn(scene, chance, presses, PANEL - _left(scene, end))
        if chance.random() < 0.05:
            scene.do(
                a.RaiseMatter(
                    f"reply-{scene.floor.number}", f"d{scene.floor.number}", "member_states", "reply"
                ),
                0,
            )
    scene.do(a.CloseSegment())
    return [(one.entry, one.at) for one in scene.rows], end


def _presses(chance: Random, people: int) -> Iterator[tuple[float, str]]:
    """A third at once, the others in the course of the panel."""
    for place in range(people):
        early = chance.random() < 0.35
        yield chance.uniform(0, 120) if early else chance.uniform(120, PANEL * 0.8), f"p{place}"


def _left(scene: Scene, end: int) -> float:
    return (end - scene.floor.programme(scene.now)) / SECOND


def _turn(scene: Scene, chance: Random, presses: list[tuple[float, str]], elapsed: float) -> None:
    """A pause between two speakers, whoever has pressed since, one who withdraws, the next and their time."""
    rate = scene.floor.rate
    scene.wait(chance.lognormvariate(2.7, 0.5) / rate)
    while presses and presses[0][0] <= elapsed:
        name, group = presses.pop(0)[1], chance.random() < 0.1
        scene.do(a.RequestFloor(f"r-{name}", name, "member_states", group=group), 0)
    if scene.floor.waiting and chance.random() < 0.06:
        scene.do(a.WithdrawRequest(chance.choice(scene.floor.waiting).participant), 0)
    if scene.floor.waiting or scene.floor.matters:
        _speak(scene, chance, rate)


def _speak(scene: Scene, chance: Random, rate: int) -> None:
    names = scene.list
    other = chance.random() < 0.1 and len(names) > 1
    scene.give(chance.choice(names[1:]) if other else "", "balance" if other else "", 0)
    speaking = scene.floor.speaking
    assert speaking is not None
    limit = speaking.limit or LIMIT
    seconds = limit * _share(chance)
    if not speaking.waiting.beside and chance.random() < 0.12:
        seconds = _interrupted(scene, chance, seconds)
    speaking = scene.floor.holders[0]
    ends = scene.now + round(seconds * SECOND / rate)
    if cuts(scene.floor) and speaking.deadline is not None and ends >= speaking.deadline:
        scene.now = speaking.deadline
        scene.do(a.CutMicrophone(speaking.given, speaking.deadline, speaking.deadline), 0)
    else:
        scene.wait(seconds / rate)
        scene.do(a.YieldFloor(speaking.waiting.participant), 0)


def _share(chance: Random) -> float:
    """Most end a little before the limit, some are short, one in five does not look at the clock."""
    kind = chance.random()
    if kind < 0.2:
        return chance.uniform(1.05, 1.5)
    return chance.uniform(0.25, 0.5) if kind < 0.3 else chance.uniform(0.6, 0.98)


def _interrupted(scene: Scene, chance: Random, seconds: float) -> float:
    """Half-way a question is put and answered, or a point of order made and ruled upon; gives what is left to say."""
    rate, number = scene.floor.rate, scene.floor.number
    scene.wait(seconds * 0.5 / rate)
    asked = chance.random() < 0.6
    form, point = ("question", "") if asked else ("point_of_order", "procedure")
    scene.do(a.RaiseMatter(f"m-{number}", f"q{number}", "member_states", form, point, by_desk=True), 0)
    scene.do(a.GiveFloor(f"m-{number}"), 5 / rate)
    scene.do(a.StopSpeaker(), chance.uniform(15, 60) / rate)
    if asked:
        scene.do(a.CallAnswer(f"answer-{number}"), 2 / rate)
        scene.do(a.StopSpeaker(), chance.uniform(30, 90) / rate)
    else:
        scene.do(a.RulePoint("rejected"), 20 / rate)
    scene.do(a.ReturnFloor(), 3 / rate)
    return seconds * 0.5
