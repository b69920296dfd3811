"""People who go their way through the pages of a process, by links from real mails, in a browser and a language each.

The house reads a clock of the test's own (D10), so that an hour passes at once and a deadline to the second.
"""

import email
import email.policy
import json
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from rostrum.foundation import clock
from tests.kept import once
from tests.postgres import missing
from tests.programs import need_browser
from tests.servers import PATIENCE, ROOT, House, answers, new_house, put_tables, set_clock, until
from tests.smtp import Desk, smtp_server
from tests.stage import EDITIONS

HEARING, MEETING, EARLIER = "tip-2025-hearing", "tip-2025-hlm", "tip-2021-hearing"
SELECTED = "tip-2017-hlm"
TITLES = {
    one: yaml.safe_load((EDITIONS / f"{one}.yaml").read_text("utf-8"))["title"]
    for one in (HEARING, MEETING, EARLIER, SELECTED)
}
STILL = {"DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_NO_CACHE": "1"}
# The faked clock does not know how Python sleeps; waiting for nothing to be read is the same.
SLEEPS = "import select, time\ntime.sleep = lambda seconds: select.select([], [], [], seconds)\n"
MORNING = "2025-06-02T13:00"  # UTC; on the second of June in New York it is nine
LANGS = ("en", "ar", "fr")  # those in which every journey is walked
KEYS = "keys.json"
READS = 3  # seconds in which a person reads a form; one sent faster is taken for a machine's


def of_the_day() -> str:
    """The language of the journeys of every day: another one each day."""
    return LANGS[clock.moment(clock.now()).toordinal() % len(LANGS)]


@dataclass
class Person:
    """One at a browser of their own. `words` is what a page says in their language."""

    process: "Process"
    lang: str
    page: Page

    def word(self, text: str, context: str = "") -> str:
        with translation.override(self.lang):
            return translation.pgettext(context, text) if context else translation.gettext(text)

    def go(self, rest: str) -> "Person":
        """To a page below the language."""
        self.page.goto(f"{self.process.host}/{self.lang}/{rest}")
        return self

    @property
    def here(self) -> str:
        """The page they are on, below the language."""
        return self.page.url.partition(f"/{self.lang}/")[2].partition("?")[0]

    def button(self, text: str, where: Locator | None = None, context: str = "") -> Locator:
        return (where or self.page.locator("main")).get_by_role("button", name=self.word(text, context))

    def press(self, text: str, where: Locator | None = None) -> None:
        self.button(text, where).first.click()

    def link(self, text: str, where: Locator | None = None) -> Locator:
        return (where or self.page.locator("main")).get_by_role("link", name=self.word(text))

    def follow(self, text: str, where: Locator | None = None) -> None:
        self.link(text, where).first.click()

    def row(self, text: str) -> Locator:
        """The row of a list or a table that holds a text."""
        return self.page.locator("main li.row, main tbody tr").filter(has_text=text).first

    def asks(self, name: str) -> bool:
        """Whether the form before the person has a field."""
        return self.page.locator(f"main [name={name}]").count() > 0

    def fill(self, **told: str) -> None:
        for name, value in told.items():
            one = self.page.locator(f"main [name={name}]")
            if one.evaluate("e => e.tagName") == "SELECT":
                one.select_option(value)
            elif one.get_attribute("type") == "checkbox":
                one.set_checked(value == "yes")
            else:
                one.fill(value)

    def shown(self) -> str:
        return self.page.locator("main").inner_text()


