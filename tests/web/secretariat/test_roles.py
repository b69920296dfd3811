"""The office invites, appoints, confirms, replaces through its pages; what breaks a mix is shown before (R36-R59)."""

import re
from html import unescape
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from rostrum.apps.conformance import queries as conformance
from rostrum.apps.meeting import appointments, operations, queries
from rostrum.apps.meeting.candidates import Described
from rostrum.apps.meeting.models import Appointment
from rostrum.apps.people.models import Account
from rostrum.apps.people.operations import load_reference
from rostrum.apps.processes.operations import grant_role
from tests.stage import EDITIONS

EVENT, HEARING = "tip-2025-hlm", "tip-2025-hearing"
ROLES = f"/en/secretariat/events/{EVENT}/roles/"
PEOPLE = f"/en/secretariat/events/{EVENT}/appointments/"
CHAIRS = "panel1_cochairs"
BROKEN = "This would break what the mandate asks."

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_files")]


@pytest.fixture(autouse=True)
def loaded(db: None) -> None:
    load_reference(now=1)
    for name in (EVENT, HEARING):
        file = EDITIONS / f"{name}.yaml"
        operations.load_event(text=file.read_text(), name=file.name, rehearsal=False, by=None, now=1)


def account(role: str, event: str = EVENT) -> Account:
    made = Account.objects.create_user(f"{role}@example.net", name=f"The {role}")
    Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={})
    if role != "body":
        grant_role(account=made, role=role, event=event, by=None, now=1)
    return made


def signed_in(who: Account) -> Client:
    client = Client()
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def desk(db: None) -> Client:
    return signed_in(account("secretariat"))


def text(html: bytes) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html.decode()).split()))


def shown(client: Client, address: str = ROLES) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return text(answer.content)


def put(client: Client, name: str, development: str = "", role: str = CHAIRS, **more: str) -> Any:
    told = {"name": name, "mix_development": development} | more
    return client.post(f"{ROLES}{role}/propose/", told)


def one(name: str) -> str:
    return Appointment.objects.get(name=name).pk


def act(client: Client, name: str, what: str, **more: str) -> Any:
    return client.post(f"{PEOPLE}{one(name)}/", {"act": what} | more)


def appoint(client: Client, name: str, why: str = "Letter of 3 May", place: str = "free", **more: str) -> Any:
    seen = queries.versions(event=EVENT)[0].number
    address = f"{PEOPLE}{one(name)}/appoint/?place={place}"
    return client.post(address, {"why": why, "seen": seen} | more)


def chairs() -> list[str]:
    held = queries.arrangement(event=EVENT)["roles"][CHAIRS].get("holders", [])
    return [str(row["name"]) for row in held]


def result(rule: str) -> list[str]:
    return [row.result for row in conformance.findings(event=EVENT).findings if row.rule == rule]


def test_every_office_of_the_modalities_stands_there_with_what_the_mandate_asks(desk: Client) -> None:
    page = shown(desk)
    for words in (
        "Eminent person actively engaged in the fight against trafficking in persons",
        "Co-Chairs of interactive panel discussion 1",
        "Appointed by: President of the General Assembly",
        "One of each: developed country, developing country",
        "H.E. Ms. Maria Michail Permanent Representative, Republic of Cyprus",
        "Named by the documents",
        "To be announced",
    ):
        assert words in page
    assert desk.get(f"/en/secretariat/events/{HEARING}/roles/").status_code == 403


def test_the_hearing_has_its_speakers_moderator_and_panellists() -> None:
    page = shown(signed_in(account("secretariat", HEARING)), f"/en/secretariat/events/{HEARING}/roles/")
    for words in ("Invited opening speakers", "Moderator", "Panellists", "Ms. Delphine Schantz"):
        assert words in page


