"""A press through the whole stack: cookie, CSRF, limits, one transaction, chained row.

    python -m bench.press [--presses 1500] [--clients 32]

The limit is the bare insert of as many chained rows in the same database, in one process without a server.
"""

import argparse
import asyncio
import os
import sqlite3
import time
from dataclasses import asdict
from statistics import quantiles

from bench.product import EVENT, product, stage, wait_for
from rostrum.foundation.verify import START, canonical, entry_hash

BODY = {"request": "x" * 12, "participant": "x" * 12, "category": "csos", "queue": "", "v": 1}


def cookies(count: int) -> list[str]:
    """People on the list, each with a device that has come in by the door."""
    from django.core import signing

    from rostrum.apps.participation.lists import Row
    from rostrum.apps.participation.operations import import_list, issue_links, open_link
    from rostrum.foundation import clock
    from rostrum.web.participant.door import COOKIE, SALT, ParticipantKey

    rows = [Row(name=f"Speaker {place}", category="csos", body="Bench") for place in range(count)]
    import_list(event=EVENT, rows=rows, by=None, now=clock.now())
    made = []
    for _, one in issue_links(event=EVENT, by=None, now=clock.now()):
        entry = open_link(token=one.token, pin=one.pin, agent="bench", now=clock.now())
        key = ParticipantKey(entry.participant, entry.device, entry.event)
        made.append(f"{COOKIE}={signing.Signer(salt=SALT).sign_object(asdict(key))}")
    return made


async def press(port: int, waiting: list[str], took: list[float], wrong: list[bytes]) -> None:
    """One client on one connection; it presses for one participant after another."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    token = "a" * 32
    while waiting:
        body = b'{"key":"%s"}' % os.urandom(16).hex().encode()
        head = (
            f"POST /en/events/{EVENT}/floor/request/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Origin: http://127.0.0.1:{port}\r\nCookie: {waiting.pop()}; csrf={token}\r\nX-CSRFToken: {token}\r\n"
            f"Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        started = time.perf_counter()
        writer.write(head.encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = int(answer.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        told = await reader.readexactly(length)
        took.append((time.perf_counter() - started) * 1000)
        if b" 200 " not in answer[:16]:
            wrong.append(answer[:16] + told[:80])
    writer.close()


async def rush(port: int, people: list[str], clients: int) -> tuple[float, list[float], list[bytes]]:
    took: list[float] = []
    wrong: list[bytes] = []
    started = time.perf_counter()
    await asyncio.gather(*(press(port, people, took, wrong) for _ in range(clients)))
    return time.perf_counter() - started, took, wrong


def bare(path: str, rows: int) -> float:
    """Rows a second, each in a transaction of its own, chained and indexed as the record's are."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=NORMAL")
    base.execute(
        "CREATE TABLE bare (floor, number, kind, at, actor, body, previous, hash, UNIQUE (floor, number))"
    )
    previous, started = START, time.perf_counter()
    for number in range(1, rows + 1):
        told = {"floor": "f", "number": number, "kind": "k", "at": number, "actor": "a", "body": BODY}
        made = entry_hash(previous, told)
        base.execute("BEGIN IMMEDIATE")
        row = ("f", number, "k", number, "a", canonical(BODY).decode(), previous, made)
        base.execute("INSERT INTO bare VALUES (?,?,?,?,?,?,?,?)", row)
        base.execute("COMMIT")
        previous = made
    return rows / (time.perf_counter() - started)


def run(presses: int, clients: int) -> None:
    with product(["pages"]) as ports:
        stage(1, track="main")
        people = cookies(presses)
        port = int(ports["ROSTRUM_PORT"])
        wait_for(port)
        seconds, took, wrong = asyncio.run(rush(port, people, clients))
        limit = bare(f"{os.environ['ROSTRUM_DATA']}/bare.sqlite3", presses)
    cuts = quantiles(took, n=100, method="inclusive")
    rate = len(took) / seconds
    print(f"{len(took)} presses, {clients} clients: {rate:.0f}/s, p50 {cuts[49]:.0f}  p99 {cuts[98]:.0f} ms")
    print(f"refused or failed: {len(wrong)} {wrong[:2]}")
    print(f"bare insert {limit:.0f}/s; the press reaches {rate / limit:.3f} of it")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--presses", type=int, default=1500)
    parser.add_argument("--clients", type=int, default=32)
    run(**vars(parser.parse_args()))
