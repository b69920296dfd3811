"""Nothing but the pages of the Office knows of an objection: not a byte, not a moment, not a letter, not a log (D41).

Security 4 and tests 10 and 11 of security 9: the same before and after, and strings that stand in objections alone.
"""

import io
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse

from rostrum.__main__ import main
from rostrum.apps.correspondence.models import Mail
from rostrum.apps.participation.models import FullExport
from rostrum.apps.people.models import Account
from rostrum.apps.presidents_list import operations as o
from rostrum.apps.presidents_list import queries as q
from rostrum.apps.presidents_list.operations import Said, confidential
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration.links import token
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.foundation import clock
from rostrum.procedure.non_objection import telling
from tests.lists import MEETING, NOW, WHICH, Slate, make_slate
from tests.security.addresses import addresses
from tests.security.looking import body_of
from tests.security.neighbours import APPLICANT, FOCAL, focal_point
from tests.security.town import AWAY, BACKEND

VISITOR, OFFICE = "visitor", "office"
OTHERS = (VISITOR, APPLICANT, FOCAL, "secretariat", "operator", "accessibility", "registrar")
CANARIES = {
    "reason": "Canaryreason the State gave",
    "basis": "Canarybasis in general",
    "why": "Canarywhy it was opened",
}
SAID = Said("isl", CANARIES["reason"], CANARIES["basis"])
MASKED = re.compile(r'(name="csrfmiddlewaretoken" value=|csrf=|name="key" value=)"?[\w.-]+|"token": "[^"]*"')
LENGTH = re.compile(r"Content-Length: \d+")
# a door answers by what this browser opened before; a second factor that is set up has a new seed each time
DOORS = {"door", "door_pin", "dossier_link", "dossier_door", "delegation_link", "delegation_door"}
SEEDS = {"mfa_activate_totp", "mfa_add_webauthn"}
SPARED = {*AWAY, *DOORS, *SEEDS}
Seen = set[tuple[str, str, str]]


@dataclass
class Meeting:
    """The list with its Members, at a clock that stands still. `objection`, `request`: ids once there are any."""

    slate: Slate
    browsers: dict[str, Client]
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def addresses(self) -> dict[str, str]:
        mail = Mail.objects.order_by("queued_at", "id").values_list("pk", flat=True)[0]
        told = {
            "event": MEETING,
            "floor": f"{MEETING}.main",
            "name": WHICH.name,
            "nominee": self.slate.nominee("Ana Example"),
            "registration": self.slate.registrations["Ana Example"],
            "mail": str(mail),
            "number": 1,
        }
        found = addresses(**(told | self.ids))
        return {name: at for name, at in found.items() if name not in SPARED}

    def get(self, who: str, name: str) -> str:
        answer = self.browsers[who].get(self.addresses[name])
        return MASKED.sub("", body_of(answer))

    def pages(self, who: str) -> dict[str, str]:
        """Every page as one sees it, without the tokens that are new each time, nor what looking leaves in a log."""
        found = {name: self.get(who, name) for name in self.addresses}
        FullExport.objects.filter(state="masked").delete()
        return found

    def answers(self, who: str, **data: str) -> Iterator[tuple[str, str]]:
        for name, address in self.addresses.items():
            yield name, body_of(self.browsers[who].post(address, data or {"x": "y"}))


@pytest.fixture
def meeting(db: None, plain_files: None) -> Iterator[Meeting]:
    slate = make_slate(rehearsal=True)
    slate.propose()
    slate.circulate(hours=24)
    with time_machine.travel(clock.moment(slate.now + 3600 * clock.SECOND), tick=False):
        yield Meeting(slate, _browsers(slate))


def _browsers(slate: Slate) -> dict[str, Client]:
    registrar = Account.objects.create_user("registrar@example.org", name="registrar")
    grant_role(account=registrar, role="secretariat", event="", by=None, now=NOW)
    made = {one: Client(raise_request_exception=False) for one in (*OTHERS, OFFICE)}
    accounts = {**slate.staff, "registrar": registrar}
    for role, account in ((one, accounts[one]) for one in made if one in accounts):
        made[role].force_login(account, backend=BACKEND)
    dossier = Registration.objects.get(pk=slate.registrations["Ana Example"]).dossier
    Dossier.objects.filter(pk=dossier.pk).update(link_expires=clock.now() + 10**13)
    made[APPLICANT].get(reverse("dossier_link", args=[token("dossier", dossier.pk, 1)]))
    made[APPLICANT].post(reverse("dossier_door"))
    made[FOCAL], _ = focal_point(MEETING)
    return made


