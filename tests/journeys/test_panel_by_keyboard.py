"""A whole panel in the hands of an operator who has no mouse (issue 3; R101-R121, WCAG 2.1.1).

Only looking is done otherwise: the two screens belong to somebody else. Whoever acts at a desk may be told that it has
changed meanwhile, because other people act too; then they look and press again.
"""

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from rostrum.foundation.verify import check
from tests.journeys.conftest import Hearing, end, enter, rehearse
from tests.programs import need_browser

Person = Callable[..., BrowserContext]
DESK = {"width": 1440, "height": 1000}
CHANGED = "The desk has changed since. Look at it again, then act."
TRIES = 5
OPERATORS = ("Mr. Tomás Vellinga", "Ms. Maren Quispe")  # accounts of their own


@pytest.fixture(scope="module")
def calm_hearing() -> Iterator[Hearing]:
    """The panel at the speed of life, so that a speaker is still speaking when a person has typed a name.

    It has been opened: nobody but the chair opens it, and here a person takes the chair.
    """
    need_browser()
    held = rehearse(
        Path(tempfile.mkdtemp(prefix="rostrum-")), "--from", "11:00", "--participants", "5", "--speed", "1"
    )
    held.entry(lambda row: row["kind"] == "SegmentOpened", "the panel")
    yield held
    end(held)


@dataclass
class Hands:
    """Two hands on a keyboard. `page` is never clicked."""

    page: Page

    def key(self, key: str) -> None:
        """A key of the desk, which acts while the focus is in the queue."""
        self.reach(self.page.locator("#queue"))
        self.page.keyboard.press(key)

    def reach(self, wanted: Locator) -> None:
        """By Tab from where the focus is; it must be reachable, however many steps away."""
        expect(wanted).to_be_visible()
        for _ in range(300):
            if wanted.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"Tab never reaches {wanted}")

    def press(self, button: Locator, key: str = "Enter") -> None:
        self.reach(button)
        self.page.keyboard.press(key)

    def unfold(self, title: str) -> Locator:
        """The details under a title, opened."""
        summary = self.page.locator("summary", has_text=title).first
        details = summary.locator("..")
        if details.get_attribute("open") is None:
            self.press(summary)
        expect(details).to_have_attribute("open", "")
        return details

    def write(self, field: Locator, words: str) -> None:
        self.reach(field)
        self.page.keyboard.type(words)

    def choose(self, field: Locator, word: str) -> None:
        """In a list of choices by its first letters, as everywhere."""
        self.reach(field)
        self.page.keyboard.type(word)
        expect(field.locator("option:checked")).to_contain_text(word)

    @property
    def told(self) -> str:
        said = self.page.locator("[data-said]")
        return said.inner_text() if said.is_visible() else ""

    def until(self, act: Callable[[], None], done: Callable[[], bool]) -> None:
        """Act; told that the desk has changed meanwhile, look and act again, as a person would."""
        for _ in range(TRIES):
            act()
            for _ in range(200):
                if done():
                    return
                if self.told == CHANGED:
                    break
                self.page.wait_for_timeout(50)
            else:
                pytest.fail(f"Nothing came of it; the desk says: {self.told or 'nothing'}")
        pytest.fail("The desk changed every time")


@dataclass
class Panel:
    """A hearing, the hands at its console, and two screens at which somebody else looks."""

    hearing: Hearing
    desk: Hands
    live: Page
    big: Page

    @property
    def screens(self) -> tuple[Page, Page]:
        return self.live, self.big

    def kinds(self) -> list[str]:
        return [row["kind"] for row in self.hearing.rows()]

    def entry(self, kind: str) -> dict[str, Any]:
        """The body of the newest entry of a kind."""
        body: dict[str, Any] = self.hearing.entry(lambda row: row["kind"] == kind, kind)["body"]
        return body

    def speaks(self, name: str) -> bool:
        return self.desk.page.locator("[data-field='now.name']").first.inner_text() == name

    def row(self, name: str) -> Locator:
        return self.desk.page.locator("[data-queue] tr[data-key]", has_text=name)

    def shows(self, words: str | re.Pattern[str]) -> None:
        for screen in self.screens:
            expect(screen.get_by_text(words).locator("visible=true").first).to_be_visible()


