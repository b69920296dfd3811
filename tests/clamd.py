"""A scanner on a socket of its own that speaks clamd's protocol as clamd(8) gives it.

It reads `zINSTREAM`, then pieces with their length before them until one of length 0, and answers one line with an
end mark. It knows the files it is told; a stream longer than `longest` is refused in the middle, as clamd does.
"""

import contextlib
import hashlib
import socketserver
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

COMMAND = b"zINSTREAM\0"


class StreamTooLongError(Exception):
    """The stream is longer than this scanner reads."""


class Talk(socketserver.StreamRequestHandler):
    server: "Daemon"

    def handle(self) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(self._answer() + b"\0")

    def _answer(self) -> bytes:
        if self.rfile.read(len(COMMAND)) != COMMAND:
            return b"UNKNOWN COMMAND"
        try:
            found = self.server.known.get(hashlib.sha256(self._stream()).hexdigest())
        except StreamTooLongError:
            return b"INSTREAM size limit exceeded. ERROR"
        return f"stream: {found} FOUND".encode() if found else b"stream: OK"

    def _stream(self) -> bytes:
        data = b""
        while length := struct.unpack(">I", self.rfile.read(4))[0]:
            if len(data) + length > self.server.longest:
                raise StreamTooLongError
            data += self.rfile.read(length)
        return data


class Daemon(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True

    def __init__(self, path: Path, known: dict[str, str], longest: int) -> None:
        super().__init__(str(path), Talk)
        self.known, self.longest = known, longest


@contextlib.contextmanager
def listening(path: Path, known: dict[str, bytes], *, longest: int = 1_048_576) -> Iterator[None]:
    """For as long as the block lasts a scanner listens on `path` and knows each file of `known` by its name there."""
    names = {hashlib.sha256(data).hexdigest(): name for name, data in known.items()}
    with Daemon(path, names, longest) as daemon:
        thread = threading.Thread(target=daemon.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield
        finally:
            daemon.shutdown()
            thread.join()
