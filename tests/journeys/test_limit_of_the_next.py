"""The operator chooses between the limits of the rules when the floor is given, by key or pointer (R115, issue 3)."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys.conftest import Hearing, end, enter, rehearse
from tests.journeys.test_panel_by_keyboard import Hands
from tests.programs import need_browser
from tests.servers import until

Person = Callable[..., BrowserContext]
WIDE = {"width": 1440, "height": 1000}
LEAPS = """() => { window.leaps = window.turns = 0; let before = null;
  const digits = document.querySelector('[data-digits]'), who = document.querySelector('[data-field="now.name"]');
  const read = () => { const [m, s] = digits.textContent.split(':').map(Number); return m * 60 + s; };
  new MutationObserver(() => { window.turns += 1; const now = read(); const speaker = who.textContent;
    if (before && before.speaker === speaker && now > before.now) window.leaps += 1; before = { now, speaker }; })
    .observe(digits, { childList: true, characterData: true, subtree: true }); }"""


@pytest.fixture(scope="module")
def plenary() -> Iterator[Hearing]:
    """Three minutes for a delegation and five for a group, at the speed of life."""
    need_browser()
    folder = Path(tempfile.mkdtemp(prefix="rostrum-"))
    held = rehearse(folder, "--from", "11:30", "--participants", "1", "--speed", "1", event="tip-2025-hlm")
    yield held
    end(held)


def limit(page: Page, key: str) -> Locator:
    return page.locator(f"[name=limit][data-hotkey='{key}']")


def shows(page: Page, key: str, *, other: bool) -> None:
    """Which limit is chosen, and whether it departs from the rules."""
    for one in ("3", "5"):
        (
            expect(limit(page, one)).to_be_checked
            if one == key
            else expect(limit(page, one)).not_to_be_checked
        )()
    why = expect(page.locator("[name=limit_reason]"))
    (why.to_be_visible if other else why.to_be_hidden)()


def add(page: Page, name: str, *, group: bool = False) -> None:
    form = page.locator("form[action$='/add/']")
    if not form.is_visible():
        page.locator("summary", has_text="Add a person without an account").click()
    form.locator("[name=name]").fill(name)
    form.locator("[name=category]").select_option("member_states")
    form.locator("[name=group]").set_checked(group)
    form.get_by_role("button").click()
    expect(form).to_be_hidden()  # folded by the answer; the row may be there before
    expect(page.locator("[data-queue] tr[data-key]", has_text=name)).to_be_visible()


def given(hearing: Hearing, name: str, page: Page) -> dict[str, Any]:
    """The body of the entry by which somebody has the floor, once the console shows it."""
    expect(page.locator("[data-field='now.name']").first).to_have_text(name)
    body: dict[str, Any] = hearing.entry(lambda row: row["kind"] == "FloorGiven", "the floor given")["body"]
    return body


def test_three_and_five_minutes(plenary: Hearing, people: Person) -> None:
    page = enter(people(viewport=WIDE), plenary, "operator")
    everybody = people().new_page()
    everybody.goto(plenary.page(""))
    desk = Hands(page)
    expect(page.get_by_text("Limit when the floor is given")).to_be_visible()
    desk.until(lambda: desk.key("c"), page.get_by_text("A person has the chair.").is_visible)
    nobody = page.get_by_text("Nobody has the floor.")
    if nobody.is_hidden():
        desk.until(lambda: desk.key("s"), nobody.is_visible)
    add(page, "Ana Example")
    add(page, "Ben Example", group=True)
    rows = page.locator("[data-queue] tr[data-key]")
    expect(rows.first).to_contain_text("Ana Example")
    shows(page, "3", other=False)

    desk.key("5")
    shows(page, "5", other=True)
    expect(page.get_by_text("Chosen for the next speaker: 5 min, group")).to_be_attached()
    desk.key("3")
    shows(page, "3", other=False)
    desk.key("5")
    desk.choose(page.locator("[name=limit_reason]"), "On behalf")
    desk.key("n")
    body = given(plenary, "Ana Example", page)
    assert (body["limit"], body["limit_reason"]) == (300, "group")
    expect(everybody.get_by_text("Another limit than the rules give:")).to_be_visible()
    expect(everybody.locator("[data-field='now.limit_reason']")).to_have_text(
        "On behalf of a group of States"
    )

    shows(page, "5", other=False)  # of Ben, who speaks for a group
    desk.key("u")
    expect(nobody).to_be_visible()
    shows(page, "3", other=False)
    desk.key("n")
    body = given(plenary, "Ana Example", page)
    assert (body["limit"], body["limit_reason"]) == (180, "")
    desk.key("s")
    expect(nobody).to_be_visible()

    shows(page, "5", other=False)
    page.get_by_text("3 min", exact=True).click()
    shows(page, "3", other=True)
    page.get_by_role("button", name="Give the floor to the next").click()
    body = given(plenary, "Ben Example", page)
    assert (body["limit"], body["limit_reason"]) == (180, "chair")
    newest = page.locator("[data-list=acts] li", has_text="has the floor").first
    expect(newest).to_contain_text("Decision of the chair")


def test_the_list_is_begun_anew_for_the_next_panel_and_a_slip_is_taken_back(
    plenary: Hearing, people: Person
) -> None:
    """Whoever waits from the first panel is taken off by one press of the desk, and is back by Undo (decision 27)."""
    page = enter(people(viewport=WIDE), plenary, "operator")
    desk = Hands(page)
    desk.until(lambda: desk.key("c"), page.get_by_text("A person has the chair.").is_visible)
    nobody = page.get_by_text("Nobody has the floor.")
    if nobody.is_hidden():
        desk.until(lambda: desk.key("s"), nobody.is_visible)
    asked = page.get_by_text("Still waiting from the segment before:")
    opened(desk, "panel1")
    add(page, "Dee Example")
    opened(desk, "panel2")
    expect(asked).to_be_visible()
    row = page.locator("[data-queue] tr[data-key]", has_text="Dee Example")
    anew = page.get_by_role("button", name="Begin the list anew")
    desk.until(anew.click, asked.is_hidden)
    desk.until(page.get_by_role("button", name="Undo").click, asked.is_visible)
    expect(row).to_be_visible()
    desk.until(anew.click, asked.is_hidden)
    expect(row).to_be_hidden()
    begun = plenary.entry(lambda told: told["kind"] == "ListBegunAnew", "the list begun anew")
    assert begun["body"]["requests"]
    opened(desk, "plenary1")


def opened(desk: Hands, segment: str) -> None:
    """A segment is opened by the keyboard; whoever acted meanwhile is looked at, then it is pressed again."""
    row = desk.page.locator(f"[data-here=segment] li[data-id={segment}]")
    desk.until(
        lambda: desk.press(row.get_by_role("button", name="Open")),
        lambda: row.get_attribute("aria-current") == "true",
    )


def test_whoever_gives_the_floor_at_the_podium_chooses_too(plenary: Hearing, people: Person) -> None:
    """The moderator has the same choice by the same keys, and the page says which (experience 3.4)."""
    console = enter(people(viewport=WIDE), plenary, "operator")
    page = enter(people(viewport=WIDE), plenary, "moderator")
    desk = Hands(page)
    desk.until(lambda: desk.key("c"), page.get_by_text("A person has the chair.").is_visible)
    nobody = page.get_by_text("Nobody has the floor.")
    if nobody.is_hidden():
        desk.until(lambda: desk.key("s"), nobody.is_visible)
    add(console, "Cyd Example")
    expect(page.locator("[data-list=next] [data-key]", has_text="Cyd Example")).to_be_visible()
    shows(page, "3", other=False)
    expect(page.locator(".keys").get_by_text("limit")).to_be_visible()
    desk.key("5")
    shows(page, "5", other=True)
    desk.key("n")
    body = given(plenary, "Cyd Example", page)
    assert (body["limit"], body["limit_reason"]) == (300, "chair")
    desk.key("s")
    expect(nobody).to_be_visible()


def test_an_edit_of_the_list_touches_no_running_clock_and_moves_no_focus(
    plenary: Hearing, people: Person
) -> None:
    page, other = (enter(people(viewport=WIDE), plenary, "operator") for _ in range(2))
    desk, nobody = Hands(page), page.get_by_text("Nobody has the floor.")
    desk.until(lambda: desk.key("c"), page.get_by_text("A person has the chair.").is_visible)
    if nobody.is_hidden():
        desk.until(lambda: desk.key("s"), nobody.is_visible)
    add(page, "Eda Example")
    desk.key("n")
    expect(page.locator("[data-field='now.name']").first).not_to_be_empty()
    page.locator("[data-find]").focus()
    page.evaluate(LEAPS)
    for name in ("Delegate One", "Delegate Two", "Delegate Three"):
        add(other, name)
        expect(page.locator("[data-queue] tr[data-key]", has_text=name)).to_be_visible()
    until(lambda: page.evaluate("window.turns > 2"), "the clock to go on")
    assert page.evaluate("window.leaps") == 0
    assert page.evaluate("document.activeElement.hasAttribute('data-find')")
