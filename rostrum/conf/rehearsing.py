"""A rehearsal's processes: those of `serve`, and the simulated people as one child more."""

import contextlib
import http.client
import json
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from rostrum.conf.supervisor import Supervisor
from rostrum.foundation import clock

log = logging.getLogger("rostrum.rehearse")
PEOPLE = "people"
NAMES = ("pages", "live", "timekeeper", "worker", PEOPLE)
PATIENCE = 30 * clock.SECOND


class Rehearsal(Supervisor):
    """`script` is asked for at each start of the people, because links and PINs are issued anew.

    `ready` is called once, when the pages answer: an address printed before would lead nowhere. `until`: the moment
    (real µs) at which it is over by itself, or None.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        script: Callable[[], dict[str, Any]],
        ready: Callable[[], None],
        until: int | None = None,
    ) -> None:
        super().__init__(NAMES, environment)
        self.script, self.ready, self.until = script, ready, until

    def start(self) -> None:
        super().start()
        if self._answer():
            self.ready()

    def over(self) -> bool:
        return super().over() or (self.until is not None and clock.now() >= self.until)

    def _answer(self) -> bool:
        """Whether the pages answer within half a minute."""
        until = clock.monotonic() + PATIENCE
        while not self.stopping and clock.monotonic() < until:
            if answers(int(self.environment["ROSTRUM_PORT"])):
                return True
            time.sleep(0.1)
        return False

    def _start(self, name: str) -> None:
        if name == PEOPLE:
            self._start_people()
        else:
            super()._start(name)

    def _start_people(self) -> None:
        """They are told by a pipe, never on a command line. It stays open: when it closes they go home."""
        self.born[PEOPLE] = clock.monotonic()
        child = subprocess.Popen(
            [sys.executable, "-m", "rostrum.rehearsal"],
            env=self.environment,
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        self.children[PEOPLE] = child
        if child.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                child.stdin.write(json.dumps(self.script()).encode() + b"\n")
                child.stdin.flush()


def answers(port: int) -> bool:
    """Whether the pages of this machine's port are up."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
