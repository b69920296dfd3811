"""A hostile text in every column a person can fill, every page of the table of addresses opened in a browser.

Each page is opened once, in one language; with `ROSTRUM_FULL=1` on and on, until every column that a page shows has
shown each of the texts, in six languages by turns (issue 4, section 7; security 9, test 12).
"""

import html
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Page, Route

from rostrum.foundation.languages import OFFICIAL
from tests.programs import need_browser
from tests.security import columns
from tests.security.browsing import Hostile, quiet
from tests.security.crawling import Round, filled, holder, opened, seen
from tests.security.markup import HIT
from tests.security.payloads import ALL
from tests.security.shown import NOWHERE, OURS, SILENT, WITHOUT
from tests.security.town import AWAY
from tests.servers import FULL, ROOT, answers, new_house, put_tables, until

# A column ends when it has shown every text; with the full counts that is more than half an hour.
ROUNDS, LEAST = (len(ALL), 200) if FULL else (1, 1)
OF_ONE_CELL = {"sealed.why"}  # each round has its own


@dataclass
class Every:
    """The house, its browsers, and the process that fills it anew."""

    hostile: Hostile
    filler: "subprocess.Popen[str]"
    round: Round
    browsers: dict[str, BrowserContext] = field(default_factory=dict)

    def leave(self) -> None:
        for context in self.browsers.values():
            context.close()

    def page(self, who: str) -> Page:
        return self.browsers[who].pages[0]

    def again(self, number: int) -> dict[str, Any]:
        """All cells hold other texts."""
        told = plant(self.filler, number)
        self.round.number, self.round.ids = number, told["ids"]
        return told

    def look(self, names: set[str] | None = None) -> dict[str, int]:
        """Opens the pages, all or these, and looks: their status by name."""
        found = {}
        for name, at in filled(self.round).items():
            if name not in AWAY and (names is None or name in names):
                page = self.page(holder(name))
                found[name], shown = opened(page, self.hostile.host + at)
                if shown:
                    seen(page, self.round, name)
                    quiet(page, self.hostile, OURS.get(name, ""))
        return found


def plant(filler: "subprocess.Popen[str]", number: int) -> dict[str, Any]:
    assert filler.stdin
    assert filler.stdout
    filler.stdin.write(f"{number}\n")
    filler.stdin.flush()
    line = filler.stdout.readline()
    assert line, "nothing was filled"
    return dict(json.loads(line))


@pytest.fixture(scope="module")
def filled_house() -> Iterator[tuple[Hostile, "subprocess.Popen[str]", dict[str, Any]]]:
    need_browser()
    house = new_house()
    put_tables(house.folder)
    command = [sys.executable, "-m", "tests.security.every_text"]
    pipe = subprocess.PIPE
    filler = subprocess.Popen(command, cwd=ROOT, env=house.environment, stdin=pipe, stdout=pipe, text=True)
    try:
        told = plant(filler, 0)
        house.start("process", "pages")
        house.live()
        until(lambda: answers(house.port, "/healthz"), "the pages")
        yield Hostile(house, told["keys"]), filler, told
    finally:
        filler.communicate()
        house.end()


@pytest.fixture
def every(filled_house: Any, chromium: Browser, browsing: Any) -> Iterator[Every]:
    hostile, filler, told = filled_house
    one = Every(hostile, filler, Round(0, told["ids"], told["columns"]))

    def come_in() -> None:
        for who in ("visitor", *told["keys"]):
            keys = () if who == "visitor" else (who,)
            one.browsers[who] = hostile.person(chromium, *keys)
            one.browsers[who].new_page()

    browsing.submit(come_in).result()
    yield one
    browsing.submit(one.leave).result()


def test_there_are_enough_texts() -> None:
    assert len(set(ALL)) == len(ALL) >= 200
    assert sum(HIT in one for one in ALL) >= 200


