"""Four who take part, from the page of the event to where the mandate puts them, in three languages (issue 4, done).

An organization without consultative status, one with it, the focal point of a Member State and a national human rights
institution, each for the hearing and for the high-level meeting. And somebody who comes a second too late.
"""

import re

from playwright.sync_api import expect

from tests.journeys.looking import looked_at
from tests.journeys.walking import EARLIER, HEARING, MEETING, Person, Process
from tests.journeys.ways import (
    ask,
    by_the_event,
    decide,
    fill_in,
    invite,
    name_focal_point,
    see,
    send,
    stands,
)

CITY = {"en": "(New York)", "ar": "(نيويورك)", "fr": "(New York)"}
POSSIBLE = "What is still possible: follow the webcast, and tell the secretariat of needs of accessibility."


def test_an_organization_without_status_is_invited_and_goes_by_the_list(process: Process, lang: str) -> None:
    desk, ana = process.person(lang, "secretariat"), process.person(lang)
    name, address = f"Ana {lang.upper()}", f"ana.{lang}@harbour.example"
    invite(desk, "csos", "Open Harbour", address)
    ana.page.goto(process.opened(address, "/register/csos/", HEARING))
    ask(ana, HEARING, address)
    send(ana, name=name, country="KEN", body="Open Harbour", speak="yes")
    decide(desk, HEARING, name, "Approve")
    see(desk, "Approved. A letter is on its way.")
    by_the_event(ana, MEETING, "other relevant non-governmental organizations")
    ask(ana, MEETING, address)
    send(ana, name=name, country="KEN", body="Open Harbour")
    desk.go(f"secretariat/events/{MEETING}/registrations/")
    desk.page.get_by_role("link", name=name).click()
    expect(desk.page.get_by_role("button", name=desk.word("Approve"), exact=True)).to_have_count(0)
    desk.press("Propose for the list of the President")
    see(desk, "Proposed for the list. A letter is on its way.")
    queue = f"secretariat/events/{MEETING}/registrations/"
    invitations = f"secretariat/events/{HEARING}/invitations/"
    assert looked_at(desk, queue, desk.here, invitations, f"{invitations}add/") == {}
    ana.go("registration/")
    see(ana, "Proposed for the list of the President")
    assert stands(desk, HEARING, name)
    assert not stands(desk, MEETING, name)


def test_an_organization_in_consultative_status_registers_without_the_list(
    process: Process, lang: str
) -> None:
    desk, bo = process.person(lang, "secretariat"), process.person(lang)
    name, address = f"Bo {lang.upper()}", f"bo.{lang}@road.example"
    invite(desk, "ecosoc_ngos", "Long Road Alliance", address)
    bo.page.goto(process.opened(address, "/register/ecosoc_ngos/", HEARING))
    for event in (HEARING, MEETING):
        if event == MEETING:
            by_the_event(bo, MEETING, "consultative status")
        ask(bo, event, address)
        send(bo, name=name, country="PER", body="Long Road Alliance", status="Special", expertise="Ten years")
        decide(desk, event, name, "Approve", body="Long Road Alliance")
        see(desk, "Approved. A letter is on its way.")
        bo.go("registration/")
        see(bo, "Approved", "registration")
        assert stands(desk, event, name)


