"""Hostile texts in every field, every page opened in a browser: nothing runs or is even tried (security 9, test 12)."""

import json
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from tests.programs import need_browser
from tests.security.browsing import Hostile, missing, quiet
from tests.security.markup import HIT
from tests.security.payloads import FEW, TURNING
from tests.servers import PATIENCE, ROOT, answers, new_house, put_tables, until

EVENT = "tip-2025-hearing"


@pytest.fixture(scope="module")
def hostile() -> Iterator[Hostile]:
    need_browser()
    house = new_house()
    try:
        put_tables(house.folder)
        told = subprocess.run(
            [sys.executable, "-m", "tests.security.hostile"],
            cwd=ROOT,
            env=house.environment,
            capture_output=True,
            timeout=PATIENCE * 2,
            check=False,
        )
        assert told.returncode == 0, told.stderr.decode()[-3000:]
        house.start("process", "pages")
        house.live()
        until(lambda: answers(house.port, "/healthz"), "the pages")
        yield Hostile(house, json.loads(told.stdout))
    finally:
        house.end()


# how many of the texts each page shows at least, so that an empty page does not pass
FOR_EVERYBODY = {
    "": 1,
    "resolutions/": 1,
    "resolutions/A-RES-84-999/": 10,
    f"events/{EVENT}/": 10,
    f"events/{EVENT}/screen/": 1,
    f"events/{EVENT}/programme/": 15,
    f"events/{EVENT}/programme/versions/3/": 15,
    f"events/{EVENT}/programme/changes/1/2/": 10,
    f"events/{EVENT}/programme/changes/2/3/": 3,
    f"events/{EVENT}/mandate/": 1,
    f"events/{EVENT}/record/": 0,
}
EVERY_NAME = len(FEW)
FOR_STAFF = {
    "account/": 1,
    "account/sessions/": 0,
    "secretariat/": 0,
    f"events/{EVENT}/console/": EVERY_NAME,
    f"events/{EVENT}/podium/": 20,
    f"events/{EVENT}/booth/": 5,
    f"secretariat/events/{EVENT}/participants/": EVERY_NAME,
    f"secretariat/events/{EVENT}/participants/import/": 1,
    f"secretariat/events/{EVENT}/programme/": 10,
    f"secretariat/events/{EVENT}/programme/segments/panel/": 1,
    f"secretariat/events/{EVENT}/programme/offices/moderator/0/": 4,
    f"secretariat/events/{EVENT}/programme/state/": 0,
    "secretariat/resolutions/": 1,
    "secretariat/resolutions/A-RES-84-999/": 10,
    "secretariat/resolutions/A-RES-84-999/units/OP1/": 1,
}


def opened(page: Page, hostile: Hostile, at: str, least: int) -> None:
    answer = page.goto(hostile.host + at)
    assert answer
    assert (answer.status, at) == (200, at)
    shown = len(FEW) - len(missing(page, list(FEW)))
    assert (at, shown) >= (at, least)
    quiet(page, hostile)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_pages_for_everybody(hostile: Hostile, chromium: Browser, lang: str) -> None:
    page = hostile.person(chromium).new_page()
    for at, least in FOR_EVERYBODY.items():
        opened(page, hostile, f"/{lang}/{at}", least)
    page.context.close()


def test_the_pages_of_the_staff(hostile: Hostile, chromium: Browser) -> None:
    page = hostile.person(chromium, "desk").new_page()
    for at, least in FOR_STAFF.items():
        opened(page, hostile, f"/en/{at}", least)
    person = f"/en/secretariat/events/{EVENT}/participants/{hostile.keys['people'][3]}/"
    opened(page, hostile, person, 4)
    page.context.close()


def test_the_pages_of_a_participant(hostile: Hostile, chromium: Browser) -> None:
    page = hostile.person(chromium, "phone").new_page()
    opened(page, hostile, f"/en/events/{EVENT}/floor/", 2)
    opened(page, hostile, "/en/floor/devices/", 1)
    page.context.close()


