"""What Members say in confidence: who may read it, what is told to whom, what a copy of the database tells (D41)."""

import base64
import secrets
from typing import Any

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from rostrum.apps.presidents_list import operations as o
from rostrum.apps.presidents_list import queries as q
from rostrum.apps.presidents_list.models import Disclosure, SealedObjection, SealedRequest
from rostrum.apps.presidents_list.operations import By, Said
from rostrum.apps.presidents_list.sealing import seal, unseal
from rostrum.foundation.refusal import Refusal
from tests.lists import STAFF, WHICH, Slate

SAID = Said("arg", "Canaryreason of the State", "Canarybasis alone")
WHY = "Canarywhy to prepare the answer"


def refused(code: str, act: Any, **told: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(**told)
    assert caught.value.code == code
    return caught.value


@pytest.fixture
def sent(slate: Slate) -> Slate:
    slate.propose()
    slate.circulate()
    return slate


def ask(slate: Slate, name: str, state: str = "fra") -> str:
    o.receive_request(which=WHICH, nominee=slate.nominee(name), state=state, by=slate.by())
    return q.requests(which=WHICH, by=slate.staff["office"])[-1].id


def test_opening_an_objection_needs_a_reason_and_is_logged_with_it(sent: Slate) -> None:
    one = sent.object("Ana Example", SAID)
    told: dict[str, Any] = {"which": WHICH, "objection": one}
    refused("missing", o.open_objection, why="  ", by=sent.by(), **told)
    assert q.disclosures(which=WHICH, by=sent.staff["office"]) == ()
    opened = o.open_objection(why=WHY, by=sent.by(), **told)
    assert opened.said == SAID
    (row,) = q.disclosures(which=WHICH, by=sent.staff["office"])
    assert (row.account, row.what, row.why, row.to) == ("office", "objection", WHY, "")
    assert row.nominee == sent.nominee("Ana Example")


def test_a_requester_is_told_the_general_basis_and_nothing_else(sent: Slate) -> None:
    sent.object("Ana Example", SAID)
    sent.lift(sent.object("Ana Example", Said("bra", "Another reason", "A second basis")))
    sent.object("Bo Example", Said("chl", "A third reason", "Of another name"))
    told = o.disclose_basis(which=WHICH, request=ask(sent, "Ana Example"), by=sent.by())
    assert (told.to, told.bases) == ("fra", ("A second basis", "Canarybasis alone"))
    (row,) = q.disclosures(which=WHICH, by=sent.staff["office"])
    assert (row.what, row.to, row.why) == ("basis", "fra", "")


def test_a_request_about_a_name_without_objections_is_answered_like_any_other(sent: Slate) -> None:
    request = ask(sent, "Chi Example")
    assert o.disclose_basis(which=WHICH, request=request, by=sent.by()).bases == ()
    refused("no_such_request", o.disclose_basis, which=WHICH, request=request, by=sent.by())


def test_members_of_specialized_agencies_may_ask_and_may_not_object(sent: Slate) -> None:
    """Cook Islands and Niue are in agencies and are no Members of the United Nations (R90, Amb8)."""
    ask(sent, "Ana Example", "cok")
    assert q.requests(which=WHICH, by=sent.staff["office"])[0].may == "specialized_agency_member_state"
    told: dict[str, Any] = {"which": WHICH, "nominee": sent.nominee("Ana Example")}
    for state in ("cok", "vat"):
        said = Said(state, "r", "b")
        refused("not_a_member", o.receive_objection, said=said, by=sent.by(), **told)
    refused("unknown", o.receive_request, state="atlantis", by=sent.by(), **told)


def test_an_objection_after_the_time_is_not_taken_and_leaves_nothing(sent: Slate) -> None:
    sent.tick(25 * 3600)
    told: dict[str, Any] = {"which": WHICH, "nominee": sent.nominee("Ana Example"), "said": SAID}
    refused("period_ended", o.receive_objection, by=sent.by(), **told)
    assert SealedObjection.behind.count() == 0


@pytest.mark.parametrize("field", ["state", "reason", "basis"])
def test_an_objection_says_all_three(sent: Slate, field: str) -> None:
    said = Said(**({"state": "arg", "reason": "r", "basis": "b"} | {field: " "}))
    told: dict[str, Any] = {"which": WHICH, "nominee": sent.nominee("Ana Example"), "said": said}
    assert refused("missing", o.receive_objection, by=sent.by(), **told).detail == {"field": field}
    too_long = Said(**({"state": "arg", "reason": "r", "basis": "b"} | {field: "x" * 5_000}))
    refused("too_long", o.receive_objection, by=sent.by(), **(told | {"said": too_long}))


def test_a_form_sent_twice_is_noted_once(sent: Slate) -> None:
    by = sent.by(key="once")
    for _ in range(2):
        o.receive_objection(which=WHICH, nominee=sent.nominee("Ana Example"), said=SAID, by=by)
    assert SealedObjection.behind.count() == 1
    assert len(q.objections(which=WHICH, by=sent.staff["office"])) == 1


@pytest.mark.parametrize("role", [one for one in STAFF if one != "office"])
def test_nobody_but_the_office_reads_or_notes_anything(sent: Slate, role: str) -> None:
    one, request = sent.object("Ana Example", SAID), ask(sent, "Ana Example")
    by, nominee = sent.by(role), sent.nominee("Ana Example")
    told: dict[str, Any] = {"which": WHICH, "by": by}
    refused("not_permitted", o.receive_objection, nominee=nominee, said=SAID, **told)
    refused("not_permitted", o.withdraw_objection, objection=one, **told)
    refused("not_permitted", o.open_objection, objection=one, why=WHY, **told)
    refused("not_permitted", o.receive_request, nominee=nominee, state="fra", **told)
    refused("not_permitted", o.disclose_basis, request=request, **told)
    for query in (q.objections, q.requests, q.disclosures):
        refused("not_permitted", query, which=WHICH, by=by.account)
    refused("not_permitted", q.would_not_include, which=WHICH, by=by.account, now=sent.now)
    with pytest.raises(Refusal):
        list(q.record_lines(which=WHICH, by=by.account))  # type: ignore[arg-type]  # an account


def test_the_installation_itself_reads_nothing(sent: Slate) -> None:
    one = sent.object("Ana Example", SAID)
    by = By(None, sent.tick())
    refused("not_permitted", o.open_objection, which=WHICH, objection=one, why=WHY, by=by)


def test_the_default_manager_of_what_is_sealed_gives_nothing(sent: Slate) -> None:
    one = sent.object("Ana Example", SAID)
    ask(sent, "Ana Example")
    o.open_objection(which=WHICH, objection=one, why=WHY, by=sent.by())
    for table in (SealedObjection, SealedRequest, Disclosure):
        assert (table.behind.count(), table.objects.count()) == (1, 0)
        assert table._meta.default_manager is table.objects or not table._default_manager.exists()


def everything_stored() -> bytes:
    """Every cell of every table, as the database holds it."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        cells: list[Any] = []
        for name in names:
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - names of our own tables
            cells += [cell for row in cursor.fetchall() for cell in row]
    return b"\n".join(
        bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in cells
    )


def test_a_copy_of_the_database_tells_neither_who_nor_why(sent: Slate) -> None:
    one = sent.object("Ana Example", SAID)
    request = ask(sent, "Ana Example", "isl")
    o.open_objection(which=WHICH, objection=one, why=WHY, by=sent.by())
    o.disclose_basis(which=WHICH, request=request, by=sent.by())
    stored = everything_stored()
    assert sent.nominee("Ana Example").encode() in stored  # what is searched is what was written
    assert [text for text in ("Canaryreason", "Canarybasis", "Canarywhy") if text.encode() in stored] == []
    sealed = [bytes(row.sealed) for row in SealedObjection.behind.all()]
    assert [base64.urlsafe_b64decode(row)[1:9] for row in sealed] == [bytes(8)]  # not even when it was sealed


def test_a_sealed_text_put_into_another_row_does_not_open(sent: Slate) -> None:
    first = sent.object("Ana Example", SAID)
    second = sent.object("Bo Example", Said("bra", "r", "b"))
    row = SealedObjection.behind.get(pk=first)
    SealedObjection.behind.filter(pk=second).update(sealed=row.sealed)
    refused("other_key", o.open_objection, which=WHICH, objection=second, why=WHY, by=sent.by())


def key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def test_a_new_key_seals_and_the_one_before_still_opens(settings: Settings) -> None:
    old, new = key(), key()
    settings.OBJECTIONS_KEYS = [old]
    sealed = seal("a", {"state": "arg"})
    settings.OBJECTIONS_KEYS = [new, old]
    assert unseal("a", sealed) == {"state": "arg"}
    again = seal("a", {"state": "arg"})
    settings.OBJECTIONS_KEYS = [old]
    refused("other_key", unseal, id="a", sealed=again)


def test_without_its_key_an_objection_stays_on_record_and_sealed(sent: Slate, settings: Settings) -> None:
    one = sent.object("Ana Example", SAID)
    settings.OBJECTIONS_KEYS = [key()]
    refused("other_key", o.open_objection, which=WHICH, objection=one, why=WHY, by=sent.by())
    assert [row.id for row in q.objections(which=WHICH, by=sent.staff["office"])] == [one]
    assert q.disclosures(which=WHICH, by=sent.staff["office"]) == ()
