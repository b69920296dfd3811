"""A focal point registers the delegation of its body; caps, levels, letter and list follow the rules (R70-R72)."""

from copy import deepcopy
from typing import Any

import pytest

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import preview
from rostrum.apps.documents.models import File
from rostrum.apps.floor import operations as floor
from rostrum.apps.floor import queries as floors
from rostrum.apps.meeting import operations as meeting
from rostrum.apps.meeting import queries as arranged
from rostrum.apps.participation.models import Participant
from rostrum.apps.people.models import Account
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries as q
from rostrum.apps.registration.models import AccessRequest, Delegation, Dossier, Registration, Step
from rostrum.apps.registration.queries import FocalPoint
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, MEETING, Office
from tests.uploads import pdf

CLOSED = 1_625_900_000_000_000  # 10 July 2021: the door of Members and observers closed on the 9th
CONTACT = o.Contact("Ms. Focal Point", "mission@example.org", "fr")


def by(office: Office) -> Account:
    return office.staff["secretariat"]


def named(office: Office, body: str = "chl", event: str = HEARING, category: str = "member_states") -> str:
    told: dict[str, Any] = {"event": event, "category": category, "by": by(office), "now": office.tick()}
    return o.name_focal_point(body=body, contact=CONTACT, **told)


def focal(office: Office, delegation: str) -> FocalPoint:
    return FocalPoint(delegation, Delegation.objects.get(pk=delegation).link_number, office.tick())


def somebody(name: str = "H.E. Mr. Head", kind: str = "delegate", **more: str) -> o.Member:
    level, address = more.pop("level", ""), more.pop("address", "")
    return o.Member(kind, {"name": name, **more}, level, address)


def add(office: Office, delegation: str, *told: o.Member) -> list[str]:
    return [o.add_member(focal=focal(office, delegation), member=one) for one in told or (somebody(),)]


def refused(code: str, act: Any) -> Refusal:
    with pytest.raises(Refusal) as told:
        act()
    assert told.value.code == code
    return told.value


def test_the_link_goes_to_the_focal_point_and_opens_the_delegation_alone(office: Office) -> None:
    one = named(office)
    mail = Mail.objects.get()
    assert (mail.letter, mail.address, mail.language) == (
        "registration.delegation",
        "mission@example.org",
        "fr",
    )
    text = preview(mail, secrets=True).text
    assert "Chili" in text
    token = text.partition("/delegation/open/")[2].split()[0].strip("/")
    assert q.by_delegation_link(token=token, now=office.now) == FocalPoint(one, 1, office.now)
    assert q.by_delegation_link(token=token[:-1] + "x", now=office.now) is None
    assert q.by_link(token=token, now=office.now) is None


def test_another_focal_point_ends_the_link_before_and_loses_no_member(office: Office) -> None:
    one = named(office)
    add(office, one)
    before = focal(office, one)
    contact = o.Contact("Mr. Next", "next@example.org")
    o.change_focal_point(delegation=one, contact=contact, by=by(office), now=office.tick())
    for act in (
        lambda: o.add_member(focal=before, member=somebody()),
        lambda: q.own_delegation(focal=before, language="en"),
        lambda: o.keep_letter(focal=before, name="x.pdf", data=pdf()),
    ):
        refused("signed_out", act)
    row = q.own_delegation(focal=focal(office, one), language="en")
    assert (row.focal_name, row.counted) == ("Mr. Next", 1)


def test_one_body_has_one_delegation_and_only_where_the_modalities_say_so(office: Office) -> None:
    named(office)
    refused("delegation_exists", lambda: named(office))
    refused("no_delegations", lambda: named(office, category="csos"))
    refused("unknown", lambda: named(office, body="nowhere"))
    refused("category_unknown", lambda: named(office, category="nobody"))
    assert named(office, body="chl", event=MEETING) != named(office, body="per")
    assert Delegation.objects.count() == 3


def test_only_the_secretariat_names_and_approves(office: Office) -> None:
    one = named(office)
    for act in (
        lambda: o.name_focal_point(
            event=HEARING,
            category="member_states",
            body="per",
            contact=CONTACT,
            by=office.staff["operator"],
            now=office.tick(),
        ),
        lambda: o.approve_delegation(delegation=one, by=office.staff["operator"], now=office.tick()),
        lambda: q.delegations(event=HEARING, language="en", by=office.staff["operator"]),
        lambda: q.delegation(id=one, language="en", by=office.staff["accessibility"]),
    ):
        refused("not_permitted", act)


