"""The timekeeper with a room, a record and a clock that can be made to fail (R117, R121)."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from rostrum.apps.floor import operations
from rostrum.apps.floor.queries import Held
from rostrum.engines.microphones import ManualMicrophones, SimulatedRoom
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor.acts import CutMicrophone
from rostrum.timekeeper import loop
from rostrum.timekeeper.loop import Timekeeper

FLOOR = "f.main"


class Record:
    """What the timekeeper reads and writes, without a database."""

    def __init__(self) -> None:
        self.held: dict[str, Held] = {}
        self.unreadable = 0
        self.unwritable = 0
        self.cuts: list[tuple[CutMicrophone, int]] = []
        self.reports: list[tuple[str, int]] = []
        self.moved = False

    def speaking(self, after: int, *, given: int = 5, cuts: bool = True) -> int:
        deadline = clock.now() + after
        self.held = {FLOOR: Held(given, "ana", deadline, cuts, ())}
        return deadline

    def read(self) -> dict[str, Held]:
        if self.unreadable:
            self.unreadable -= 1
            raise OSError("the database is away")
        return dict(self.held)

    def cut(self, *, floor: str, what: CutMicrophone, now: int) -> None:
        if self.unwritable:
            self.unwritable -= 1
            raise OSError("the database is away")
        if self.moved:
            self.moved = False
            raise Refusal("deadline_moved")
        self.cuts.append((what, now))
        self.held = {floor: Held(None, "", None, cuts=False, closing=())}

    def report(self, *, given: int, microphone: str, **_: object) -> None:
        if self.unwritable:
            self.unwritable -= 1
            raise OSError("the database is away")
        self.reports.append((microphone, given))


class Room(SimulatedRoom):
    """`broken`: how many commands to close fail; `dumb`: how many are never answered."""

    def __init__(self) -> None:
        super().__init__()
        self.broken, self.dumb = 0, 0
        self.told: list[tuple[str, int]] = []

    async def _obey(self, what: str, given: int) -> None:
        self.told.append((what, given))
        if what == "close" and self.broken:
            self.broken -= 1
            raise OSError("no line to the room")
        if what == "close" and self.dumb:
            self.dumb -= 1
            await asyncio.sleep(3600)

    async def open(self, floor: str, given: int, participant: str) -> int | None:
        await self._obey("open", given)
        return await super().open(floor, given, participant)

    async def close(self, floor: str, given: int) -> int | None:
        await self._obey("close", given)
        return await super().close(floor, given)


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> Record:
    made = Record()
    monkeypatch.setattr(loop, "held", made.read)
    monkeypatch.setattr(operations, "cut_microphone", made.cut)
    monkeypatch.setattr(operations, "room_reported", made.report)
    monkeypatch.setattr(loop, "ANSWER", 0.05)
    return made


def keep(room: Any, done: Callable[[], object]) -> Timekeeper:
    """Look again and again until something is so."""

    async def go() -> Timekeeper:
        keeper = Timekeeper(room)
        async with asyncio.timeout(20):
            while not done():
                await keeper.look()
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)
        return keeper

    return asyncio.run(go())


def test_it_opens_then_closes_at_the_deadline_and_says_how_late(record: Record) -> None:
    room = Room()
    deadline = record.speaking(200_000)
    keep(room, lambda: record.cuts)
    [(what, now)] = record.cuts
    assert room.told == [("open", 5), ("close", 5)]
    assert record.reports == [("open", 5)]
    assert (what.given, what.deadline) == (5, deadline)
    assert deadline <= what.sent <= (what.acknowledged or 0) <= now
    assert room.on == {FLOOR: set()}


def test_an_interruption_closes_one_microphone_opens_another_and_the_return_opens_anew(
    record: Record,
) -> None:
    room = Room()
    record.held = {FLOOR: Held(5, "ana", None, cuts=True, closing=())}

    async def go() -> None:
        keeper = Timekeeper(room)
        for held in (
            Held(7, "ben", None, cuts=True, closing=(5,)),
            Held(None, "", None, cuts=True, closing=(7,)),
            Held(9, "ana", None, cuts=True, closing=()),
        ):
            await keeper.look()
            await asyncio.gather(*keeper.works)
            record.held = {FLOOR: held}
        await keeper.look()
        await asyncio.gather(*keeper.works)

    asyncio.run(go())
    assert room.told == [("open", 5), ("close", 5), ("open", 7), ("close", 7), ("open", 9)]
    assert record.reports == [("open", 5), ("closed", 5), ("open", 7), ("closed", 7), ("open", 9)]
    assert room.on == {FLOOR: {9}}


def test_a_manual_room_has_nothing_to_report(record: Record) -> None:
    record.speaking(100_000)
    keep(ManualMicrophones(), lambda: record.cuts)
    [(what, _)] = record.cuts
    assert (what.acknowledged, record.reports) == (None, [])


def test_where_the_rules_do_not_cut_the_microphone_stays_open(record: Record) -> None:
    room = Room()
    record.speaking(10_000, cuts=False)
    keep(room, lambda: record.reports)
    assert (room.told, record.cuts) == ([("open", 5)], [])


def test_an_overdue_intervention_is_cut_at_once_and_not_opened_first(record: Record) -> None:
    room = Room()
    room.on = {FLOOR: {5}}
    deadline = record.speaking(-540_000_000)
    keep(room, lambda: record.cuts)
    assert room.told == [("close", 5)]
    assert record.cuts[0][0].deadline == deadline


def test_a_record_that_cannot_be_read_before_a_deadline_saves_nobody(record: Record) -> None:
    room = Room()
    record.speaking(300_000)

    async def go() -> None:
        keeper = Timekeeper(room)
        await keeper.look()
        record.unreadable = 1
        await asyncio.gather(*keeper.waits.values())
        await asyncio.gather(*keeper.works)

    asyncio.run(go())
    assert [what.given for what, _ in record.cuts] == [5]


@pytest.mark.parametrize("fault", ["unreadable", "unwritable"])
def test_a_database_that_comes_back_is_told_what_happened(record: Record, fault: str) -> None:
    setattr(record, fault, 2)
    record.speaking(100_000)
    keep(Room(), lambda: record.cuts)
    assert [what.given for what, _ in record.cuts] == [5]


@pytest.mark.parametrize("fault", ["broken", "dumb"])
def test_a_room_that_fails_is_asked_again_and_the_record_does_not_wait(record: Record, fault: str) -> None:
    room = Room()
    record.speaking(150_000)
    setattr(room, fault, 1)
    keep(room, lambda: record.cuts)
    [(what, _)] = record.cuts
    assert what.acknowledged is None
    record.held = {FLOOR: Held(None, "", None, cuts=False, closing=(5,))}
    keep(room, lambda: ("closed", 5) in record.reports)
    assert room.on == {FLOOR: set()}


def test_a_deadline_that_was_moved_opens_the_microphone_again(record: Record) -> None:
    room = Room()
    record.moved = True
    record.speaking(100_000)
    keep(room, lambda: record.cuts)
    assert [what for what, _ in room.told] == ["open", "close", "open", "close"]


def test_whoever_stops_in_time_is_not_cut(record: Record) -> None:
    room = Room()
    record.speaking(250_000)

    async def go() -> None:
        keeper = Timekeeper(room)
        await keeper.look()
        record.held = {FLOOR: Held(None, "", None, cuts=False, closing=(5,))}
        await asyncio.sleep(0.4)  # the bell was lost; the look before the deadline finds it

    asyncio.run(go())
    assert record.cuts == []
    assert ("closed", 5) in record.reports


def test_a_clock_set_forward_is_followed(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record and every screen follow the wall clock; so does the cut (D7)."""
    real, step = clock.now, [0]
    monkeypatch.setattr(clock, "now", lambda: real() + step[0])
    deadline = record.speaking(3600 * clock.SECOND)
    room = Room()
    keep(room, lambda: record.reports)
    step[0] = 3600 * clock.SECOND
    keeper_step(room, record, step)
    [(what, _)] = record.cuts
    assert what.deadline == deadline <= what.sent


