"""One thread through everything: a press in a real browser becomes a chained entry, is given the floor,
is cut by the timekeeper, stands on every screen and in an export that holds.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.utils.translation import gettext, override
from playwright.sync_api import BrowserContext, Error, Page, expect

from rostrum.foundation.verify import check
from tests.journeys.conftest import Hearing, enter
from tests.servers import until

Person = Callable[..., BrowserContext]


def chair(page: Page, *, take: bool) -> None:
    """Take the chair or hand it back, whoever had it."""
    wanted, form = ("person", "1") if take else ("simulated", "0")
    button = page.locator(f"form[action$='/chair/']:has([name=take][value='{form}']) button")
    if button.is_visible():
        button.click()
    expect(page.locator(f"[data-when='chair={wanted}']")).to_be_visible()


def press(page: Page, act: str) -> None:
    page.locator(f"form[data-act={act}] button").click()


def stop_whoever_speaks(desk: Page) -> None:
    """End the intervention under way, if there is one, and whatever it was interrupted by.

    A press that the desk refuses as stale, or that comes when the time has just run out, is made again.
    """
    acts = {
        "now": "form[action$='/stop/'] button",
        "point !point.settled": "form[action$='/rule/']:has([value=none]) button",
        "interrupted": "form[action$='/return/'] button",
    }

    def empty() -> bool:
        for shown, act in acts.items():
            told = desk.locator(f"[data-when='{shown}']").first
            if told.is_visible():
                with suppress(AssertionError, Error):
                    desk.locator(act).first.click(timeout=2000)
                    expect(told).to_be_hidden(timeout=2000)
                return False
        return True

    until(empty, "an empty floor")


def state(page: Page, name: str) -> Any:
    return page.locator(f"[data-when='mine.state={name}']").first


def test_from_the_press_to_the_cut(hearing: Hearing, people: Person) -> None:
    phone = enter(people(), hearing, "participant")
    podium = enter(people(), hearing, "moderator")
    screens = [enter(people(), hearing, role) for role in ("operator", "interpreter")]
    for rest, lang in (("", "en"), ("screen/", "en"), ("", "ar")):
        page = people().new_page()
        page.goto(hearing.page(rest, lang))
        screens.append(page)
    name = phone.locator("section:last-of-type strong bdi").inner_text()

    press(phone, "request")
    phone.wait_for_selector("[data-when='mine.number']:not([hidden])")
    press(phone, "withdraw")
    expect(state(phone, "ask")).to_be_visible()
    press(phone, "request")
    phone.wait_for_selector("[data-when='mine.number']:not([hidden])")

    chair(podium, take=True)
    try:
        console = screens[0]
        stop_whoever_speaks(podium)
        row = console.locator("[data-queue] tr", has_text=name)
        row.locator("summary").click()
        row.locator("select[name=reason]").select_option("chair")
        row.get_by_role("button", name="Give the floor").click()
        expect(state(phone, "floor")).to_be_visible()
        for page in (podium, *screens):
            expect(page.locator("[data-field='now.name']").first).to_have_text(name)
        entry = hearing.entry(lambda row: row["kind"] == "FloorGiven", "the floor given")
        assert (entry["body"]["departed"], entry["body"]["limit"]) in {("chair", 180), ("", 180)}

        cut = hearing.entry(
            lambda row: row["kind"] == "MicrophoneCut" and row["body"]["given"] == entry["number"], "the cut"
        )
        assert cut["at"] == entry["body"]["deadline"]
        assert cut["actor"] == "timekeeper"
        for page in (podium, *screens):
            with override("ar" if "/ar/" in page.url else "en"):
                said = gettext("was cut off at the limit")
            expect(page.locator("[data-field='last.end']").first).to_have_text(said)
        expect(phone.locator("[data-when='mine.state=floor']").first).to_be_hidden()
    finally:
        chair(podium, take=False)


def test_a_press_made_offline_is_kept_and_counts_once(hearing: Hearing, people: Person) -> None:
    person = people()
    phone = enter(person, hearing, "participant")
    if phone.locator("form[data-act=withdraw] button").is_visible():
        press(phone, "withdraw")
    expect(state(phone, "ask")).to_be_visible()
    before = len(hearing.rows())
    person.set_offline(offline=True)
    press(phone, "request")
    expect(state(phone, "kept")).to_be_visible()
    person.set_offline(offline=False)
    phone.wait_for_selector("[data-when='mine.number']:not([hidden])")
    mine = [
        row
        for row in hearing.rows()[before:]
        if row["kind"] == "FloorRequested" and row["body"]["pressed"] and _is_mine(phone, row)
    ]
    assert len(mine) == 1
    assert mine[0]["body"]["pressed"] <= mine[0]["at"]
    press(phone, "withdraw")


def _is_mine(phone: Page, row: dict[str, Any]) -> bool:
    """Whether the entry is the request this phone knows as its own."""
    mine = until(
        lambda: phone.evaluate("fetch(location.href).then(r => r.text())").partition(
            'id="mine" type="application/json">'
        )[2],
        "the page of the phone",
    )
    return bool(json.loads(mine.partition("</script>")[0])["request"] == row["body"]["request"])


def test_the_record_is_downloaded_and_holds(hearing: Hearing, visitor: Page, tmp_path: Path) -> None:
    """With the checker that the page itself hands out, and with nothing but Python."""
    visitor.goto(hearing.page("record/"))
    with visitor.expect_download() as told:
        visitor.get_by_role("link", name="Download the record").click()
    told.value.save_as(tmp_path / "record.jsonl")
    with visitor.expect_download() as told:
        visitor.get_by_role("link", name="Download the checker").click()
    told.value.save_as(tmp_path / "verify.py")
    record = tmp_path / "record.jsonl"
    done = subprocess.run(
        [sys.executable, "-I", tmp_path / "verify.py", record], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "entries hold" in done.stdout) == (0, True), done.stdout
    lines = record.read_bytes().splitlines(keepends=True)
    lines[4] = lines[4].replace(b'"at":1', b'"at":2', 1)
    verdict = check(lines)
    assert verdict.bad == 5
