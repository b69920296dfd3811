"""A list in real browsers: proposed, sent, objected to twice, one objection withdrawn, decided, published (R81-R92).

The Office works at one browser; somebody outside looks on with another and learns nothing before the end.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from rostrum.foundation import clock
from tests.journeys.test_axe import violations
from tests.lists import MEETING, SAID
from tests.programs import need
from tests.servers import PATIENCE, ROOT, House, answers, new_house, put_tables, until

LIST = f"/en/office/events/{MEETING}/lists/pga_list/"
PUBLIC = f"/en/events/{MEETING}/lists/pga_list/"
TIME_OF_MEMBERS = 60  # seconds: enough for two objections, and short enough to wait for
Person = Callable[..., BrowserContext]


@pytest.fixture
def office_house() -> Iterator[tuple[House, dict[str, Any]]]:
    need("chromium", "chromium")
    house = new_house()
    try:
        put_tables(house.folder)
        told = subprocess.run(
            [sys.executable, "-m", "tests.listed_house"],
            cwd=ROOT,
            env=house.environment,
            capture_output=True,
            timeout=PATIENCE * 2,
            check=False,
        )
        assert told.returncode == 0, told.stderr.decode()[-3000:]
        house.start("process", "pages")
        until(lambda: answers(house.port, "/healthz"), "the pages")
        yield house, json.loads(told.stdout)
    finally:
        house.end()


def send_out(page: Page) -> datetime:
    """Propose all three and send the list; until when Members may object."""
    for name in ("Ana Example", "Bo Example", "Chi Example"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Put on the list").click()
    page.get_by_role("link", name="Send to Member States").click()
    ends = clock.moment(clock.now()).astimezone(ZoneInfo("America/New_York"))
    ends += timedelta(seconds=TIME_OF_MEMBERS)
    page.get_by_label("Symbol").fill("A/80/CRP.1")
    page.get_by_label("Last day").fill(ends.strftime("%Y-%m-%d"))
    page.get_by_role("textbox", name="Time").fill(ends.strftime("%H:%M:%S"))
    page.get_by_role("button", name="Send to Member States").click()
    expect(page.get_by_text("The list has been sent.")).to_be_visible()
    return ends


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=name)


def object_to(page: Page, name: str, state: str) -> None:
    page.get_by_role("link", name="In confidence").click()
    page.get_by_role("link", name="Note an objection").click()
    page.get_by_label("Name objected to").select_option(label=f"{name}, {BODIES[name]}")
    page.get_by_label("Member State that objects").select_option(label=state)
    page.get_by_label("Reason as the State gave it").fill(SAID.reason)
    page.get_by_label("General basis").fill(SAID.basis)
    page.get_by_role("button", name="Seal and note it").click()
    expect(page.get_by_text("It is noted, and sealed.")).to_be_visible()


BODIES = {"Ana Example": "Open Harbour", "Bo Example": "School of the Lake"}


def decide(page: Page, ends: datetime) -> None:
    """Wait for the end of the time, bring the list, note the decision as it is proposed."""
    until(lambda: clock.moment(clock.now()) > ends, "the time of Members to end")
    page.get_by_role("link", name="Names", exact=True).click()
    page.get_by_role("button", name="Bring to the Assembly").click()
    page.get_by_role("link", name="Note the decision").click()
    expect(page.get_by_label("Ana Example")).to_be_checked()  # its objection stands
    expect(page.get_by_label("Bo Example")).not_to_be_checked()  # withdrawn
    page.get_by_role("button", name="Note the decision").click()
    expect(page.get_by_text("The decision is noted.")).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_the_office_and_the_secretariat_work_with_is_open_to_all(
    office_house: tuple[House, dict[str, Any]], people: Person, chromium: object, lang: str
) -> None:
    """No violation that axe can see (D37): the list, what is kept in confidence, a delegation, a registration."""
    house, keys = office_house
    host = f"http://127.0.0.1:{house.port}"
    office, clerk = (come_in(people(), host, keys[role]) for role in ("office", "secretariat"))
    found = {}
    for rest in (
        "",
        "circulate/",
        *(f"confidential/{one}" for one in ("", "objection/", "request/", "log/")),
    ):
        office.goto(host + LIST.replace("/en/", f"/{lang}/") + rest)
        found[rest] = violations(office)
    clerk.goto(f"{host}/{lang}/secretariat/events/{MEETING}/delegations/add/")
    clerk.locator("[name=category]").select_option("member_states")
    clerk.locator("[name=body]").select_option("fra")
    clerk.locator("[name=name]").fill("Ms. Focal Point")
    clerk.locator("[name=address]").fill("mission@example.org")
    clerk.locator("main form button").click()
    clerk.wait_for_url("**/?saved=1")
    found["delegation"] = violations(clerk)
    for rest in ("delegations/", "registrations/"):
        clerk.goto(f"{host}/{lang}/secretariat/events/{MEETING}/{rest}")
        found[rest] = violations(clerk)
    clerk.locator("table a", has_text="Ana Example").click()
    found["registration"] = violations(clerk)
    assert found == {one: [] for one in found}


def come_in(person: BrowserContext, host: str, key: dict[str, str]) -> Page:
    person.add_cookies([{"name": n, "value": v, "url": host} for n, v in key.items()])
    return person.new_page()


def test_one_objection_is_withdrawn_and_one_is_not(
    office_house: tuple[House, dict[str, Any]], people: Person, chromium: object
) -> None:
    house, keys = office_house
    host = f"http://127.0.0.1:{house.port}"
    page, outside = come_in(people(), host, keys["office"]), people().new_page()
    page.goto(host + LIST)
    ends = send_out(page)
    outside.goto(host + PUBLIC)
    expect(outside.get_by_text("Ana Example")).to_be_visible()
    before = outside.content()
    object_to(page, "Ana Example", "Argentina")
    object_to(page, "Bo Example", "Brazil")
    row(page, "Bo Example").get_by_role("button").click()
    expect(page.get_by_text("It is noted.")).to_be_visible()
    row(page, "Ana Example").get_by_role("link").click()
    page.get_by_label("Why you open it").fill("To prepare the talks")
    page.get_by_role("button", name="Open who objects and why").click()
    expect(page.get_by_text(SAID.reason)).to_be_visible()
    expect(page.get_by_text("Argentina")).to_be_visible()
    decide(page, ends)
    outside.reload()
    assert outside.content() == before
    page.get_by_role("button", name="Publish the list").click()
    expect(page.get_by_text("The list is published.")).to_be_visible()
    outside.reload()
    expect(row(outside, "Ana Example")).to_contain_text("Not on the final list")
    expect(row(outside, "Bo Example")).to_contain_text("Final")