def test_from_a_proposal_to_the_programme_with_its_trail(desk: Client) -> None:
    said = {"function": "Minister", "institution": "Ministry of Justice", "country": "civ", "why": "Note"}
    assert put(desk, "H.E. Ms. Aya Example", "developing", **said).status_code == 302
    assert "H.E. Ms. Aya Example" in shown(desk)
    assert "Aya" not in text(desk.get(f"/en/events/{EVENT}/programme/").content)
    for what in ("invite", "accept"):
        assert act(desk, "H.E. Ms. Aya Example", what, why=f"why of {what}").status_code == 302
    assert appoint(desk, "H.E. Ms. Aya Example").status_code == 302
    assert "H.E. Ms. Aya Example" in text(Client().get(f"/en/events/{EVENT}/programme/").content)
    assert act(desk, "H.E. Ms. Aya Example", "confirm").status_code == 302
    page = shown(desk, f"{PEOPLE}{one('H.E. Ms. Aya Example')}/")
    for words in ("Côte d'Ivoire", "Ministry of Justice", "why of invite", "The secretariat", "Confirmed"):
        assert words in page
    assert "(New York)" in page
    assert queries.versions(event=EVENT)[0].why == "Letter of 3 May"


def test_a_proposal_that_breaks_the_mix_is_shown_before_it_is_made(desk: Client) -> None:
    put(desk, "First", "developing")
    answer = put(desk, "Second", "developing")
    page = text(answer.content)
    assert (answer.status_code, BROKEN in page, Appointment.objects.count()) == (200, True, 1)
    assert "Then recorded: developing country, developing country" in page
    assert "Open" in page
    assert "Breach" in page
    assert 'value="Second"' in answer.content.decode()
    assert put(desk, "Second", "developed").status_code == 302
    assert put(desk, "Third", "developing", confirmed="yes").status_code == 302
    assert Appointment.objects.count() == 3


def test_a_correction_is_shown_before_it_is_made_too(desk: Client) -> None:
    put(desk, "First", "developing")
    put(desk, "Second", "developed")
    address = f"{PEOPLE}{one('Second')}/correct/"
    assert 'value="Second"' in desk.get(address).content.decode()
    told = {"name": "Second", "mix_development": "developing"}
    assert BROKEN in text(desk.post(address, told).content)
    assert Appointment.objects.get(name="Second").attributes == {"development": "developed"}
    assert (
        desk.post(address, told | {"mix_development": "developed", "function": "Minister"}).status_code == 302
    )
    assert Appointment.objects.get(name="Second").function == "Minister"


def test_who_breaks_the_mix_is_appointed_only_when_it_is_meant(desk: Client) -> None:
    put(desk, "First", "developing")
    appoint(desk, "First")
    put(desk, "Second", "developing", confirmed="yes")
    assert BROKEN in shown(desk, f"{PEOPLE}{one('Second')}/appoint/")
    answer = appoint(desk, "Second")
    assert (answer.status_code, chairs()) == (422, ["First"])
    assert 'value="Letter of 3 May"' in answer.content.decode()
    assert appoint(desk, "Second", confirmed="yes").status_code == 302
    assert chairs() == ["First", "Second"]
    assert "breach" in result("mix")


def test_the_mandate_is_met_at_once(desk: Client) -> None:
    for name, development in (("First", "developing"), ("Second", "developed")):
        put(desk, name, development)
        appoint(desk, name)
    assert chairs() == ["First", "Second"]
    facts = [fact for row in conformance.findings(event=EVENT).findings for fact in row.facts]
    assert next(fact.holds for fact in facts if fact.where == f"roles.{CHAIRS}.holders") is True