def test_a_delegation_is_registered_by_its_focal_point_and_inscribed(process: Process, lang: str) -> None:
    desk, focal = process.person(lang, "secretariat"), process.person(lang)
    body = {"en": "ken", "ar": "tun", "fr": "sen"}[lang]
    address = f"mission.{lang}@mission.example"
    head, rights = f"Head {lang.upper()}", f"Rights {lang.upper()}"
    for event in (HEARING, MEETING):
        name_focal_point(desk, event, body, address)
        focal.page.goto(process.opened(address, f"/{lang}/delegation/open/", event))
        focal.press("Go on")
        add_member(focal, name=head, member_type="delegate", level="minister", lang=lang)
        if event == MEETING:  # the institution has no way of its own there; the delegation takes it in
            add_member(focal, name=rights, member_type="nhri")
        desk.page.reload()
        desk.page.locator("form[action$='/approve/'] button").click()
        desk.page.wait_for_url(re.compile("[?]approved="))
        expect(desk.page.locator("main .tag[data-tone=ok]").first).to_be_visible()
        delegation = desk.here
        assert stands(desk, event, head)
    assert looked_at(desk, f"secretariat/events/{MEETING}/delegations/", delegation) == {}
    assert stands(desk, MEETING, rights)
    take_names(process.person(lang, "operator"))
    focal.page.reload()
    focal.press("Inscribe the delegation")
    see(focal, "Will speak:")


def add_member(focal: Person, **told: str) -> None:
    focal.follow("Add a member")
    focal.fill(**told)
    focal.press("Save")
    see(focal, "Saved. The secretariat looks at it.")


def take_names(operator: Person) -> None:
    """The operator lets the list of the first plenary take names before its hour."""
    row = operator.go(f"events/{MEETING}/console/").page.locator("[data-id=plenary1]")
    button = operator.button("Take names", row, "of a list")
    button.click()
    expect(button).to_be_hidden()


def test_a_human_rights_institution_is_invited_and_at_the_meeting_comes_by_a_delegation(
    process: Process, lang: str
) -> None:
    desk, di = process.person(lang, "secretariat"), process.person(lang)
    name, address = f"Di {lang.upper()}", f"di.{lang}@coast.example"
    invite(desk, "nhris", "Commission of the Coast", address)
    di.page.goto(process.opened(address, "/register/nhris/", HEARING))
    ask(di, HEARING, address)
    send(di, name=name, country="GHA", body="Commission of the Coast", speak="yes")
    decide(desk, HEARING, name, "Approve", body="Commission of the Coast")
    see(desk, "Approved. A letter is on its way.")
    assert stands(desk, HEARING, name)
    di.go(f"events/{MEETING}/register/")
    told = di.row("members of national human rights institutions")
    expect(told).to_contain_text(
        di.word("By the delegation: its focal point registers the members, by a link from the secretariat.")
    )
    expect(told.get_by_role("link")).to_have_count(0)


def test_a_deadline_passes_in_new_york(process: Process, lang: str) -> None:
    """Monday 5 July 2021, 5 p.m. there (R195): who is a second late keeps what they wrote and is told what is left."""
    process.at("2021-07-05T20:55")
    late, next_one = process.person(lang), process.person(lang)
    late.go(f"events/{EARLIER}/register/").follow("Register", late.row("academic institutions"))
    expect(late.page.locator("main time").first).to_contain_text(CITY[lang])
    ask(late, EARLIER, f"late.{lang}@school.example")
    fill_in(late, name="Late Example", body="School of the Lake")
    process.at("2021-07-05T21:00:01")
    late.press("Send to the secretariat")
    see(late, "The time for this form has passed. What you filled in is kept.")
    see(late, POSSIBLE)
    expect(late.button("Send to the secretariat")).to_have_count(0)
    expect(late.page.locator("main")).to_contain_text("School of the Lake")
    late.go("registration/")
    see(late, POSSIBLE)
    next_one.go(f"events/{EARLIER}/register/")
    see(next_one, "The time has passed")
    expect(next_one.row("academic institutions").get_by_role("link")).to_have_count(0)
    expect(
        next_one.link("Register", next_one.row("Member States"))
    ).to_be_visible()  # their door closes on Friday
    next_one.go(f"events/{EARLIER}/register/academia/")
    see(next_one, POSSIBLE)
    assert not next_one.asks("email")
    next_one.follow("Accessibility")
    next_one.fill(name="Next Example", email=f"next.{lang}@school.example", text="A seat near the door")
    process.later()
    next_one.press("Send the request")
    see(next_one, "Your request was taken.")
