"""A cap of the modalities holds wherever somebody is let in; assistants and sign interpreters stand outside (R70)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rostrum.apps.participation.models import Participant
from rostrum.apps.participation.sheets import Fault
from rostrum.apps.people.models import Account
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries as q
from rostrum.apps.registration.models import Delegation, Registration, Step
from rostrum.apps.registration.queries import FocalPoint
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.caps import Room
from tests.apps.registration.conftest import HEARING, MEETING, Office, cap

HEAD = "name,body,category,member_type\n"


def by(office: Office) -> Account:
    return office.staff["secretariat"]


def people(office: Office, *names: str, **told: str) -> list[Registration]:
    return [office.sent(f"{name.lower()}@example.org", name=name, **told) for name in names]


def approve(office: Office, row: Registration, **more: Any) -> str:
    return o.approve_registration(registration=row.pk, by=by(office), now=office.tick(), **more)


def beyond(act: Callable[[], Any], code: str = "beyond_cap") -> dict[str, Any]:
    with pytest.raises(Refusal) as told:
        act()
    assert told.value.code == code
    return told.value.detail


def states(rows: list[Registration]) -> list[str]:
    return [Registration.objects.get(pk=row.pk).state for row in rows]


@pytest.mark.parametrize("per", ["organization", "category", "event"])
def test_one_more_than_the_modalities_allow_is_not_approved(office: Office, per: str) -> None:
    cap(office, 2, per)
    rows = people(office, "Ada", "Bo", "Cy")
    for row in rows[:2]:
        approve(office, row)
    told = beyond(lambda: approve(office, rows[2]))
    assert told == {"over": (rows[2].pk,), "limit": 2, "per": per, "taken": 2}
    assert (states(rows)[2], Participant.objects.count()) == ("submitted", 2)
    other = people(office, "Di", body="Elsewhere")[0]
    if per == "organization":
        approve(office, other)
    else:
        beyond(lambda: approve(office, other))
    o.take_back_registration(registration=rows[0].pk, why="Ill", by=by(office), now=office.tick())
    approve(office, rows[2])


def test_an_assistant_needs_no_place_and_the_trail_says_so(office: Office) -> None:
    cap(office, 1, "organization")
    first, second, third = people(office, "Ada", "Bo", "Cy")
    approve(office, first)
    beyond(lambda: approve(office, second, member_type="delegate"), "unknown_choice")
    approve(office, second, member_type="sign_interpreter")
    second.refresh_from_db()
    assert (second.state, second.member_type, second.counted) == ("approved", "sign_interpreter", False)
    assert Step.objects.get(registration=second, act="approve").differs == {
        "member_type": ["", "sign_interpreter"]
    }
    beyond(lambda: approve(office, third))


def test_whoever_was_approved_and_changed_keeps_the_place(office: Office) -> None:
    cap(office, 1, "organization")
    first, second = people(office, "Ada", "Bo")
    approve(office, first)
    office.save(first, name="Ada Newname")
    assert states([first]) == ["submitted"]
    beyond(lambda: approve(office, second))
    approve(office, first)


def test_many_are_approved_when_all_find_a_place_or_nobody_is(office: Office) -> None:
    cap(office, 2, "organization")
    rows = [*people(office, "Ada", "Bo", "Cy"), *people(office, "Di", body="Elsewhere")]

    def decide(*chosen: Registration) -> int:
        seen = {row.pk: Registration.objects.get(pk=row.pk).dossier.changed_at for row in chosen}
        return o.decide_many(event=HEARING, seen=seen, by=by(office), now=office.tick())

    assert beyond(lambda: decide(*rows))["over"] == (rows[2].pk,)
    assert states(rows) == ["submitted"] * 4
    assert decide(rows[0], rows[1], rows[3]) == 3
    assert beyond(lambda: decide(rows[2]))["taken"] == 2
    assert q.beyond(event=HEARING, ids=[rows[2].pk]) == {rows[2].pk: Room(2, "organization", 2)}
    told = q.rooms(event=HEARING, ids=[row.pk for row in rows], by=by(office))
    assert {name: room.left for name, room in told.items()} == {
        rows[0].pk: 1,
        rows[1].pk: 1,
        rows[2].pk: 0,
        rows[3].pk: 2,
    }


def match(office: Office, row: Registration, code: str) -> None:
    o.match_body(registration=row.pk, code=code, by=by(office), now=office.tick())


def code_on_file(row: Registration) -> str:
    body = Registration.objects.select_related("dossier__organization").get(pk=row.pk).dossier.organization
    return body.code if body else ""


@pytest.mark.parametrize("held", ["approved", "changed_since"])
def test_who_was_approved_is_matched_with_no_body_beyond_its_cap(office: Office, held: str) -> None:
    """One body under two names: a cap is of the body, whenever it is known that they are one."""
    cap(office, 1, "organization")
    first, second = people(office, "Ada", body="Chile"), people(office, "Bo", body="Republic of Chile")
    rows = [*first, *second]
    for row in rows:
        approve(office, row)
    if held == "changed_since":
        office.save(rows[1], name="Bo Newname")
    match(office, rows[0], "chl")
    told = beyond(lambda: match(office, rows[1], "chl"), "body_full")
    assert told == {"limit": 1, "per": "organization", "taken": 1}
    assert (code_on_file(rows[1]), Step.objects.filter(registration=rows[1], act="match").count()) == ("", 0)
    match(office, rows[1], "arg")
    o.take_back_registration(registration=rows[0].pk, why="Ill", by=by(office), now=office.tick())
    match(office, rows[1], "chl")
    assert code_on_file(rows[1]) == "chl"


def test_who_waits_is_matched_and_the_cap_is_kept_at_approval(office: Office) -> None:
    cap(office, 1, "organization")
    first, second = people(office, "Ada", body="Chile")[0], people(office, "Bo", body="Republic of Chile")[0]
    approve(office, first)
    match(office, first, "chl")
    match(office, second, "chl")
    beyond(lambda: approve(office, second))


@pytest.mark.parametrize("per", ["category", "event"])
def test_a_match_asks_for_no_place_where_the_cap_is_not_of_a_body(office: Office, per: str) -> None:
    cap(office, 2, per)
    rows = people(office, "Ada", "Bo")
    for row in rows:
        approve(office, row)
    cap(office, 1, per)
    match(office, rows[0], "chl")
    assert code_on_file(rows[0]) == "chl"


def test_a_wrong_match_is_taken_away_where_the_body_is_full(office: Office) -> None:
    cap(office, 2, "organization")
    rows = people(office, "Ada", "Bo")
    for row in rows:
        approve(office, row)
        match(office, row, "chl")
    cap(office, 1, "organization")
    match(office, rows[0], "")
    assert code_on_file(rows[0]) == ""


def test_a_match_counts_in_every_event_of_the_person(office: Office) -> None:
    """One dossier, one body: also where another event's cap is the narrower one."""
    first = people(office, "Ada", event=MEETING, category="csos", body="Chile")[0]
    told: dict[str, Any] = {"by": by(office), "now": office.tick()}
    o.propose_registration(registration=first.pk, **told)
    match(office, first, "chl")
    second = people(office, "Bo", body="Republic of Chile")[0]
    there = Registration.objects.create(dossier=second.dossier, event_id=MEETING, category="csos")
    office.send(there, body="Republic of Chile")
    o.propose_registration(registration=there.pk, **(told | {"now": office.tick()}))
    cap(office, 1, "organization", event=MEETING)
    beyond(lambda: match(office, second, "chl"), "body_full_elsewhere")
    beyond(lambda: match(office, there, "chl"), "body_full")