def test_members_are_counted_by_type_and_level_and_assistants_beside(office: Office) -> None:
    one = named(office)
    add(
        office,
        one,
        somebody("H.E. Ms. Minister", level="minister"),
        somebody("Mr. Vice", level="vice_minister"),
        somebody("Ms. Member of Parliament", "parliamentarian"),
        somebody("Officer", "law_enforcement"),
        somebody("Helping Hand", "assistant"),
        somebody("Signing Hand", "sign_interpreter"),
    )
    row = q.delegation(id=one, language="es", by=by(office))
    assert (row.name, row.counted, row.beside, row.waiting, row.level) == ("Chile", 4, 2, 6, "minister")
    assert row.types == {
        "delegate": 2,
        "parliamentarian": 1,
        "law_enforcement": 1,
        "assistant": 1,
        "sign_interpreter": 1,
    }
    names = [member.name for member in q.members(delegation=one)]
    assert names[:2] == ["H.E. Ms. Minister", "Mr. Vice"]
    assert {step.by for step in Step.objects.all()} == {"focal_point"}


def test_the_number_of_queries_does_not_grow_with_delegations(
    office: Office, django_assert_num_queries: Any
) -> None:
    for body in ("chl", "per", "fra"):
        add(office, named(office, body=body), somebody(), somebody("B"))
        with django_assert_num_queries(3):
            q.delegations(event=HEARING, language="fr", by=by(office))


@pytest.mark.parametrize("per", ["delegation", "category", "event"])
def test_a_cap_of_the_modalities_holds_and_assistants_stand_outside(office: Office, per: str) -> None:
    change = deepcopy(arranged.arrangement(event=HEARING))
    change["participants"]["member_states"]["cap"] = {"n": 2, "per": per, "excludes": ["assistants"]}
    meeting.revise_programme(event=HEARING, change=change, why="Cap", by=by(office), now=office.tick())
    one = named(office)
    first, _ = add(office, one, somebody("A"), somebody("B"))
    told = refused("delegation_full", lambda: add(office, one, somebody("C"))).detail
    assert told == {"limit": 2, "per": per}
    add(office, one, somebody("Helping Hand", "assistant"))
    refused(
        "delegation_full",
        lambda: o.change_member(
            focal=focal(office, one),
            registration=Registration.objects.get(member_type="assistant").pk,
            member=somebody("Helping Hand"),
        ),
    )
    other = named(office, body="per")
    if per == "delegation":
        add(office, other, somebody("D"))
    else:
        refused("delegation_full", lambda: add(office, other, somebody("D")))
    o.withdraw_member(focal=focal(office, one), registration=first)
    add(office, one, somebody("E"))


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (somebody(" "), ("name", "answer_missing")),
        (somebody("x" * 201), ("name", "too_long")),
        (somebody("A", "survivor"), ("member_type", "unknown_choice")),
        (somebody("A", level="king"), ("level", "unknown_choice")),
        (somebody("A", lang="??"), ("lang", "unknown_language")),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_stored(
    office: Office, told: o.Member, fault: tuple[str, str]
) -> None:
    one = named(office)
    refusal = refused("wrong_answers", lambda: add(office, one, told))
    assert refusal.detail["faults"] == (fault,)
    assert Dossier.objects.count() == 0


def test_after_the_deadline_nobody_is_added_and_members_can_still_change(office: Office) -> None:
    one = named(office)
    (first,) = add(office, one)
    office.now = CLOSED
    refused("deadline_passed", lambda: add(office, one))
    told = somebody("H.E. Mr. Head", access="A ramp", capacity="Minister")
    assert o.change_member(focal=focal(office, one), registration=first, member=told) == "submitted"
    assert (AccessRequest.objects.get().route, AccessRequest.objects.get().text) == ("secretariat", "A ramp")


def test_whom_the_secretariat_approves_stands_in_protocol_and_takes_part(office: Office) -> None:
    one = named(office)
    add(office, one, somebody(level="head_of_state"), somebody("Second", protected="yes", capacity="Judge"))
    assert o.approve_delegation(delegation=one, by=by(office), now=office.tick()) == 2
    head, second = Participant.objects.order_by("created_at", "name")
    assert (head.name, head.body, head.body_ref, head.rank) == ("H.E. Mr. Head", "Chile", "chl", 1)
    assert (second.rank, second.protected, second.capacity, second.region) == (5, True, "", "")
    assert o.approve_delegation(delegation=one, by=by(office), now=office.tick()) == 0
    assert [row.letter for row in Mail.objects.all()] == ["registration.delegation"]


