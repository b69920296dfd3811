"""A reader of the stream, over a plain socket: it keeps whatever was sent, in order."""

import contextlib
import json
import socket
import threading
from dataclasses import dataclass, field
from typing import Any

from tests.servers import FLOOR, until


@dataclass(frozen=True)
class Message:
    event: str
    number: int | None
    data: dict[str, Any]


def read_message(text: str) -> Message | None:
    told = dict(line.split(": ", 1) for line in text.split("\n") if ": " in line)
    if "data" not in told:
        return None
    number = int(told["id"]) if "id" in told else None
    return Message(told.get("event", "message"), number, json.loads(told["data"]))


@dataclass
class Listener:
    """One connection; `messages` grows as they arrive, `closed` when the other end has hung up.

    What comes is read at once and understood when somebody asks: a reader that is slow would be cut, and rightly.
    """

    port: int
    target: str
    headers: tuple[str, ...] = ()
    head: str = ""
    arrived: list[bytes] = field(default_factory=list)
    understood: list[Message] = field(default_factory=list)
    looked_at: int = 0
    closed: bool = False

    def __post_init__(self) -> None:
        self.line = socket.create_connection(("127.0.0.1", self.port), 10)
        asked = (f"GET {self.target} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", *self.headers, "", "")
        self.line.sendall("\r\n".join(asked).encode("latin-1"))
        self.line.settimeout(None)
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        kept = b""
        try:
            while data := self.line.recv(65536):
                kept += data
                kept = self._take(kept)
        except OSError:
            pass
        self.closed = True

    def _take(self, kept: bytes) -> bytes:
        if not self.head:
            head, end, rest = kept.partition(b"\r\n\r\n")
            if not end:
                return kept
            self.head, kept = head.decode("latin-1"), rest
        *whole, kept = kept.split(b"\n\n")
        self.arrived += whole
        return kept

    @property
    def messages(self) -> list[Message]:
        new = self.arrived[self.looked_at :]
        self.looked_at += len(new)
        read = (read_message(one.decode()) for one in new)
        self.understood += [one for one in read if one is not None]
        return self.understood

    @property
    def numbers(self) -> list[int]:
        return [one.number for one in self.messages if one.event == "message" and one.number is not None]

    @property
    def states(self) -> list[Message]:
        return [one for one in self.messages if one.event == "message"]

    def events(self, name: str) -> list[Message]:
        return [one for one in self.messages if one.event == name]

    def reach(self, number: int) -> "Listener":
        until(lambda: number in self.numbers, f"number {number} after {self.numbers[-3:]}")
        return self

    def hear(self, event: str) -> Message:
        until(lambda: self.events(event), event)
        return self.events(event)[-1]

    def until_closed(self) -> "Listener":
        until(lambda: self.closed, "the other end to hang up")
        return self

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.line.shutdown(socket.SHUT_RDWR)
        self.thread.join(10)
        self.line.close()


def listen(
    port: int,
    audience: str = "public",
    *headers: str,
    after: int | str | None = None,
    token: str = "",
    floor: str = FLOOR,
) -> Listener:
    asked = f"/live/{floor}?audience={audience}"
    asked += f"&after={after}" if after is not None else ""
    asked += f"&token={token}" if token else ""
    return Listener(port, asked, headers)


def once(port: int, text: bytes) -> bytes:
    """Everything that is answered to some bytes until the other end hangs up."""
    with socket.create_connection(("127.0.0.1", port), 10) as line:
        line.sendall(text)
        found = b""
        try:
            while data := line.recv(65536):
                found += data
        except ConnectionResetError:
            return found + b"<reset>"
        return found