def test_who_is_proposed_for_the_list_holds_a_place(office: Office) -> None:
    """The Assembly's word is followed, so that nobody is proposed who could not come in (R81, R86)."""
    cap(office, 1, "organization", event=MEETING)
    first, second = people(office, "Ada", "Bo", event=MEETING, category="csos")
    told: dict[str, Any] = {"by": by(office), "now": office.tick()}
    o.propose_registration(registration=first.pk, **told)
    beyond(lambda: o.propose_registration(registration=second.pk, **told))
    beyond(lambda: o.put_forward(registration=second.pk, event=MEETING, **told))
    o.follow_decision(registration=first.pk, included=False, now=office.tick())
    o.put_forward(registration=second.pk, event=MEETING, **told)
    o.follow_decision(registration=second.pk, included=True, now=office.tick())
    assert states([first, second]) == ["not_included", "approved"]


def test_a_line_beyond_the_cap_is_named_with_its_number(office: Office) -> None:
    cap(office, 2, "organization")
    people(office, "Ada")
    lines = (
        "Bo,OPEN HARBOUR,csos,\n"
        "Cy,Open Harbour,csos,\n"
        "Di,Open Harbour,csos,assistant\n"
        "Ed,Elsewhere,csos,\n"
        "Fay,Open Harbour,csos,king\n"
    )
    told = o.preview_registrations(event=HEARING, data=(HEAD + lines).encode(), by=by(office))
    assert told.faults == (
        Fault(3, "category", "beyond_cap_organization", "Open Harbour"),
        Fault(6, "member_type", "unknown_choice", "king"),
        Fault(6, "category", "beyond_cap_organization", "Open Harbour"),
    )


