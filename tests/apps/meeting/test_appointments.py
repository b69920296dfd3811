"""The office invites, appoints, confirms, replaces; the programme and its mandate follow at once (R36-R59)."""

from typing import Any

import pytest

from rostrum.apps.conformance.queries import findings, prospect
from rostrum.apps.meeting import appointments as read
from rostrum.apps.meeting import operations, queries
from rostrum.apps.meeting.candidates import Described
from rostrum.apps.meeting.models import Appointment, AppointmentStep
from rostrum.apps.people.models import Account
from rostrum.apps.people.operations import load_reference
from rostrum.apps.processes.operations import begin_tenure
from rostrum.foundation.refusal import Refusal
from tests.stage import NOW, Stage, set_stage

pytestmark = pytest.mark.django_db
HLM, CHAIRS = "tip-2025-hlm", "panel1_cochairs"


@pytest.fixture
def hlm(db: None) -> Stage:
    load_reference(now=NOW)
    return set_stage(now=NOW, edition=HLM, category="csos")


def by(stage: Stage) -> Account:
    return stage.staff["secretariat"]


def person(name: str, development: str = "", **more: str) -> Described:
    return Described(name, attributes={"development": development} if development else None, **more)


def put(stage: Stage, who: Described, role: str = CHAIRS, account: Account | None = None) -> str:
    return operations.propose(event=stage.event, role=role, person=who, by=account or by(stage), now=NOW)


def holders(role: str = CHAIRS) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = queries.arrangement(event=HLM)["roles"][role].get("holders", [])
    return found


def held(role: str) -> bool | None:
    """What the checker says of the rule of mix of an office."""
    facts = [fact for one in findings(event=HLM).findings if one.rule == "mix" for fact in one.facts]
    return next(fact.holds for fact in facts if fact.where == f"roles.{role}.holders")


def test_from_a_proposal_to_the_programme(hlm: Stage) -> None:
    who = person("H.E. Ms. Aya Example", "developing", function="Minister", country="civ")
    one = put(hlm, who)
    for act in ("invite", "accept"):
        operations.advance(appointment=one, act=act, by=by(hlm), now=NOW)
    assert holders() == []
    version = operations.appoint(appointment=one, by=by(hlm), why="Letter of 3 May", now=NOW)
    assert (version, holders()) == (
        2,
        [
            {
                "name": "H.E. Ms. Aya Example",
                "function": "Minister",
                "state": "Côte d'Ivoire",
                "attributes": {"development": "developing"},
            }
        ],
    )
    assert operations.advance(appointment=one, act="confirm", by=by(hlm), now=NOW) == "confirmed"
    told = [(step.act, step.status, step.office) for step in read.steps(appointment=one, by=by(hlm))]
    assert told == [
        ("propose", "proposed", ""),
        ("invite", "invited", "pga"),
        ("accept", "accepted", "pga"),
        ("appoint", "appointed", "pga"),
        ("confirm", "confirmed", "pga"),
    ]


def test_the_mandate_is_met_at_once_and_a_broken_mix_is_seen_before(hlm: Stage) -> None:
    first, second = put(hlm, person("A", "developing")), put(hlm, person("B", "developing"))
    effects = prospect(event=HLM, appointment=first, place=None, by=by(hlm))
    assert [(one.before, one.finding.result) for one in effects if one.finding.rule == "mix"] == [
        ("open", "breach")
    ]
    assert holders() == []
    operations.appoint(appointment=first, by=by(hlm), why="x", now=NOW)
    operations.correct_candidate(appointment=second, person=person("B", "developed"), by=by(hlm), now=NOW)
    effects = prospect(event=HLM, appointment=second, place=None, by=by(hlm))
    assert [(one.before, one.finding.result) for one in effects if one.finding.rule == "mix"] == [
        ("open", "met")
    ]
    operations.appoint(appointment=second, by=by(hlm), why="y", now=NOW)
    assert held(CHAIRS) is True
    with pytest.raises(Refusal, match="no_free_place"):
        operations.appoint(appointment=put(hlm, person("C")), by=by(hlm), why="z", now=NOW)


def test_whoever_is_replaced_leaves_the_programme_and_what_was_recorded(hlm: Stage) -> None:
    first, second = put(hlm, person("A", "developing")), put(hlm, person("B"))
    operations.appoint(appointment=first, by=by(hlm), why="x", now=NOW)
    operations.appoint(appointment=second, place=0, by=by(hlm), why="A is ill", now=NOW)
    assert holders() == [{"name": "B"}]
    rows = {one.name: one.status for one in read.appointments(event=HLM, by=by(hlm))}
    assert rows == {"A": "replaced", "B": "appointed"}


def test_one_named_by_the_documents_is_replaced_too(hlm: Stage) -> None:
    one = put(hlm, person("H.E. Mr. Next", "developed"), role="cofacilitators")
    operations.appoint(appointment=one, place=0, by=by(hlm), why="Recalled", now=NOW)
    assert [row["name"] for row in holders("cofacilitators")] == ["H.E. Mr. Next", "H.E. Mr. Jonibek Hikmat"]


def test_an_appointment_ends_and_the_place_is_to_be_announced(hlm: Stage) -> None:
    one = put(hlm, person("A"))
    operations.appoint(appointment=one, by=by(hlm), why="x", now=NOW)
    operations.end_appointment(event=HLM, role=CHAIRS, place=0, by=by(hlm), why="Ill", now=NOW)
    assert (holders(), Appointment.objects.get().status) == ([], "ended")
    with pytest.raises(Refusal, match="no_such_place"):
        operations.end_appointment(event=HLM, role=CHAIRS, place=0, by=by(hlm), why="Ill", now=NOW)


