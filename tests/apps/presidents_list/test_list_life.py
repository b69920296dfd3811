"""A list from the first proposal to the published decision, on a real database (R81-R87, R92, R93)."""

import pytest
from django.db import DatabaseError, connection, transaction

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.participation.models import Participant
from rostrum.apps.presidents_list import operations as o
from rostrum.apps.presidents_list import queries as q
from rostrum.apps.presidents_list.models import Entry, Nominee
from rostrum.apps.presidents_list.operations import Again, Sending
from rostrum.apps.presidents_list.queries import Which
from rostrum.apps.registration.models import Dossier, Registration, Step
from rostrum.apps.registration.operations import Holder, withdraw_registration
from rostrum.foundation import verify
from rostrum.foundation.record import Head, Record
from rostrum.foundation.refusal import Refusal
from tests.append_only import LIST, ON_SQLITE
from tests.lists import HOUR, MEETING, SAID, WHICH, Slate, give_status


def refused(code: str, act: object, **told: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(**told)  # type: ignore[operator]  # an operation
    assert caught.value.code == code
    return caught.value


def drawn_up(slate: Slate) -> Slate:
    slate.propose()
    slate.circulate()
    return slate


def test_an_objection_withdrawn_and_one_that_stands(slate: Slate) -> None:
    drawn_up(slate)
    first, second = slate.object("Ana Example", SAID), slate.object("Bo Example", SAID)
    slate.lift(second)
    slate.bring()
    office = slate.staff["office"]
    out = q.would_not_include(which=WHICH, by=office, now=slate.now)
    assert out == (slate.nominee("Ana Example"),)
    slate.decide("Ana Example")
    assert set(slate.states().values()) == {"proposed"}  # nothing of a decision shows before it is published
    slate.publish()
    told = {"Ana Example": "not_included", "Bo Example": "final", "Chi Example": "final"}
    assert slate.states() == told
    assert [slate.registered(one) for one in told] == ["not_included", "approved", "approved"]
    rows = q.objections(which=WHICH, by=office)
    assert [(one.id, one.withdrawn_at is None) for one in rows] == [(first, True), (second, False)]


def test_whoever_is_on_the_final_list_takes_part_and_everybody_hears_of_it(slate: Slate) -> None:
    drawn_up(slate).bring()
    slate.decide("Chi Example")
    before = Mail.objects.count()
    slate.publish()
    letters = Mail.objects.order_by("queued_at", "id").values_list("letter", flat=True)[before:]
    assert sorted(letters) == ["registration.approved", "registration.approved", "registration.not_included"]
    assert set(Participant.objects.values_list("name", flat=True)) == {"Ana Example", "Bo Example"}
    step = Step.objects.filter(registration=slate.registrations["Chi Example"]).latest("id")
    assert (step.act, step.by, step.why) == ("leave_out", "assembly", "")


def test_publishing_twice_lets_nobody_in_twice(slate: Slate) -> None:
    drawn_up(slate).bring()
    slate.decide()
    by = slate.by(key="once")
    o.publish_list(which=WHICH, by=by)
    o.publish_list(which=WHICH, by=by)
    assert Participant.objects.count() == 3


def test_which_lists_there_are_comes_from_the_modalities(slate: Slate) -> None:
    (one,) = q.lists(event=MEETING)
    assert (one.which, one.rules.covers) == (WHICH, (MEETING,))
    assert set(one.labels) == {"other_ngos", "csos", "academia", "private_sector"}
    refused("no_list", q.asked, which=Which(MEETING, "another"))


def test_a_category_that_comes_another_way_is_not_put_on_the_list(slate: Slate) -> None:
    Registration.objects.filter(pk=slate.registrations["Ana Example"]).update(category="nhris")
    chosen = [slate.registrations[one] for one in ("Bo Example", "Ana Example")]
    refused("not_by_the_list", o.propose_names, which=WHICH, registrations=chosen, by=slate.by())
    assert (slate.entries(), Nominee.objects.count(), slate.registered("Bo Example")) == (0, 0, "submitted")


def test_an_organization_in_consultative_status_is_flagged_not_refused(slate: Slate) -> None:
    give_status(slate.registrations["Chi Example"])
    found = q.desk(which=WHICH, by=slate.staff["office"], now=slate.now)
    flagged = {one.person.name: one.flags for one in found.candidates}
    assert flagged["Chi Example"] == ("ecosoc_status",)
    slate.propose()
    after = q.desk(which=WHICH, by=slate.staff["office"], now=slate.now)
    assert {one.person.name: one.name.flags for one in after.names}["Chi Example"] == ("ecosoc_status",)
    assert after.candidates == ()


def test_the_balance_is_known_before_the_list_goes_out(slate: Slate) -> None:
    slate.propose()
    told = q.desk(which=WHICH, by=slate.staff["secretariat"], now=slate.now).balance
    assert told.total == 3
    assert {one.code: one.count for one in told.regions} == {
        "african": 1,
        "asia_pacific": 1,
        "eastern_european": 0,
        "latin_american_caribbean": 1,
        "weog": 0,
        "": 0,
    }
    assert {one.code: one.count for one in told.genders} == {"woman": 1, "man": 1, "other": 0, "": 1}


def test_a_name_dropped_before_it_went_out_leaves_no_trace_afterwards_it_stays(slate: Slate) -> None:
    slate.propose()
    o.drop_name(which=WHICH, nominee=slate.nominee("Bo Example"), by=slate.by("secretariat"))
    slate.circulate()
    o.drop_name(which=WHICH, nominee=slate.nominee("Ana Example"), by=slate.by("secretariat"))
    assert slate.states() == {"Ana Example": "withdrawn", "Chi Example": "proposed"}


def test_whoever_takes_the_registration_back_is_withdrawn_at_once_and_not_decided_on(slate: Slate) -> None:
    drawn_up(slate)
    row = Registration.objects.get(pk=slate.registrations["Ana Example"])
    withdraw_registration(holder=Holder(row.dossier_id, slate.tick()), registration=row.pk)
    assert slate.states()["Ana Example"] == "withdrawn"
    slate.bring()
    out = [slate.nominee("Ana Example")]
    refused("not_on_the_list", o.record_decision, which=WHICH, symbol="", not_included=out, by=slate.by())
    slate.decide()
    slate.publish()
    assert slate.states()["Ana Example"] == "withdrawn"
    assert slate.registered("Ana Example") == "withdrawn"


def test_later_names_go_out_as_an_addendum_with_a_symbol_of_that_form(slate: Slate) -> None:
    slate.propose("Ana Example")
    slate.circulate()
    slate.propose("Bo Example")
    sending = Sending(slate.now + HOUR, inclusive=False, symbol="A/80/CRP.2", form="addendum")
    refused("symbol_of_another_form", o.circulate_list, which=WHICH, sending=sending, by=slate.by())
    slate.circulate(symbol="A/80/CRP.1/Add.1", form="addendum")
    found = q.public_list(which=WHICH, now=slate.now)
    assert [(one.form, one.symbol) for one in found.versions] == [
        ("list", "A/80/CRP.1"),
        ("addendum", "A/80/CRP.1/Add.1"),
    ]
    assert [one.version for one in found.names] == [1, 2]


def test_a_corrigendum_corrects_a_name_where_it_lives_and_no_other_page_shows_it_before(slate: Slate) -> None:
    drawn_up(slate)
    before = slate.states()
    slate.correct("A/80/CRP.1/Corr.1", Ana={"name": "Ana Exemplar", "body": "Open Harbour Trust"})
    found = q.public_list(which=WHICH, now=slate.now)
    assert [(one.form, one.symbol) for one in found.versions][1:] == [("corrigendum", "A/80/CRP.1/Corr.1")]
    one = found.names[0]
    assert (one.name, one.body, one.state, one.version) == (
        "Ana Exemplar",
        "Open Harbour Trust",
        "proposed",
        1,
    )
    assert len(slate.states()) == len(before)
    step = Step.objects.filter(registration=slate.registrations["Ana Example"]).latest("id")
    assert (step.act, step.state, step.by) == ("correct", "proposed", "account")
    assert step.differs == {
        "body": ["Open Harbour", "Open Harbour Trust"],
        "name": ["Ana Example", "Ana Exemplar"],
    }


def test_a_corrected_body_is_the_same_body(slate: Slate) -> None:
    give_status(slate.registrations["Ana Example"])
    drawn_up(slate)
    slate.correct("", Ana={"body": "Open Harbour Trust"})
    dossier = Dossier.objects.get(registrations=slate.registrations["Ana Example"])
    assert (dossier.body, dossier.organization is None) == ("Open Harbour Trust", False)


def test_a_version_without_corrections_changes_no_registration(slate: Slate) -> None:
    drawn_up(slate)
    steps = Step.objects.count()
    slate.correct("A/80/CRP.1/Rev.1", form="revision")
    slate.correct("A/80/CRP.1/Rev.1/Corr.1", Bo={"name": "Bo Example"})  # as it stands: the paper was wrong
    assert Step.objects.count() == steps
    *_, row = q.desk(which=WHICH, by=slate.staff["office"], now=slate.now).versions
    assert row.corrected == (slate.nominee("Bo Example"),)


def test_a_correction_that_cannot_be_kept_leaves_no_version(slate: Slate) -> None:
    drawn_up(slate)
    entries, bo = slate.entries(), slate.nominee("Bo Example")
    for spelled, code in (({"name": " "}, "missing"), ({"name": "B\u202eo"}, "wrong_answers")):
        again = Again("corrigendum", "", {slate.nominee("Ana Example"): {"name": "Ann"}, bo: spelled})
        detail = refused(code, o.reissue_list, which=WHICH, again=again, by=slate.by()).detail
        assert detail["nominee"] == bo
    assert (slate.entries(), set(slate.states())) == (entries, {"Ana Example", "Bo Example", "Chi Example"})


def test_the_name_of_who_is_protected_is_left_alone(slate: Slate) -> None:
    drawn_up(slate)
    held = Dossier.objects.filter(registrations=slate.registrations["Ana Example"])
    held.update(protected=True)
    slate.correct("", Ana={"name": "Somebody", "body": "Open Harbour Trust"})
    assert held.values_list("name", "body").get() == ("Ana Example", "Open Harbour Trust")


def test_a_corrigendum_sent_twice_is_one(slate: Slate) -> None:
    drawn_up(slate)
    again, by = Again("corrigendum", "A/80/CRP.1/Corr.1"), slate.by(key="once")
    for _ in range(2):
        o.reissue_list(which=WHICH, again=again, by=by)
    assert len(q.public_list(which=WHICH, now=slate.now).versions) == 2


def test_a_correction_is_possible_while_the_list_is_before_the_assembly(slate: Slate) -> None:
    """Also when somebody took their registration back meanwhile."""
    drawn_up(slate).bring()
    row = Registration.objects.get(pk=slate.registrations["Bo Example"])
    withdraw_registration(holder=Holder(row.dossier_id, slate.tick()), registration=row.pk)
    slate.correct("A/80/CRP.1/Corr.1", Ana={"name": "Ana Exemplar"})
    slate.decide()
    again = Again("revision", "A/80/CRP.1/Rev.1")
    refused("list_is_with_the_assembly", o.reissue_list, which=WHICH, again=again, by=slate.by())


def test_a_string_that_is_no_symbol_is_refused(slate: Slate) -> None:
    slate.propose()
    sending = Sending(slate.now + HOUR, inclusive=True, symbol="CRP one")
    refused("symbol_not_read", o.circulate_list, which=WHICH, sending=sending, by=slate.by())


def test_the_time_of_members_can_be_made_longer_only(slate: Slate) -> None:
    drawn_up(slate)
    shorter, longer = (
        Sending(slate.now + HOUR, inclusive=True),
        Sending(slate.now + 48 * HOUR, inclusive=True),
    )
    refused("not_longer", o.extend_period, which=WHICH, version=1, sending=shorter, by=slate.by())
    o.extend_period(which=WHICH, version=1, sending=longer, by=slate.by())
    slate.tick(30 * 3600)
    slate.object("Ana Example", SAID)
    refused("not_considered", o.bring_to_assembly, which=WHICH, symbol="", by=slate.by())


def test_a_protected_person_stands_as_their_body_alone(slate: Slate) -> None:
    drawn_up(slate)
    Dossier.objects.filter(registrations=slate.registrations["Ana Example"]).update(protected=True)
    one = q.public_list(which=WHICH, now=slate.now).names[0]
    assert (one.name, one.body, one.country) == ("", "Open Harbour", "")


@pytest.mark.parametrize("role", ["secretariat", "operator", "moderator", "accessibility"])
def test_only_the_office_conducts_the_list(slate: Slate, role: str) -> None:
    drawn_up(slate)
    told = {"which": WHICH, "by": slate.by(role)}
    sending = Sending(slate.now + 90 * HOUR, inclusive=True)
    refused("not_permitted", o.circulate_list, sending=sending, **told)
    refused("not_permitted", o.reissue_list, again=Again("corrigendum"), **told)
    refused("not_permitted", o.extend_period, version=1, sending=sending, **told)
    refused("not_permitted", o.bring_to_assembly, symbol="", **told)
    refused("not_permitted", o.record_decision, symbol="", not_included=(), **told)
    refused("not_permitted", o.publish_list, **told)


def test_the_record_is_a_chain_that_anybody_who_may_have_it_can_check(slate: Slate) -> None:
    drawn_up(slate)
    slate.object("Ana Example", SAID)
    lines = list(q.record_lines(which=WHICH, by=slate.staff["office"]))
    verdict = verify.check(lines)
    assert (verdict.bad, verdict.count) == (None, slate.entries())
    changed = [lines[0].replace(b"NameProposed", b"NameProposeD"), *lines[1:]]
    assert verify.check(changed).bad == 1


def test_an_export_made_while_an_act_is_noted_holds(slate: Slate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between reading the head and reading the entries another one comes."""
    drawn_up(slate)
    honest = Record.head

    def overtaken(self: Record, owner: str, *, held: bool = False) -> Head | None:
        monkeypatch.undo()
        head = honest(self, owner, held=held)
        slate.object("Ana Example", SAID)
        return head

    monkeypatch.setattr(Record, "head", overtaken)
    verdict = verify.check(q.record_lines(which=WHICH, by=slate.staff["office"]))
    assert (verdict.bad, verdict.count) == (None, slate.entries() - 1)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the same for PostgreSQL stands in tests/faults")
@pytest.mark.parametrize("statement", ON_SQLITE)
def test_the_database_itself_refuses_to_change_the_record(slate: Slate, statement: str) -> None:
    drawn_up(slate)
    slate.object("Ana Example", SAID, key="once")
    before = list(Entry.objects.values_list())
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        connection.cursor().execute(statement.format(**LIST))
    assert list(Entry.objects.values_list()) == before


def test_no_name_enters_the_record(slate: Slate) -> None:
    drawn_up(slate)
    slate.object("Ana Example", SAID)
    text = b"".join(q.record_lines(which=WHICH, by=slate.staff["office"])).decode()
    assert [one for one in ("Ana", "Harbour", "arg", "reason", "relevant") if one in text] == []