def test_whoever_is_then_somebody_else_is_looked_at_again(office: Office) -> None:
    one = named(office)
    (first,) = add(office, one, somebody(level="minister", address="head@example.org"))
    o.approve_delegation(delegation=one, by=by(office), now=office.tick())

    def change(**more: str) -> str:
        return o.change_member(focal=focal(office, one), registration=first, member=somebody(**told | more))

    told = {"address": "head@example.org"}
    assert change(level="minister", say="HEHD") == "approved"
    assert change(level="vice_minister") == "submitted"
    step = Step.objects.last()
    assert step is not None
    assert step.differs["level"] == ["minister", "vice_minister"]
    o.approve_delegation(delegation=one, by=by(office), now=office.tick())
    assert Participant.objects.get().rank == 4
    assert office.letters().count("registration.approved") == 2


def test_a_change_that_is_declined_leaves_type_and_level_as_approved(office: Office) -> None:
    one = named(office)
    (first,) = add(office, one, somebody(level="minister"))
    o.approve_delegation(delegation=one, by=by(office), now=office.tick())
    told = somebody("H.E. Mr. Other", "assistant", level="vice_minister")
    assert o.change_member(focal=focal(office, one), registration=first, member=told) == "submitted"
    o.keep_approved(registration=first, why="Not by the Mission", by=by(office), now=office.tick())
    row = Registration.objects.select_related("dossier").get()
    assert (row.state, row.member_type, row.level, row.counted, row.dossier.name) == (
        "approved",
        "delegate",
        "minister",
        True,
        "H.E. Mr. Head",
    )
    assert {"member_type", "level"}.isdisjoint(row.dossier.answers)


def test_the_address_of_a_member_who_came_in_by_it_stays_theirs(office: Office) -> None:
    """What was told in confidence on the own page is not read by having its link sent elsewhere (R100)."""
    one = named(office)
    (first,) = add(office, one, somebody(address="wrong@example.org"))
    moved = somebody(address="head@example.org")
    o.change_member(focal=focal(office, one), registration=first, member=moved)
    dossier = Dossier.objects.get()
    assert (dossier.address, dossier.link_number) == ("head@example.org", 2)
    o.save_answers(
        holder=o.Holder(dossier.pk, office.tick()), registration=first, answers={"access": "secret"}
    )
    back = somebody(address="mission@example.org")
    refused(
        "address_is_theirs",
        lambda: o.change_member(focal=focal(office, one), registration=first, member=back),
    )
    assert "secret" not in repr(q.members(delegation=one))


def test_a_question_reaches_the_focal_point_of_whom_has_no_address(office: Office) -> None:
    one = named(office)
    (first,) = add(office, one)
    o.ask_applicant(registration=first, question="Which function?", by=by(office), now=office.tick())
    mail = Mail.objects.get(letter="registration.asked")
    assert mail.address == "mission@example.org"
    assert "/delegation/open/" in preview(mail, secrets=True).text
    assert q.members(delegation=one)[0].question == "Which function?"
    told = somebody(capacity="Minister")
    assert o.change_member(focal=focal(office, one), registration=first, member=told) == "submitted"


def test_a_focal_point_acts_for_its_own_members_alone(office: Office) -> None:
    ours, theirs = named(office), named(office, body="per")
    (other,) = add(office, theirs)
    for act in (
        lambda: o.change_member(focal=focal(office, ours), registration=other, member=somebody()),
        lambda: o.withdraw_member(focal=focal(office, ours), registration=other),
        lambda: o.inscribe_delegation(
            focal=focal(office, ours), floor_id=f"{HEARING}.main", registration=other, key="a"
        ),
    ):
        refused("unknown_registration", act)


def test_the_letter_passes_the_gate_and_takes_the_place_of_the_one_before(office: Office) -> None:
    one = named(office)
    refused("not_what_it_says", lambda: o.keep_letter(focal=focal(office, one), name="a.pdf", data=b"no pdf"))
    refused("type_not_allowed", lambda: o.keep_letter(focal=focal(office, one), name="a.exe", data=b"MZ"))
    assert (File.objects.count(), Delegation.objects.get().letter) == (0, "")
    first = o.keep_letter(focal=focal(office, one), name="letter.pdf", data=pdf())
    second = o.keep_letter(focal=focal(office, one), name="corrected.pdf", data=pdf(pages=2))
    assert first != second
    assert [row.pk for row in File.objects.all()] == [second]
    assert q.own_delegation(focal=focal(office, one), language="en").letter == second


def opened(office: Office) -> str:
    """The list of the panel takes names before its segment."""
    name = f"{HEARING}.main"
    desk = floor.Desk(name, office.staff["operator"], "open", office.tick())
    floor.begin_inscription(desk=desk, segment="panel1")
    return name


