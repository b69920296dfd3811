"""ClamAV by its socket: INSTREAM, with the length before each piece, read to the end mark. Nothing is left on a disk.

`AlertExceedsMax yes` belongs into its settings: without it the scanner answers OK for what it did not look through.
"""

import contextlib
import socket
import struct

from rostrum.foundation.ports import Scanned

PIECE, LONGEST, SECONDS = 65_536, 4_096, 60.0


class Clamd:
    """A connection for each file. What is neither OK nor FOUND is no verdict, and the file waits."""

    name = "clamd"

    def __init__(self, path: str, seconds: float = SECONDS) -> None:
        self.path, self.seconds = path, seconds

    def scan(self, data: bytes) -> Scanned:
        try:
            return judged(self._ask(data))
        except OSError as error:
            return Scanned("unreachable", str(error))

    def _ask(self, data: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(self.seconds)
            line.connect(self.path)
            with contextlib.suppress(BrokenPipeError):  # it has said why, and hears no more
                line.sendall(b"zINSTREAM\0")
                for start in range(0, len(data), PIECE):
                    piece = data[start : start + PIECE]
                    line.sendall(struct.pack(">I", len(piece)) + piece)
                line.sendall(struct.pack(">I", 0))
            told = b""
            while not told.endswith(b"\0") and len(told) < LONGEST and (more := line.recv(LONGEST)):
                told += more
            return told


def judged(answer: bytes) -> Scanned:
    """The verdict of an answer such as `stream: OK` or `stream: Eicar-Signature FOUND`."""
    words = answer.rstrip(b"\0\n").decode("utf-8", "replace").removeprefix("stream:").strip()
    if words == "OK":
        return Scanned("clean", words)
    if words.endswith(" FOUND"):
        return Scanned("infected", words.removesuffix(" FOUND"))
    return Scanned("unreachable", words)
