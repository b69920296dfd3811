"""The limit: the smallest server that writes the same bytes to every stream. Beyond it stands the cost of the product.

GET opens a stream and with `Last-Event-ID` resumes from the newest 128 events; POST writes its body to every stream as
one event. No database, no permissions, no snapshot. A reader that is far behind is cut as the product cuts it. Prints
its port.
"""

import asyncio
import re
import socket
import struct
from collections import deque
from typing import cast

import uvloop

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\nretry: 2000\n\n"
DONE = b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
LAST = re.compile(rb"\r\nlast-event-id:\s*(\d+)", re.IGNORECASE)
LENGTH = re.compile(rb"\r\ncontent-length:\s*(\d+)", re.IGNORECASE)
UNSENT, SEND_BUFFER = 128 * 1024, 64 * 1024  # as the product has them
NOW = struct.pack("ii", 1, 0)  # a reset makes the kernel drop its copy

streams: dict[asyncio.Transport, None] = {}
events: deque[tuple[int, bytes]] = deque(maxlen=128)


def publish(body: bytes) -> None:
    number = events[-1][0] + 1 if events else 1
    event = b"id: %d\ndata: %s\n\n" % (number, body)
    events.append((number, event))
    for stream in tuple(streams):
        if stream.get_write_buffer_size() > UNSENT:
            cut(stream)
        else:
            stream.write(event)


def cut(stream: asyncio.Transport) -> None:
    streams.pop(stream, None)
    line: socket.socket = stream.get_extra_info("socket")
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NOW)
    stream.abort()


class Line(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.received = b""

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, end, body = self.received.partition(b"\r\n\r\n")
        if head.startswith(b"POST"):
            length = LENGTH.search(head)
            if end and length and len(body) >= int(length[1]):
                self.transport.write(DONE)
                self.transport.close()
                publish(body)
        elif end:
            self._open(LAST.search(head))

    def _open(self, last: re.Match[bytes] | None) -> None:
        line: socket.socket = self.transport.get_extra_info("socket")
        line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        missed = [event for number, event in events if last is None or number > int(last[1])]
        self.transport.write(HEAD + b"".join(missed if last else missed[-1:]))
        streams[self.transport] = None

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's form
        streams.pop(self.transport, None)


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Line, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
