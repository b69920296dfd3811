"""What becomes of those who registered: another name, erasure, the entrance, what comes after (issue 4, done)."""

import io
import re
import zipfile
from urllib.parse import quote

from playwright.sync_api import expect

from rostrum.foundation.verify import check
from tests.journeys.looking import faults, looked_at
from tests.journeys.walking import HEARING, MEETING, Person, Process
from tests.journeys.ways import come_back, decide, enrol, see
from tests.servers import until

LIST = f"office/events/{MEETING}/lists/pga_list/"


ROSA = {"name": "Rosa Lemonflower", "legal_name": "Realname Hiddenworth", "body": "House of Return"}
SECRET = (ROSA["legal_name"], ROSA["body"])  # never in public; the house that helps tells what happened


def test_a_survivor_takes_part_under_another_name_and_is_erased(process: Process, lang: str) -> None:
    """Another name is all that is asked and all that is seen (D40); then nothing of it is left (R199)."""
    rosa, address = enrol(process, lang, HEARING, "csos", protected="yes", **ROSA)
    desk, looker = process.person(lang, "secretariat"), process.person(lang)
    decide(desk, HEARING, ROSA["name"], "Approve")
    see(desk, "Approved. A letter is on its way.")
    see(desk, "Protected")
    rosa.go("registration/")
    see(rosa, "Approved", "registration")
    assert rosa.page.locator("main blockquote").count() == 0  # no question, no form that waits
    process.at("2025-06-30T14:30")
    phone = comes_in(process, desk)
    operator = process.person(lang, "operator").go(f"events/{HEARING}/console/")
    operator.button("Open", operator.page.locator("[data-id=panel]"), "a segment").click()
    phone.page.get_by_role("button", name=phone.word("Ask for the floor")).click()
    expect(operator.page.locator("#queue").get_by_text(ROSA["name"]).first).to_be_visible()
    two_are_heard(operator)  # everybody sees the next three
    looker.go(f"events/{HEARING}/")
    line = looker.page.locator("[data-list=next] > li").filter(has_text=ROSA["name"])
    expect(line).to_be_visible()
    for text in (looker.shown(), looker.go(f"events/{HEARING}/participants/").shown()):
        assert [one for one in SECRET if one in text] == []
    come_back(rosa, HEARING, address)
    erase(rosa)
    left = everything(process, desk)
    assert len(left) > 25
    names = (ROSA["name"], ROSA["legal_name"], address)
    assert {where: one for where, text in left.items() for one in names if one in text} == {}
    verdict = check(
        looker.page.request.get(f"{process.host}/floors/{HEARING}.main/record.jsonl")
        .body()
        .splitlines(keepends=True)
    )
    assert (verdict.bad, verdict.why) == (None, "")


def two_are_heard(operator: Person) -> None:
    speaks = operator.page.locator("[data-speaks]:not([hidden])")
    for _ in range(2):
        operator.press("Give the floor to the next")
        expect(speaks).to_have_count(1)
        operator.page.get_by_role("button", name=f"{operator.word('Stop')} S").click()
        expect(speaks).to_have_count(0)


def comes_in(process: Process, desk: Person) -> Person:
    """The secretariat makes link and PIN; with both a phone becomes the button."""
    desk.go(f"secretariat/events/{HEARING}/participants/")
    desk.page.get_by_role("link", name=ROSA["name"]).first.click()
    desk.press("Make a new link and PIN")
    link, pin = desk.page.locator("main code").inner_text(), desk.page.locator("main strong.num").inner_text()
    phone = process.person(desk.lang, viewport={"width": 390, "height": 844})
    phone.page.goto(link)
    phone.fill(pin=pin)
    phone.press("Come in")
    phone.page.wait_for_selector("[data-live]", state="attached")
    return phone


def erase(person: Person) -> None:
    person.follow("Erase me")
    person.page.locator("[name=sure]").check()
    person.press("Erase me")
    see(person, "You are erased")


def everything(process: Process, desk: Person) -> dict[str, str]:
    """Every page, file and letter that could still say who somebody was, for whoever may see most."""
    office = process.person("en", "office")
    found = {rest: fetched(desk, f"/en/{rest}") for rest in PAGES}
    found |= {rest: fetched(desk, rest) for rest in FILES}
    found |= {rest: fetched(office, f"/en/{rest}") for rest in OF_THE_OFFICE}
    for address in re.findall(r'href="(/en/secretariat/outbox/[a-z0-9]+/)"', found["secretariat/outbox/"]):
        found[address] = fetched(desk, address)
    return found | {
        f"log of {name}": process.house.log("process", name) for name in ("pages", "worker", "live")
    }


def fetched(person: Person, address: str) -> str:
    """An answer as text; of a workbook what its cells hold."""
    answer = person.page.request.get(person.process.host + address)
    assert answer.status == 200, (address, answer.status)
    body = answer.body()
    if not body.startswith(b"PK"):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


DESK = f"secretariat/events/{HEARING}"
PAGES = (
    "",
    f"events/{HEARING}/",
    f"events/{HEARING}/screen/",
    f"events/{HEARING}/participants/",
    f"events/{HEARING}/record/",
    "secretariat/",
    "secretariat/outbox/",
    f"{DESK}/",
    f"{DESK}/invitations/",
    f"{DESK}/registrations/?state=all",
    f"{DESK}/registrations/?state=all&words=Lemonflower",
    f"{DESK}/participants/",
    f"{DESK}/participants/?q=Lemonflower",
    f"{DESK}/badges/",
    f"{DESK}/lists/",
    f"{DESK}/delegations/",
    f"{DESK}/travel/",
    f"{DESK}/files/",
    f"{DESK}/mailings/",
    f"{DESK}/tables/",
    f"{DESK}/deletions/",
)
FILES = (
    f"/en/{DESK}/registrations/file/csv/?state=all",
    f"/en/{DESK}/registrations/file/xlsx/?state=all",
    f"/floors/{HEARING}.main/record.jsonl",
    f"/floors/{HEARING}.main/record.csv",
    f"/floors/{HEARING}.main/record.xlsx",
)
OF_THE_OFFICE = (f"office/events/{MEETING}/", LIST, f"{LIST}confidential/", f"{LIST}confidential/log/")