def objected(meeting: Meeting) -> None:
    """Everything that can happen in confidence: two objections, one withdrawn, one opened, a request, its answer."""
    slate = meeting.slate
    one = slate.object("Ana Example", SAID)
    slate.lift(slate.object("Bo Example", SAID))
    o.open_objection(which=WHICH, objection=one, why=CANARIES["why"], by=slate.by())
    nominee = slate.nominee("Ana Example")
    for _ in range(2):
        o.receive_request(which=WHICH, nominee=nominee, state="fra", by=slate.by())
    asked = q.requests(which=WHICH, by=slate.staff[OFFICE])
    o.disclose_basis(which=WHICH, request=asked[0].id, by=slate.by())
    meeting.ids = {"objection": one, "request_id": asked[1].id}


# Before and after


def test_no_page_of_anybody_else_differs_by_a_byte(meeting: Meeting) -> None:
    objected_ids = {"objection": "none", "request_id": "none"}
    before = {who: meeting.pages(who) for who in OTHERS}
    objected(meeting)
    meeting.ids = objected_ids
    for who in OTHERS:
        after = meeting.pages(who)
        assert [name for name, text in after.items() if text != before[who][name]] == [], who
    assert "200" in before[VISITOR]["public_list"][:3]
    assert "Ana Example" in before[VISITOR]["public_list"]


def test_the_addresses_of_an_objection_answer_others_as_those_of_none(meeting: Meeting) -> None:
    """A refusal must not tell whether there is something to refuse."""
    objected(meeting)
    real, none = meeting.ids, {"objection": "none", "request_id": "none"}
    for who in OTHERS:
        for name in ("office_objection", "office_objection_withdraw", "office_request"):
            meeting.ids = real
            told = LENGTH.sub("", meeting.get(who, name))
            for one in real.values():  # the page names its own address
                told = told.replace(one, "none")
            meeting.ids = none
            assert told == LENGTH.sub("", meeting.get(who, name))


def test_the_public_list_is_the_same_whole_answer_until_the_decision_is_published(meeting: Meeting) -> None:
    """Head and body, unmasked; also when the period has ended, the list is brought and decided."""
    address, visitor = meeting.addresses["public_list"], Client()
    before = body_of(visitor.get(address))
    objected(meeting)
    assert body_of(visitor.get(address)) == before
    meeting.slate.bring()
    assert body_of(visitor.get(address)) == before
    meeting.slate.decide("Ana Example")
    assert body_of(visitor.get(address)) == before
    meeting.slate.publish()
    after = body_of(visitor.get(address))
    assert after.count("Not on the final list") == 2  # the count above the names, and the name
    assert "Ana Example" in after


def test_what_may_be_seen_is_seen_by_the_comparison(meeting: Meeting) -> None:
    before = meeting.get(VISITOR, "public_list")
    o.drop_name(which=WHICH, nominee=meeting.slate.nominee("Ana Example"), by=meeting.slate.by())
    assert meeting.get(VISITOR, "public_list") != before


