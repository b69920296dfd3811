"""What a connection asks, read from its head, and the heads of the answers."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from rostrum.foundation.tokens import read
from rostrum.procedure.floor.audiences import AUDIENCES

OPEN = {"public": "public", "screen": "public"}  # what everybody may hear
PORT = re.compile(r":[0-9]+$")
RETRY = (500, 2500)  # ms: thousands do not come back at once, and all are true again within five seconds


@dataclass(frozen=True, slots=True)
class Origins:
    """Which pages may read answers: those of the same host on the pages' port, and those named (D19)."""

    port: int
    named: frozenset[str]

    def allow(self, origin: str, host: str) -> bool:
        name = host.rpartition(":")[0] if PORT.search(host) else host
        return origin in self.named or origin == f"http://{name}:{self.port}"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `hears`: whose state it gets. `last`: the number it has. `refusal`: the whole answer."""

    path: str
    floor: str = ""
    audience: str = ""
    hears: str = ""
    last: int | None = None
    expires: int | None = None
    origin: str = ""
    host: str = ""
    refusal: bytes = b""


def ask(head: bytes, key: bytes, now: int) -> Asked:
    """Read a request head. Without a token only what is public is heard; a token opens what it names (D20)."""
    first, _, rest = head.decode("latin-1").partition("\r\n")
    method, _, target = first.partition(" ")
    try:
        address = urlsplit(target.partition(" ")[0])
    except ValueError:  # an address that is none
        return Asked("", refusal=not_found())
    if method != "GET":
        return Asked(address.path, refusal=_answer("405 Method Not Allowed", b"", "Allow: GET"))
    headers = _headers(rest)
    origin, host = headers.get("origin", ""), headers.get("host", "")
    if address.path in ("/live/time", "/live/healthz"):
        return Asked(address.path, origin=origin, host=host)
    query = {name: values[-1] for name, values in parse_qs(address.query).items()}
    floor = unquote(address.path.removeprefix("/live/"))
    if not address.path.startswith("/live/") or not floor:
        return Asked(address.path, refusal=not_found())
    audience = query.get("audience", "public")
    hears, expires = OPEN.get(audience), None
    if hears is None:
        claim = read(key, query.get("token", ""), now) if audience in AUDIENCES else None
        if claim is None or (claim.floor, claim.audience) != (floor, audience):
            return Asked(address.path, refusal=_answer("403 Forbidden", b""))
        hears, expires = audience, claim.expires
    last = _last(headers.get("last-event-id"), query.get("after"))
    return Asked(address.path, floor, audience, hears, last, expires, origin, host)


def _headers(text: str) -> Mapping[str, str]:
    lines = (line.partition(":") for line in text.split("\r\n"))
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def _last(*told: str | None) -> int | None:
    """The larger of the two numbers; something that is no number counts as one from another record."""
    given = [one for one in told if one]
    if not given:
        return None
    return max(int(one) if one.isascii() and one.isdecimal() and len(one) < 16 else -2 for one in given)


def not_found() -> bytes:
    return _answer("404 Not Found", b"")


def unavailable() -> bytes:
    """The database cannot be read now."""
    return _answer("503 Service Unavailable", b"", "Retry-After: 2")


def _answer(status: str, body: bytes, *more: str) -> bytes:
    lines = (
        f"HTTP/1.1 {status}",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
        *more,
    )
    return "\r\n".join((*lines, "", "")).encode() + body


def _allowed(asked: Asked, origins: Origins) -> tuple[str, ...]:
    if asked.origin and origins.allow(asked.origin, asked.host):
        return (f"Access-Control-Allow-Origin: {asked.origin}", "Vary: Origin")
    return ()


def plain(asked: Asked, origins: Origins, now: int) -> bytes:
    """The server's time, or that the process lives."""
    told = {"now": now} if asked.path == "/live/time" else {"ok": True}
    body = json.dumps(told).encode()
    return _answer("200 OK", body, "Content-Type: application/json", *_allowed(asked, origins))


def stream_head(asked: Asked, origins: Origins) -> bytes:
    lines = (
        "HTTP/1.1 200 OK",
        "Content-Type: text/event-stream",
        "Cache-Control: no-store",
        "X-Accel-Buffering: no",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
        *_allowed(asked, origins),
    )
    retry = RETRY[0] + secrets.randbelow(RETRY[1] - RETRY[0])
    return "\r\n".join((*lines, "", "")).encode() + f"retry: {retry}\n\n".encode()
