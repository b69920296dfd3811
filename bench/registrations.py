"""The review of registrations at its size: 5,000 over six categories and 193 delegations.

Prints the queue page, the export and the import, asked over HTTP of the product as it runs, each beside a limit taken
in the same run: the same rows read and written by the standard library or openpyxl alone, by no rule of the product.
"""

import argparse
import csv
import http.client
import io
import os
import re
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from openpyxl import Workbook, load_workbook

from bench.product import HERE, product, wait_for
from bench.told import judge

EVENT = "tip-2021-hearing"
NOW = 1_624_900_000_000_000


def load() -> None:
    """The bodies on file and the hearing of 2021, as a rehearsal."""
    from rostrum.apps.floor.operations import create_floors
    from rostrum.apps.meeting.operations import load_event
    from rostrum.apps.people.operations import load_reference

    load_reference(now=NOW)
    path = Path(HERE / "rostrum/data/modalities" / f"{EVENT}.yaml")
    load_event(text=path.read_text("utf-8"), name=path.name, rehearsal=True, by=None, now=NOW)
    create_floors(event=EVENT)


def fill(count: int) -> float:
    """`count` registrations invented as a rehearsal does, by the acts of everybody; gives the seconds it took."""
    from rostrum.conf.registrants import register

    started = time.perf_counter()
    made = register(event=EVENT, count=count, seed=1, now=NOW)
    assert made == count, made
    return time.perf_counter() - started


QUEUES = (
    {"state": "waiting"},
    {"state": "submitted", "after": "500"},
    {"state": "all", "after": "4000"},
    {"state": "approved", "category": "csos"},
    {"state": "waiting", "words": "harbour"},
    {"state": "all", "speaks": "1", "category": "member_states"},
)
LISTS = f"/en/secretariat/events/{EVENT}/registrations/"
SELECT = (
    "SELECT r.id, d.name, d.body, d.country, r.category, r.state, r.speaks, r.sent_at FROM registration_registration r"
    " JOIN registration_dossier d ON d.id = r.dossier_id WHERE r.event_id = ? ORDER BY r.sent_at, r.id"
)


class Clerk:
    """A signed-in secretariat on one connection."""

    def __init__(self, port: int) -> None:
        from django.test import Client

        from rostrum.apps.people.models import Account
        from rostrum.apps.processes.operations import grant_role

        account = Account.objects.create_user("clerk@example.org", name="Clerk")
        grant_role(account=account, role="secretariat", event="", by=None, now=NOW)
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        self.cookies = {name: one.value for name, one in client.cookies.items()}
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.port = port

    def ask(self, path: str, body: bytes | None = None, kind: str = "") -> tuple[int, bytes, float]:
        """Status, answer and milliseconds."""
        head = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        head |= {"Content-Type": kind, "Origin": f"http://127.0.0.1:{self.port}"} if body else {}
        started = time.perf_counter()
        self.line.request("POST" if body else "GET", path, body, head)
        answer = self.line.getresponse()
        told = answer.read()
        took = (time.perf_counter() - started) * 1000
        for one in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = one.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, told, took

    def send(self, path: str, files: dict[str, tuple[str, bytes]], **fields: str) -> tuple[int, bytes, float]:
        """A form with files, as a browser sends it."""
        mark = "bench-mark"
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', self.ask(path)[1])
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in (("csrfmiddlewaretoken", token[1].decode() if token else ""), *fields.items())
        ]
        for name, (called, data) in files.items():
            head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{called}"\r\n\r\n'
            parts.append(head.encode() + data + b"\r\n")
        body = b"".join(parts) + f"--{mark}--\r\n".encode()
        return self.ask(path, body, f"multipart/form-data; boundary={mark}")


def people(count: int, wrong: int) -> list[list[str]]:
    """A list as a clerk has it; `wrong` of its lines have one fault each."""
    rows = [["name", "body", "category", "email", "country", "letters", "speak"]]
    for number in range(count):
        row = [
            f"New Person {number}",
            f"New Body {number}",
            "csos",
            f"new{number}@example.org",
            "CHL",
            "fr",
            "yes",
        ]
        if number < wrong:
            place = number % 4
            row[(2, 3, 4, 0)[place]] = ("nobodies", "no address", "XXX", "")[place]
        rows.append(row)
    return rows


