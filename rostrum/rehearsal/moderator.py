"""The simulated moderator: signs in like any member of the staff and presses the buttons of the podium (D25)."""

import asyncio
import logging
from uuid import uuid4

from rostrum.rehearsal.browser import Browser
from rostrum.rehearsal.chair import Deed, Sight, next_deed
from rostrum.rehearsal.http import Unreachable
from rostrum.rehearsal.room import Room
from rostrum.rehearsal.script import Script

log = logging.getLogger("rostrum.rehearsal")
TICK = 0.2  # seconds between two looks at the programme
RESEND = 3  # of one press whose answer was lost


class Moderator:
    """Acts only while the chair is simulated; a person who takes it finds nothing in the way."""

    def __init__(self, script: Script, room: Room) -> None:
        self.script, self.room = script, room
        self.browser = Browser(script.base)
        self.page = f"/{script.language}/events/{script.event}/podium/"
        self.token_page = f"/events/{script.event}/token/?audience=podium"

    async def come_in(self) -> None:
        await self.browser.open(self.script.moderator)

    async def token(self) -> str:
        """The token for the stream of the podium; signed out, the moderator signs in again."""
        if not self.browser.cookies:
            await self.come_in()
        answer = await self.browser.send("GET", self.token_page, {"Accept": "application/json"})
        if answer.status == 403:
            await self.come_in()
            answer = await self.browser.send("GET", self.token_page, {"Accept": "application/json"})
        return str(answer.json().get("token", ""))

    async def preside(self) -> None:
        """Until cancelled: look, do what is due, wait for what comes of it."""
        refused = ""
        while True:
            await self.room.change(TICK)
            deed = next_deed(self._sight()) if self.room.state else None
            if deed is None:
                continue
            code = await self._do(deed)
            if code and code != refused:
                log.warning("the podium refused %s: %s", deed.act, code)
            refused = code

    def _sight(self) -> Sight:
        room = self.room
        segments = self.script.segments
        return Sight(room.state, room.programme(), room.now(), room.rate, segments, self.script.seed)

    async def _do(self, deed: Deed) -> str:
        """Press, and again with the same key when no answer came; the code of a refusal, or nothing.

        A desk that has changed meanwhile is no refusal to speak of: it is looked at again.
        """
        told = {"key": uuid4().hex, "number": self.room.number, **deed.fields}
        seen = self.room.number
        for _ in range(RESEND):
            try:
                answer = await self.browser.act(f"{self.page}{deed.act}/", told)
            except Unreachable:
                await asyncio.sleep(1)
                continue
            code = "" if answer.status == 200 else str(answer.json().get("code") or answer.status)
            if code == "signed_out":
                await self.come_in()
            elif not code and self.room.number == seen:
                await self.room.change(1.0)
            return "" if code in {"stale", "signed_out"} else code
        return "unreachable"
