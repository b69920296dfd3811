"""One simulated participant: comes in by link and PIN, presses, waits, speaks, is cut, withdraws, retries."""

import asyncio
import json
import logging
import re
from collections.abc import Iterable
from random import Random
from typing import Any
from uuid import uuid4

from rostrum.rehearsal.browser import Browser, ClosedDoor
from rostrum.rehearsal.habits import Matter, Turn
from rostrum.rehearsal.http import Answer, Unreachable
from rostrum.rehearsal.room import Room, speaks, speaks_jointly, takes_requests, waits
from rostrum.rehearsal.script import Invitation, Script

log = logging.getLogger("rostrum.rehearsal")
MINE = re.compile(r'<script id="mine" type="application/json">(.*?)</script>', re.DOTALL)
TRIES = 40  # of one press, some seconds apart: a server that restarts is waited for
UNLIMITED = 180.0  # seconds, where the rules of the segment state no limit
STANDS = frozenset({"already_waiting", "has_the_floor"})  # as after a rehearsal that is taken up again
LATER = frozenset({"list_is_closed", "by_invitation", "no_segment", "no_door", "door_is_closed"})


class Participant:
    """A person with a phone. What the floor looks like, they see in the room."""

    def __init__(self, script: Script, invitation: Invitation, room: Room, chance: Random) -> None:
        self.invitation, self.room, self.chance = invitation, room, chance
        self.door = f"/{script.language}/floor/"
        self.page = f"/{script.language}/events/{script.event}/floor/"
        self.token_page = f"/events/{script.event}/token/?audience=participants"
        self.browser = Browser(script.base)
        self.codes: asyncio.Queue[str] = asyncio.Queue()  # as others tell theirs
        self.shared: set[str] = set()  # requests of others that are theirs too

    async def come_in(self) -> None:
        """Through the door: the link, the PIN, the phone page. Tried until it opens or is refused for good."""
        for attempt in range(TRIES):
            try:
                form = await self.browser.open(self.invitation.address)
                await self.browser.submit(form, self.door, {"pin": self.invitation.pin})
            except Unreachable:
                await self._breathe(attempt)
            else:
                return
        raise ClosedDoor("unreachable")

    async def token(self) -> str:
        """The token for the stream of the participants."""
        answer = await self.browser.send("GET", self.token_page, {"Accept": "application/json"})
        if answer.status == 403:
            await self.come_in()
        return str(answer.json().get("token", ""))

    async def take_part(self, turns: Iterable[Turn], partner: "Participant | None" = None) -> None:
        """Ask, wait and speak, as often as the person wishes; a partner is told the code by which they join."""
        for turn in turns:
            await self.room.until(takes_requests)
            await self.room.pause(turn.delay)
            request, code = await self._ask(turn)
            if partner and code and speaks_jointly(self.room.state):
                partner.codes.put_nowait(code)
            if request and request not in self.shared:
                await self._wait(turn, request)

    async def join_others(self) -> None:
        """Share the slot of whoever tells their code (R111); who waits already, or comes too late, does not."""
        while True:
            code = await self.codes.get()
            answer = await self._send("join", {"key": uuid4().hex, "code": code})
            if request := answer.json().get("request"):
                self.shared.add(request)

    async def raise_matters(self, matters: Iterable[Matter]) -> None:
        """Rise to points of order and reply; what the rules give another category alone is not tried again."""
        for one in matters:
            await self.room.until(lambda state, form=one.form: form in state["raises"])  # type: ignore[misc]  # mypy knows no default of a lambda
            await self.room.pause(one.delay)
            if one.point:  # one rises while another speaks
                await self.room.until(lambda state: bool(state["now"]))
            answer = await self._send("raise", {"key": uuid4().hex, "form": one.form, "point": one.point})
            request = answer.json().get("matters", {}).get(one.form, "")
            if request:
                await self._heard(one, request)

    async def _heard(self, one: Matter, request: str) -> None:
        """Until it was said, or is gone from what waits."""

        def stands(state: dict[str, Any]) -> bool:
            return speaks(state, request) or any(other["request"] == request for other in state["matters"])

        await self.room.until(stands, 30)
        await self.room.until(lambda state: speaks(state, request) or not stands(state))
        if speaks(self.room.state, request) and not await self.room.until(
            lambda state: not speaks(state, request), one.seconds
        ):
            await self._send("yield", {"key": uuid4().hex})

    async def _ask(self, turn: Turn) -> tuple[str, str]:
        """Press until the request stands on the list: its id and its code, or nothing when it was refused for good."""
        while True:
            await self.room.until(takes_requests)
            segment = self.room.state["segment"]
            answer = await self._press(turn)
            code = answer.json().get("code", "")
            if not code or code in STANDS:
                return await self._own_request(answer), str(answer.json().get("joint", ""))
            if code not in LATER:
                log.warning("a request for the floor was refused: %s", code)
                return "", ""
            if code == "no_door":
                await self.room.until(lambda state, was=segment: state["segment"] != was)  # type: ignore[misc]  # mypy knows no default of a lambda
            await self.room.change()

    async def _press(self, turn: Turn) -> Answer:
        """One press has one key, however often it is sent. Made offline, it is kept with its moment and sent later."""
        told: dict[str, object] = {"key": uuid4().hex, "lang": self.invitation.lang}
        if turn.offline:
            told["pressed"] = self.room.now()
            await self.room.pause(turn.offline)
        answer = await self._send("request", told)
        return await self._send("request", told) if turn.twice else answer

    async def _wait(self, turn: Turn, request: str) -> None:
        """Until the floor is given, the wish is withdrawn, or the request is gone from the list."""

        def moved(state: dict[str, object]) -> bool:
            return not waits(state, request)

        await self.room.until(lambda state: waits(state, request) or speaks(state, request), 30)
        if not await self.room.until(moved, turn.withdraw):
            await self._send("withdraw", {"key": uuid4().hex})
            await self.room.until(moved)
        if speaks(self.room.state, request):
            await self._speak(turn, request)

    async def _speak(self, turn: Turn, request: str) -> None:
        """Speak for the planned share of the limit, then yield, unless something ended it before."""
        seconds = turn.share * (self.room.state["now"]["limit"] or UNLIMITED)
        if not await self.room.until(lambda state: not speaks(state, request), seconds):
            await self._send("yield", {"key": uuid4().hex})
            await self.room.until(lambda state: not speaks(state, request))

    async def _send(self, act: str, told: dict[str, object]) -> Answer:
        """Send an act until it is answered, always with the same key."""
        for attempt in range(TRIES):
            try:
                answer = await self.browser.act(f"{self.page}{act}/", told)
            except Unreachable:
                await self._breathe(attempt)
                continue
            if answer.status < 500 and answer.json().get("code") not in {"signed_out", "too_often"}:
                return answer
            await self._recover(answer, attempt)
        raise ClosedDoor(act)

    async def _recover(self, answer: Answer, attempt: int) -> None:
        if answer.json().get("code") == "signed_out":
            await self.come_in()
        await self._breathe(attempt)

    async def _own_request(self, answer: Answer) -> str:
        """The id of this person's request, by which they know their place: from the answer, else from the page."""
        told = answer.json().get("state") or {}
        if told.get("request"):
            return str(told["request"])
        try:
            found = MINE.search((await self.browser.open(self.page)).text)
        except Unreachable:
            return ""
        return str(json.loads(found[1]).get("request", "")) if found else ""

    async def _breathe(self, attempt: int) -> None:
        await asyncio.sleep(min(5.0, 0.3 * 1.5**attempt) * self.chance.uniform(0.7, 1.3))
