"""Speakers who are selected, from what an organization would say to the list of the floor (issue 4, P9, R41).

An organization registers and says its interest, the committee makes a short-list by the balance, the President chooses,
everybody is told at once. In one language every day, and in all three where the full counts are asked for.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browsers import Thread
from tests.journeys.looking import checked, nothing, violations
from tests.journeys.walking import LANGS, SELECTED, TITLES, Person, Process, of_the_day, open_process
from tests.journeys.ways import ask, by_the_event, decide, see, send
from tests.servers import FULL, until

DAILY = "ar"
BEGINS = "2017-08-07T13:00"
BOARD = f"office/events/{SELECTED}/selection/"
WALKER, ADDRESS = "Eve Example", "eve@people.example"
REGION = "Latin American and Caribbean States"
WHY = "A witness of the events"


@pytest.fixture(scope="module")
def houses() -> Iterator[dict[str, Process]]:
    with ExitStack() as doors:
        yield _Houses(doors)


class _Houses(dict[str, Process]):
    """A house for each language in which speakers are chosen: the meeting of 2017, with four who are interested."""

    def __init__(self, doors: ExitStack) -> None:
        super().__init__()
        self.doors = doors

    def __missing__(self, lang: str) -> Process:
        self[lang] = open_process(self.doors, "selected", begins=BEGINS)
        return self[lang]


@pytest.fixture
def process(houses: dict[str, Process], house: str, browsing: Thread, chromium: Browser) -> Iterator[Process]:
    """The house while interest is taken."""
    one = houses[house]
    one.browser = chromium
    one.at(BEGINS)
    yield one
    browsing.submit(one.leave).result()


@pytest.mark.parametrize(("house", "lang"), [(DAILY, of_the_day())])
def test_an_application_goes_through_the_body(process: Process, lang: str) -> None:
    """Somebody applies, the body recommends, the secretariat reads why and approves; the page is open to all (R57)."""
    gil, desk = process.person(lang), process.person(lang, "secretariat")
    body = process.person(lang, "facilitator", viewport={"width": 390, "height": 844})
    gil.go(f"events/{SELECTED}/register/attending/")
    ask(gil, SELECTED, "gil@people.example")
    send(gil, name="Gil Example", country="PER", body="Long Road", motive="To learn what helps")
    body.go(f"office/events/{SELECTED}/applications/")
    see(body, "To learn what helps")
    row = body.row("Gil Example")
    assert "gil@people.example" not in body.page.content()
    assert looked_at(body) == ([], nothing())
    body.press("Advise against", row)
    see(body, "Write why you advise against it. Nothing was kept yet.")
    row.locator("[name=why]").fill("Teaches those who come back")
    body.press("Recommend", row)
    expect(body.page.locator("main li.row").filter(has_text="Gil Example")).to_have_count(0)
    desk.go(f"secretariat/events/{SELECTED}/registrations/")
    desk.page.get_by_role("link", name="Gil Example").click()
    see(desk, "Recommended by the body")
    see(desk, "Teaches those who come back")
    desk.press("Approve")
    see(desk, "Approved. A letter is on its way.")


@pytest.mark.parametrize(("house", "lang"), [(lang, lang) for lang in (LANGS if FULL else [DAILY])])
def test_from_an_interest_to_the_list_of_the_floor(process: Process, lang: str) -> None:
    eve = process.person(lang)
    interested(process, eve)
    committee = process.person(lang, "committee")
    short_listed(committee)
    process.at("2017-09-01T21:00:01")  # a second after five in the afternoon in New York
    chosen(process.person(lang, "office"))
    eve.page.goto(told(process, lang))  # weeks have passed: the letter opens the own page again
    eve.press("Go on")
    see(eve, "You are chosen to speak. You stand on the list of this segment.")
    process.at("2017-09-27T19:00")
    assert called(process.person(lang, "operator")) == [WALKER, "Bo Example"]


@pytest.mark.parametrize(("house", "lang"), [(DAILY, "en"), (DAILY, "ar")])
def test_every_page_of_a_selection_is_open_to_all(process: Process, lang: str) -> None:
    """No violation that axe can see, nothing that people would stumble over at 320 px (D37)."""
    size = {"width": 320, "height": 640}
    office, committee = (process.person(lang, role, viewport=size) for role in ("office", "committee"))
    bo = process.person(lang, viewport=size)
    bo.page.goto(process.opened("bo@example.org", "/register/", SELECTED).replace("/en/", f"/{lang}/"))
    bo.press("Go on")
    bo.go("registration/")
    found = {"own": looked_at(bo)}
    bo.page.locator("main a[href$='/interest/panel2/']").click()
    found["interest"] = looked_at(bo)
    for one, rest in ((committee, ""), (committee, "panel1/"), (office, "panel1/choice/")):
        one.go(BOARD + rest)
        found[rest] = looked_at(one)
    assert found == {name: ([], nothing()) for name in found}


def looked_at(one: Person) -> tuple[list[str], dict[str, Any]]:
    expect(one.page.locator("main h1")).to_be_visible()
    return violations(one.page), checked(one.page, least=44)


def interested(process: Process, eve: Person) -> None:
    """By the form to a registration that is approved, and from its page to the interest."""
    by_the_event(eve, SELECTED, "stakeholders wishing to speak")
    ask(eve, SELECTED, ADDRESS)
    send(eve, name=WALKER, country="PER", body="Long Road", speak="yes")
    decide(process.person(eve.lang, "secretariat"), SELECTED, WALKER, "Approve")
    eve.go("registration/")
    eve.page.locator("main a[href$='/interest/panel1/']").click()
    eve.fill(text="What our shelters have seen", language=eve.lang)
    eve.page.locator("#first-yes").check()
    eve.press("Send the interest")  # without the consent nobody could read it
    see(eve, "Without your consent nobody can read it. Tick the box to send it.")
    eve.page.locator("[name=consent]").check()
    eve.press("Send the interest")
    see(eve, "Your interest is kept.")


def short_listed(committee: Person) -> None:
    """Two of five, until one more of their region would have more than its share; the numbers lead to their lists."""
    committee.go(BOARD)
    row = committee.page.locator("main li.row").first
    row.get_by_role("link", name="5", exact=True).click()
    for name in (WALKER, "Ana Example"):
        committee.press("Put on the short-list", committee.row(name))
        expect(committee.row(name).locator(".tag").first).to_have_text(committee.word("On the short-list"))
    committee.press("Put on the short-list", committee.row("Di Example"))
    see(committee, "This departs from the balance or the short-list. Write the reason.")
    figures = committee.row(committee.word(REGION))
    expect(figures.locator("td")).to_have_text(["3", "2", "0", "0 / 60"])
    figures.get_by_role("link", name="2", exact=True).click()
    assert names(committee.page.locator("main li.row strong")) == ["Ana Example", WALKER]
    with committee.page.expect_download() as got:
        committee.follow("Download these (CSV)")
    text = Path(got.value.path()).read_text("utf-8-sig")
    assert [line.split(",")[2] for line in text.splitlines()[1:]] == ["Ana Example", WALKER]


def chosen(office: Person) -> None:
    """One of the short-list, one beside it with a reason; then the letters."""
    office.go(f"{BOARD}panel1/choice/")
    office.press("Choose", office.row(WALKER))
    see(office, "The choice is noted. Nobody has been told yet.")
    office.row("Bo Example").locator("[name=why]").fill(WHY)
    office.press("Choose", office.row("Bo Example"))
    expect(office.page.locator("ol.rows strong")).to_have_text([WALKER, "Bo Example"])
    office.press("Tell everybody")
    expect(office.page.locator("ol.rows .tag[data-tone=ok]")).to_have_count(2)
    expect(office.button("Tell everybody")).to_have_count(0)


def told(process: Process, lang: str) -> str:
    """Each the own letter in the own language, and nothing of anybody else; the link in that of the walker."""
    yes, no = "You are chosen to speak: {event}", "The speakers are chosen: {event}"
    subjects = {ADDRESS: process.person(lang).word(yes), "bo@example.org": yes}
    subjects |= dict.fromkeys(("ana@example.org", "chi@example.org", "di@example.org"), no)
    letters = {}
    for address, subject in subjects.items():
        wanted = subject.replace("{event}", TITLES[SELECTED])
        letters[address] = until(partial(begun, process, address, wanted), f"the letter to {address}")
    assert [address for address, text in letters.items() if WALKER in text] == [ADDRESS]
    assert WHY not in "".join(letters.values())
    link = re.search(r"https?://[^/\s]+(/\S+)", letters[ADDRESS])
    assert link
    return process.host + link[1]


def begun(process: Process, address: str, subject: str) -> str:
    return next((one for one in process.mails(address) if one.startswith(subject)), "")


def called(operator: Person) -> list[str]:
    """Who stands on the list when the operator opens the panel, those of the programme aside."""
    operator.go(f"events/{SELECTED}/console/")
    row = operator.page.locator("[data-id=panel1]")
    row.get_by_role("button", name=operator.word("Open", "a segment")).click()
    queue = operator.page.locator("#queue [data-field=name]:visible")
    expect(queue.filter(has_text="Bo Example").first).to_be_visible()
    return [one for one in names(operator.page.locator("#queue th [data-field=name]")) if "Example" in one]


def names(found: Locator) -> list[str]:
    expect(found.first).to_be_visible()
    return [one.strip() for one in found.all_inner_texts()]
