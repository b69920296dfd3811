"""HTTP/1.1 over a plain connection: one request, one answer. Enough for the doors of this machine."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

SECONDS = 15.0
LONGEST = 4 * 1024 * 1024  # bytes of an answer


class Unreachable(Exception):  # noqa: N818 - a state of the line, met by trying again
    """No answer came, or half of one. Whether the request was done is not known."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")

    def json(self) -> dict[str, Any]:
        """The object that was answered; an answer that is none is an empty one."""
        try:
            told = json.loads(self.body)
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}


async def ask(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
    """Send one request and read its answer. Raises Unreachable."""
    try:
        return await asyncio.wait_for(_ask(method, address, headers, body), SECONDS)
    except (OSError, EOFError, ValueError, IndexError, TimeoutError, asyncio.LimitOverrunError) as error:
        raise Unreachable(type(error).__name__) from error


async def _ask(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer:
    reader, writer = await connect(method, address, {**headers, "Content-Length": str(len(body))}, body)
    try:
        status, told = await head(reader)
        return Answer(status, told, await _body(reader, dict(told)))
    finally:
        writer.close()


async def connect(
    method: str, address: str, headers: Mapping[str, str], body: bytes = b""
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Open a connection and send one request on it."""
    parts = urlsplit(address)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 80, limit=LONGEST)
    told = {"Host": parts.netloc, **headers, "Connection": "close"}
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items()), "", ""]
    writer.write("\r\n".join(lines).encode() + body)
    await writer.drain()
    return reader, writer


async def head(reader: asyncio.StreamReader) -> tuple[int, tuple[tuple[str, str], ...]]:
    """The status and the headers, with names in small letters."""
    told = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in told[1:] if line)
    return int(told[0].split(" ")[1]), tuple((name.lower(), value.strip()) for name, _, value in pairs)


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if "chunked" in headers.get("transfer-encoding", ""):
        return await _chunks(reader)
    length = headers.get("content-length")
    if length is None:
        return await reader.read(LONGEST)
    return await reader.readexactly(min(int(length), LONGEST))


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    found = b""
    while (size := int(await reader.readline(), 16)) and len(found) < LONGEST:
        found += await reader.readexactly(size)
        await reader.readexactly(2)
    return found
