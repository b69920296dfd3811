"""What the mandate waits for is recorded through the pages, and its results move (R40 to R46)."""

import re
from html import unescape
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from rostrum.apps.conformance import queries as conformance
from rostrum.apps.meeting import operations, queries
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from tests.stage import EDITIONS

EVENT = "tip-2025-hlm"
RECORD = f"/en/secretariat/events/{EVENT}/record/"
MANDATE = f"/en/events/{EVENT}/mandate/"
ACTS = {"OP9#2": f"{RECORD}acts/p-op9-2-done/", "OP9#3": f"{RECORD}acts/p-op9-3-done/"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(db: None) -> None:
    for name in (EVENT, "tip-2025-hearing"):
        file = EDITIONS / f"{name}.yaml"
        operations.load_event(text=file.read_text(), name=file.name, rehearsal=False, by=None, now=1)


def signed_in(role: str) -> Client:
    account = Account.objects.create_user(f"{role}@example.net", name=role)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    grant_role(account=account, role=role, event=EVENT, by=None, now=1)
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def desk(db: None) -> Client:
    return signed_in("secretariat")


def of(role: str, place: int, attribute: str) -> str:
    return f"{RECORD}offices/{role}/{place}/{attribute}/"


def text(html: bytes) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html.decode()).split()))


def result(clause: str, part: str) -> str:
    found = conformance.findings(event=EVENT).findings
    return next(one.result for one in found if (one.clause, one.part) == (clause, part))


def newest() -> int:
    return queries.versions(event=EVENT)[0].number


def send(client: Client, address: str, **fields: Any) -> None:
    answer = client.post(address, {"seen": newest(), **fields})
    assert (answer.status_code, answer["Location"]) == (302, f"{RECORD}?saved=1")


def named(role: str) -> None:
    holder = {"name": f"The {role}"}
    operations.name_holder(event=EVENT, role=role, holder=holder, why="Named", by=None, now=2)


def test_the_list_that_was_submitted_and_decided_is_on_record(desk: Client) -> None:
    assert [result(clause, "done") for clause in ACTS] == ["open", "open"]
    send(desk, ACTS["OP9#2"], on="2025-09-01")
    send(desk, ACTS["OP9#3"], on="")
    assert [result(clause, "done") for clause in ACTS] == ["met", "met"]
    acts = [(one.act, one.of, one.on) for one in queries.acts(event=EVENT)]
    assert acts == [("submitted", "pga_list", "2025-09-01"), ("decided", "pga_list", "")]
    page = text(desk.get(f"{RECORD}?saved=1").content)
    assert "It is on record." in page
    assert "the proposed list went to Members Monday, 1 September 2025 On record" in page
    again = desk.get(ACTS["OP9#2"])
    assert ("Monday, 1 September 2025" in text(again.content), b"id_on" in again.content) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("31 June", "Enter a day of the calendar."),
        ("2999-01-01", "This day is still to come. Record the act when it is done."),
    ],
)
def test_a_day_that_cannot_be_is_said_beside_its_field(desk: Client, on: str, words: str) -> None:
    answer = desk.post(ACTS["OP9#2"], {"on": on})
    html = answer.content.decode()
    assert (answer.status_code, f'<a href="#id_on">{words}</a>' in html, f'value="{on}"' in html) == (
        422,
        True,
        True,
    )
    assert queries.acts(event=EVENT) == ()


def test_only_what_a_provision_asks_can_be_recorded(desk: Client) -> None:
    for tail in (
        "acts/p-op1-1-day1/",
        "acts/nothing/",
        "offices/sg/0/survivor/",
        "offices/eminent/0/survivor/",
        "offices/cofacilitators/2/development/",
        "offices/cofacilitators/0/age/",
    ):
        assert desk.get(RECORD + tail).status_code == 404, tail
        assert desk.post(RECORD + tail, {"value": "yes", "why": "x", "seen": 1}).status_code == 404, tail


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("developing", "developing", "breach"), ("developed", "developing", "met")],
)
def test_the_cofacilitators_as_the_secretariat_decided(
    desk: Client, first: str, second: str, expected: str
) -> None:
    for place, value in enumerate((first, second)):
        send(desk, of("cofacilitators", place, "development"), value=value, why="Note of the President")
    assert result("OP10#1", "mix") == expected
    versions = [(one.number, one.why) for one in queries.versions(event=EVENT)]
    assert versions == [(3, "Note of the President"), (2, "Note of the President"), (1, "")]
    page = text(desk.get(RECORD).content)
    assert "H.E. Mr. Jonibek Hikmat Developed or developing country : H.E. Mr. Jonibek Hikmat" in page
    assert page.count("developing country : H.E.") == 2
    changes = text(Client().get(f"/en/events/{EVENT}/programme/changes/1/3/").content)
    assert "developing" not in changes.replace("developing countries", "")