def test_a_badge_is_scanned_offline_and_counts_once_and_opens_what_comes_after(
    process: Process, lang: str
) -> None:
    person, address = enrol(
        process, lang, HEARING, "academia", name="Badged Example", body="School of the Lake"
    )
    desk = process.person(lang, "secretariat")
    decide(desk, HEARING, "Badged Example", "Approve")
    see(desk, "Approved. A letter is on its way.")
    tell_of_a_change(desk)
    invite_to_an_office(desk)
    process.at("2025-06-30T13:30")
    come_back(person, HEARING, address)
    person.follow("Your badge")
    person.press("Make my badge")
    scanned_offline(process.person(lang, "door"), person.page.locator("main .badge .num").inner_text())
    process.at("2025-07-02T13:30")
    come_back(person, HEARING, address)
    certified(person, process.person(lang))
    says_how_it_was(person, desk)


def tell_of_a_change(desk: Person) -> None:
    """Whoever knows another time is told of it, after a look and a test (R79)."""
    desk.process.later(60)
    desk.go(f"{DESK}/programme/segments/closing/")
    desk.fill(words="12:55 - 13:00", why="Longer remarks")
    desk.press("Save as a new version")
    desk.go(f"{DESK}/mailings/").press("Look at the letter")
    desk.press("Send a test to myself")
    see(desk, "The test is on its way to your own address.")
    changes = f"events/{HEARING}/programme/changes/1/2/"
    assert looked_at(desk, f"{DESK}/mailings/", desk.here, f"{DESK}/mailings/training/", changes) == {}
    desk.page.locator("main form[action$='/send/'] button").click()
    expect(desk.page.locator("main .notice[data-tone=ok]")).to_be_visible()


def invite_to_an_office(desk: Person) -> None:
    """A letter of invitation is looked at as it will be read, then sent (R36-R59)."""
    desk.go(f"{DESK}/roles/vice_president/propose/")
    desk.fill(name="Ms. Vice Example")
    desk.press("Save")
    desk.page.get_by_role("link", name="Ms. Vice Example", exact=True).click()
    assert looked_at(desk, f"{DESK}/roles/", desk.here) == {}
    desk.follow("Letter of invitation")
    desk.fill(address="vice@mission.example", words="We count on you")
    desk.press("Look at the letter")
    expect(desk.page.locator("article")).to_contain_text("Ms. Vice Example")
    assert faults(desk.page) | looked_at(desk, desk.here) == {}
    desk.press("Send the letter")
    see(desk, "It is on record.")
    until(lambda: desk.process.mails("vice@mission.example"), "the letter of invitation")


def scanned_offline(door: Person, code: str) -> None:
    door.go(f"events/{HEARING}/entrance/").page.locator("[data-ready]").wait_for()
    door.page.context.set_offline(offline=True)
    door.page.reload()  # the page itself is kept
    door.page.locator("[data-ready]").wait_for()
    for _ in range(2):  # the second time is the same person
        expect(door.page.locator("#code")).to_be_focused()
        door.page.keyboard.type(code)
        door.page.keyboard.press("Enter")
        expect(door.page.locator("[data-verdict]:visible [data-field=name]")).to_have_text("Badged Example")
        door.process.later(60)
    expect(door.page.locator("[data-field=waiting]")).not_to_have_text("0")
    door.page.context.set_offline(offline=False)
    expect(door.page.locator("[data-when=waiting]")).to_be_hidden()
    door.page.reload()
    door.page.locator("[data-ready]").wait_for()
    for field in ("came", "inside"):
        expect(door.page.locator(f"[data-field={field}]")).to_have_text("1")


def certified(person: Person, stranger: Person) -> None:
    """Who was counted present makes a certificate; with its code a stranger learns that, and no name."""
    person.follow("Certificate of attendance")
    person.press("Make a PDF")
    see(person, "Your certificate is ready. It is kept here for a day.")
    paper = person.link("Certificate as PDF").get_attribute("href")
    assert person.page.request.get(f"{person.process.host}{paper}").body().startswith(b"%PDF")
    code = person.page.locator("main strong.num").inner_text()
    assert looked_at(person, person.here) == {}
    stranger.go("certificates/").fill(code="ABCD" * 5)
    stranger.press("Check")
    see(stranger, "No certificate has this code.")
    assert faults(stranger.page) == {}
    stranger.fill(code=code)
    stranger.press("Check")
    see(stranger, "This certificate is valid.")
    assert "Badged" not in stranger.page.content()
    assert looked_at(stranger, "certificates/", f"certificates/?code={quote(code)}") == {}


def says_how_it_was(person: Person, desk: Person) -> None:
    """A word without a name; the secretariat sees nothing of the first one alone."""
    person.go("registration/").follow("How was it?")
    assert looked_at(person, person.here) == {}
    for question in ("access", "floor"):
        person.page.locator(f"[name={question}][value=good]").check()
    person.fill(text="The hall was cold")
    person.press("Send without my name")
    see(person, "Thank you. What you said was added to what others said.")
    assert faults(person.page) == {}
    desk.go(f"{DESK}/feedback/")
    assert "The hall was cold" not in desk.shown()
    assert looked_at(desk, desk.here) == {}