def test_what_was_typed_and_what_a_file_holds_is_shown_as_text(hostile: Hostile, chromium: Browser) -> None:
    """The preview of a list, its faults, a form that was refused: they repeat what came in."""
    page = hostile.person(chromium, "desk").new_page()
    people = f"{hostile.host}/en/secretariat/events/{EVENT}/participants/"
    page.goto(f"{people}import/")
    good = [one for one in FEW[:-1] if one[0] not in "=+-@"]
    lines = ["name,category,body", *(f'"{cell(one)}",csos,"{cell(one)}"' for one in good)]
    page.set_input_files("[type=file]", file(lines))
    page.click("form[enctype] button")
    page.wait_for_selector("table")
    assert missing(page, good) == []
    quiet(page, hostile)
    away = 0
    for part in (FEW[::2], FEW[1::2]):  # a page shows so many faults and no more
        lines = ["name,category,body", *(f'"{cell(one)}","{cell(one)}",x' for one in part)]
        page.set_input_files("[type=file]", file(lines))
        with page.expect_navigation():  # the page before shows faults too
            page.click("form[enctype] button")
        page.wait_for_selector(".errors table")
        away += len(missing(page, [one[:40] for one in part]))  # of a fault so much is repeated
        quiet(page, hostile)
    assert away < 3
    page.goto(f"{people}add/?<script>{HIT}</script>")
    page.fill("[name=name]", TURNING)
    page.fill("[name=body]", FEW[41])
    page.click("main form button")
    page.wait_for_selector(".errors")
    assert missing(page, [FEW[41]]) == []
    quiet(page, hostile)
    page.context.close()


def file(lines: list[str]) -> FilePayload:
    name = "<img src=x onerror=window.__hit=1>.csv"
    return {"name": name, "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}


def cell(text: str) -> str:
    return text.replace('"', '""').replace("\u2028", " ").replace("\u2029", " ")


def test_addresses_are_texts_too(hostile: Hostile, chromium: Browser) -> None:
    page = hostile.person(chromium, "desk", "phone").new_page()
    for at in (
        f"/en/?x=<script>{HIT}</script>&next=javascript:{HIT}",
        f"/en/account/login/?next={quote(FEW[45])}",
        f"/en/events/{quote(FEW[41], safe='')}/",
        f"/en/events/{EVENT}/?floor={quote(FEW[41])}",
        f"/en/secretariat/events/{EVENT}/participants/?added={quote(FEW[41])}",
        f"/en/secretariat/events/{EVENT}/programme/?saved={quote(FEW[41])}",
        f"/events/{EVENT}/token/?audience={quote(FEW[41])}&floor={quote(FEW[41])}",
        f"/floors/{quote(FEW[0], safe='')}/record.csv",
        f"/en/events/{EVENT}/#<img src=x onerror={HIT}>",
    ):
        page.goto(hostile.host + at)
        quiet(page, hostile)
    page.context.close()


def test_what_comes_by_the_stream_is_text(hostile: Hostile, chromium: Browser) -> None:
    """The desk gives the floor and changes a name: five pages draw it, and none runs it."""
    desk, phone = hostile.person(chromium, "desk"), hostile.person(chromium, "phone")
    rooms = [desk.new_page() for _ in ("console", "podium")]
    for page, room in zip(rooms, ("console", "podium"), strict=True):
        page.goto(f"{hostile.host}/en/events/{EVENT}/{room}/")
    everybody = [hostile.person(chromium).new_page() for _ in range(2)]
    everybody[0].goto(f"{hostile.host}/ar/events/{EVENT}/")
    everybody[1].goto(f"{hostile.host}/en/events/{EVENT}/screen/")
    hand = phone.new_page()
    hand.goto(f"{hostile.host}/en/events/{EVENT}/floor/")
    pages = [*rooms, *everybody, hand]
    console = rooms[0]
    console.locator("[data-hotkey=s]").click()
    console.wait_for_function(NAMED, arg="")
    console.locator("[data-hotkey=n]").click()
    for page in (console, *everybody):
        page.wait_for_function(NAMED, arg=FEW[2])
    person = rooms[1]
    person.goto(f"{hostile.host}/en/secretariat/events/{EVENT}/participants/{hostile.keys['people'][2]}/")
    person.fill("#name", FEW[50])
    person.click("main form button")
    for page in (console, *everybody):
        page.wait_for_function(NAMED, arg=FEW[50])
    for page in pages:
        quiet(page, hostile)
    for one in (desk, phone, *(page.context for page in everybody)):
        one.close()


NAMED = "name => document.querySelector(\"[data-field='now.name']\").textContent.trim() === name.trim()"


def test_a_page_that_takes_a_name_for_markup_turns_red(hostile: Hostile, chromium: Browser) -> None:
    """The planted defect: our own page, with one text put in as markup. The policy refuses it, and that is seen."""
    page = hostile.person(chromium).new_page()
    page.goto(f"{hostile.host}/en/events/{EVENT}/")
    page.evaluate("text => { document.querySelector('main').innerHTML = text; }", FEW[6])
    page.wait_for_function("window.__refused.length > 0")
    assert page.evaluate("window.__hit") == 0
    with pytest.raises(AssertionError):
        quiet(page, hostile)
    hostile.said.clear()
    page.context.close()
