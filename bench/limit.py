"""The limit: the smallest server that writes the same bytes to every stream. Beyond it stands the cost of the product.

GET opens a stream; POST writes its body to every stream as one event. Prints its port.
"""

import asyncio
from itertools import count
from typing import cast

import uvloop

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
DONE = b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"
streams: set[asyncio.Transport] = set()
numbers = count(1)


class Line(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport = cast("asyncio.Transport", transport)
        self.transport = transport
        self.received = b""

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, _, body = self.received.partition(b"\r\n\r\n")
        if head.startswith(b"GET"):
            self.transport.write(HEAD)
            streams.add(self.transport)
            self.received = b""
        elif body.endswith(b"\n"):
            self.received = b""
            self.transport.write(DONE)
            event = b"id: %d\ndata: %s\n" % (next(numbers), body)
            for stream in streams:
                stream.write(event)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's form
        streams.discard(self.transport)


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Line, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
