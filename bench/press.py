"""A press through the whole stack: cookie, CSRF, limits, one transaction, chained row; on SQLite and on PostgreSQL.

    python -m bench.press [--presses 3000] [--clients 32]
    python -m bench.press --order

The limit is the bare insert of as many chained rows in the same database file, in one process without a server; on
PostgreSQL (a cluster of its own that waits for its disk) the figure is held against SQLite's of the same run. With
`--order` 1,000 people press within ten seconds, and whoever was answered before another had pressed must stand before
them on the list.
"""

import argparse
import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import asdict, dataclass, field

from bench.product import EVENT, HERE, product, stage
from bench.told import judge, loaded, percentile
from rostrum.foundation import clock
from rostrum.foundation.verify import START, canonical, entry_hash
from tests.postgres import cluster

BODY = {"request": "x" * 12, "participant": "x" * 12, "category": "csos", "queue": "", "v": 1}
RATE, P99, TIMES = 250, 250, 4  # presses a second, ms, times slower than SQLite
CROWD, WITHIN = 1000, 10  # people, seconds
TOKEN = "a" * 32


def cookies(count: int) -> list[str]:
    """People on the list, each with a device that has come in by the door."""
    from django.core import signing

    from rostrum.apps.participation.lists import Row
    from rostrum.apps.participation.operations import import_list, issue_links, open_link
    from rostrum.web.participant.door import COOKIE, SALT, ParticipantKey

    rows = [Row(name=f"Speaker {place}", category="csos", body="Bench") for place in range(count)]
    import_list(event=EVENT, rows=rows, by=None, now=clock.now())
    made = []
    for _, one in issue_links(event=EVENT, by=None, now=clock.now()):
        entry = open_link(token=one.token, pin=one.pin, agent="bench", now=clock.now())
        key = ParticipantKey(entry.participant, entry.device, entry.event)
        made.append(f"{COOKIE}={signing.Signer(salt=SALT).sign_object(asdict(key))}")
    return made


@dataclass(frozen=True, slots=True)
class Press:
    """Sent and answered in µs of the monotonic clock; `number` in the record, 0 where it was refused."""

    sent: int
    answered: int
    number: int
    told: str = ""


