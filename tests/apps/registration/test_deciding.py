"""Deciding on what was looked at, one by one and many at once; the same filters for page and files (R60-R66, R82)."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import preview
from rostrum.apps.participation.models import Participant
from rostrum.apps.participation.operations import issue_link, open_link
from rostrum.apps.people.models import Organization, OrganizationName
from rostrum.apps.registration import exports
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries as q
from rostrum.apps.registration.models import Dossier, Registration, Step
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, MEETING, Office, group


def sheet(office: Office, row: Registration, event: str = HEARING) -> q.Sheet:
    return q.sheet(registration=row.pk, event=event, by=office.staff["secretariat"], language="en")


def harbour() -> Organization:
    """An NGO in consultative status, with what shows it."""
    one = Organization.objects.create(
        code="harbour",
        kind="ngo",
        consultative_status="special",
        consultative_since=2012,
        consultative_evidence="E/2012/INF/6",
    )
    OrganizationName.objects.create(organization=one, language="en", form="short", text="Open Harbour")
    return one


def rows_of(book: bytes) -> list[tuple[Any, ...]]:
    return list(load_workbook(io.BytesIO(book)).worksheets[0].iter_rows())


def code_of(act: object) -> str:
    with pytest.raises(Refusal) as told:
        act()  # type: ignore[operator]  # a lambda of the test
    return told.value.code


def test_one_page_has_all_that_a_decision_needs(office: Office) -> None:
    row = office.sent(category="ecosoc_ngos", travel="A flight", status="Special")
    office.sent("twin@example.org", name="ANA EXAMPLE")
    told = sheet(office, row)
    assert (told.told["travel"], told.told["status"], told.country) == ("A flight", "Special", "Chile")
    assert told.flags == ("ecosoc_not_recorded",)
    assert [one.name for one in told.twins] == ["ANA EXAMPLE"]
    assert told.acts == ("approve", "ask", "refuse", "withdraw")
    assert [one.act for one in told.steps] == ["save", "send"]
    assert "access" not in told.told
    assert code_of(lambda: sheet(office, row, MEETING)) == "unknown_registration"


def test_the_reads_of_a_page_do_not_grow_with_its_rows(office: Office) -> None:
    row = office.sent()
    taken = []
    for count in (1, 3):
        for number in range(count):
            office.sent(f"twin{count}{number}@example.org")
        q.counts(event=HEARING, by=office.staff["secretariat"])  # the roles are asked once a request
        with CaptureQueriesContext(connection) as asked:
            told = sheet(office, row)
        taken.append(len(asked))
    assert len(told.twins) == 4
    assert taken[0] == taken[1]


def test_a_match_shows_the_status_with_its_evidence_and_clears_the_flag(office: Office) -> None:
    row, one = office.sent(category="ecosoc_ngos"), harbour()
    by = office.staff["secretariat"]
    found = q.candidates(event=HEARING, words="open HARBOUR", by=by, language="en")
    assert [body.code for body in found] == ["harbour"]
    o.match_body(registration=row.pk, code=one.code, by=by, now=office.tick())
    told = sheet(office, row)
    assert told.flags == ()
    assert told.body is not None
    assert (told.body.ecosoc, told.body.ecosoc_evidence) == ("special", "E/2012/INF/6")
    assert (told.steps[-1].act, told.steps[-1].differs) == ("match", {"organization": ["", "harbour"]})
    assert (
        code_of(lambda: o.match_body(registration=row.pk, code="nobody", by=by, now=office.tick()))
        == "unknown"
    )


def test_a_match_after_approval_reaches_the_list_of_participants(office: Office) -> None:
    row, by = office.sent(), office.staff["secretariat"]
    o.approve_registration(registration=row.pk, by=by, now=office.tick())
    o.match_body(registration=row.pk, code="chl", by=by, now=office.tick())
    assert (Participant.objects.get().body_ref, Participant.objects.get().region) == (
        "chl",
        "latin_american_caribbean",
    )


def test_a_match_reaches_the_participant_of_every_event_of_the_group(office: Office) -> None:
    """There is one dossier; the secretariat of the other event need not do it again, and its trail says so."""
    row, by = office.sent(), office.staff["secretariat"]
    group(office)
    made = o.take_another_event(holder=office.holder(row), event=MEETING, category="ecosoc_ngos")
    o.send_registration(holder=office.holder(row), registration=made)
    for one in (row.pk, made):
        o.approve_registration(registration=one, by=by, now=office.tick())
    o.match_body(registration=row.pk, code="chl", by=by, now=office.tick())
    assert set(Participant.objects.values_list("event", "body_ref", "region")) == {
        (HEARING, "chl", "latin_american_caribbean"),
        (MEETING, "chl", "latin_american_caribbean"),
    }
    acts = Registration.objects.get(pk=made).steps.values_list("act", "by")
    assert list(acts)[-1] == ("match", "installation")


def test_nothing_is_decided_that_was_not_looked_at(office: Office) -> None:
    row, by = office.sent(), office.staff["secretariat"]
    seen = sheet(office, row).seen
    office.save(row, name="Somebody Else")
    for act in (
        lambda: o.approve_registration(registration=row.pk, by=by, now=office.now, seen=seen),
        lambda: o.refuse_registration(registration=row.pk, why="No", by=by, now=office.now, seen=seen),
        lambda: o.ask_applicant(registration=row.pk, question="?", by=by, now=office.now, seen=seen),
    ):
        assert code_of(act) == "changed_meanwhile"
    o.approve_registration(registration=row.pk, by=by, now=office.tick(), seen=sheet(office, row).seen)


def test_many_are_decided_as_they_were_shown_or_nobody_is(office: Office) -> None:
    rows, by = (
        [office.sent(f"p{n}@example.org", name=f"P {n}") for n in range(3)],
        office.staff["secretariat"],
    )
    seen = {one.id: one.seen for one in q.queue(event=HEARING, filters=q.Filters(), by=by)}
    office.save(rows[2], name="Changed")
    assert (
        code_of(lambda: o.decide_many(event=HEARING, seen=seen, by=by, now=office.tick())) == "list_changed"
    )
    assert (Participant.objects.count(), Registration.objects.filter(state="submitted").count()) == (0, 3)
    seen = {one.id: one.seen for one in q.queue(event=HEARING, filters=q.Filters(), by=by)}
    assert o.decide_many(event=HEARING, seen=seen, by=by, now=office.tick()) == 3
    assert Participant.objects.count() == 3
    assert office.letters().count("registration.approved") == 3
    assert code_of(lambda: o.decide_many(event=HEARING, seen={}, by=by, now=office.now)) == "nobody_chosen"


def test_one_that_cannot_be_admitted_stops_the_rest_and_is_told(office: Office) -> None:
    rows, by = (
        [office.sent(f"p{n}@example.org", name=f"P {n}") for n in range(3)],
        office.staff["secretariat"],
    )
    Dossier.objects.filter(pk=rows[1].dossier_id).update(name="Turned \u202e round")
    seen = {one.id: one.seen for one in q.queue(event=HEARING, filters=q.Filters(), by=by)}
    with pytest.raises(Refusal) as told:
        o.decide_many(event=HEARING, seen=seen, by=by, now=office.tick())
    assert (told.value.code, told.value.detail["done"]) == ("stopped_midway", 1)
    assert [Registration.objects.get(pk=row.pk).state for row in rows] == [
        "approved",
        "submitted",
        "submitted",
    ]
    assert office.letters().count("registration.approved") == 1


def test_many_of_a_list_are_proposed_and_told_so(office: Office) -> None:
    row, by = office.sent(event=MEETING, category="csos"), office.staff["secretariat"]
    seen = {row.pk: sheet(office, row, MEETING).seen}
    assert code_of(lambda: o.decide_many(event=HEARING, seen=seen, by=by, now=office.now)) == "list_changed"
    o.decide_many(event=MEETING, seen=seen, by=by, now=office.tick())
    row.refresh_from_db()
    assert (row.state, office.letters()[-1]) == ("proposed", "registration.proposed")


def test_whom_the_assembly_included_the_secretariat_does_not_refuse(office: Office) -> None:
    row, by = office.sent(event=MEETING, category="csos"), office.staff["secretariat"]
    Registration.objects.filter(pk=row.pk).update(state="approved")
    assert (
        code_of(lambda: o.refuse_registration(registration=row.pk, why="No", by=by, now=office.tick()))
        == "by_the_list"
    )
    assert sheet(office, row, MEETING).acts == ("withdraw",)


def test_taking_back_shuts_the_way_in_and_tells_why(office: Office) -> None:
    row, by = office.sent(), office.staff["secretariat"]
    person = o.approve_registration(registration=row.pk, by=by, now=office.tick())
    issued = issue_link(participant=person, by=None, now=office.tick())
    o.take_back_registration(registration=row.pk, why="She wrote to us", by=by, now=office.tick())
    assert (
        code_of(lambda: open_link(token=issued.token, pin=issued.pin, agent="", now=office.now))
        == "link_or_pin"
    )
    letter = Mail.objects.latest("queued_at")
    assert letter.letter == "registration.taken_back"
    assert "She wrote to us" in preview(letter, secrets=False).text


def test_a_letter_tells_the_reason_of_its_own_act(office: Office) -> None:
    row, by = office.sent(), office.staff["secretariat"]
    o.refuse_registration(registration=row.pk, why="First reason", by=by, now=office.tick())
    o.reconsider_registration(registration=row.pk, why="Second reason", by=by, now=office.tick())
    told = {mail.letter: preview(mail, secrets=False).text for mail in Mail.objects.all()}
    assert "First reason" in told["registration.refused"]
    assert "Second reason" not in told["registration.refused"]
    assert "Second reason" in told["registration.reconsidered"]


def test_page_and_files_take_the_same_filters(office: Office) -> None:
    office.sent("a@example.org", name="=cmd()", speak="yes")
    office.sent("b@example.org", name="+Bo", body="Elsewhere", speak="")
    office.sent("c@example.org", name="Cy", body="Refuge", protected="yes")
    by = office.staff["secretariat"]
    for filters in (
        q.Filters(),
        q.Filters(speaks=True),
        q.Filters(words="elsewhere"),
        q.Filters(state="waiting"),
    ):
        page = q.queue(event=HEARING, filters=filters, by=by)
        text = b"".join(exports.registrations_csv(event=HEARING, filters=filters, by=by)).decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text)))
        book = exports.registrations_xlsx(event=HEARING, filters=filters, by=by)
        cells = [[cell.value or "" for cell in row] for row in rows_of(book)]
        assert [line[0] for line in lines[1:]] == [one.id for one in page if not one.protected]
        assert [[cell.lstrip("'") for cell in line] for line in lines] == cells
        assert "Refuge" not in text
        assert "@" not in text
    assert (
        "'=cmd()" in b"".join(exports.registrations_csv(event=HEARING, filters=q.Filters(), by=by)).decode()
    )


def test_a_workbook_computes_nothing(office: Office) -> None:
    office.sent(name="=1+1", body="@SUM(A1)")
    book = exports.registrations_xlsx(event=HEARING, filters=q.Filters(), by=office.staff["secretariat"])
    cells = [cell for row in rows_of(book)[1:] for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert cells[1].value == "=1+1"


@pytest.mark.parametrize("role", ["operator", "accessibility"])
def test_nobody_else_exports_or_decides_many(office: Office, role: str) -> None:
    row, by = office.sent(), office.staff[role]
    for act in (
        lambda: exports.registrations_csv(event=HEARING, filters=q.Filters(), by=by),
        lambda: exports.registrations_xlsx(event=HEARING, filters=q.Filters(), by=by),
        lambda: o.decide_many(event=HEARING, seen={row.pk: 1}, by=by, now=office.now),
        lambda: o.match_body(registration=row.pk, code="", by=by, now=office.now),
        lambda: q.sheet(registration=row.pk, event=HEARING, by=by, language="en"),
        lambda: q.candidates(event=HEARING, words="x", by=by, language="en"),
    ):
        assert code_of(act) == "not_permitted"


def test_who_changed_after_approval_waits_again_and_shows_the_difference(office: Office) -> None:
    row, by = office.sent(capacity="Director"), office.staff["secretariat"]
    person = o.approve_registration(registration=row.pk, by=by, now=office.tick())
    office.save(row, name="Ana Newname", speak="yes")
    told = sheet(office, row)
    assert (told.row.state, told.again) == ("submitted", True)
    assert told.differs == {"name": ("Ana Example", "Ana Newname")}
    assert Participant.objects.get(pk=person).name == "Ana Example"  # in force until it is decided
    assert [one.again for one in q.queue(event=HEARING, filters=q.Filters(again=True), by=by)] == [True]
    o.approve_registration(registration=row.pk, by=by, now=office.tick(), seen=told.seen)
    assert Participant.objects.get().name == "Ana Newname"
    assert sheet(office, row).differs == {}


def test_what_went_back_to_what_was_approved_is_no_difference(office: Office) -> None:
    row, by = office.sent(), office.staff["secretariat"]
    o.approve_registration(registration=row.pk, by=by, now=office.tick())
    office.save(row, name="Ana Newname")
    office.save(row, name="Ana Example")
    assert sheet(office, row).differs == {}


def test_a_declined_change_leaves_what_was_approved(office: Office) -> None:
    row, by = office.sent(), office.staff["secretariat"]
    assert (
        code_of(lambda: o.keep_approved(registration=row.pk, why="No", by=by, now=office.tick())) == "not_now"
    )
    o.approve_registration(registration=row.pk, by=by, now=office.tick())
    office.save(row, name="Ana Newname", say="AH-na")
    assert sheet(office, row).acts[-1] == "keep"
    o.keep_approved(registration=row.pk, why="Send a passport", by=by, now=office.tick())
    row = Registration.objects.get(pk=row.pk)
    assert (row.state, row.dossier.name, Participant.objects.get().name) == (
        "approved",
        "Ana Example",
        "Ana Example",
    )
    letter = Mail.objects.latest("queued_at")
    assert (letter.letter, "Send a passport" in preview(letter, secrets=False).text) == (
        "registration.kept",
        True,
    )
    assert sheet(office, row).differs == {}


def test_an_erased_person_leaves_the_queue(office: Office) -> None:
    row, by = office.sent(), office.staff["secretariat"]
    Dossier.objects.filter(pk=row.dossier_id).update(erased_at=office.now)
    assert q.queue(event=HEARING, filters=q.Filters(), by=by) == ()
    assert q.counts(event=HEARING, by=by) == {}
    assert code_of(lambda: sheet(office, row)) == "unknown_registration"
    assert Step.objects.count() == 2
