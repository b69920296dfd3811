"""A participant's press over plain HTTP, as the phone sends it, and again with the same key until it is answered."""

import http.client
import json
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.servers import FLOOR, House

MARK = "a" * 32  # the token of a form, the same in cookie and header
AGAIN = 0.1  # seconds before a press without an answer is sent again


@dataclass(frozen=True)
class Answer:
    status: int
    told: dict[str, Any]


@dataclass
class Phone:
    """`taken`: what was answered with a number, by its key."""

    house: House
    participant: str
    cookie: str
    taken: dict[str, int] = field(default_factory=dict)
    tries: int = 0

    def press(self, act: str = "request", key: str = "") -> Answer:
        """One try. Raises OSError or HTTPException where nobody answers."""
        key = key or uuid4().hex
        event, origin = FLOOR.partition(".")[0], f"http://127.0.0.1:{self.house.port}"
        head = {
            "Origin": origin,
            "Cookie": f"{self.cookie}; csrf={MARK}",
            "X-CSRFToken": MARK,
            "Content-Type": "application/json",
            "Accept": "application/json",
        }
        line = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=20)
        try:
            line.request(
                "POST", f"/en/events/{event}/floor/{act}/", json.dumps({"key": key, "floor": FLOOR}), head
            )
            answer = line.getresponse()
            found = Answer(answer.status, json.loads(answer.read() or b"{}"))
        finally:
            line.close()
        if found.status == 200:
            self.taken[key] = int(found.told["number"])
        return found

    def insist(self, act: str = "request") -> Answer:
        """The same press until somebody answers it, and not with a failure."""
        key = uuid4().hex
        while True:
            self.tries += 1
            try:
                found = self.press(act, key)
            except (OSError, http.client.HTTPException, ValueError):
                time.sleep(AGAIN)
                continue
            if found.status < 500:
                return found
            time.sleep(AGAIN)


def phones(house: House, count: int) -> list[Phone]:
    told = house.first.ask("crowd", count=count)
    return [Phone(house, who, cookie) for who, cookie in told["cookies"].items()][:count]
