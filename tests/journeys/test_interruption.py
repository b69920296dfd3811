"""A point of order at the console by the keyboard: raised, heard, ruled upon, appealed against; the speaker goes on."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys.conftest import Hearing, end, enter, rehearse
from tests.programs import need_browser

Person = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def slow_hearing() -> Iterator[Hearing]:
    """The panel at the speed of life, so that a speaker is still speaking when a person has typed a name."""
    need_browser()
    held = rehearse(
        Path(tempfile.mkdtemp(prefix="rostrum-")), "--from", "11:00", "--participants", "5", "--speed", "1"
    )
    yield held
    end(held)


def press(page: Page, button: Locator) -> None:
    """By the keyboard: the button is reached and pressed with Enter."""
    button.focus()
    page.keyboard.press("Enter")


def newest(console: Page, words: str) -> None:
    """Others press meanwhile: it is among the newest acts."""
    expect(console.locator("[data-list=acts] li", has_text=words).first).to_be_visible()


def test_a_point_of_order_with_the_keyboard_alone(slow_hearing: Hearing, people: Person) -> None:
    console = enter(people(viewport={"width": 1440, "height": 1000}), slow_hearing, "operator")
    screen = people().new_page()
    screen.goto(slow_hearing.page(""))
    expect(console.locator("[data-queue] tr[data-key]").first).to_be_visible()
    console.keyboard.press("c")
    newest(console, "took the chair")
    now = console.locator("[data-field='now.name']").first
    if not now.inner_text():
        console.keyboard.press("n")
    expect(now).not_to_be_empty()
    speaker = now.inner_text()

    console.keyboard.press("r")
    form = console.locator("form[action$='/raise/']")
    expect(form.locator("select[name=form]")).to_be_focused()
    form.locator("[name=name]").focus()
    console.keyboard.type("Delegate Example")
    console.keyboard.press("Enter")
    expect(console.locator("[data-list=matters] li")).to_have_count(1)
    expect(screen.locator("[data-list=matters]")).to_contain_text("Delegate Example")
    console.locator("#queue").focus()
    console.keyboard.press("h")
    expect(now).to_have_text("Delegate Example")
    expect(screen.locator("[data-field='now.name']").first).to_have_text("Delegate Example")
    expect(screen.get_by_text("interrupted. The time stands still.").first).to_be_visible()
    left = console.locator("[data-field='interrupted.left']").inner_text()

    console.locator("#queue").focus()
    console.keyboard.press("s")
    press(console, console.get_by_role("button", name="Accepted", exact=True))
    newest(console, "ruled upon")
    press(console, console.get_by_role("button", name="Appeal against the ruling"))
    form = console.locator("form[action$='/appeal-decided/']")
    expect(form).to_be_visible()
    for field, votes in (("in_favour", "3"), ("against", "5")):
        form.locator(f"[name={field}]").focus()
        console.keyboard.type(votes)
    console.keyboard.press("Enter")
    newest(console, "appeal decided")
    expect(screen.get_by_text("The ruling stands.").first).to_be_visible()
    assert console.locator("[data-field='interrupted.left']").inner_text() == left
    console.locator("#queue").focus()
    console.keyboard.press("b")
    expect(now).to_have_text(speaker)
    acts = [row["kind"] for row in slow_hearing.rows() if row["actor"].startswith("account:")]
    assert acts[-7:] == [
        "MatterRaised", "FloorInterrupted", "FloorStopped", "PointRuled", "RulingAppealed", "AppealDecided",
        "FloorReturned",
    ]  # fmt: skip


def test_who_speaks_for_whom_is_said_on_every_screen(slow_hearing: Hearing, people: Person) -> None:
    """R51, D45."""
    console = enter(people(viewport={"width": 1440, "height": 1000}), slow_hearing, "operator")
    screen = people().new_page()
    screen.goto(slow_hearing.page(""))
    speaker = console.locator("[data-field='now.name']").first.inner_text()
    press(console, console.locator("summary", has_text="Who speaks for whom"))
    form = console.locator("form[action$='/delivery/']").first
    choice = form.locator("[name=request]").first
    choice.focus()
    console.keyboard.press("Space")
    form.locator("[name=deliverer]").focus()
    console.keyboard.type("Deputy Example")
    form.locator("[name=office]").select_option("pga")
    press(console, form.get_by_role("button"))
    expect(screen.locator("[data-field='now.name']").first).to_have_text("Deputy Example")
    expect(screen.locator("[data-field='now.behalf.name']").first).to_have_text(speaker)
    expect(screen.locator("[data-field='now.office']").first).to_have_text(
        "President of the General Assembly"
    )
