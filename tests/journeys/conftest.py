"""A rehearsal as a person starts it, and real browsers on it: shared by all who only look on."""

import json
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from rostrum.foundation import clock
from rostrum.web.participant.door import COOKIE
from tests.browsers import Thread
from tests.journeys.walking import LANGS, MORNING, Process, of_the_day, open_process
from tests.programs import need_browser
from tests.servers import FULL, PATIENCE, ROOT, free_ports, put_tables, until

EVENT = "tip-2025-hearing"
LASTS = (
    120 * clock.SECOND
)  # from its beginning; after some 240 the list is closed, after 330 the panel is over
Rows = list[dict[str, Any]]


@dataclass
class Hearing:
    """A rehearsal under way. `links`: address and PIN by role; `began`: µs, monotonic."""

    process: subprocess.Popen[str]
    address: str
    folder: Path
    links: dict[str, tuple[str, str]] = field(default_factory=dict)
    event: str = EVENT
    began: int = field(default_factory=clock.monotonic)

    @property
    def host(self) -> str:
        return self.address.rstrip("/")

    def page(self, rest: str, lang: str = "en") -> str:
        """The address of a page of the event."""
        return f"{self.host}/{lang}/events/{self.event}/{rest}"

    def fetch(self, rest: str) -> bytes:
        with urllib.request.urlopen(self.host + rest, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            told: bytes = answer.read()
        return told

    def rows(self) -> Rows:
        """The entries of the record so far, without the closing line."""
        lines = self.fetch(f"/floors/{self.event}.main/record.jsonl").splitlines()
        return [row for row in map(json.loads, lines) if "kind" in row]

    def entry(self, test: Callable[[dict[str, Any]], bool], what: str) -> dict[str, Any]:
        """The newest entry that passes, as soon as there is one."""
        return until(lambda: next((row for row in reversed(self.rows()) if test(row)), None), what)

    def children(self) -> dict[str, int]:
        """The processes by the last word of their command."""
        pids = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        words = {int(pid): Path(f"/proc/{pid}/cmdline").read_text().split("\0") for pid in pids}
        return {told[-2]: pid for pid, told in words.items() if len(told) > 2}


def rehearse(folder: Path, *words: str, event: str = EVENT) -> Hearing:
    """Start an event, the hearing of 2025 unless told, in a folder of its own; its addresses once they answer."""
    from os import environ  # noqa: PLC0415 - read once, here

    port, live = free_ports(2)
    told = {name: value for name, value in environ.items() if not name.startswith("ROSTRUM_")}
    told |= {"ROSTRUM_DATA": str(folder / "data"), "ROSTRUM_LIVE_PORT": str(live)}
    put_tables(folder / "data")
    command = [
        sys.executable,
        "-m",
        "rostrum",
        "rehearse",
        event,
        "--port",
        str(port),
        "--json",
        "--keep",
        *words,
    ]
    with (folder / "said").open("w") as said:  # a pipe that nobody reads would fill and stop the pages
        process = subprocess.Popen(
            command, cwd=ROOT, env=told, stdout=subprocess.PIPE, stderr=said, text=True
        )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, (folder / "said").read_text()[-2000:]
    answer = json.loads(line)
    links = {one["role"]: (one["address"], one["pin"]) for one in answer["links"]}
    return Hearing(process, answer["address"], folder, links, event)


def end(hearing: Hearing) -> None:
    hearing.process.terminate()
    hearing.process.communicate(timeout=PATIENCE)
    shutil.rmtree(hearing.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def hearings() -> Iterator[list[Hearing]]:
    held: list[Hearing] = []
    yield held
    for one in held:
        end(one)


@pytest.fixture(scope="module")
def hearing(hearings: list[Hearing]) -> Hearing:
    """The panel under way, twenty times as fast: three minutes are nine seconds.

    Whoever comes when it has run for a while gets a new one, long before the list is closed.
    """
    need_browser()
    if hearings and clock.monotonic() - hearings[-1].began > LASTS:
        end(hearings.pop())
    if not hearings:
        folder = Path(tempfile.mkdtemp(prefix="rostrum-"))
        hearings.append(rehearse(folder, "--speed", "20", "--from", "11:00", "--participants", "60"))
    return hearings[-1]


@pytest.fixture
def people(browsing: Thread, chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A person is a browser of their own: cookies, storage and connection apart from everybody's."""
    held: list[BrowserContext] = []

    def person(**told: Any) -> BrowserContext:
        held.append(chromium.new_context(**told))
        held[-1].set_default_timeout(PATIENCE * 1000)
        return held[-1]

    yield person
    for one in held:
        browsing.submit(leave, one).result()


@pytest.fixture
def visitor(browsing: Thread, people: Callable[..., BrowserContext]) -> Page:
    return browsing.submit(lambda: people().new_page()).result()


def enter(person: BrowserContext, hearing: Hearing, role: str, lang: str = "en") -> Page:
    """Come in by the link of a role; a participant also tells the PIN."""
    address, pin = hearing.links[role]
    page = person.new_page()
    page.goto(address.replace("/en/", f"/{lang}/"))
    if pin:
        page.fill("[name=pin]", pin)
        page.click("main button.btn")
        page.wait_for_selector("[data-live]", state="attached")
    return page


def leave(person: BrowserContext) -> None:
    """A participant signs out first: five devices are possible, and many tests come in by the one link."""
    if COOKIE in {one["name"] for one in person.cookies()}:
        person.set_offline(offline=False)
        page = person.pages[0]
        page.goto(urljoin(page.url, "/en/floor/devices/"))
        page.locator("tr", has_text="You are here").locator("button").click()
    person.close()


@pytest.fixture(
    scope="module", params=LANGS if FULL else [pytest.param(of_the_day(), id="language of the day")]
)
def lang(request: pytest.FixtureRequest) -> str:
    """In what language a journey is walked: in one a day, in all three where the full counts are asked for."""
    return str(request.param)


@pytest.fixture(scope="module")
def town(lang: str) -> Iterator[Process]:  # each language begins with nothing done
    with ExitStack() as doors:
        yield open_process(doors)


@pytest.fixture
def process(town: Process, browsing: Thread, chromium: Browser) -> Iterator[Process]:
    """The events of one process, none of them a rehearsal, on the morning of 2 June 2025 in New York."""
    town.browser = chromium
    town.at(MORNING)
    yield town
    browsing.submit(town.leave).result()