def test_a_delegation_stands_once_on_a_list_by_an_approved_member(office: Office) -> None:
    one = named(office)
    first, second = add(office, one, somebody("Head", level="minister"), somebody("Second"))
    state = q.inscriptions(
        row=q.own_delegation(focal=focal(office, one), language="en"), people=q.members(delegation=one)
    )
    assert [row.state for row in state] == ["closed"]
    name = opened(office)

    def inscribe(who: str, key: str) -> int:
        return o.inscribe_delegation(
            focal=focal(office, one), floor_id=name, registration=who, lang="fr", key=key
        )

    refused("not_approved", lambda: inscribe(first, "a"))
    o.approve_delegation(delegation=one, by=by(office), now=office.tick())
    assert inscribe(first, "b") == 1
    refused("inscribed", lambda: inscribe(second, "c"))
    waiting = floors.waiting(floor=name)
    assert [(row.lang, row.queue) for row in waiting] == [("fr", "states")]
    assert Participant.objects.get(name="Head").preregistered is True
    row = q.own_delegation(focal=focal(office, one), language="en")
    (told,) = q.inscriptions(row=row, people=q.members(delegation=one))
    assert (told.state, told.number, told.name) == ("inscribed", 1, "Head")
    o.withdraw_inscription(focal=focal(office, one), floor_id=name, registration=first, key="d")
    assert inscribe(second, "e") == 1
    o.withdraw_member(focal=focal(office, one), registration=second)
    assert floors.waiting(floor=name) == []


def test_after_its_hour_the_door_of_the_delegations_is_shut(office: Office) -> None:
    one = named(office)
    (first,) = add(office, one)
    o.approve_delegation(delegation=one, by=by(office), now=office.tick())
    name = opened(office)
    office.now = CLOSED
    refused(
        "door_is_closed",
        lambda: o.inscribe_delegation(
            focal=focal(office, one), floor_id=name, registration=first, key="late"
        ),
    )


def test_the_trail_says_who_did_what_for_a_delegation(office: Office) -> None:
    one = named(office)
    first, second = add(office, one, somebody("Head"), somebody("Second"))
    o.keep_letter(focal=focal(office, one), name="letter.pdf", data=pdf())
    o.approve_delegation(delegation=one, by=by(office), now=office.tick())
    name = opened(office)
    told: dict[str, Any] = {"floor_id": name, "registration": first}
    o.inscribe_delegation(focal=focal(office, one), key="a", **told)
    for key in ("b", "b"):  # a press that comes twice is one line
        o.withdraw_inscription(focal=focal(office, one), key=key, **told)
    contact = o.Contact("Mr. Next", "next@example.org")
    o.change_focal_point(delegation=one, contact=contact, by=by(office), now=office.tick())
    o.send_delegation_link(delegation=one, by=None, now=office.tick())
    o.change_member(focal=focal(office, one), registration=second, member=somebody("Second", say="SE-kond"))
    o.withdraw_member(focal=focal(office, one), registration=second)
    rows = q.delegation_trail(id=one, by=by(office))
    assert [(row.act, row.who, row.named or row.name) for row in rows] == [
        ("name", "secretariat", "Ms. Focal Point"),
        ("send", "Ms. Focal Point", "Head"),
        ("send", "Ms. Focal Point", "Second"),
        ("keep_letter", "Ms. Focal Point", ""),
        ("approve", "secretariat", "Head"),
        ("approve", "secretariat", "Second"),
        ("inscribe", "Ms. Focal Point", "Head"),
        ("take_off", "Ms. Focal Point", "Head"),
        ("hand_over", "secretariat", "Mr. Next"),
        ("send_link", "", ""),
        ("change", "Mr. Next", "Second"),
        ("withdraw", "Mr. Next", "Second"),
    ]
    assert rows[-2].differs == {"say": ["", "SE-kond"]}
    assert "Focal" not in repr(rows)
    refused("not_permitted", lambda: q.delegation_trail(id=one, by=office.staff["operator"]))
    refused("unknown_delegation", lambda: q.delegation_trail(id="nobody", by=by(office)))


def test_what_is_refused_leaves_no_line(office: Office) -> None:
    one = named(office)
    refused("type_not_allowed", lambda: o.keep_letter(focal=focal(office, one), name="a.exe", data=b"MZ"))
    refused("wrong_answers", lambda: add(office, one, somebody(" ")))
    assert [row.act for row in q.delegation_trail(id=one, by=by(office))] == ["name"]


def test_the_trail_of_a_delegation_takes_as_many_queries_however_long(
    office: Office, django_assert_num_queries: Any
) -> None:
    one = named(office)
    q.delegation_trail(id=one, by=by(office))  # the roles are asked once a request
    for name in ("A", "B", "C"):
        add(office, one, somebody(name))
        with django_assert_num_queries(3):
            q.delegation_trail(id=one, by=by(office))