def as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def as_workbook(rows: list[list[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("list")
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def limit_of(act: Callable[[], object], rounds: int = 5) -> float:
    """The best of some rounds, in milliseconds."""
    best = float("inf")
    for _ in range(rounds):
        started = time.perf_counter()
        act()
        best = min(best, (time.perf_counter() - started) * 1000)
    return best


def bare_rows() -> list[list[str]]:
    with sqlite3.connect(f"{os.environ['ROSTRUM_DATA']}/rostrum.sqlite3") as base:
        return [[str(cell) for cell in row] for row in base.execute(SELECT, (EVENT,))]


def shown(what: str, took: float, bound: float, limit: float) -> None:
    figure = f"{took:.0f} ms of {bound:.0f}, {took / limit:.1f} times the bare {limit:.0f} ms"
    judge(what, took < bound, figure)


def measure_pages(clerk: Clerk, rounds: int) -> None:
    took = []
    for number in range(rounds):
        status, text, ms = clerk.ask(f"{LISTS}?{urlencode(QUEUES[number % len(QUEUES)])}")
        assert (status, b"<table>" in text) == (200, True), status
        took.append(ms)
    cuts = quantiles(took, n=100, method="inclusive")
    limit = limit_of(lambda: "".join(f"<tr><td>{'<td>'.join(row)}" for row in bare_rows()))
    print(f"queue page, {rounds} asked one after the other: p50 {cuts[49]:.0f}, longest {max(took):.0f} ms")
    shown("queue page, p95", cuts[94], 300, limit)


def measure_exports(clerk: Clerk) -> None:
    limits = {"csv": lambda: as_csv(bare_rows()), "xlsx": lambda: as_workbook(bare_rows())}
    for form, limit in limits.items():
        status, text, ms = clerk.ask(f"{LISTS}file/{form}/?state=all")
        assert status == 200, status
        shown(f"export, {form}, {len(text) / 1024:.0f} kB", ms, 3_000, limit_of(limit, 3))


def measure_imports(clerk: Clerk, count: int, wrong: int) -> None:
    from rostrum.apps.registration.models import Registration

    for form, made in {"csv": as_csv, "xlsx": as_workbook}.items():
        data = made(people(count, wrong))
        before = Registration.objects.count()
        status, text, ms = clerk.send(f"{LISTS}import/", {"file": (f"list.{form}", data)})
        told = len(re.findall(rb'<tr><td class="num">\d+</td><td>\w', text))
        assert (status, told, Registration.objects.count()) == (422, wrong, before), (status, told)
        limit = limit_of(read_bare(form, data), 3)
        shown(f"import, {form}, {count} rows, {told} faults told", ms, 10_000, limit)
    measure_storing(clerk, count)


def measure_storing(clerk: Clerk, count: int) -> None:
    """The same list without a fault: looked at, then registered."""
    from rostrum.apps.registration.models import Registration

    before = Registration.objects.count()
    _, text, first = clerk.send(f"{LISTS}import/", {"file": ("list.csv", as_csv(people(count, 0)))})
    rows = re.search(rb'name="rows" value="([^"]+)"', text)
    assert rows
    status, _, second = clerk.send(f"{LISTS}import/", {}, rows=rows[1].decode())
    assert (status, Registration.objects.count()) == (302, before + count), status
    shown(f"import, csv, {count} rows stored", first + second, 10_000, limit_of(lambda: store_bare(count), 3))


def read_bare(form: str, data: bytes) -> Callable[[], object]:
    if form == "csv":
        return lambda: list(csv.reader(io.StringIO(data.decode())))
    return lambda: list(
        load_workbook(io.BytesIO(data), read_only=True).worksheets[0].iter_rows(values_only=True)
    )


def store_bare(count: int) -> None:
    base = sqlite3.connect(Path(os.environ["ROSTRUM_DATA"]) / "bare.sqlite3")
    base.execute("DROP TABLE IF EXISTS bare")
    base.execute("CREATE TABLE bare (name, body, category, email, country, letters, speak)")
    base.executemany("INSERT INTO bare VALUES (?,?,?,?,?,?,?)", people(count, 0)[1:])
    base.commit()


def told() -> str:
    """The categories and delegations that are there, counted."""
    from rostrum.apps.registration.models import Delegation, Registration

    rows = Registration.objects.filter(event=EVENT)
    categories = rows.order_by().values("category").distinct().count()
    return f"{categories} categories, {Delegation.objects.filter(event=EVENT).count()} delegations"


def run(registrations: int, pages: int, rows: int, wrong: int) -> None:
    with product(["pages"]) as running:
        load()
        took = fill(registrations)
        port = running.pages
        wait_for(port)
        clerk = Clerk(port)
        print(f"{registrations} registrations, {told()}, invented in {took:.0f} s, SQLite, one clerk")
        clerk.ask(LISTS)
        measure_pages(clerk, pages)
        measure_exports(clerk)
        measure_imports(clerk, rows, wrong)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--registrations", type=int, default=5_000)
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--wrong", type=int, default=50)
    run(**vars(parser.parse_args()))
