"""What becomes of those who registered: the President's list, another name, the entrance, erasure (issue 4, done)."""

import io
import re
import zipfile

from playwright.sync_api import expect

from rostrum.foundation.verify import check
from tests.journeys.walking import HEARING, MEETING, Person, Process, read
from tests.journeys.ways import ask, decide, invite, see, send, stands

LIST = f"office/events/{MEETING}/lists/pga_list/"
PUBLIC = f"events/{MEETING}/lists/pga_list/"
REASON = "A reason that nobody outside the Office reads"
LANGS = ("en", "ar", "fr")


def enrol(process: Process, lang: str, event: str, category: str, **told: str) -> tuple[Person, str]:
    """Somebody registers by the form of a category; they and their address."""
    first = told["name"].split()[0].lower()
    person, address = process.person(lang), f"{first}@people.example"
    if event == HEARING:
        body = f"office@{first}.example"
        invite(process.person("en", "secretariat"), category, told["body"], body)
        person.page.goto(process.opened(body, "/register/", HEARING))
        person.page.goto(person.page.url.replace("/en/", f"/{lang}/"))
    else:
        person.go(f"events/{event}/register/{category}/")
    ask(person, event, address)
    send(person, **told)
    return person, address


def test_one_objection_is_withdrawn_and_one_is_not(process: Process) -> None:
    """The Office works in three languages; whoever looks on, in each, learns nothing before the Assembly decided."""
    told = {"Parted": ("fr", "Open Harbour"), "Cleared": ("ar", "School of the Lake")}
    people = {
        name: enrol(process, lang, MEETING, "csos", name=f"{name} Example", body=body)
        for name, (lang, body) in told.items()
    }
    process.at("2025-10-06T14:00")
    english, arabic, french = (process.person(lang, "office") for lang in LANGS)
    circulate(french, *told)
    lookers = [process.person(lang).go(PUBLIC) for lang in LANGS]
    for one in lookers:
        expect(one.row("Parted Example")).to_be_visible()
    before = [one.page.content() for one in lookers]
    for name, state in (("Parted", "arg"), ("Cleared", "bra")):
        object_to(arabic, name, state)
    arabic.press("The State withdraws it", arabic.row("Cleared Example"))
    see(arabic, "It is noted.")
    process.at("2025-10-10T21:00:01")
    decide_list(english)
    for one in lookers:
        one.page.reload()
    assert [one.page.content() for one in lookers] == before
    english.press("Publish the list")
    see(english, "The list is published. Everybody who was proposed gets a letter.")
    for one in lookers:
        one.page.reload()
        expect(one.row("Parted Example")).to_contain_text(one.word("Not on the final list"))
        expect(one.row("Cleared Example")).to_contain_text(one.word("Final", "name on a list"))
    ends_where_the_assembly_put_them(process, people)


def circulate(office: Person, *names: str) -> None:
    office.go(LIST)
    for name in names:
        office.page.get_by_label(f"{name} Example").check()
    office.press("Put on the list")
    office.follow("Send to Member States")
    office.fill(symbol="A/80/CRP.1", day="2025-10-10", hour="17:00")
    office.press("Send to Member States")
    see(office, "The list has been sent. Everybody can see the names now.")


def object_to(office: Person, name: str, state: str) -> None:
    office.go(f"{LIST}confidential/").follow("Note an objection")
    choice = office.page.locator("[name=nominee] option").filter(has_text=f"{name} Example")
    nominee = choice.get_attribute("value")
    assert nominee
    office.fill(nominee=nominee, state=state, reason=REASON, basis="Not relevant to the subject")
    office.press("Seal and note it")
    see(office, "It is noted, and sealed.")


def decide_list(office: Person) -> None:
    """The time of Members is over: to the Assembly, and what it decided as it is proposed."""
    office.go(LIST).press("Bring to the Assembly")
    office.follow("Note the decision")
    expect(office.page.get_by_label("Parted Example")).to_be_checked()  # its objection stands
    expect(office.page.get_by_label("Cleared Example")).not_to_be_checked()
    office.press("Note the decision")
    see(office, "The decision is noted. Publish the list when it may be seen.")


