"""The desks are worked by keyboard and go on with on paper (experience 3.2, 3.4)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import Hearing, enter

Person = Callable[..., BrowserContext]


@pytest.mark.parametrize("role", ["operator", "moderator"])
def test_a_desk_says_whether_its_keys_act(hearing: Hearing, people: Person, role: str) -> None:
    page = enter(people(viewport={"width": 1440, "height": 900}), hearing, role)
    expect(page.locator("#queue")).to_be_focused()
    expect(page.get_by_text("The keys rest.")).to_be_hidden()
    page.locator("header .brand").focus()
    expect(page.get_by_text("The keys rest.")).to_be_visible()
    page.get_by_role("link", name="Go to the queue").click()
    expect(page.locator("#queue")).to_be_focused()
    assert page.evaluate("[scrollX, scrollY]") == [0, 0]


@pytest.mark.parametrize(("role", "lang"), [("operator", "en"), ("operator", "ru"), ("moderator", "fr")])
def test_no_button_moves_when_it_takes_the_focus(
    hearing: Hearing, people: Person, role: str, lang: str
) -> None:
    """A press that begins on a button ends on it: else it is lost."""
    page = enter(people(viewport={"width": 1280, "height": 720}), hearing, role, lang)
    stop = page.locator("[data-hotkey=s]")
    footer = page.locator(".console > footer")
    expect(page.locator("#queue")).to_be_focused()
    before = footer.bounding_box(), page.locator(".pane").first.bounding_box()
    stop.focus()
    expect(page.locator(".keys-rest")).to_be_visible()
    assert (footer.bounding_box(), page.locator(".pane").first.bounding_box()) == before


def test_where_one_limit_holds_for_all_no_key_chooses_another(hearing: Hearing, people: Person) -> None:
    """D29."""
    page = enter(people(viewport={"width": 1440, "height": 900}), hearing, "operator")
    expect(page.locator("[data-digits]").first).to_be_attached()
    expect(page.get_by_text("Limit when the floor is given")).to_be_hidden()
    assert page.locator("[data-hotkey='3'], [data-hotkey='5']").count() == 0


def test_of_the_console_the_list_is_printed(hearing: Hearing, people: Person) -> None:
    page = enter(people(viewport={"width": 794, "height": 1100}), hearing, "operator")
    expect(page.locator("[data-print]")).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator(".pane:visible").count() == 1
    assert page.locator("button:visible, input:visible, summary:visible, .langs:visible").count() == 0
    expect(page.locator(".queue thead")).to_be_visible()
    assert page.locator("html").evaluate("e => getComputedStyle(e).colorScheme") == "light"