def enter_panel(calm_hearing: Hearing, people: Person) -> Panel:
    """When the chair has opened the segment: whoever takes the chair before that has an empty floor."""
    console = enter(people(viewport=DESK), calm_hearing, "operator")
    expect(console.locator("[data-field=segment]").first).not_to_be_empty()
    return Panel(
        calm_hearing,
        Hands(console),
        *(look_on(people, calm_hearing, rest) for rest in ("", "screen/")),
    )


def look_on(people: Person, hearing: Hearing, rest: str) -> Page:
    page = people(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(hearing.page(rest))
    return page


def add(panel: Panel, name: str, body: str) -> None:
    """Somebody without an account, put on the list by the desk."""
    page, desk = panel.desk.page, panel.desk
    form = page.locator("form[action$='/add/']")

    def write() -> None:
        desk.key("a")
        expect(form.locator("[name=name]")).to_be_focused()
        page.keyboard.press("Control+A")
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.press("Control+A")
        page.keyboard.type(body)
        page.keyboard.press("Enter")

    desk.until(write, panel.row(name).is_visible)


def bring_to_the_top(panel: Panel, name: str) -> None:
    """A departure from the order, with its reason."""
    row, desk = panel.row(name), panel.desk
    number = row.locator("[data-field=number]")

    def move() -> None:
        if row.locator("details").get_attribute("open") is None:
            desk.press(row.locator("summary"))
        desk.choose(row.locator("select[name=reason]"), "Protocol")
        desk.write(row.locator("[name=position]"), "1")
        desk.page.keyboard.press("Enter")

    desk.until(move, lambda: number.inner_text() == "1")
    assert panel.entry("RequestMoved") | {"reason": "protocol", "position": 1} == panel.entry("RequestMoved")


def speak_together(panel: Panel, name: str, partner: str, body: str) -> None:
    page, desk = panel.desk.page, panel.desk

    def join() -> None:
        form = desk.unfold("Speak together").locator("form")
        picks = form.locator("[data-list=queue] [name=request]")
        wanted = form.locator("label", has_text=name).locator("[name=request]")
        desk.reach(picks.first)
        for _ in range(picks.count()):
            page.keyboard.press("Space")
            if wanted.is_checked():
                break
            page.keyboard.press("ArrowDown")
        desk.write(form.locator("[name=name]"), partner)
        desk.write(form.locator("[name=name_body]"), body)
        desk.press(form.get_by_role("button"))

    desk.until(join, panel.row(name).get_by_text(body).is_visible)


def record_extra_time(panel: Panel, name: str, seconds: str) -> None:
    """In a tab of its own, so that the console stays where it is (R100)."""
    desk = panel.desk
    with desk.page.context.expect_page() as opened:
        desk.press(desk.page.get_by_role("link", name="Names, links and extra time of participants"))
    other = Hands(opened.value)
    other.press(other.page.get_by_role("link", name=name))
    other.write(other.page.locator("[name=seconds]"), seconds)
    other.page.keyboard.press("Enter")
    other.page.wait_for_load_state()
    expect(other.page.locator("[name=seconds]")).to_have_value(seconds)
    other.page.close()


def raise_and_settle(panel: Panel, speaker: str) -> None:
    """A point of order: heard at once, ruled upon, and the speaker has the floor again with the time that was left."""
    page, desk = panel.desk.page, panel.desk
    form = page.locator("form[action$='/raise/']")
    matter = page.locator("[data-list=matters] li", has_text="Objector Example")

    def rise() -> None:
        desk.key("r")
        expect(form.locator("select[name=form]")).to_be_focused()
        desk.write(form.locator("[name=name]"), "Objector Example")
        page.keyboard.press("Enter")

    desk.until(rise, matter.is_visible)
    desk.until(lambda: desk.key("h"), lambda: panel.speaks("Objector Example"))
    panel.shows("interrupted. The time stands still.")
    left = page.locator("[data-field='interrupted.left']").inner_text()
    desk.until(lambda: desk.key("s"), page.get_by_role("button", name="Accepted", exact=True).is_visible)
    accept = page.get_by_role("button", name="Accepted", exact=True)
    desk.until(lambda: desk.press(accept), accept.is_hidden)
    expect(panel.live.get_by_text("The chair accepts the point of order.").first).to_be_visible()
    assert page.locator("[data-field='interrupted.left']").inner_text() == left
    desk.until(lambda: desk.key("b"), lambda: panel.speaks(speaker))
    assert panel.entry("PointRuled")["ruling"] == "accepted"


def let_time_stand_still(panel: Panel) -> None:
    """On every screen, and it goes on from where it stood."""
    desk = panel.desk
    pages = (desk.page, *panel.screens)
    desk.until(
        lambda: desk.key("Space"), desk.page.get_by_role("button", name="Let the time run on").is_visible
    )
    for page in pages:
        expect(page.locator("[data-word]").first).to_have_text("The time stands still")
    stood = [page.locator("[data-digits]").first.inner_text() for page in pages]
    later = [page.evaluate("performance.now() + 1500") for page in pages]
    for page, at in zip(pages, later, strict=True):  # each has drawn itself after that time
        page.wait_for_function("at => performance.now() > at", arg=at, polling="raf")
    assert [page.locator("[data-digits]").first.inner_text() for page in pages] == stood
    assert len(set(stood)) == 1
    desk.until(lambda: desk.key("Space"), desk.page.get_by_role("button", name="Pause").is_visible)


def undo_a_slip(panel: Panel, speaker: str) -> None:
    desk = panel.desk

    def stopped() -> bool:
        return desk.page.get_by_text("Nobody has the floor.").is_visible()

    desk.until(lambda: desk.key("s"), stopped)
    slip = len(panel.hearing.rows())
    desk.until(lambda: desk.key("u"), lambda: panel.speaks(speaker))
    for screen in panel.screens:
        expect(screen.locator("[data-field='now.name']").first).to_have_text(speaker)
    assert panel.entry("ActUndone")["number"] <= slip


def two_at_once(panel: Panel, people: Person) -> None:
    """A second operator whose line has failed acts on what was: told so in words, with the number as it is now."""
    other = people(viewport=DESK)
    cut = re.compile(re.escape(panel.hearing.page("").split("/events/")[1].strip("/")) + r"\.main\?")

    def deaf(route: Route) -> None:
        route.abort()

    other.route(cut, deaf)
    second = Hands(enter(other, panel.hearing, "operator2"))
    close = second.page.get_by_role("button", name="Close the list")
    expect(close).to_be_visible()
    first = panel.desk
    first.until(
        lambda: first.press(first.page.get_by_role("button", name="Close the list")),
        first.page.get_by_role("button", name="Open the list").is_visible,
    )
    with second.page.expect_response(re.compile("/list/")) as answered:
        second.press(close)
    told = answered.value.json()
    assert (answered.value.status, told["code"], told["message"]) == (409, "stale", CHANGED)
    assert told["number"] <= panel.hearing.rows()[-1]["number"]
    assert second.told == CHANGED
    other.unroute(cut, deaf)
    opens = second.page.get_by_role("button", name="Open the list")
    expect(opens).to_be_visible()
    second.until(lambda: second.press(opens), close.is_visible)
    expect(first.page.get_by_role("button", name="Close the list")).to_be_visible()
    for page in (first.page, second.page):
        newest = page.locator("[data-list=acts] li", has_text="List opened").first
        expect(newest.locator("[data-field=by]")).to_have_text(OPERATORS[1])
        for name in OPERATORS:
            expect(page.locator("[data-list=desks] li", has_text=name)).to_be_visible()
    acted = [row["actor"] for row in panel.hearing.rows() if row["kind"] in {"ListClosed", "ListOpened"}]
    assert acted[-1] != acted[-2]


def take_the_rest_in_writing(panel: Panel) -> None:
    page, desk = panel.desk.page, panel.desk

    def suspend() -> None:
        form = desk.unfold("Suspend the list").locator("form")
        desk.choose(form.locator("[name=reason]"), "Decision")
        desk.press(form.get_by_role("button"))

    waiting = page.locator("[data-queue] tr[data-key]").count()
    desk.until(suspend, page.get_by_text("The list is suspended. In writing:").is_visible)
    expect(page.locator("[data-field='list.in_writing']")).to_have_text(str(waiting))
    panel.shows(re.compile("The list is suspended"))
    assert len(panel.entry("ListSuspended")["requests"]) == waiting


def test_the_queue_by_keyboard(calm_hearing: Hearing, people: Person) -> None:
    """Found, moved up by one place, called: and the desk says who did it."""
    panel = enter_panel(calm_hearing, people)
    desk, page = panel.desk, panel.desk.page
    desk.until(lambda: desk.key("c"), page.get_by_text("A person has the chair.").is_visible)
    if page.get_by_text("Nobody has the floor.").is_hidden():
        desk.until(lambda: desk.key("s"), page.get_by_text("Nobody has the floor.").is_visible)
    give = page.locator("[data-hotkey=n]")
    colour = "one => getComputedStyle(one).backgroundColor"
    primary = give.evaluate(colour)
    assert primary != "rgba(0, 0, 0, 0)"
    expect(page.locator("[data-delay]")).to_have_text(re.compile(r"\d+ ms"))

    add(panel, "First Visitor", "Open Harbour")
    desk.key("/")
    page.keyboard.type("harbour")
    expect(panel.row("First Visitor")).to_be_visible()
    expect(page.locator("[data-queue] tr[data-key]:visible")).to_have_count(1)
    second = Hands(enter(people(viewport=DESK), calm_hearing, "operator2"))
    add(Panel(calm_hearing, second, panel.live, panel.big), "Second Visitor", "Still Water")
    expect(panel.row("Second Visitor")).to_be_attached()
    expect(panel.row("Second Visitor")).to_be_hidden()
    desk.reach(page.locator("[data-find]"))
    page.keyboard.press("Control+A")
    page.keyboard.press("Backspace")
    expect(panel.row("Second Visitor")).to_be_visible()

    row = panel.row("Second Visitor")
    number = row.locator("[data-field=number]")
    before = int(number.inner_text())
    desk.reach(row.locator("summary"))
    desk.until(lambda: page.keyboard.press("Shift+ArrowUp"), lambda: number.inner_text() == str(before - 1))
    expect(row.locator("summary")).to_be_focused()
    expect(row.get_by_text("Decision of the chair").first).to_be_visible()
    assert panel.entry("RequestMoved")["reason"] == "chair"
    newest = page.locator("[data-list=acts] li", has_text="moved on the list").first
    expect(newest.locator("[data-field=by]")).not_to_be_empty()
    expect(page.locator("[data-list=desks] li").first).to_be_visible()

    desk.until(lambda: desk.key("n"), page.get_by_text("Nobody has the floor.").is_hidden)
    assert give.evaluate(colour) == "rgba(0, 0, 0, 0)"
    desk.until(lambda: desk.key("s"), page.get_by_text("Nobody has the floor.").is_visible)
    assert give.evaluate(colour) == primary


def test_whoever_waits_when_other_rules_come_into_force_is_told(
    calm_hearing: Hearing, people: Person
) -> None:
    """The desk knows before it opens the closing, the phone says so after; the panel is then opened again (Amb2)."""
    panel = enter_panel(calm_hearing, people)
    desk, page = panel.desk, panel.desk.page
    phone = enter(people(viewport={"width": 390, "height": 844}), calm_hearing, "participant")
    desk.until(lambda: desk.key("c"), page.get_by_text("A person has the chair.").is_visible)
    if page.get_by_text("Nobody has the floor.").is_hidden():
        desk.until(lambda: desk.key("s"), page.get_by_text("Nobody has the floor.").is_visible)
    ask = phone.get_by_role("button", name="Ask for the floor")
    withdraw = phone.get_by_role("button", name="Withdraw my request")
    expect(ask.or_(withdraw)).to_be_visible()
    if ask.is_visible():
        ask.click()
    expect(withdraw).to_be_visible()

    closing = page.locator("[data-here=segment] li[data-id=closing]")
    expect(closing.get_by_text("Takes off the list those waiting, and tells them:")).to_be_visible()
    expect(page.get_by_text("suspend the list first.")).to_be_visible()
    gone = phone.get_by_text("The segment you were on the list for is over")
    desk.until(lambda: desk.press(closing.get_by_role("button", name="Open")), gone.is_visible)
    expect(withdraw).to_be_hidden()
    expect(page.get_by_text("Taken off the list when these rules came into force")).to_be_visible()
    expect(page.locator("[data-list=acts] li", has_text="The list ended").first).to_be_visible()
    assert panel.entry("ListLapsed")["requests"]

    back = page.locator("[data-here=segment] li[data-id=panel]")
    desk.until(lambda: desk.press(back.get_by_role("button", name="Open")), ask.is_visible)
    expect(gone).to_be_hidden()


def test_an_operator_runs_a_whole_panel_with_the_keyboard_alone(
    calm_hearing: Hearing, people: Person
) -> None:
    panel = enter_panel(calm_hearing, people)
    desk, page = panel.desk, panel.desk.page
    page.evaluate("addEventListener('pointerdown', () => { window.pointed = true; }, true)")
    desk.until(lambda: desk.key("c"), page.get_by_text("A person has the chair.").is_visible)
    if page.get_by_text("Nobody has the floor.").is_hidden():
        desk.until(lambda: desk.key("s"), page.get_by_text("Nobody has the floor.").is_visible)

    add(panel, "Delegate Example", "Open Harbour")
    add(panel, "Adviser Example", "Still Water")
    speak_together(panel, "Delegate Example", "Partner Example", "Quiet River")
    record_extra_time(panel, "Delegate Example", "60")
    bring_to_the_top(panel, "Delegate Example")
    desk.until(lambda: desk.key("n"), lambda: panel.speaks("Delegate Example"))
    limit = panel.entry("SegmentOpened")["rules"]["individual"]
    assert panel.entry("FloorGiven")["limit"] == limit + 60
    panel.shows("Delegate Example")
    panel.shows("Quiet River")

    let_time_stand_still(panel)
    raise_and_settle(panel, "Delegate Example")
    undo_a_slip(panel, "Delegate Example")
    two_at_once(panel, people)
    take_the_rest_in_writing(panel)
    desk.until(lambda: desk.key("s"), page.get_by_text("Nobody has the floor.").is_visible)
    assert page.evaluate("window.pointed") is None
    assert_on_record(panel)


def assert_on_record(panel: Panel) -> None:
    """Everything stands there in its order, by whom, and the record holds."""
    lines = panel.hearing.fetch(f"/floors/{panel.hearing.rows()[0]['floor']}/record.jsonl").splitlines(
        keepends=True
    )
    assert check(lines).bad is None
    acts = [row["kind"] for row in panel.hearing.rows() if row["actor"].startswith("account:")]
    told = iter(acts[acts.index("ChairTaken") :])
    wanted = [
        "FloorRequested", "CoSpeakerJoined", "RequestMoved", "FloorGiven", "FloorPaused", "FloorResumed",
        "MatterRaised", "FloorInterrupted", "FloorStopped", "PointRuled", "FloorReturned", "FloorStopped", "ActUndone",
        "ListClosed", "ListOpened", "ListSuspended", "FloorStopped",
    ]  # fmt: skip
    assert all(kind in told for kind in wanted), acts
    assert "accommodation" not in b"".join(lines).decode()
