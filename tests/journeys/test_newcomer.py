"""A newcomer who knows nothing follows a hearing on the public page, in English and in Arabic."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import Hearing
from tests.servers import PATIENCE


@pytest.mark.parametrize(("lang", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_speaker_clock_and_next_are_seen(
    hearing: Hearing, people: Callable[..., BrowserContext], lang: str, direction: str
) -> None:
    page = people().new_page()
    page.goto(hearing.page("", lang))
    assert page.locator("html").evaluate("e => [e.lang, e.dir]") == [lang, direction]
    expect(page.locator("[data-field='now.name']")).not_to_have_text("")
    expect(page.locator("[data-list=next] > li")).not_to_have_count(0)
    page.evaluate(
        """() => { window.down = 0; let before = 0; const digits = document.querySelector('[data-digits]');
        new MutationObserver(() => { const [m, s] = digits.textContent.split(':').map(Number);
          if (m * 60 + s < before) window.down += 1; before = m * 60 + s; })
          .observe(digits, { childList: true, characterData: true, subtree: true }); }"""
    )
    page.wait_for_function("() => window.down > 5", timeout=PATIENCE * 1000)
    assert page.context.cookies() == []
