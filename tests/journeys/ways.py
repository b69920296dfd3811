"""What people of a process do on its pages, each step by the words of their own language."""

import re

from playwright.sync_api import expect

from tests.journeys.walking import HEARING, Person, Process

STEPS = ("who", "organization", "taking_part", "accessibility", "publication", "check")


def see(person: Person, text: str, context: str = "") -> None:
    """A sentence stands on the page, in the person's language."""
    expect(person.page.get_by_text(person.word(text, context)).first).to_be_visible()


def invite(desk: Person, category: str, body: str, address: str) -> None:
    page = desk.go(f"secretariat/events/{HEARING}/invitations/").page
    desk.follow("Invite", page.locator("main p"))  # not the tab whose name begins so in English
    desk.fill(category=category, name=body, address=address, language=desk.lang)
    desk.press("Save and send the link")
    see(desk, "Saved. The link is on its way.")


def name_focal_point(desk: Person, event: str, body: str, address: str) -> None:
    desk.go(f"secretariat/events/{event}/delegations/").follow("Name a focal point")
    desk.fill(category="member_states", body=body, name="Ms. Focal Point", address=address)
    expect(desk.page.locator("[name=language]")).to_have_value(desk.lang)
    desk.press("Save and send the link")
    see(desk, "Saved. The link is on its way.")


def ask(person: Person, event: str, address: str) -> None:
    """At the form: have the own link sent, and come in by it."""
    expect(person.page.locator("[name=letters]")).to_have_value(person.lang)
    person.fill(email=address)
    person.process.later()
    person.press("Send me the link")
    see(person, "If the address is right, a mail with your link is on its way.")
    person.page.goto(person.process.opened(address, f"/{person.lang}/register/", event))
    person.press("Go on")
    see(person, "Not sent yet")


def by_the_event(person: Person, event: str, label: str) -> None:
    """As a newcomer finds the form: the start page, the event, the ways in, the own category."""
    person.go("")
    person.page.locator(f"main a[href$='/events/{event}/']").click()
    person.page.locator("nav.tabs").get_by_role("link", name=person.word("Taking part")).click()
    person.follow("Register", person.row(label))


def send(person: Person, **answers: str) -> None:
    """Every step of the form, then off it goes."""
    fill_in(person, **answers)
    person.press("Send to the secretariat")
    see(person, "With the secretariat")


def fill_in(person: Person, **answers: str) -> None:
    """Every step of the form, as far as the last look before it is sent."""
    person.follow("Go on with the form")
    for step in STEPS[:-1]:
        at(person, step)
        expect(person.button("Save and go on")).to_be_visible()  # the end of the form: all of it is there
        held = {name: value for name, value in answers.items() if person.asks(name)}
        person.fill(**held)
        person.press("Save and go on")
    at(person, STEPS[-1])


def at(person: Person, step: str) -> None:
    here = person.page.locator("ol.steps [aria-current=step] a")
    expect(here).to_have_attribute("href", re.compile(f"/{step}/$"))


def decide(desk: Person, event: str, name: str, button: str, body: str = "") -> None:
    """The secretariat opens a registration, matches its body where one is on file, and decides."""
    desk.go(f"secretariat/events/{event}/registrations/")
    desk.page.get_by_role("link", name=name).click()
    if body:
        desk.press("This one", desk.row(body))
        see(desk, "The organization is matched.")
    desk.press(button)


def stands(desk: Person, event: str, name: str) -> bool:
    """Whether somebody is on the list of participants."""
    desk.go(f"secretariat/events/{event}/participants/")
    expect(desk.page.locator("h1")).to_be_visible()
    return desk.page.get_by_role("link", name=name).count() > 0


def enrol(process: Process, lang: str, event: str, category: str, **told: str) -> tuple[Person, str]:
    """Somebody registers by the form of a category, at the hearing after an invitation; they and their address."""
    first = told["name"].split()[0].lower()
    person, address = process.person(lang), f"{first}@people.example"
    if event == HEARING:
        body = f"office@{first}.example"
        invite(process.person(lang, "secretariat"), category, told["body"], body)
        person.page.goto(process.opened(body, "/register/", HEARING))
    else:
        person.go(f"events/{event}/register/{category}/")
    ask(person, event, address)
    send(person, **told)
    return person, address


def come_back(person: Person, event: str, address: str) -> None:
    """To the own page, by the link of the next letter."""
    person.page.goto(person.process.opened(address, "/register/", event))
    person.press("Go on")
    expect(person.page.locator("h1")).to_have_text(person.word("Your registration"))