@pytest.mark.parametrize(
    ("values", "expected"),
    [({"civil_society": "yes"}, "met"), ({"eminent": "none", "civil_society": "none"}, "breach")],
)
def test_a_survivor_as_recorded_with_consent(desk: Client, values: dict[str, str], expected: str) -> None:
    named("eminent")
    named("civil_society")
    assert result("OP2(a)#1", "survivor") == "open"
    for role, value in values.items():
        send(desk, of(role, 0, "survivor"), value=value, why="Signed form")
    assert (result("OP2(a)#1", "survivor"), newest()) == (expected, 3)
    html = desk.get(of("civil_society", 0, "survivor")).content.decode()
    assert re.search(rf'value="{values["civil_society"]}"[^>]* checked', html)
    assert 'value="Signed form"' in html
    for role in values:
        send(desk, of(role, 0, "survivor"), value="", why="")
    assert result("OP2(a)#1", "survivor") == "open"


def test_without_consent_nothing_is_recorded(desk: Client) -> None:
    named("eminent")
    answer = desk.post(of("eminent", 0, "survivor"), {"value": "yes", "why": " ", "seen": newest()})
    assert answer.status_code == 422
    words = "Say how the person consented, or choose: Not recorded."
    assert f'<a href="#id_why">{words}</a>' in answer.content.decode()
    assert queries.sensitive_facts(event=EVENT, by=None) == ()


def test_somebody_who_was_faster_is_said_and_the_text_is_kept(desk: Client) -> None:
    send(desk, of("cofacilitators", 0, "development"), value="developed", why="First")
    stale = {"value": "developing", "why": "My own words", "seen": 1}
    answer = desk.post(of("cofacilitators", 1, "development"), stale)
    html = answer.content.decode()
    assert (answer.status_code, "Somebody else changed the programme." in html) == (422, True)
    assert ('value="My own words"' in html, 'name="seen" value="2"' in html) == (True, True)
    wrong = desk.post(of("cofacilitators", 1, "development"), stale | {"value": "rich"})
    assert wrong.status_code == 422


def test_the_pages_lead_there(desk: Client) -> None:
    public, known = Client().get(MANDATE), desk.get(MANDATE)
    assert b"/secretariat/" not in public.content
    assert (b"Record this" in public.content, public.cookies) == (False, {})
    html = known.content.decode()
    assert all(f'href="{address}"' in html for address in ACTS.values())
    assert html.count(f'href="{RECORD}#offices"') == 3
    assert f'href="{RECORD}"' in desk.get("/en/secretariat/").content.decode()
    offices = f"/en/secretariat/events/{EVENT}/programme/offices"
    assert (
        f'href="{of("cofacilitators", 1, "development")}"'
        in desk.get(f"{offices}/cofacilitators/1/").content.decode()
    )
    assert b"What the mandate asks" not in desk.get(f"{offices}/eminent/0/").content
    assert b"What the mandate asks" not in desk.get(f"{offices}/sg/0/").content
    assert f'href="{offices}/eminent/0/"' in desk.get(RECORD).content.decode()


@pytest.mark.parametrize("role", ["operator", "moderator", "interpreter", "technician", "simulator"])
def test_nobody_else_comes_in(role: str) -> None:
    named("eminent")
    client = signed_in(role)
    assert b"Record this" not in client.get(MANDATE).content
    for address in (RECORD, ACTS["OP9#2"], of("eminent", 0, "survivor")):
        assert client.get(address).status_code == 403
        sent = {"value": "yes", "why": "x", "seen": 2}
        assert client.post(address, sent).status_code == 403
    assert (queries.acts(event=EVENT), queries.sensitive_facts(event=EVENT, by=None)) == ((), ())


def test_the_secretariat_of_another_event_does_not_come_in() -> None:
    account = Account.objects.create_user("other@example.net", name="other")
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    grant_role(account=account, role="secretariat", event="tip-2025-hearing", by=None, now=1)
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(RECORD).status_code == 403
    assert b"Record this" not in client.get(MANDATE).content
