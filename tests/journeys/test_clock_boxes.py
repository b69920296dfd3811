"""The clock of a desk holds its words in every language and at every width; nothing under it moves (visual.md 4)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from rostrum.foundation.languages import OFFICIAL
from tests.journeys.conftest import Hearing, enter

Person = Callable[..., BrowserContext]
WIDTHS = (1280, 1440, 1920)
# Each word the clock may say, with the widest digits that may stand beside it; what runs out of the box, and how tall
# the box is with each of them. The clock is a copy that the stream does not draw.
MEASURE = """() => {
  const shown = document.querySelector('.clock[data-desk]');
  const clock = shown.cloneNode(true);
  clock.removeAttribute('data-clock');
  clock.hidden = false;
  clock.dataset.phase = 'calm';
  shown.after(clock);
  const word = clock.querySelector('.clock-word');
  const said = Object.entries(word.dataset).filter(([, one]) => one.trim());
  const out = [];
  const heights = new Set();
  for (const digits of ['2:41', '12:41']) {
    clock.querySelector('.clock-digits').textContent = digits;
    for (const [phase, one] of said) {
      word.textContent = one;
      const box = clock.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(word);
      const text = range.getBoundingClientRect();
      const inside = box.left <= text.left && text.right <= box.right && text.bottom <= box.bottom;
      if (!inside || word.scrollWidth > word.clientWidth) out.push(`${digits} ${one}`);
      if (phase !== 'unlimited') heights.add(Math.round(box.height)); // stands for a whole speech
    }
  }
  clock.remove();
  return { words: said.length, out, heights: [...heights] };
}"""


@pytest.mark.parametrize("role", ["operator", "moderator"])
def test_no_word_runs_out_of_the_clock(hearing: Hearing, people: Person, role: str) -> None:
    page: Page = enter(people(), hearing, role)
    for language in OFFICIAL:
        page.goto(page.url.replace(f"/{page.locator('html').get_attribute('lang')}/", f"/{language.code}/"))
        expect(page.locator("html")).to_have_attribute("lang", language.code)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            told = page.evaluate(MEASURE)
            assert told["words"] >= 6
            assert told["out"] == [], (language.code, width)
            assert len(told["heights"]) == 1, (language.code, width, told["heights"])
