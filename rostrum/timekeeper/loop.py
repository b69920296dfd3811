"""The timekeeper: opens a microphone when the floor is given and closes it at the deadline (R117, R121).

It decides nothing and serves nobody. A deadline is absolute wall time in the record; it is waited for on the
monotonic clock and computed anew when the wall clock is set, because the record and every screen follow that one.
At the deadline the room is told first and the record second: an append may have to wait for a lock, a speaker may
not. What fails (a room, a database) is tried again at the next look, and holds up nothing else.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from django.db import Error as DatabaseFault
from django.db import connection

from rostrum.apps.floor import operations
from rostrum.apps.floor.queries import Held, held
from rostrum.foundation import clock
from rostrum.foundation.lasting import until_told
from rostrum.foundation.ports import Ear, Microphones
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor.acts import CutMicrophone

log = logging.getLogger("rostrum.timekeeper")
POLL = 1.0  # seconds between two looks at the record when no bell rings
LOOK_AGAIN = 100_000  # µs before a deadline: the record is read once more, a bell may have been lost
STEP = 50_000  # µs between wall and monotonic time that are a clock set, not a clock slewed
ANSWER = 1.0  # seconds a room may take to answer before the record goes on without it
SWITCH = 0.0005  # seconds after which a thread that reads must let the one that cuts go on
NICE = -10
FAILED = "failed"  # no refusal: the entry may still be written
T = TypeVar("T")


def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1)


def _offset() -> int:
    """Wall less monotonic time (µs): the best of three, as the process may be put aside between two readings."""
    return max(clock.now() - clock.monotonic() for _ in range(3))


def _tried(act: Callable[[], T]) -> T:
    """A connection that broke is closed here, or its thread would never get another."""
    try:
        return act()
    except DatabaseFault:
        connection.close()
        raise


@dataclass
class Timekeeper:
    """The deadlines of every floor. Reading and writing have a thread each: a look never waits for a lock."""

    microphones: Microphones
    reading: ThreadPoolExecutor = field(default_factory=_thread)
    writing: ThreadPoolExecutor = field(default_factory=_thread)
    known: dict[str, Held] = field(default_factory=dict)
    done: set[tuple[str, str, int]] = field(default_factory=set)
    waits: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    works: set[asyncio.Task[None]] = field(default_factory=set)
    offset: int = field(default_factory=_offset)

    async def look(self) -> None:
        """Read every floor and follow what has changed; what cannot be read now is read at the next look."""
        self._mind_the_clock()
        try:
            found = await self._in(self.reading, held)
        except Exception:
            log.exception("the record cannot be read now; it is read again in a second")
            return
        for floor, one in found.items():
            if self.known.get(floor) != one:
                self.known[floor] = one
                self._follow(floor, one)
            if one.door is not None and one.door <= clock.now():
                self._once(floor, "door", one.door, self._settle(floor, one.door))

    def _mind_the_clock(self) -> None:
        offset = _offset()
        if abs(offset - self.offset) > STEP:
            log.warning(
                "the clock was set by %d ms; deadlines are computed anew", (offset - self.offset) // 1000
            )
            self.known.clear()
        self.offset = offset

    def _follow(self, floor: str, one: Held) -> None:
        if wait := self.waits.pop(floor, None):
            wait.cancel()
        for given in one.closing:
            self._once(floor, "close", given, self._close(floor, given))
        if one.given is None:
            return
        due = one.deadline if one.cuts else None
        if due is None or self._left(due) > 0:
            self._once(floor, "open", one.given, self._open(floor, one.given, one.participant))
        if due is not None:
            self.waits[floor] = asyncio.create_task(self._wait(floor, one.given, due))

    def _once(self, floor: str, what: str, given: int, work: Coroutine[Any, Any, None]) -> None:
        """A command is sent once in this process; a new process sends it again, and the room does not mind."""
        if (floor, what, given) in self.done:
            work.close()
            return
        self.done.add((floor, what, given))
        task = asyncio.create_task(work)
        self.works.add(task)
        task.add_done_callback(self.works.discard)

    def _again(self, floor: str, what: str, given: int) -> None:
        self.done.discard((floor, what, given))
        self.known.pop(floor, None)

    async def _open(self, floor: str, given: int, participant: str) -> None:
        done, heard = await self._command(self.microphones.open(floor, given, participant))
        if not done or await self._report(floor, given, "open", heard) == FAILED:
            self._again(floor, "open", given)

    async def _close(self, floor: str, given: int) -> None:
        done, heard = await self._command(self.microphones.close(floor, given))
        if not done or await self._report(floor, given, "closed", heard) == FAILED:
            self._again(floor, "close", given)

    async def _command(self, command: Coroutine[Any, Any, T]) -> tuple[bool, T | None]:
        """Whether the room took the command, and what it answered."""
        try:
            return True, await asyncio.wait_for(command, ANSWER)
        except Exception:
            log.exception("the room does not answer; it is asked again in a second")
            return False, None

    async def _report(self, floor: str, given: int, microphone: str, heard: int | None) -> str:
        if heard is None:
            return ""
        report = partial(operations.room_reported, floor=floor, given=given, microphone=microphone)
        return await self._write(partial(report, acknowledged=heard, now=clock.now()))

    async def _wait(self, floor: str, given: int, deadline: int) -> None:
        """Sleep until the deadline, looking at the record once more just before; never wake early."""
        await self._sleep(deadline - LOOK_AGAIN)
        if not await self._stands(floor, given, deadline):
            await self.look()
            return
        await self._sleep(deadline)
        self._once(floor, "cut", given, self._cut(floor, given, deadline))

    async def _stands(self, floor: str, given: int, deadline: int) -> bool:
        """Whether the deadline still holds; a record that cannot be read in time takes none back."""
        try:
            found = await asyncio.wait_for(self._in(self.reading, held), LOOK_AGAIN / clock.SECOND)
        except Exception:
            log.exception("the record cannot be read before a deadline; the deadline stands")
            return True
        now = found.get(floor)
        return now is not None and (now.given, now.deadline) == (given, deadline)

    async def _sleep(self, until: int) -> None:
        while (left := self._left(until)) > 0:  # noqa: ASYNC110 - a moment, not a condition; a sleep may end early
            await asyncio.sleep(left / clock.SECOND)

    def _left(self, until: int) -> int:
        """µs until a moment: monotonic, and never before the wall clock has reached it either."""
        wall = until - clock.now()
        left = until - self.offset - clock.monotonic()
        return max(left, wall) if wall < STEP else left

    async def _cut(self, floor: str, given: int, deadline: int) -> None:
        sent = max(clock.monotonic() + self.offset, deadline)
        done, heard = await self._command(self.microphones.close(floor, given))
        if done:
            self.done.add((floor, "close", given))
        what, now = CutMicrophone(given, deadline, sent, heard), max(clock.now(), sent)
        code = await self._write(partial(operations.cut_microphone, floor=floor, what=what, now=now))
        if code == "deadline_moved":
            await self._command(self.microphones.open(floor, given, ""))
        if code in (FAILED, "deadline_moved"):
            self._again(floor, "cut", given)

    async def _settle(self, floor: str, due: int) -> None:
        """A door's hour has come; within a second is soon enough, whoever presses meanwhile is judged by the hour."""
        if await self._write(partial(operations.settle_doors, floor=floor, now=clock.now())) == FAILED:
            self._again(floor, "door", due)

    async def _write(self, act: Callable[[], Any]) -> str:
        """Record what was done; a refusal means that another act has said it already. Returns its code."""
        try:
            await self._in(self.writing, act)
        except Refusal as refusal:
            return refusal.code
        except Exception:
            log.exception("an entry could not be written; it is tried again in a second")
            return FAILED
        return ""

    async def _in(self, thread: ThreadPoolExecutor, act: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(thread, partial(_tried, act))

    async def reconcile(self) -> None:
        """At start: a microphone the room reports open, for nobody who speaks, is closed."""
        for floor, one in (await self._in(self.reading, held)).items():
            _, found = await self._command(self.microphones.is_open(floor))
            for given in (found or set()) - {one.given}:
                await self._command(self.microphones.close(floor, given))


async def _keep(microphones: Microphones, ear: Ear) -> None:
    keeper, rung = Timekeeper(microphones), asyncio.Event()
    ear.open(rung.set)
    await keeper.reconcile()
    await until_told(_watch(keeper, rung))
    ear.close()


async def _watch(keeper: Timekeeper, rung: asyncio.Event) -> None:
    while True:
        rung.clear()
        await keeper.look()
        try:
            await asyncio.wait_for(rung.wait(), POLL)
        except TimeoutError:
            continue


def _first_in_line() -> None:
    """Ask the kernel and the interpreter to let a deadline in at once, beside ten thousand screens on the same cores.

    Where the service manager allows neither, milliseconds are lost and nothing else (docs/figures.md).
    """
    sys.setswitchinterval(SWITCH)
    real_time = partial(os.sched_setscheduler, 0, os.SCHED_FIFO, os.sched_param(1))
    for asked in (real_time, partial(os.setpriority, os.PRIO_PROCESS, 0, NICE)):
        with suppress(OSError):
            asked()
            return


def run(microphones: Microphones, ear: Ear) -> None:
    """Keep time until told to stop."""
    _first_in_line()
    asyncio.run(_keep(microphones, ear))