def test_somebody_is_replaced_and_somebody_leaves(desk: Client) -> None:
    put(desk, "First", "developing")
    appoint(desk, "First")
    told = {"name": "Second", "mix_development": "developing"}
    assert desk.post(f"{ROLES}{CHAIRS}/propose/?place=0", told).status_code == 302
    page = shown(desk, f"{PEOPLE}{one('Second')}/appoint/?place=0")
    assert "First leaves the office." in page
    assert appoint(desk, "Second", place="0", why="First is ill").status_code == 302
    assert (chairs(), Appointment.objects.get(name="First").status) == (["Second"], "replaced")
    end = f"{ROLES}{CHAIRS}/0/end/"
    seen = queries.versions(event=EVENT)[0].number
    assert desk.post(end, {"seen": seen}).status_code == 422
    assert desk.post(end, {"seen": seen, "why": "Recalled"}).status_code == 302
    assert (chairs(), Appointment.objects.get(name="Second").status) == ([], "ended")
    assert "Second" in shown(desk)


def test_somebody_elses_version_in_between_loses_nothing(desk: Client) -> None:
    put(desk, "First", "developing")
    answer = desk.post(f"{PEOPLE}{one('First')}/appoint/", {"why": "Letter", "seen": 999})
    assert answer.status_code == 422
    assert 'value="Letter"' in answer.content.decode()
    assert chairs() == []


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(desk: Client) -> None:
    answer = put(desk, "", "developing", function="Minister")
    assert (answer.status_code, "Enter a name." in text(answer.content)) == (422, True)
    assert 'value="Minister"' in answer.content.decode()
    put(desk, "Known")
    assert "on the way to this office already" in text(put(desk, "Known").content)
    answer = act(desk, "Known", "confirm")
    assert (answer.status_code, "moved on meanwhile" in text(answer.content)) == (422, True)
    answer = act(desk, "Known", "invite", on="2999-01-01")
    assert (answer.status_code, "still to come" in text(answer.content)) == (422, True)
    assert Appointment.objects.get().status == "proposed"


def test_an_act_of_an_earlier_day_belongs_to_that_day(desk: Client) -> None:
    put(desk, "Known")
    assert act(desk, "Known", "invite", on="2025-05-03").status_code == 302
    assert "3 May 2025" in shown(desk, f"{PEOPLE}{one('Known')}/")


def test_a_body_chooses_for_its_role_alone(desk: Client) -> None:
    """R57: the liaison service chooses; the appointment stays the Office's."""
    body = account("body")
    left = f"{ROLES}civil_society/choice/"
    told = {"body": "UN-NGLS", "email": "body@example.net", "why": "Letter of the Office"}
    assert desk.post(left, told | {"email": "nobody@example.net"}).status_code == 422
    assert desk.post(left, told).status_code == 302
    assert "The choice is left to: UN-NGLS" in shown(desk)
    theirs = signed_in(Account.objects.get(pk=body.pk))
    page = shown(theirs)
    assert "Representative of civil society" in page
    assert "Co-Chairs" not in page
    assert put(theirs, "Ms. Chosen", role="civil_society").status_code == 302
    assert act(theirs, "Ms. Chosen", "choose").status_code == 302
    assert act(theirs, "Ms. Chosen", "invite").status_code == 422
    assert put(theirs, "Not theirs").status_code == 403
    assert appoint(theirs, "Ms. Chosen").status_code == 403
    put(desk, "Ms. Of the Office", role="civil_society")
    assert "Of the Office" not in shown(theirs)
    assert theirs.get(f"{PEOPLE}{one('Ms. Of the Office')}/").status_code == 404
    assert act(desk, "Ms. Chosen", "invite", why="secret reason").status_code == 302
    assert "secret reason" not in shown(theirs, f"{PEOPLE}{one('Ms. Chosen')}/")
    assert desk.post(f"{left}end/").status_code == 302
    assert signed_in(Account.objects.get(pk=body.pk)).get(ROLES).status_code == 403