@dataclass
class Process:
    """The house of the process, its mail server, its clock; `keys` are the cookies of its staff."""

    house: House
    mail: Desk
    keys: dict[str, dict[str, str]] = field(default_factory=dict)
    browser: Browser | None = None
    held: list[BrowserContext] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)  # mails that were opened, by address
    behind: int = 0  # seconds by which the house's clock stands off the machine's

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self.house.port}"

    @property
    def now(self) -> int:
        """The moment it is in the house, µs UTC."""
        return clock.now() + self.behind * clock.SECOND

    def at(self, moment: str) -> None:
        """Set the clock of the house to a moment in UTC."""
        wanted = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        self._set(round(wanted.timestamp() - clock.now() / clock.SECOND))

    def later(self, seconds: int = READS) -> None:
        self._set(self.behind + seconds)

    def _set(self, behind: int) -> None:
        self.behind = behind
        set_clock(self.offset, behind)

    @property
    def offset(self) -> Path:
        return self.house.folder / "offset"

    def person(self, lang: str = "en", role: str = "", **told: Any) -> Person:
        """Somebody with a browser of their own; with a role, signed in as staff."""
        assert self.browser is not None
        one = self.browser.new_context(locale=lang, **told)
        one.set_default_timeout(PATIENCE * 1000)
        cookies = self.keys[role] if role else {}
        one.add_cookies([{"name": n, "value": v, "url": self.host} for n, v in cookies.items()])
        self.held.append(one)
        return Person(self, lang, one.new_page())

    def leave(self) -> None:
        for one in self.held:
            one.close()
        self.held.clear()

    def mails(self, address: str) -> list[str]:
        """What was brought to an address, each as the reader sees it: subject and text, the oldest first."""
        return [read(data) for _, to, data in list(self.mail.taken) if address in to]

    def opened(self, address: str, path: str, event: str) -> str:
        """The link below a path in a mail about an event that was not opened before, once it is there."""
        pattern = re.compile(rf"https?://[^/\s]+(\S*{path}\S*)")

        def look() -> str:
            for place, text in enumerate(self.mails(address)):
                found = pattern.search(text) if TITLES[event] in text.splitlines() else None
                if found and place >= self.used.get(address, 0):
                    self.used[address] = place + 1
                    return self.host + found[1]
            return ""

        return until(look, f"a link to {path} for {address}")


def read(data: bytes) -> str:
    """Subject and text, without the signs that keep a name in its own direction."""
    told: Any = email.message_from_bytes(data, policy=email.policy.default)
    text = f"{told['Subject'].strip()}\n{told.get_body(('plain',)).get_content()}"
    return text.translate(dict.fromkeys(map(ord, "\u2068\u2069")))


def fill(house: House, *filled: str, begins: str) -> dict[str, dict[str, str]]:
    """Put the events into a house, made once for a whole run; the keys of its staff. See tests.process_house."""
    kept = once(" ".join(("process", *filled)), partial(_make_events, filled, begins))
    shutil.copytree(kept, house.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(KEYS))
    return dict(json.loads((kept / KEYS).read_text("utf-8")))


def _make_events(filled: tuple[str, ...], begins: str, folder: Path) -> None:
    morning = datetime.fromisoformat(begins).replace(tzinfo=UTC)
    put_tables(folder)
    made = subprocess.run(
        [sys.executable, "-m", "tests.process_house", str(clock.micros(morning)), *filled],
        cwd=ROOT,
        env=House(folder).environment,
        capture_output=True,
        timeout=PATIENCE * 2,
        check=False,
    )
    assert made.returncode == 0, made.stderr.decode()[-3000:]
    (folder / KEYS).write_bytes(made.stdout)


def open_process(doors: ExitStack, *filled: str, begins: str = MORNING) -> Process:
    """The house with everything running at a moment in UTC; `filled`: with what, see tests.process_house."""
    need_browser()
    library = next((str(one) for one in Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), "")
    if not library:
        missing("faketime is missing; install it with: apt-get install faketime")
    house = new_house()
    doors.callback(house.end)
    process = Process(house, doors.enter_context(smtp_server()), keys=fill(house, *filled, begins=begins))
    process.at(begins)
    told = STILL | {"LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": str(process.offset)}
    told |= {"ROSTRUM_MAIL_HOST": "127.0.0.1", "ROSTRUM_MAIL_PORT": str(process.mail.port)}
    told |= {"ROSTRUM_MAIL_TLS": "none", "ROSTRUM_FORMS_PER_HOUR": "1000"}
    told |= {"ROSTRUM_BASE_URL": f"http://127.0.0.1:{house.port}", "PYTHONPATH": str(house.folder)}
    (house.folder / "sitecustomize.py").write_text(SLEEPS)
    house.start("process", "worker", more=told)
    house.start("process", "live", more=told)
    house.pages(**told)
    until(lambda: answers(house.live_port), "the stream")
    return process
