"""A list in real browsers: proposed, sent, corrected, objected to twice, one objection withdrawn, decided, published.

R81-R92. The Office works at one browser; somebody outside looks on in each language and learns nothing before the end.
"""

from playwright.sync_api import expect

from tests.journeys.looking import faults, looked_at
from tests.journeys.walking import LANGS, MEETING, Person, Process, read
from tests.journeys.ways import come_back, enrol, see, stands

LIST = f"office/events/{MEETING}/lists/pga_list/"
CONFIDENTIAL = f"{LIST}confidential/"
PUBLIC = f"events/{MEETING}/lists/pga_list/"
PARTED, CLEARED = "Parted Example", "Cleared Example"
BODIES = {PARTED: "Open Harbour", CLEARED: "School of a Lake"}  # the second is not how it writes itself
ARGENTINA = {"en": "Argentina", "ar": "الأرجنتين", "fr": "Argentine"}
REASON = "A reason that nobody outside the Office reads"
Enrolled = dict[str, tuple[Person, str]]


def test_one_objection_is_withdrawn_and_one_is_not(process: Process, lang: str) -> None:
    people = {
        name: enrol(process, lang, MEETING, "csos", name=name, body=body) for name, body in BODIES.items()
    }
    process.at("2025-10-06T14:00")
    office = process.person(lang, "office")
    circulate(office)
    correct(office)
    lookers = [process.person(one).go(PUBLIC) for one in LANGS]
    for one in lookers:
        expect(one.row(PARTED)).to_be_visible()
        expect(one.row(CLEARED)).to_contain_text("School of the Lake")
        expect(one.row("A/80/CRP.1/Corr.1")).to_be_visible()
    before = [one.page.content() for one in lookers]
    for name, state in ((PARTED, "arg"), (CLEARED, "bra")):
        object_to(office, name, state)
    office.press("The State withdraws it", office.row(CLEARED))
    see(office, "It is noted.")
    open_objection(office)
    pages = (LIST, CONFIDENTIAL, *(f"{CONFIDENTIAL}{one}/" for one in ("objection", "request", "log")))
    assert looked_at(office, *pages) == {}
    process.at("2025-10-10T21:00:01")
    decide_list(office)
    for one in lookers:
        one.page.reload()
    assert [one.page.content() for one in lookers] == before
    office.press("Publish the list")
    see(office, "The list is published. Everybody who was proposed gets a letter.")
    for one in lookers:
        one.page.reload()
        expect(one.row(PARTED)).to_contain_text(one.word("Not on the final list"))
        expect(one.row(CLEARED)).to_contain_text(one.word("Final", "name on a list"))
    assert looked_at(lookers[0], PUBLIC) == {}
    ends_where_the_assembly_put_them(process, people)


def circulate(office: Person) -> None:
    office.go(LIST)
    for name in BODIES:
        office.page.get_by_label(name).check()
    office.press("Put on the list")
    office.follow("Send to Member States")
    assert looked_at(office, LIST, office.here) == {}
    office.fill(symbol="A/80/CRP.1", day="2025-10-10", hour="17:00")
    office.press("Send to Member States")
    see(office, "The list has been sent. Everybody can see the names now.")


def correct(office: Person) -> None:
    """A corrigendum brings no new name and touches nobody's time (R84)."""
    office.follow("Correct or replace what was sent")
    office.page.get_by_label(CLEARED).check()
    nominee = office.page.locator("main [name=nominee]:checked").get_attribute("value")
    assert looked_at(office, office.here, f"{office.here}?nominee={nominee}&correct=1") == {}
    office.press("Continue")
    expect(office.page.locator("main [name=symbol]")).to_have_value("A/80/CRP.1/Corr.1")
    office.fill(**{f"body-{nominee}": "School of the Lake"})
    office.press("Note this version")
    see(office, "The version is noted. The names stand as corrected.")


def object_to(office: Person, name: str, state: str) -> None:
    office.go(CONFIDENTIAL).follow("Note an objection")
    nominee = office.page.locator("[name=nominee] option").filter(has_text=name).get_attribute("value")
    assert nominee
    office.fill(nominee=nominee, state=state, reason=REASON, basis="Not relevant to the subject")
    office.press("Seal and note it")
    see(office, "It is noted, and sealed.")


def open_objection(office: Person) -> None:
    """Who objected and why answers a press with a reason of its own, and the log says so."""
    office.row(PARTED).get_by_role("link").click()
    expect(office.page.locator("main")).not_to_contain_text(REASON)
    office.fill(why="To prepare the talks")
    office.press("Open who objects and why")
    for told in (ARGENTINA[office.lang], REASON):
        expect(office.page.locator("main")).to_contain_text(told)
    assert faults(office.page) == {}
    office.go(f"{CONFIDENTIAL}log/")
    expect(office.row("To prepare the talks")).to_be_visible()


def decide_list(office: Person) -> None:
    """The time of Members is over: to the Assembly, and what it decided as it is proposed."""
    office.go(LIST).press("Bring to the Assembly")
    office.follow("Note the decision")
    expect(office.page.get_by_label(PARTED)).to_be_checked()  # its objection stands
    expect(office.page.get_by_label(CLEARED)).not_to_be_checked()
    office.press("Note the decision")
    see(office, "The decision is noted. Publish the list when it may be seen.")


def ends_where_the_assembly_put_them(process: Process, people: Enrolled) -> None:
    for name, state in ((PARTED, ("Not on the final list", "")), (CLEARED, ("Approved", "registration"))):
        person, address = people[name]
        come_back(person, MEETING, address)
        see(person, *state)
    desk = process.person(people[PARTED][0].lang, "secretariat")
    assert not stands(desk, MEETING, PARTED)
    assert stands(desk, MEETING, CLEARED)
    assert [data for *_, data in process.mail.taken if REASON in read(data)] == []
