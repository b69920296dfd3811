"""The strip of the desk in a real browser: it follows the floor by messages, and asks nothing while nothing happens."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import Hearing, enter
from tests.servers import PATIENCE

Person = Callable[..., BrowserContext]


def test_the_strip_follows_the_floor(hearing: Hearing, people: Person) -> None:
    podium = enter(people(), hearing, "moderator")
    strip = podium.locator("[data-prospects]")
    before = strip.locator("[data-field='prospects.balance.spoken']").inner_text()
    with podium.expect_response("**/prospects/**", timeout=PATIENCE * 1000) as answered:
        pass
    category = answered.value.json()["balance"]["categories"][0]
    expect(strip.locator("[data-field='prospects.balance.spoken']")).not_to_have_text(
        before, timeout=PATIENCE * 1000
    )
    bar = strip.locator(f".bars-row[data-key='{category['code']}'] [data-bar=expected]")
    expect(bar).to_have_attribute("x", f"{category['expected']}%")


def test_the_table_says_in_figures_what_the_bars_draw(hearing: Hearing, people: Person) -> None:
    console = enter(people(), hearing, "operator")
    strip = console.locator("[data-prospects]")
    rows = strip.locator("[data-list='prospects.balance.categories'] > tr")
    expect(rows.first).to_be_attached()
    strip.locator("details:has(table):has([data-list='prospects.balance.categories']) > summary").click()
    expect(rows.first.locator("[data-field=expected]")).to_be_visible()
    expect(rows.first.locator("th")).not_to_have_text("")