def test_a_list_that_no_longer_finds_its_places_is_not_imported(office: Office) -> None:
    cap(office, 2, "organization")
    data = (HEAD + "Bo,Open Harbour,csos,\nDi,Open Harbour,csos,sign_interpreter\n").encode()
    told = o.preview_registrations(event=HEARING, data=data, by=by(office))
    assert told.faults == ()

    def bring() -> tuple[str, ...]:
        return o.import_registrations(event=HEARING, entries=told.entries, by=by(office), now=office.tick())

    gone = people(office, "Ada", "Cy")[0]
    beyond(bring, "list_changed")
    o.withdraw_registration(holder=office.holder(gone), registration=gone.pk)
    assert len(bring()) == 2
    rows = Registration.objects.filter(dossier__registered_by="import").order_by("dossier__name")
    assert [(row.member_type, row.counted) for row in rows] == [("", True), ("sign_interpreter", False)]


def test_a_delegation_is_approved_whole_as_it_was_shown_or_not_at_all(office: Office) -> None:
    told: dict[str, Any] = {"category": "member_states", "by": by(office)}
    contact = o.Contact("Focal", "mission@example.org")
    one = o.name_focal_point(event=HEARING, body="chl", contact=contact, now=office.tick(), **told)

    def add(name: str, kind: str = "delegate") -> str:
        focal = FocalPoint(one, Delegation.objects.get(pk=one).link_number, office.tick())
        return o.add_member(focal=focal, member=o.Member(kind, {"name": name}))

    def decide() -> int:
        seen = {row.id: row.seen for row in q.members(delegation=one) if row.state == "submitted"}
        return o.approve_delegation(delegation=one, by=by(office), now=office.tick(), seen=seen)

    first, second = add("A"), add("B")
    shown = {row.id: row.seen for row in q.members(delegation=one)}
    add("Helping Hand", "assistant")
    beyond(
        lambda: o.approve_delegation(delegation=one, by=by(office), now=office.tick(), seen=shown),
        "list_changed",
    )
    cap(office, 1, "delegation", category="member_states")  # after they were brought
    assert beyond(decide)["over"] == (second,)
    assert Participant.objects.count() == 0
    assert q.room(delegation=one) == Room(1, "delegation", 0)
    assert q.room(delegation=one, waiting=True) == Room(1, "delegation", 2)
    assert q.room(delegation=one, member_type="assistant") is None
    o.take_back_registration(registration=first, why="Ill", by=by(office), now=office.tick())
    assert decide() == 2


def test_a_member_moves_between_counted_types_without_another_place(office: Office) -> None:
    cap(office, 1, "delegation", category="member_states")
    contact, told = o.Contact("Focal", "mission@example.org"), {"category": "member_states", "by": None}
    one = o.name_focal_point(event=HEARING, body="chl", contact=contact, now=office.tick(), **told)  # type: ignore[arg-type]  # the same for all
    focal = FocalPoint(one, 1, office.tick())
    first = o.add_member(focal=focal, member=o.Member("delegate", {"name": "A"}))
    o.change_member(focal=focal, registration=first, member=o.Member("parliamentarian", {"name": "A"}))
    second = o.add_member(focal=focal, member=o.Member("assistant", {"name": "B"}))
    counted = o.Member("delegate", {"name": "B"})
    full = beyond(
        lambda: o.change_member(focal=focal, registration=second, member=counted), "delegation_full"
    )
    assert full == {"limit": 1, "per": "delegation"}


def test_where_nobody_is_capped_no_place_is_counted(office: Office) -> None:
    row = people(office, "Ada")[0]
    with CaptureQueriesContext(connection) as asked:
        assert q.rooms(event=HEARING, ids=[row.pk], by=by(office)) == {}
    assert not any("dossier" in one["sql"] and "state" in one["sql"] for one in asked.captured_queries)
    approve(office, row)