def test_a_list_that_asked_the_objections_would_turn_red(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = telling.public

    def leaking(held: Any) -> Any:
        return tuple(one for one in honest(held) if not held.standing(one.nominee))

    monkeypatch.setattr("rostrum.apps.presidents_list.queries.public.public", leaking)
    before = meeting.get(VISITOR, "public_list")
    objected(meeting)
    assert meeting.get(VISITOR, "public_list") != before


# Strings that stand in objections alone


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the house writes to its log while the test runs, through its own filter and form."""
    handler = next(one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler)
    text = io.StringIO()
    before = handler.setStream(text)
    yield text
    handler.setStream(before)


def found(who: str, pages: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> Seen:
    return {(who, name, kind) for name, text in pages for kind, one in CANARIES.items() if one in text}


def said_in(text: str) -> list[str]:
    return [one for one in CANARIES.values() if one in text]


def test_no_page_no_answer_to_a_form_and_no_log_shows_what_was_said(
    meeting: Meeting, log: io.StringIO
) -> None:
    objected(meeting)
    shown: Seen = set()
    for who in OTHERS:
        shown |= found(who, list(meeting.pages(who).items()))
        shown |= found(who, meeting.answers(who))
    assert (shown, said_in(log.getvalue())) == (set(), [])


def test_the_office_reads_it_in_answer_to_a_press_alone(meeting: Meeting) -> None:
    objected(meeting)
    pages = meeting.pages(OFFICE)
    assert found(OFFICE, list(pages.items())) == {(OFFICE, "office_disclosures", "why")}
    own = {name: text[:3] for name, text in pages.items() if name.startswith("office_")}
    del own["office_add"]  # of those who hold the offices of a process: the secretariat's
    assert [name for name, status in own.items() if status not in {"200", "405"}] == []
    shown = found(OFFICE, meeting.answers(OFFICE, why="to read it"))
    assert shown == {
        (OFFICE, "office_objection", "reason"),
        (OFFICE, "office_objection", "basis"),
        (OFFICE, "office_request", "basis"),
    }


def test_the_answer_is_kept_by_no_cache_and_its_title_says_nothing(meeting: Meeting) -> None:
    objected(meeting)
    answer = meeting.browsers[OFFICE].post(meeting.addresses["office_objection"], {"why": "to read it"})
    assert answer["Cache-Control"] == "no-store"
    text = answer.content.decode()
    assert CANARIES["reason"] in text
    assert "Iceland" in text
    title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
    assert title
    assert not re.search("Ana|Iceland|Canary", title[1])


def test_no_letter_tells_of_it(meeting: Meeting) -> None:
    """The outbox holds what it held before, and the letters after the decision give no reason."""
    before = Mail.objects.count()
    objected(meeting)
    assert Mail.objects.count() == before
    meeting.slate.bring()
    meeting.slate.decide("Ana Example")
    meeting.slate.publish()
    told = []
    for mail in Mail.objects.all():
        address = f"/en/secretariat/outbox/{mail.pk}/"
        told.append((address, body_of(meeting.browsers["registrar"].get(address))))
    assert found("registrar", told) == set()
    assert any("not on the final list" in text for _, text in told)


def stored() -> str:
    """Every cell of every table, caches, sessions and jobs among them."""
    with connection.cursor() as cursor:
        cells: list[Any] = []
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - names of our own tables
            cells += [cell for row in cursor.fetchall() for cell in row]
    return "\n".join(bytes(one).decode("latin-1") if isinstance(one, bytes) else str(one) for one in cells)


def test_no_table_and_no_log_holds_it_in_clear_whatever_the_office_did(
    meeting: Meeting, log: io.StringIO
) -> None:
    objected(meeting)
    list(meeting.answers(OFFICE, why=CANARIES["why"]))
    list(meeting.pages(OFFICE))
    text = stored()
    assert "Ana Example" in text
    assert (said_in(text), said_in(log.getvalue())) == ([], [])


def broken(*_: Any, **__: Any) -> None:
    raise RuntimeError("the disk is full")


@pytest.mark.parametrize("part", ["seal", "_log", "act"])
def test_an_error_in_the_middle_shows_nothing_and_logs_nothing(
    meeting: Meeting, log: io.StringIO, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    objected(meeting)
    monkeypatch.setattr(confidential, part, broken)
    told = {
        "nominee": meeting.slate.nominee("Chi Example"),
        "state": "isl",
        "reason": CANARIES["reason"],
        "basis": CANARIES["basis"],
        "why": CANARIES["why"],
        "key": "anykey",
    }
    pages = [
        (name, body_of(meeting.browsers[OFFICE].post(meeting.addresses[name], told)))
        for name in ("office_objection_add", "office_objection", "office_request")
    ]
    assert any(text.startswith("500") for _, text in pages)
    assert found(OFFICE, [one for one in pages if one[1].startswith("500")]) == set()
    assert "the disk is full" in log.getvalue()
    assert said_in(log.getvalue()) == []


def test_no_command_prints_it(meeting: Meeting, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    objected(meeting)
    file = tmp_path / "record.jsonl"
    runs: list[Callable[[], Any]] = [
        lambda: main(["check", "event", MEETING, "--json"]),
        lambda: main(["check", "event", MEETING]),
        lambda: main(["export", "record", f"{MEETING}.main", "--output", str(file)]),
        lambda: main(["export", "record", WHICH.id, "--output", str(file)]),
    ]
    for run in runs:
        run()
    told = capsys.readouterr()
    text = told.out + told.err + file.read_text()
    assert MEETING in text
    assert [one for one in (*CANARIES.values(), "ObjectionReceived") if one in text] == []