def keeper_step(room: Room, record: Record, step: list[int]) -> None:
    """One keeper lives through the step."""
    step[0] = 0

    async def go() -> None:
        keeper = Timekeeper(room)
        await keeper.look()
        step[0] = 3600 * clock.SECOND
        async with asyncio.timeout(20):
            while not record.cuts:
                await keeper.look()
                await asyncio.sleep(0.01)

    asyncio.run(go())


def test_a_clock_set_back_cuts_nobody_early(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    real, step = clock.now, [0]
    monkeypatch.setattr(clock, "now", lambda: real() + step[0])
    record.speaking(200_000)
    room = Room()

    async def go() -> None:
        keeper = Timekeeper(room)
        await keeper.look()
        step[0] = -60 * clock.SECOND
        await keeper.look()
        await asyncio.sleep(0.4)

    asyncio.run(go())
    assert record.cuts == []


def test_a_cut_before_the_deadline_would_be_seen(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect (D36): a timekeeper that wakes a tenth of a second early."""
    record.speaking(300_000)
    right = Timekeeper._left
    monkeypatch.setattr(Timekeeper, "_left", lambda keeper, until: right(keeper, until - 100_000))
    heard: list[int] = []

    class Early(Room):
        async def close(self, floor: str, given: int) -> int | None:
            heard.append(clock.now())
            return await super().close(floor, given)

    keep(Early(), lambda: record.cuts)
    assert heard[0] < record.cuts[0][0].deadline


def test_at_start_a_microphone_open_for_nobody_is_closed(record: Record) -> None:
    room = Room()
    room.on = {FLOOR: {3, 5}}
    record.speaking(60_000_000)
    asyncio.run(Timekeeper(room).reconcile())
    assert room.on == {FLOOR: {5}}
