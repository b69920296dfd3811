"""What axe passes and people would not (experience 5): each check with a planted defect that shows it turns red."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import EVENT, Hearing, enter
from tests.journeys.looking import SHOWN, WIDE, checked, nothing

Person = Callable[..., BrowserContext]
PAGES = (
    "",
    f"events/{EVENT}/",
    f"events/{EVENT}/programme/",
    f"events/{EVENT}/mandate/",
    f"events/{EVENT}/record/",
    "account/login/",
    "floor/",
)

STOPS = f"""() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), [tabindex="0"]')]
  .filter({SHOWN}).length"""
BOXES = """() => { const boxes = ['.brand', '.langs', '.clock', '#watch']
    .map(s => document.querySelector(s).getBoundingClientRect());
  return boxes.every(box => box.width) && boxes.map(box => [Math.round(box.left), Math.round(box.right)]); }"""


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_public_pages(hearing: Hearing, people: Person, lang: str) -> None:
    page = people(viewport={"width": 320, "height": 640}).new_page()
    found: dict[str, Any] = {}
    for rest in PAGES:
        page.goto(f"{hearing.host}/{lang}/{rest}")
        found[rest] = checked(page, least=44)
    assert found == {rest: nothing() for rest in PAGES}


@pytest.mark.parametrize(
    ("role", "least"), [("participant", 48), ("moderator", 44), ("operator", 44), ("interpreter", 44)]
)
def test_screens_of_the_floor_at_320_px(hearing: Hearing, people: Person, role: str, least: int) -> None:
    page = enter(people(viewport={"width": 320, "height": 640}), hearing, role)
    assert checked(page, least=least) == nothing()


def test_text_twice_as_large_is_still_whole(hearing: Hearing, people: Person) -> None:
    page = people(viewport={"width": 640, "height": 800}).new_page()
    for rest in PAGES:
        page.goto(f"{hearing.host}/en/{rest}")
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        assert (rest, page.evaluate(WIDE)) == (rest, 0)


def test_without_a_script_the_pages_are_whole(hearing: Hearing, people: Person) -> None:
    page = people(java_script_enabled=False).new_page()
    page.goto(hearing.page(""))
    assert (
        page.locator("[data-field='now.name']").inner_text()
        or page.get_by_text("Nobody has the floor.").count()
    )
    assert page.locator("[data-digits]").count() == 1
    phone = enter(people(java_script_enabled=False), hearing, "participant")
    phone.locator("form[data-act] button:visible").first.click()
    expect(phone).to_have_url(re.compile(f"/events/{EVENT}/floor/$"))
    expect(phone.locator("form[data-act] button:visible").first).to_be_visible()


def test_the_keyboard_reaches_everything_and_every_stop_is_seen(hearing: Hearing, people: Person) -> None:
    page = people().new_page()
    page.goto(hearing.page("record/"))
    wanted = page.evaluate(STOPS)
    seen = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "(e => [e.outerHTML.slice(0, 90), getComputedStyle(e).outlineStyle])(document.activeElement)"
            )
        )
    assert [one for one in seen if one[1] == "none"] == []
    assert "Skip to the main content" in seen[0][0]
    assert len({tuple(one) for one in seen}) >= wanted - 2  # the skip link appears, nothing traps


def test_arabic_is_the_mirror_of_english(hearing: Hearing, people: Person) -> None:
    boxes = {}
    for lang in ("en", "ar"):
        page = people(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(hearing.page("", lang))
        boxes[lang] = page.wait_for_function(BOXES).json_value()  # between two speakers no clock is shown
    mirrored = [[1440 - right, 1440 - left] for left, right in boxes["ar"]]
    near = [
        abs(one[side] - two[side]) <= 40
        for one, two in zip(boxes["en"], mirrored, strict=True)
        for side in ((0,) if one[0] < 720 else (1,))
    ]
    assert near == [True] * 4


PLANTED = {
    "labels": "<input placeholder='Name'>",
    "native": "<span onclick='1'>Press</span>",
    "targets": "<button class='planted'>x</button>",
    "zones": "<time>10:00 a.m.</time>",
    "names": "<span data-field='now.name'>x</span>",
}


@pytest.mark.parametrize("check", PLANTED)
def test_a_planted_defect_is_seen(hearing: Hearing, people: Person, check: str) -> None:
    page = people().new_page()
    page.goto(hearing.page("record/"))
    assert checked(page, least=44)[check] == []
    page.evaluate(
        "html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", PLANTED[check]
    )
    assert len(checked(page, least=44)[check]) >= 1
