"""Starts the processes, starts again the one that ends, stops all within five seconds."""

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from rostrum.conf import lifeline
from rostrum.foundation import clock

log = logging.getLogger("rostrum.serve")
LOOK = 0.1  # seconds between two looks at the children
STOP_SECONDS = 4.0
SHORT_LIFE = 2 * clock.SECOND  # a process that ends sooner is started again with a pause
PAUSE = 1.0


class Supervisor:
    """Keeps one child a name running. Children end when this process does, however it ends (D28)."""

    def __init__(self, names: Sequence[str], environment: Mapping[str, str]) -> None:
        self.names = names
        self.reading, self.writing = os.pipe()
        self.environment = {**os.environ, **environment, lifeline.NAME: str(self.reading)}
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.born: dict[str, int] = {}
        self.stopping = False

    def start(self) -> None:
        for name in self.names:
            self._start(name)

    def _start(self, name: str) -> None:
        self.born[name] = clock.monotonic()
        self.children[name] = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "rostrum", "process", name],
            env=self.environment,
            pass_fds=[self.reading],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def over(self) -> bool:
        return self.stopping

    def watch(self) -> None:
        """Until it is over: whatever ends is started again, at once the first time."""
        while not self.over():
            time.sleep(LOOK)
            for name, child in self.children.items():
                if child.poll() is not None and not self.stopping:
                    log.warning("%s ended with %s and is started again", name, child.returncode)
                    _end_group(child)
                    if clock.monotonic() - self.born[name] < SHORT_LIFE:
                        time.sleep(PAUSE)
                    self._start(name)

    def stop(self) -> None:
        """Tell all to end, and end those that do not."""
        self.stopping = True
        for child in self.children.values():
            child.terminate()
        until = clock.monotonic() + int(STOP_SECONDS * clock.SECOND)
        for child in self.children.values():
            try:
                child.wait(max(0.0, (until - clock.monotonic()) / clock.SECOND))
            except subprocess.TimeoutExpired:
                _end_group(child)
                child.wait()
            _end_group(child)

    def run(self) -> None:
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._told)
        self.start()
        self.watch()
        self.stop()

    def _told(self, *_: object) -> None:
        """A plain mark: a lock taken here could be held by the very line that was interrupted."""
        self.stopping = True


def _end_group(child: subprocess.Popen[bytes]) -> None:
    """What a child leaves behind (the server's worker, holding its port) ends with it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def free_port(wanted: int, *, but: int | None = None) -> int:
    """The wanted port of the loopback address, or the next one that nobody holds (D19); never `but`."""
    for port in (one for one in range(wanted, wanted + 200) if one != but):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError(f"no free port from {wanted} on")
