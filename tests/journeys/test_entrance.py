"""A badge is made, printed and scanned without a connection; when there is one again it counts once (issue 4, done)."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import translation
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from rostrum.web.entrance.words import VERDICTS
from tests.journeys.conftest import EVENT, Hearing, enter
from tests.journeys.looking import violations
from tests.journeys.walking import LANGS
from tests.servers import PATIENCE

Person = Callable[..., BrowserContext]
CODE = re.compile(r"(?:[A-Z2-9]{4} ){4}[A-Z2-9]{4}")
COUNTS = ("came", "inside")
PRINTED: dict[str, list[str]] = {}


def printed(hearing: Hearing, people: Person, folder: Path) -> list[str]:
    """The codes that stand on the paper of all badges, as the secretariat prints it; once for a hearing."""
    if hearing.address not in PRINTED:
        page = enter(people(), hearing, "secretariat")
        page.goto(page.url.replace("/participants/", "/badges/"))
        page.get_by_role("button", name="Make the missing badges").click()
        page.get_by_role("button", name="Print all badges").click()
        paper = page.locator('a[href$=".pdf"]').first
        paper.wait_for(timeout=PATIENCE * 1000)
        with page.expect_download() as told:
            paper.click()
        told.value.save_as(folder / "badges.pdf")
        pages = PdfReader(io.BytesIO((folder / "badges.pdf").read_bytes())).pages
        PRINTED[hearing.address] = [code for one in pages for code in CODE.findall(one.extract_text())]
    return PRINTED[hearing.address]


def at_the_entrance(hearing: Hearing, person: BrowserContext, lang: str = "en") -> Page:
    page = enter(person, hearing, "door")
    if lang != "en":
        page.goto(page.url.replace("/en/", f"/{lang}/"))
    page.locator("[data-ready]").wait_for()
    return page


def scan(page: Page, code: str) -> None:
    """As a hand-held scanner does: it types and presses the key."""
    expect(page.locator("#code")).to_be_focused()
    page.keyboard.type(code)
    page.keyboard.press("Enter")


def shown(page: Page) -> str:
    return page.locator("[data-verdict]:visible").inner_text()


def counted(page: Page) -> list[int]:
    return [int(page.locator(f"[data-field={one}]").inner_text()) for one in COUNTS]


def test_a_badge_is_scanned_offline_and_counts_once(
    hearing: Hearing, people: Person, tmp_path: Path, lang: str
) -> None:
    codes = printed(hearing, people, tmp_path)
    assert len(codes) > 50
    first, second = codes[-2 * LANGS.index(lang) - 2 :][:2]  # people who have not come yet
    east, west = people(), people()
    one, other = at_the_entrance(hearing, east, lang), at_the_entrance(hearing, west, lang)
    before = counted(one)
    for person, page in ((east, one), (west, other)):
        person.set_offline(offline=True)
        page.reload()  # the page itself is kept
        page.locator("[data-ready]").wait_for()
        scan(page, first)
        expect(page.locator("[data-verdict=admitted]")).to_be_visible()
        assert len(page.locator("[data-verdict=admitted] [data-field=name]").inner_text()) > 3
        expect(page.locator("[data-field=waiting]")).to_have_text("1")
    scan(other, second)
    expect(other.locator("[data-field=waiting]")).to_have_text("2")
    one.reload()  # what waits outlives the page
    expect(one.locator("[data-field=waiting]")).to_have_text("1")
    for person, page in ((east, one), (west, other)):
        person.set_offline(offline=False)
        expect(page.locator("[data-when=waiting]")).to_be_hidden()
        page.reload()
        page.locator("[data-ready]").wait_for()
    assert counted(other) == [count + 2 for count in before]


def test_who_does_not_come_in_is_told_why(
    hearing: Hearing, people: Person, tmp_path: Path, lang: str
) -> None:
    codes = printed(hearing, people, tmp_path)
    page = at_the_entrance(hearing, people(), lang)
    before = counted(page)
    for code, verdict in (("WRONG", "no_code"), ("ABCD" * 5, "unknown")):
        scan(page, code)
        expect(page.locator(f"[data-verdict={verdict}]")).to_be_visible()
    with translation.override(lang):
        told, out = str(VERDICTS["unknown"][2]), translation.gettext("Going out")
    assert told in shown(page)
    page.get_by_label(out).check()
    page.locator("#code").focus()
    scan(page, codes[4])
    expect(page.locator("[data-verdict=out]")).to_be_visible()
    assert counted(page) == before


@pytest.mark.parametrize("lang", ["en", "ar", "fr", "zh-hans"])
def test_an_entrance_is_open_to_everybody(
    hearing: Hearing, people: Person, tmp_path: Path, lang: str
) -> None:
    codes = printed(hearing, people, tmp_path)
    person = people(viewport={"width": 320, "height": 640})
    page = at_the_entrance(hearing, person)
    page.goto(page.url.replace("/en/", f"/{lang}/"))
    page.locator("[data-ready]").wait_for()
    scan(page, codes[2])
    expect(page.locator("[data-verdict=admitted]")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_entrance_works_without_script(hearing: Hearing, people: Person, tmp_path: Path) -> None:
    codes = printed(hearing, people, tmp_path)
    page = enter(people(java_script_enabled=False), hearing, "door")
    page.fill("#code", codes[3].lower())
    page.get_by_role("button", name="Check the badge").click()
    assert "Come in" in shown(page)
    came = counted(page)
    page.fill("#code", codes[3])
    page.get_by_role("button", name="Check the badge").click()
    assert counted(page) == came


def test_the_desk_of_badges_is_open_to_everybody(hearing: Hearing, people: Person, tmp_path: Path) -> None:
    printed(hearing, people, tmp_path)
    page = enter(people(), hearing, "secretariat")
    host = page.url.partition("/en/")[0]
    for lang in ("en", "ar"):
        page.goto(f"{host}/{lang}/secretariat/events/{EVENT}/badges/?q=a")
        assert violations(page) == []