@dataclass
class Rush:
    port: int
    done: list[Press] = field(default_factory=list)

    async def press(self, line: tuple[asyncio.StreamReader, asyncio.StreamWriter], cookie: str) -> None:
        reader, writer = line
        body = json.dumps({"key": os.urandom(16).hex(), "floor": f"{EVENT}.main", "lang": "en"}).encode()
        head = (
            f"POST /en/events/{EVENT}/floor/request/ HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Origin: http://127.0.0.1:{self.port}\r\nCookie: {cookie}; csrf={TOKEN}\r\nX-CSRFToken: {TOKEN}\r\n"
            f"Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        sent = clock.monotonic()
        writer.write(head.encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = int(answer.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        told = await reader.readexactly(length)
        fine = b" 200 " in answer[:16]
        number = int(json.loads(told)["number"]) if fine else 0
        self.done.append(
            Press(sent, clock.monotonic(), number, "" if fine else f"{answer[:16]!r} {told[:80]!r}")
        )

    async def client(self, waiting: list[str]) -> None:
        """One client on one connection; it presses for one participant after another."""
        line = await asyncio.open_connection("127.0.0.1", self.port)
        while waiting:
            await self.press(line, waiting.pop())
        line[1].close()

    async def clients(self, people: list[str], count: int) -> None:
        await asyncio.gather(*(self.client(people) for _ in range(count)))

    async def crowd(self, people: list[str]) -> None:
        """Each at a moment of their own, on a connection of their own."""

        async def one(place: int, cookie: str) -> None:
            await asyncio.sleep(place * WITHIN / len(people))
            line = await asyncio.open_connection("127.0.0.1", self.port)
            await self.press(line, cookie)
            line[1].close()

        await asyncio.gather(*(one(place, cookie) for place, cookie in enumerate(people)))


@dataclass(frozen=True, slots=True)
class Figures:
    rate: float
    p50: float
    p99: float
    wrong: list[str]
    bare: float


def figures(done: list[Press], bare: float) -> Figures:
    took = [(one.answered - one.sent) / 1000 for one in done]
    seconds = (max(one.answered for one in done) - min(one.sent for one in done)) / clock.SECOND
    wrong = [one.told for one in done if not one.number]
    return Figures(len(done) / seconds, percentile(took, 50), percentile(took, 99), wrong, bare)


def bare(path: str, rows: int) -> float:
    """Rows a second, each in a transaction of its own, chained and indexed as the record's are."""
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=NORMAL")
    base.execute(
        "CREATE TABLE bare (floor, number, kind, at, actor, body, previous, hash, UNIQUE (floor, number))"
    )
    previous, started = START, clock.monotonic()
    for number in range(1, rows + 1):
        told = {"floor": "f", "number": number, "kind": "k", "at": number, "actor": "a", "body": BODY}
        made = entry_hash(previous, told)
        base.execute("BEGIN IMMEDIATE")
        row = ("f", number, "k", number, "a", canonical(BODY).decode(), previous, made)
        base.execute("INSERT INTO bare VALUES (?,?,?,?,?,?,?,?)", row)
        base.execute("COMMIT")
        previous = made
    return rows * clock.SECOND / (clock.monotonic() - started)


def overtaken(done: list[Press]) -> int:
    """Presses that stand behind one that was sent only after they had been answered."""
    found, latest = 0, 0
    events = sorted(
        [(one.answered, 0, one.number) for one in done] + [(one.sent, 1, one.number) for one in done]
    )
    for _, sent, number in events:
        if sent:
            found += number < latest
        else:
            latest = max(latest, number)
    return found


def one_database(address: str, presses: int, clients: int) -> Figures:
    with product(["pages"], address) as running:
        stage(1, track="main")
        people, rush = cookies(presses), Rush(running.pages)
        asyncio.run(rush.clients(people, clients))
        return figures(rush.done, bare(f"{os.environ['ROSTRUM_DATA']}/bare.sqlite3", presses))


def elsewhere(address: str, presses: int, clients: int) -> Figures:
    """In a process of its own, because one process knows one database."""
    words = [sys.executable, "-m", "bench.press", "--presses", str(presses), "--clients", str(clients)]
    done = subprocess.run([*words, "--one", address], check=True, capture_output=True, text=True, cwd=HERE)
    return Figures(**json.loads(done.stdout.splitlines()[-1]))


def told(name: str, one: Figures) -> None:
    print(
        f"{name:<10} {one.rate:.0f}/s, p50 {one.p50:.0f}  p99 {one.p99:.0f} ms, errors {len(one.wrong)} {one.wrong[:2]}"
    )


def both(presses: int, clients: int) -> None:
    print(f"{presses} presses, {clients} clients, {loaded()}")
    lite = elsewhere("sqlite", presses, clients)
    told("SQLite", lite)
    fine = lite.rate >= RATE and lite.p99 <= P99 and not lite.wrong
    figure = f"{lite.rate:.0f}/s (at least {RATE}), p99 {lite.p99:.0f} ms (at most {P99}), errors {len(lite.wrong)};"
    judge(
        "press on SQLite",
        fine,
        f"{figure} {lite.rate / lite.bare:.3f} of the bare insert's {lite.bare:.0f}/s",
    )
    with cluster(fsync="on") as postgres:
        other = elsewhere(postgres.new_database(), presses, clients)
    told("PostgreSQL", other)
    figure = f"{other.rate:.0f}/s, p99 {other.p99:.0f} ms, errors {len(other.wrong)};"
    figure += f" SQLite is {lite.rate / other.rate:.2f} times as fast (at most {TIMES})"
    judge("press on PostgreSQL", not other.wrong and lite.rate <= TIMES * other.rate, figure)


def order() -> None:
    with product(["pages", "live"]) as running:
        stage(1, track="main")
        people, rush = cookies(CROWD), Rush(running.pages)
        asyncio.run(rush.crowd(people))
        on_the_list = listed()
    numbers = [one.number for one in sorted(rush.done, key=lambda one: one.sent)]
    errors, late = sum(not one for one in numbers), overtaken(rush.done)
    fine = not errors and not late and on_the_list == sorted(numbers)
    took = figures(rush.done, 1)
    figure = f"{CROWD} presses in {WITHIN} s: {errors} errors, {late} overtaken, the list in the order of the record:"
    figure += (
        f" {'yes' if on_the_list == sorted(numbers) else 'NO'}; p50 {took.p50:.0f}  p99 {took.p99:.0f} ms"
    )
    judge("first come first served", fine, figure)


def listed() -> list[int]:
    """The list as everybody sees it, each request by the number it was recorded at."""
    from rostrum.apps.floor.queries import entries, waiting

    floor = f"{EVENT}.main"
    number = {
        row["body"]["request"]: row["number"]
        for row in entries(floor=floor)
        if row["kind"] == "FloorRequested"
    }
    return [number[one.request] for one in waiting(floor=floor)]


def run(presses: int, clients: int, one: str, *, in_order: bool) -> None:
    if one:
        print(json.dumps(asdict(one_database("" if one == "sqlite" else one, presses, clients))))
    elif in_order:
        order()
    else:
        both(presses, clients)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--presses", type=int, default=3000)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--order", action="store_true", dest="in_order")
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    run(**vars(parser.parse_args()))
