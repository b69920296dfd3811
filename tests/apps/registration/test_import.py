"""A list of people registered from a file: what is wrong line by line; stored whole or not at all (R60-R80)."""

import io
from typing import Any

import pytest
from openpyxl import Workbook

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import preview
from rostrum.apps.participation.sheets import Fault, Twice
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries as q
from rostrum.apps.registration.lists import Preview
from rostrum.apps.registration.models import Dossier, Registration, Step
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, MEETING, Office

HEAD = "name,body,category,email,country,letters,lang,speak,protected,status\n"
ADA = 'Ada Example,"Harbour, Ltd",csos,ADA@example.org,chl,fr,pt,yes,no,\n'


def looked(office: Office, text: str | bytes, event: str = HEARING) -> Preview:
    data = text.encode() if isinstance(text, str) else text
    return o.preview_registrations(event=event, data=data, by=office.staff["secretariat"])


def stored(office: Office, told: Preview, event: str = HEARING) -> tuple[str, ...]:
    return o.import_registrations(
        event=event, entries=told.entries, by=office.staff["secretariat"], now=office.tick()
    )


def book(*rows: tuple[Any, ...]) -> bytes:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_list_is_registered_and_waits_for_a_decision(office: Office) -> None:
    told = looked(office, HEAD + ADA + "Bo,Elsewhere,csos,,,,,,,\n")
    assert (told.faults, len(told.entries)) == ((), 2)
    ada, bo = stored(office, told)
    row = Registration.objects.get(pk=ada)
    assert (row.state, row.speaks, row.late, row.dossier.country) == ("submitted", True, False, "CHL")
    assert (row.dossier.address, row.dossier.language, row.dossier.body) == (
        "ada@example.org",
        "fr",
        "Harbour, Ltd",
    )
    assert (row.dossier.registered_by, row.dossier.proved_at) == ("import", None)
    step = Step.objects.get(registration=ada)
    assert (step.act, step.account) == ("enter", office.staff["secretariat"])
    letter = Mail.objects.get()
    assert (letter.letter, letter.address, letter.language) == (
        "registration.entered",
        "ada@example.org",
        "fr",
    )
    assert "Ada Example" in preview(letter, secrets=False).text
    assert q.sheet(registration=bo, event=HEARING, by=office.staff["secretariat"], language="en").acts


def test_whoever_was_entered_can_take_it_back(office: Office) -> None:
    stored(office, looked(office, HEAD + ADA))
    row = Registration.objects.get()
    o.withdraw_registration(holder=office.holder(row), registration=row.pk)
    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert Dossier.objects.get().proved_at is not None


def test_each_fault_names_its_line_its_column_and_what_stands_there(office: Office) -> None:
    told = looked(
        office,
        HEAD
        + ADA
        + "Bo,Elsewhere,nobodies,,,,,,,\n"
        + "Cy,Elsewhere,viewers,,,,,,,\n"
        + "Di,Elsewhere,csos,not an address,XXX,klingon,,maybe,,\n"
        + "Ed,Elsewhere,csos,no address,XXX,klingon,,yes,,\n"
        + ",,csos,,,,,,,\n"
        + "=cmd(),Elsewhere,csos,,,,,,,\n"
        + "Fay,Elsewhere,csos,,,,,,,Special\n"
        + "Gus,Elsewhere\n",
    )
    assert told.faults == (
        Fault(3, "category", "category_unknown", "nobodies"),
        Fault(4, "category", "no_way_in", "viewers"),
        Fault(5, "speak", "not_yes_or_no", "maybe"),
        Fault(6, "letters", "unknown_language", "klingon"),
        Fault(6, "country", "unknown_country", "XXX"),
        Fault(6, "email", "address_not_read", "no address"),
        Fault(7, "name", "missing"),
        Fault(7, "body", "missing"),
        Fault(8, "name", "formula", "=cmd()"),
        Fault(9, "status", "not_asked", "Special"),
        Fault(10, "", "cells_miscounted", "2"),
    )


def test_a_workbook_is_read_as_the_same_list(office: Office) -> None:
    data = book(("name", "body", "category"), ("Ada", "Harbour", "csos"), (), (7, 8.0, "csos"))
    told = looked(office, data)
    assert told.faults == ()
    assert [(one.line, one.told["name"], one.told["body"]) for one in told.entries] == [
        (2, "Ada", "Harbour"),
        (4, "7", "8"),
    ]
    told = looked(office, book(("name", "body", "category"), ("=1+1", "B", "csos"), ("A", "B", "nobodies")))
    assert [(one.line, one.code) for one in told.faults] == [(2, "formula"), (3, "category_unknown")]


def test_a_workbook_that_is_none_is_refused_by_the_gate(office: Office) -> None:
    with pytest.raises(Refusal, match=r"unreadable|two_files_in_one|not_what_it_says"):
        looked(office, b"PK\x03\x04" + b"x" * 200)


def test_whoever_stands_there_already_is_left_out_with_the_line_of_the_first(office: Office) -> None:
    office.sent("known@example.org", name="Known")
    told = looked(
        office,
        HEAD + ADA + ADA + 'ADA EXAMPLE,"harbour, ltd",csos,,,,,,,\nX,Y,csos,Known@example.org,,,,,,\n',
    )
    assert told.duplicates == (
        Twice(3, 2, "Ada Example", "Harbour, Ltd"),
        Twice(4, 2, "ADA EXAMPLE", "harbour, ltd"),
        Twice(5, 0, "X", "Y"),
    )
    assert len(told.entries) == 1


def test_nothing_half_is_stored_when_something_moved_meanwhile(office: Office) -> None:
    told = looked(office, HEAD + "Bo,Elsewhere,csos,,,,,,,\n" + ADA)
    office.sent("ada@example.org", name="Somebody")
    with pytest.raises(Refusal, match="list_changed"):
        stored(office, told)
    assert (Registration.objects.count(), Dossier.objects.count()) == (1, 1)
    with pytest.raises(Refusal, match="empty_list"):
        stored(office, Preview())


def test_after_the_deadline_they_are_marked_late(office: Office) -> None:
    told = looked(office, HEAD + ADA)
    office.now += 30 * 24 * 3600 * 1_000_000
    stored(office, told)
    assert Registration.objects.get().late


def test_by_the_list_they_are_registered_and_only_proposed(office: Office) -> None:
    stored(office, looked(office, HEAD + ADA.replace(",pt,yes", ",,"), MEETING), MEETING)
    row = Registration.objects.get()
    with pytest.raises(Refusal, match="by_the_list"):
        o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())


@pytest.mark.parametrize("role", ["operator", "accessibility"])
def test_nobody_else_brings_in_a_list(office: Office, role: str) -> None:
    told = looked(office, HEAD + ADA)
    with pytest.raises(Refusal, match="not_permitted"):
        o.preview_registrations(event=HEARING, data=b"", by=office.staff[role])
    with pytest.raises(Refusal, match="not_permitted"):
        o.import_registrations(event=HEARING, entries=told.entries, by=office.staff[role], now=office.tick())
