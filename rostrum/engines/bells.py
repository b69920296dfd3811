"""The bell: a datagram on a local socket wakes every process that reads the record.

It carries one byte and no truth: whoever wakes asks the record, and asks once a second anyway. A bell that is
lost costs a second; one that rings twice costs an empty read.
"""

import asyncio
import contextlib
import logging
import os
import socket
from collections.abc import Callable
from pathlib import Path

log = logging.getLogger("rostrum.bells")
BYTE = b"!"


class SocketBell:
    """Rings every socket in a folder. Never raises, never waits: a full queue is ringing already."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mouth: socket.socket | None = None
        self.owner = 0

    def ring(self, floor: str) -> None:  # noqa: ARG002 - whoever wakes asks for every floor it serves
        for path in self.folder.glob("*.sock"):
            try:
                self._mouth().sendto(BYTE, str(path))
            except ConnectionRefusedError:
                path.unlink(missing_ok=True)
            except OSError:
                continue

    def _mouth(self) -> socket.socket:
        if self.mouth is None or self.owner != os.getpid():
            self.mouth = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self.mouth.setblocking(False)  # noqa: FBT003 - the socket's own signature
            self.owner = os.getpid()
        return self.mouth


class Ear:
    """Listens for the bell inside an event loop; `heard` is called for each wake."""

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path = folder / f"{name}.{os.getpid()}.sock"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)

    def open(self, heard: Callable[[], None]) -> None:
        """Where no socket can be bound (a path of more than 107 bytes) the record is read once a second."""
        self.path.unlink(missing_ok=True)
        try:
            self.socket.bind(str(self.path))
        except OSError as error:
            log.warning("no bell at %s (%s): the record is read once a second", self.path, error)
            return
        self.socket.setblocking(False)  # noqa: FBT003 - the socket's own signature
        asyncio.get_running_loop().add_reader(self.socket, self._drain, heard)

    def _drain(self, heard: Callable[[], None]) -> None:
        with contextlib.suppress(BlockingIOError):
            while self.socket.recv(16):
                pass
        heard()

    def close(self) -> None:
        self.socket.close()
        self.path.unlink(missing_ok=True)
