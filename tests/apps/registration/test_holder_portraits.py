"""A portrait on the programme: by a yes on record, while the office is held, never of the protected (D42, R42)."""

from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from rostrum.apps.documents.models import File
from rostrum.apps.meeting import operations as meeting
from rostrum.apps.meeting import queries as arranged
from rostrum.apps.meeting.candidates import Described
from rostrum.apps.meeting.models import HolderPortrait
from rostrum.apps.meeting.operations import Inviting, Picture
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.operations import add_participant
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries as q
from rostrum.apps.registration.models import Registration
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import MEETING, Office
from tests.uploads import GPS, pdf, picture

ROLE = "eminent"
NAME = "Ms. Ana María Example"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def held(office: Office) -> Office:
    seat(office, NAME)
    return office


def seat(office: Office, name: str, role: str = ROLE) -> None:
    by = office.staff["secretariat"]
    meeting.name_holder(
        event=MEETING, role=role, holder={"name": name}, by=by, why="Letter of 3 May", now=office.tick()
    )


def show(office: Office, by: Account | None = None, **told: Any) -> str:
    given = {"event": MEETING, "role": ROLE, "holder": NAME, "name": "me.jpg", "data": picture(place=True)}
    one = Picture(**({"note": "Letter of 3 May"} | given | told))
    return o.show_portrait(picture=one, by=by or office.staff["secretariat"], now=office.tick())


def refused(office: Office, by: Account | None = None, **told: Any) -> str:
    with pytest.raises(Refusal) as why:
        show(office, by, **told)
    return why.value.code


def shown() -> dict[tuple[str, str], str]:
    return q.shown_portraits(event=MEETING)


def nothing_is_left() -> bool:
    return not (shown() or HolderPortrait.objects.exists() or File.objects.exists())


def registered(office: Office, name: str) -> tuple[Registration, str]:
    row = office.sent(event=MEETING, category="ecosoc_ngos", name=name)
    return row, o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())


def test_the_newest_alone_is_shown_small_and_drawn_anew(held: Office) -> None:
    first = show(held, data=picture(size=(1600, 1200), place=True))
    content = q.shown_portrait(event=MEETING, portrait=first)
    assert (GPS.encode() in content.data, len(content.data) < 60_000) == (False, True)
    second = show(held, name="me.png", data=picture("PNG"))
    assert shown() == {(ROLE, NAME): second}
    with pytest.raises(Refusal, match="unknown_file"):
        q.shown_portrait(event=MEETING, portrait=first)
    assert File.objects.get().owner == second
    by = held.staff["secretariat"]
    for _ in range(2):
        meeting.take_down_portrait(event=MEETING, role=ROLE, holder=NAME, by=by)
    assert nothing_is_left()


def test_without_a_yes_a_holder_or_a_picture_nothing_is_stored(held: Office) -> None:
    assert refused(held, note=" ") == "no_consent"
    assert refused(held, note="x" * 501) == "reason_too_long"
    assert refused(held, holder="Somebody Else") == "no_such_holder"
    assert refused(held, name="me.pdf", data=pdf()) == "type_not_allowed"
    assert refused(held, data=picture()[:400]) == "unreadable"
    assert nothing_is_left()


def test_only_those_who_decide_on_the_office_show_it_or_take_it_down(held: Office) -> None:
    stranger = held.staff["operator"]
    assert refused(held, stranger) == "not_permitted"
    president = Account.objects.create_user("pga@example.org", name="Office")
    grant_role(account=president, role="office", event=MEETING, by=None, now=1)
    show(held, president)  # the office appoints the eminent person (R41)
    with pytest.raises(Refusal, match="not_permitted"):
        meeting.take_down_portrait(event=MEETING, role=ROLE, holder=NAME, by=stranger)
    assert refused(held, president, role="moderator", holder="x") == "not_permitted"
    assert shown()


def test_it_ends_with_the_name_in_the_programme(held: Office) -> None:
    show(held)
    seat(held, "Ms. Another Example")
    assert nothing_is_left()
    seat(held, NAME)
    assert not shown()


@pytest.mark.parametrize("way", ["form", "draft", "desk", "listed"])
def test_protection_deletes_it_at_once_and_none_is_taken_after(held: Office, way: str) -> None:
    show(held)
    by = held.staff["secretariat"]
    if way == "form":
        held.save(registered(held, "Ana María Example")[0], protected="yes")
    elif way == "draft":
        draft = held.begin(event=MEETING, category="ecosoc_ngos")
        held.save(draft, name="Another Name", legal_name="Ana María Example", protected="yes")
    elif way == "desk":
        one = registered(held, "Ana María Example")[1]
        o.protect_person(participant=one, protected=True, name="Another Name", by=by, now=held.tick())
    else:
        person = Row(name="Another Name", legal_name="ANA MARÍA EXAMPLE", category="ecosoc_ngos")
        one = add_participant(event=MEETING, person=person, by=None, now=held.tick())
        o.protect_person(participant=one, protected=True, by=by, now=held.tick())
    assert nothing_is_left()
    assert refused(held) == "protected"
    assert nothing_is_left()


def test_a_name_that_only_looks_like_it_costs_nobody_a_portrait(held: Office) -> None:
    show(held)
    for address, name in (("bo@example.org", "Ana Other"), ("chi@example.org", "María")):
        row = held.sent(address, event=MEETING, category="ecosoc_ngos", name=name, protected="yes")
        assert row.dossier.protected
    assert shown()


def test_what_is_protected_by_any_way_is_not_shown_even_before_it_is_deleted(held: Office) -> None:
    show(held)
    person = Row(name="Ana María Example", category="ecosoc_ngos", protected=True)
    add_participant(event=MEETING, person=person, by=None, now=held.tick())
    assert not shown()


@pytest.mark.parametrize("way", ["name", "letter"])
def test_it_goes_with_the_person_and_with_the_class_of_ways_to_reach_people(held: Office, way: str) -> None:
    if way == "letter":
        invited(held)
    show(held)
    row = held.sent(
        event=MEETING, category="ecosoc_ngos", name="Ana María Example" if way == "name" else "A. E."
    )
    o.erase_person(dossier=row.dossier_id, by=None, now=held.tick())
    assert nothing_is_left()
    show(held)
    ended = arranged.over(event=MEETING) or 0
    o.forget_due(now=ended + 91 * 86_400_000_000)
    assert nothing_is_left()


def invited(office: Office) -> None:
    """The holder came into the office by a letter to that address."""
    by = office.staff["secretariat"]
    meeting.end_appointment(event=MEETING, role=ROLE, place=0, by=by, why="x", now=office.tick())
    one = meeting.propose(event=MEETING, role=ROLE, person=Described(NAME), by=by, now=office.tick())
    letter = Inviting("ana@example.org", "en")
    meeting.send_invitation(appointment=one, letter=letter, by=by, now=office.tick())
    meeting.appoint(appointment=one, by=by, why="Letter of 3 May", now=office.tick())


def test_what_is_harmful_or_waits_for_the_scanner_is_not_shown(held: Office) -> None:
    show(held)
    for state, seen in (("unscanned", False), ("clean", True), ("infected", False)):
        File.objects.update(state=state)
        assert bool(shown()) == seen