def test_every_column_is_filled_or_left_out_with_a_reason(filled_house: Any) -> None:
    _, _, told = filled_house
    cells: dict[str, int] = told["cells"]
    wanted = {one.name for one in columns.columns()}
    assert {one for one in wanted if not any(f"{cell}.".startswith(f"{one}.") for cell in cells)} == set()
    every = {columns.Column(model, one).name for model in columns.tables() for one in columns.texts(model)}
    assert set(columns.SPARED) <= every  # no reason without a column
    assert {one.name for one in columns.columns() if one.is_json} == set(columns.JSON)


def test_nothing_runs_on_any_page_and_every_column_is_seen(every: Every) -> None:
    found = every.look()
    assert {name for name, status in found.items() if status not in {0, 200, 405}} == set(WITHOUT)
    shown = every.round.pages
    assert {name for name, status in found.items() if status == 200 and name not in shown} == SILENT
    assert {one for one in every.round.columns if one not in every.round.shown} == set(NOWHERE)
    for number in range(1, ROUNDS):
        another_round(every, number, dict(shown))
    few = {
        one: len(told)
        for one, told in every.round.shown.items()
        if len(told) < LEAST and one not in OF_ONE_CELL
    }
    assert few == {}


def another_round(every: Every, number: int, shown: dict[str, set[str]]) -> None:
    """The pages that still have something to show, with other texts in every column, in another language."""
    missing = {one for one, told in every.round.shown.items() if len(told) < len(ALL)}
    if missing:
        every.again(number)
        with translation.override(OFFICIAL[number % len(OFFICIAL)].code):
            every.look(cover(missing, shown))


def test_what_was_said_in_confidence_is_shown_as_text(every: Every) -> None:
    """Read in answer to a press alone."""
    page = every.page("desk")
    for name, button in (("office_objection", "main form button"), ("office_request", "main form button")):
        page.goto(every.hostile.host + filled(every.round)[name])
        page.fill("main [name=why]", ALL[6]) if page.locator("main [name=why]").count() else None
        with page.expect_navigation():
            page.locator(button).first.click()
        seen(page, every.round, name)
        quiet(page, every.hostile)
    assert {"sealed.reason", "sealed.basis"} <= set(every.round.shown)


def as_markup(text: str) -> Callable[[Route], None]:
    """What `|safe` in a template makes of the text."""

    def answer(route: Route) -> None:
        told = route.fetch()
        body = told.text()
        assert html.escape(text) in body
        route.fulfill(response=told, body=body.replace(html.escape(text), text))

    return answer


PUT = {
    "innerHTML": ("text => { document.querySelector('main').innerHTML = text; }", ALL[6]),
    "href": ("text => { document.querySelector('main a').href = text; }", f"javascript:{HIT}"),
}


@pytest.mark.parametrize("defect", ["safe", *PUT])
def test_a_planted_defect_turns_it_red(every: Every, defect: str) -> None:
    """In the page of invitations: a template that believes a text, a script that does, a link that is one."""
    page = every.page("desk")
    at = every.hostile.host + filled(every.round)["invitations"]
    page.goto(at)
    if defect == "safe":
        texts = page.evaluate(
            "() => [...document.querySelectorAll('main bdi')].map((one) => one.textContent)"
        )
        page.route(at, as_markup(next(one for one in texts if "onerror" in one or "<script>" in one)))
        page.goto(at)
    else:
        page.evaluate(*PUT[defect])
    with pytest.raises(AssertionError):
        quiet(page, every.hostile)
    assert page.evaluate("window.__hit") == 0  # the policy holds all the same
    every.hostile.said.clear()


def cover(missing: set[str], shown: dict[str, set[str]]) -> set[str]:
    """Pages that together show all of the columns, taken where they show most."""
    chosen, left = set(), set(missing)
    while left:
        best = max(shown, key=lambda name: len(shown[name] & left))
        if not shown[best] & left:
            break
        chosen.add(best)
        left -= shown[best]
    return chosen
