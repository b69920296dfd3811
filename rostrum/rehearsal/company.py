"""Everybody together: one stream for those in the room, one for the podium, a task a person."""

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from random import Random
from typing import Any

from rostrum.rehearsal.browser import ClosedDoor
from rostrum.rehearsal.habits import matters, partner, turns
from rostrum.rehearsal.http import Unreachable
from rostrum.rehearsal.moderator import Moderator
from rostrum.rehearsal.participant import Participant
from rostrum.rehearsal.room import Room
from rostrum.rehearsal.script import Script
from rostrum.rehearsal.stream import Stream

log = logging.getLogger("rostrum.rehearsal")
AT_THE_DOOR = 4  # people who come in at the same time
EAGER = {"list": 0.6, "request": 0.15}  # of the people, by mode: a list is inscribed in good time


class Company:
    """The people of one rehearsal. What one of them meets does not stop the others."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.hall, self.podium = Room(), Room()
        order = list(range(len(script.people)))
        Random(script.seed).shuffle(order)
        self.people = [
            Participant(script, script.people[n], self.hall, Random(f"{script.seed}:{n}")) for n in order
        ]
        self.moderator = Moderator(script, self.podium)
        self.door = asyncio.Semaphore(AT_THE_DOOR)
        self.inside: asyncio.Queue[Participant] = asyncio.Queue()

    async def meet(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._chair())
            group.create_task(self._listen())
            for place, person in enumerate(self.people):
                group.create_task(self._attend(place, person))

    async def _chair(self) -> None:
        stream = self._stream("podium", self.moderator, self.podium)
        async with asyncio.TaskGroup() as group:
            group.create_task(stream.follow())
            group.create_task(self._forever(self.moderator.preside))

    async def _forever(self, act: Any) -> None:
        while True:
            with suppress(Unreachable, ClosedDoor):
                await act()
            await asyncio.sleep(1)

    async def _listen(self) -> None:
        """The hall hears one stream, that of the first person who is inside."""
        first = await self.inside.get()
        await self._stream("participants", first, self.hall).follow()

    def _stream(self, audience: str, who: Participant | Moderator, room: Room) -> Stream:
        chance = Random(f"{self.script.seed}:{audience}")
        return Stream(self.script.live, self.script.floor, audience, who.token, room.hear, chance)

    async def _attend(self, place: int, person: Participant) -> None:
        try:
            async with self.door:
                await person.come_in()
            self.inside.put_nowait(person)
            await self.hall.until(lambda state: bool(state["mode"]) and state["mode"] != "invited")
            eager = int(EAGER.get(self.hall.state["mode"], 0.15) * len(self.people)) + 1
            chance = Random(f"{self.script.seed}:beside:{place}")
            async with asyncio.TaskGroup() as group:
                group.create_task(person.raise_matters(matters(chance, place)))
                group.create_task(
                    person.take_part(turns(person.chance, place, eager), self._partner(place, eager))
                )
                group.create_task(person.join_others())
        except* (ClosedDoor, Unreachable) as errors:
            log.warning("a participant goes home: %s", errors.exceptions[0])

    def _partner(self, place: int, eager: int) -> Participant | None:
        chance = Random(f"{self.script.seed}:jointly:{place}")
        found = partner(chance, place, eager, len(self.people))
        return None if found is None else self.people[found]


async def run(script: Script, stopped: Coroutine[Any, Any, None]) -> None:
    """Hold the rehearsal until `stopped` ends."""
    meeting = asyncio.create_task(Company(script).meet())
    ending = asyncio.ensure_future(stopped)
    await asyncio.wait({meeting, ending}, return_when=asyncio.FIRST_COMPLETED)
    ending.cancel()
    if meeting.done():
        meeting.result()
    meeting.cancel()
    with suppress(asyncio.CancelledError):
        await meeting