def ends_where_the_assembly_put_them(process: Process, people: dict[str, tuple[Person, str]]) -> None:
    for name, state in (("Parted", ("Not on the final list", "")), ("Cleared", ("Approved", "registration"))):
        person, address = people[name]
        come_back(person, MEETING, address)
        see(person, *state)
    desk = process.person("fr", "secretariat")
    assert not stands(desk, MEETING, "Parted Example")
    assert stands(desk, MEETING, "Cleared Example")
    assert [data for *_, data in process.mail.taken if REASON in read(data)] == []


def come_back(person: Person, event: str, address: str) -> None:
    """To the own page, by the link of the next letter."""
    person.page.goto(person.process.opened(address, "/register/", event))
    person.press("Go on")
    expect(person.page.locator("h1")).to_have_text(person.word("Your registration"))


ROSA = {"name": "Rosa Lemonflower", "legal_name": "Realname Hiddenworth", "body": "House of Return"}
SECRET = (ROSA["legal_name"], ROSA["body"])  # never in public; the house that helps tells what happened


def test_a_survivor_takes_part_under_another_name_and_is_erased(process: Process) -> None:
    """Another name is all that is asked and all that is seen (D40); then nothing of it is left (R199)."""
    rosa, address = enrol(process, "ar", HEARING, "csos", protected="yes", **ROSA)
    desk, looker = process.person("fr", "secretariat"), process.person("en")
    decide(desk, HEARING, ROSA["name"], "Approve")
    see(desk, "Approved. A letter is on its way.")
    see(desk, "Protected")
    rosa.go("registration/")
    see(rosa, "Approved", "registration")
    assert rosa.page.locator("main blockquote").count() == 0  # no question, no form that waits
    process.at("2025-06-30T14:30")
    phone = comes_in(process, desk)
    operator = process.person("en", "operator").go(f"events/{HEARING}/console/")
    operator.page.locator("[data-id=panel]").get_by_role("button", name="Open").click()
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
        operator.page.get_by_role("button", name="Give the floor to the next").click()
        expect(speaks).to_have_count(1)
        operator.page.get_by_role("button", name="Stop S").click()
        expect(speaks).to_have_count(0)


def comes_in(process: Process, desk: Person) -> Person:
    """The secretariat makes link and PIN; with both a phone becomes the button."""
    desk.go(f"secretariat/events/{HEARING}/participants/")
    desk.page.get_by_role("link", name=ROSA["name"]).first.click()
    desk.press("Make a new link and PIN")
    link, pin = desk.page.locator("main code").inner_text(), desk.page.locator("main strong.num").inner_text()
    phone = process.person("ar", viewport={"width": 390, "height": 844})
    phone.page.goto(link.replace("/fr/", "/ar/"))
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


def test_a_badge_is_scanned_offline_and_counts_once(process: Process) -> None:
    person, address = enrol(
        process, "fr", HEARING, "academia", name="Badged Example", body="School of the Lake"
    )
    decide(process.person("ar", "secretariat"), HEARING, "Badged Example", "Approve")
    process.at("2025-06-30T13:30")
    come_back(person, HEARING, address)
    person.follow("Your badge")
    person.press("Make my badge")
    code = person.page.locator("main .badge .num").inner_text()
    door = process.person("ar", "door").go(f"events/{HEARING}/entrance/")
    door.page.locator("[data-ready]").wait_for()
    door.page.context.set_offline(offline=True)
    door.page.reload()  # the page itself is kept
    door.page.locator("[data-ready]").wait_for()
    for _ in range(2):  # the second time is the same person
        expect(door.page.locator("#code")).to_be_focused()
        door.page.keyboard.type(code)
        door.page.keyboard.press("Enter")
        expect(door.page.locator("[data-verdict]:visible [data-field=name]")).to_have_text("Badged Example")
        process.later(60)
    expect(door.page.locator("[data-field=waiting]")).not_to_have_text("0")
    door.page.context.set_offline(offline=False)
    expect(door.page.locator("[data-when=waiting]")).to_be_hidden()
    door.page.reload()
    door.page.locator("[data-ready]").wait_for()
    for field in ("came", "inside"):
        expect(door.page.locator(f"[data-field={field}]")).to_have_text("1")