def test_who_is_taken_out_of_the_programme_is_no_longer_appointed(hlm: Stage) -> None:
    one = put(hlm, person("A"))
    operations.appoint(appointment=one, by=by(hlm), why="x", now=NOW)
    told: dict[str, Any] = {"event": HLM, "role": CHAIRS, "holder": {"name": "Someone else"}, "by": by(hlm)}
    operations.name_holder(why="Note verbale", now=NOW + 5, **told)
    step = AppointmentStep.objects.filter(appointment=one).last()
    assert step is not None
    assert (Appointment.objects.get().status, step.act, step.why) == ("ended", "end", "Note verbale")


def test_an_act_belongs_to_who_held_the_office_when_it_was_done(hlm: Stage) -> None:
    """Amb6: the list and the first appointments fall to the one President, the rest to the next."""
    told: dict[str, Any] = {"process": "tip_gpa", "office": "pga", "by": by(hlm), "why": "x", "now": NOW}
    begin_tenure(session=79, name="H.E. Mr. First", since=1, **told)
    begin_tenure(session=80, name="H.E. Ms. Second", since=NOW - 100, **told)
    one = put(hlm, person("A"))
    operations.advance(appointment=one, act="invite", on=NOW - 101, by=by(hlm), now=NOW)
    operations.appoint(appointment=one, by=by(hlm), why="x", now=NOW)
    told_steps = [(step.act, step.holder) for step in read.steps(appointment=one, by=by(hlm))]
    assert told_steps == [("propose", ""), ("invite", "H.E. Mr. First"), ("appoint", "H.E. Ms. Second")]
    with pytest.raises(Refusal, match="not_yet"):
        operations.advance(appointment=one, act="confirm", on=NOW + 1, by=by(hlm), now=NOW)


def test_a_body_to_which_the_choice_was_left_chooses_for_its_roles_alone(hlm: Stage) -> None:
    """R57: the liaison service chooses at the request of the Office; the appointment stays the Office's."""
    body = Account.objects.create_user("ngls@example.org", name="Liaison")
    with pytest.raises(Refusal, match="not_permitted"):
        put(hlm, person("A"), role="civil_society", account=body)
    stamp: dict[str, Any] = {"event": HLM, "role": "civil_society", "by": by(hlm), "now": NOW}
    operations.entrust_choice(body="UN-NGLS", email="NGLS@example.org", why="Letter", **stamp)
    body = Account.objects.get(pk=body.pk)
    put(hlm, person("Not theirs"), role="civil_society")
    one = put(hlm, person("A"), role="civil_society", account=body)
    assert operations.advance(appointment=one, act="choose", by=body, now=NOW) == "chosen"
    assert [(row.name, row.body) for row in read.appointments(event=HLM, by=body)] == [("A", "UN-NGLS")]
    for act in (
        lambda: put(hlm, person("B"), account=body),
        lambda: operations.advance(appointment=one, act="invite", by=body, now=NOW),
        lambda: operations.appoint(appointment=one, by=body, why="x", now=NOW),
    ):
        with pytest.raises(Refusal, match="not_permitted"):
            act()
    operations.end_entrustment(**stamp)
    body = Account.objects.get(pk=body.pk)
    with pytest.raises(Refusal, match="not_permitted"):
        read.appointments(event=HLM, by=body)
    assert list(body.grants.all()) == []


def test_who_is_in_prospect_is_nobody_elses_to_see(hlm: Stage) -> None:
    one = put(hlm, person("Canary Name"))
    for role in ("operator", "moderator", "interpreter", "technician", "simulator"):
        for act in (read.appointments, read.entrustments):
            with pytest.raises(Refusal, match="not_permitted"):
                act(event=HLM, by=hlm.staff[role])
        with pytest.raises(Refusal, match="not_permitted"):
            prospect(event=HLM, appointment=one, place=None, by=hlm.staff[role])
    assert "Canary" not in repr(read.appointments(event=HLM, by=by(hlm)))
    assert "Canary" not in str(queries.arrangement(event=HLM))


def test_whoever_declined_can_be_erased_and_nobody_in_office(hlm: Stage) -> None:
    one = put(hlm, person("A"))
    with pytest.raises(Refusal, match="not_now"):
        operations.erase_candidate(appointment=one, by=by(hlm))
    operations.advance(appointment=one, act="withdraw", by=by(hlm), now=NOW)
    operations.erase_candidate(appointment=one, by=by(hlm))
    assert (Appointment.objects.count(), AppointmentStep.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("role", "who", "code"),
    [
        ("nobody", person("A"), "unknown_role"),
        ("survivor_rule", person("A"), "unknown_role"),
        (CHAIRS, person(" "), "no_name"),
        (CHAIRS, person("x" * 301), "too_long"),
        (CHAIRS, person("A", country="nowhere"), "unknown"),
        (CHAIRS, person("A", "rich"), "unknown_value"),
        (CHAIRS, Described("A", attributes={"gender": "x"}), "unknown_attribute"),
        ("eminent", Described("A", attributes={"survivor": "yes"}), "sensitive"),
        (CHAIRS, person("Known"), "in_prospect_already"),
    ],
)
def test_a_proposal_is_refused(hlm: Stage, role: str, who: Described, code: str) -> None:
    put(hlm, person("Known"))
    with pytest.raises(Refusal) as refused:
        put(hlm, who, role=role)
    assert (refused.value.code, Appointment.objects.count()) == (code, 1)
