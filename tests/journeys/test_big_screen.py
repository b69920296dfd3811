"""The big screen can be read from the last row (experience 3.8): large lines, names on two, a clock that stays put."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.journeys.conftest import Hearing

LONG = "Ms. Maria-Alexandra Konstantinopoulou-Vandermeer"
PHASES = ("calm", "minute", "conclude", "off")
BOX = "e => { const box = e.getBoundingClientRect(); return [box.x, box.y, box.width, box.height].map(Math.round); }"
SET = """async (e, name) => { e.parentElement.hidden = false; e.firstElementChild.textContent = name; await null;
  return [Math.round(e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight)), Number(e.dataset.step)]; }"""
SMALL = """() => [...document.querySelectorAll('.screen *')]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
  .filter(e => e.getClientRects().length && !e.closest('.hide-sight'))
  .filter(e => parseFloat(getComputedStyle(e).fontSize) < innerHeight * 0.04)
  .map(e => e.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_lines_are_large_and_nothing_is_cut(
    hearing: Hearing, people: Callable[..., BrowserContext], lang: str
) -> None:
    page = people(viewport={"width": 1920, "height": 1080}).new_page()
    page.goto(hearing.page("screen/", lang))
    assert page.evaluate(SMALL) == []
    cut = (
        "() => [...document.querySelectorAll('.screen')].filter(e => e.scrollHeight > e.clientHeight).length"
    )
    assert page.evaluate(cut) == 0


def test_a_word_of_the_clock_moves_nothing(hearing: Hearing, people: Callable[..., BrowserContext]) -> None:
    page = people(viewport={"width": 1920, "height": 1080}, java_script_enabled=False).new_page()
    page.goto(hearing.page("screen/", "ru"))
    page.locator(".clock").evaluate("e => { e.hidden = false; }")
    seen = set()
    for phase in PHASES:
        page.locator("[data-word]").evaluate(
            "(e, phase) => { e.textContent = e.dataset[phase]; e.closest('.clock').dataset.phase = phase; }",
            phase,
        )
        seen.add(tuple(page.locator(".clock").evaluate(BOX)))
    assert len(seen) == 1, seen


def test_a_long_name_stands_on_two_lines(hearing: Hearing, people: Callable[..., BrowserContext]) -> None:
    page = people(viewport={"width": 1920, "height": 1080}).new_page()
    page.goto(hearing.page("screen/"))
    page.wait_for_selector("h1[data-step]", state="attached")
    lines, step = page.locator("h1").evaluate(SET, LONG)
    assert lines <= 2
    assert step > 0