def test_the_office_of_the_president_decides_on_what_the_president_appoints(desk: Client) -> None:
    """R41, R44, R46: and on nothing else of the event."""
    office = signed_in(account("office"))
    page = shown(office)
    assert "Co-Chairs of interactive panel discussion 1" in page
    assert "Secretary-General" not in page
    assert '<a href="/en/account/">' in office.get(ROLES).content.decode()
    assert f'href="/en/office/events/{EVENT}/"' in office.get("/en/account/").content.decode()
    assert put(office, "First", "developing").status_code == 302
    assert appoint(office, "First").status_code == 302
    assert chairs() == ["First"]
    assert put(office, "Somebody", role="sg").status_code == 403
    assert office.get(f"/en/secretariat/events/{EVENT}/programme/").status_code == 403
    assert desk.get(f"{ROLES}{CHAIRS}/choice/").status_code == 200
    assert office.get(f"{ROLES}{CHAIRS}/choice/").status_code == 403


def test_nobody_else_opens_any_of_it(desk: Client) -> None:
    put(desk, "Canary Name")
    addresses = (
        ROLES,
        f"{PEOPLE}{one('Canary Name')}/",
        f"{PEOPLE}{one('Canary Name')}/appoint/",
        f"{ROLES}{CHAIRS}/propose/",
    )
    for role in ("operator", "moderator", "interpreter", "technician"):
        client = signed_in(account(role))
        assert [client.get(at).status_code for at in addresses] == [403] * 4
    assert [Client().get(at).status_code for at in addresses] == [302] * 4
    for at in ("", "programme/", "mandate/"):
        assert "Canary" not in Client().get(f"/en/events/{EVENT}/{at}").content.decode()


def test_whoever_declined_is_forgotten(desk: Client) -> None:
    put(desk, "Known")
    for what in ("invite", "decline"):
        act(desk, "Known", what)
    assert "1 earlier name" in shown(desk)
    assert desk.post(f"{PEOPLE}{one('Known')}/erase/").status_code == 302
    assert Appointment.objects.count() == 0


def test_what_is_sensitive_is_never_asked_of_somebody_on_the_way(desk: Client) -> None:
    """R42: the eminent person may be a survivor; the form asks nothing of it, and takes nothing."""
    page = desk.get(f"{ROLES}eminent/propose/").content.decode()
    assert "survivor" not in page.lower()
    put(desk, "Somebody", role="eminent", mix_survivor="yes")
    assert appointments.appointments(event=EVENT, by=None)[0].attributes == {}


def test_what_a_successor_would_change_tells_nobody_else_whose_mark_it_is(desk: Client) -> None:
    """R42: with whom a sensitive mark would go is seen by those alone who may read it."""
    for role, name in (("eminent", "Ms. First"), ("civil_society", "Ms. Second")):
        seen = queries.versions(event=EVENT)[0].number
        operations.name_holder(
            event=EVENT, role=role, holder={"name": name}, by=None, why="x", now=2, seen=seen
        )
    for role, value in (("eminent", "none"), ("civil_society", "yes")):
        told = {"role": role, "place": 0, "attribute": "survivor", "value": value, "why": "Consent, 3 May"}
        operations.record_attribute(event=EVENT, by=None, now=3, **told)  # type: ignore[arg-type]  # each its own
    assert result("at_least") == ["met"]
    body = account("body")
    left = {"body": "UN-NGLS", "email": "body@example.net", "why": "Letter of the Office"}
    desk.post(f"{ROLES}civil_society/choice/", left)
    secretary = Account.objects.get(email="secretariat@example.net")
    for by, tells in ((secretary, True), (account("office"), False), (body, False)):
        found = conformance.foreseen(
            event=EVENT, role="civil_society", person=Described("Ms. Other"), place=0, by=by
        )
        assert any(one.finding.rule == "at_least" for one in found) == tells


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh-hans"])
def test_the_pages_stand_in_every_language(desk: Client, language: str) -> None:
    put(desk, "Known", "developing")
    for at in (ROLES, f"{PEOPLE}{one('Known')}/", f"{PEOPLE}{one('Known')}/appoint/"):
        assert desk.get(at.replace("/en/", f"/{language}/")).status_code == 200
