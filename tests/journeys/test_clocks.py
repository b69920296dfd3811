"""Every clock agrees, whatever the device believes: wrong clocks, sleep, a dead stream (D17)."""

import os
import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import Hearing
from tests.servers import until

Person = Callable[..., BrowserContext]
SHIFT = """(by => { const Real = Date; const now = () => Real.now() + by;
  window.Date = class extends Real {
    constructor(...a) { super(...(a.length ? a : [now()])); }
    static now() { return now(); } };
  window.shiftMore = more => { by += more; }; })(%d)"""
APART = 40  # programme seconds at twenty times real time; five minutes of a wrong clock would be six thousand


def left(page: Page) -> int | None:
    """What the clock shows, in seconds; None while nobody's time runs."""
    clock = page.locator("[data-clock]").first
    if clock.get_attribute("data-phase") not in {"calm", "minute"}:
        return None
    minutes, seconds = clock.locator("[data-digits]").inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


def apart(one: Page, two: Page) -> int:
    """Seconds by which `two` misses what `one` shows before and after it, in the same intervention."""

    def speaker(page: Page) -> str:
        return page.locator("[data-field='now.name']").first.inner_text()

    def look() -> tuple[int, int, int] | None:
        names = {speaker(one), speaker(two)}
        before, shown, after = left(one), left(two), left(one)
        names |= {speaker(one), speaker(two)}
        if before is None or shown is None or after is None or len(names) > 1:
            return None
        return before, shown, after

    before, shown, after = until(look, "a clock that runs on both pages")
    return max(shown - before, after - shown)


@pytest.mark.parametrize("minutes", [-5, 5])
def test_a_clock_five_minutes_wrong_shows_the_right_time(
    hearing: Hearing, people: Person, minutes: int
) -> None:
    right = people().new_page()
    right.goto(hearing.page(""))
    wrong = people().new_page()
    wrong.add_init_script(SHIFT % (minutes * 60_000))
    wrong.goto(hearing.page(""))
    assert apart(right, wrong) < APART


def test_a_device_that_slept_is_right_again(hearing: Hearing, people: Person) -> None:
    """Sleep, to a page, is a wall clock that leaps ahead of the monotonic one."""
    right, slept = people().new_page(), people().new_page()
    slept.add_init_script(SHIFT % 0)
    for page in (right, slept):
        page.goto(hearing.page(""))
    slept.evaluate("window.shiftMore(600000)")
    slept.wait_for_timeout(1500)
    assert apart(right, slept) < APART


def test_the_big_screen_shows_no_frozen_time(hearing: Hearing, people: Person) -> None:
    """The stream dies; after five seconds the wait slide covers the time, and goes when the stream is back."""
    screen = people().new_page()
    screen.goto(hearing.page("screen/"))
    expect(screen.locator("main.screen")).to_be_visible()
    live = hearing.children()["live"]
    os.kill(live, signal.SIGSTOP)
    try:
        expect(screen.get_by_text("Please wait")).to_be_visible(timeout=15_000)
        expect(screen.locator("main.screen")).to_be_hidden()
    finally:
        os.kill(live, signal.SIGCONT)
    expect(screen.locator("main.screen")).to_be_visible(timeout=15_000)
