"""The words of letters in an event, and letters to many: what is refused, what is counted, what is sent."""

from dataclasses import replace

import pytest

from rostrum.apps.correspondence import queries
from rostrum.apps.correspondence.models import Mail, Mailing
from rostrum.apps.correspondence.operations import (
    Draft,
    Edited,
    change_words,
    deliver_mail,
    send_mailing,
    send_test,
    unsubscribe,
    write_mailing,
)
from rostrum.apps.correspondence.unsubscribing import token_of
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from rostrum.foundation.refusal import Refusal
from tests.apps.correspondence.conftest import NOW, Clerk
from tests.apps.correspondence.test_outbox import refusal
from tests.smtp import Desk
from tests.stage import ROLES, Stage

EVENT = "tip-2025-hearing"


def edited(**told: object) -> Edited:
    words = {"event": EVENT, "letter": "tests.receipt", "language": "fr", "subject": "Reçu : {name}"}
    return Edited(**{**words, "text": "Bonjour {name}", "seen": 0, **told})  # type: ignore[arg-type]  # words varied


# An event's own words


def test_own_words_are_sent_and_the_shipped_ones_can_be_brought_back(clerk: Clerk, desk: Desk) -> None:
    assert change_words(edited=edited(), by=None, now=NOW) == 1
    clerk.queue(context={"event": EVENT}, language="fr")
    clerk.queue(context={"event": EVENT}, language="en", now=NOW + 1)
    clerk.queue(context={"event": "another"}, language="fr", now=NOW + 2)
    assert change_words(edited=edited(subject="", text="", seen=1), by=None, now=NOW) == 2
    clerk.queue(context={"event": EVENT}, language="fr", now=NOW - 1)
    for number in range(4):
        deliver_mail(now=NOW + number)
        if number == 0:
            change_words(edited=edited(seen=2), by=None, now=NOW)
    assert [desk.mail(n)["Subject"] for n in range(4)] == [
        "Received: Ada Example",
        "Reçu : Ada Example",
        "Received: Ada Example",
        "Received: Ada Example",
    ]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"subject": ""}, "missing"),
        ({"text": " \n"}, "missing"),
        ({"subject": "x" * 201}, "too_long"),
        ({"text": "x" * 20_001}, "too_long"),
        ({"text": "{nam}"}, "unknown_placeholder"),
        ({"text": "{name"}, "unknown_placeholder"),
        ({"language": "de"}, "unknown_language"),
        ({"letter": "tests.nothing"}, "unknown_letter"),
        ({"seen": 4}, "stale"),
    ],
)
def test_words_that_cannot_be_sent_are_refused(db: None, told: dict[str, object], code: str) -> None:
    with refusal(code):
        change_words(edited=edited(**told), by=None, now=NOW)


def test_a_subject_is_one_line(db: None) -> None:
    change_words(edited=edited(subject="Reçu\r\nBcc: x@example.org"), by=None, now=NOW)
    words = queries.words(event=EVENT, letter="tests.receipt", language="fr", by=None)
    assert (words.subject, words.number) == ("Reçu Bcc: x@example.org", 1)


def test_a_preview_is_of_a_real_recipient_and_shows_no_secret(clerk: Clerk) -> None:
    told = queries.words(event=EVENT, letter="tests.receipt", language="en", by=None)
    where = {"event": EVENT, "letter": "tests.receipt", "language": "en"}
    assert queries.preview_words(**where, words=told, by=None) is None
    clerk.queue(context={"event": EVENT})
    shown = queries.preview_words(**where, words=type(told)("{name}", "{pin} {nothing}"), by=None)
    assert shown is not None
    assert (shown.subject, shown.text) == ("Ada Example", "(in the mail alone) (not stated)")
    assert shown.broken == ("{nothing}",)


def test_a_subject_that_is_too_long_says_that_it_goes_on(clerk: Clerk) -> None:
    told = queries.words(event=EVENT, letter="tests.receipt", language="en", by=None)
    clerk.queue(context={"event": EVENT})
    where = {"event": EVENT, "letter": "tests.receipt", "language": "en"}
    shown = queries.preview_words(**where, words=type(told)("x" * 300, "{name}"), by=None)
    assert shown is not None
    assert shown.subject == "x" * 199 + "…"


def test_who_may_change_words(stage: Stage) -> None:
    with refusal("not_permitted"):
        change_words(edited=edited(), by=stage.staff["operator"], now=NOW)
    change_words(edited=edited(), by=stage.staff["secretariat"], now=NOW)
    row = next(one for one in queries.letters(event=EVENT, by=None) if one.code == "tests.receipt")
    assert row.changed == {"fr"}
    assert row.placeholders == ("broken", "honorific", "house", "name", "page", "pin")


# Letters to many


STAFF = len(ROLES) - 1  # the simulator is no person


def draft(**told: object) -> Draft:
    words = {"en": ("Hello {name}", "Dear {name}"), "fr": ("Bonjour", "Bonjour {name}"), "ar": ("", "")}
    one = Draft(event=EVENT, audience="staff", choice="", words=words, official=False)
    return replace(one, **told)  # type: ignore[arg-type]  # a draft varied


def test_a_letter_goes_to_as_many_as_were_counted_after_a_test(stage: Stage, desk: Desk) -> None:
    by = stage.staff["secretariat"]
    mailing = write_mailing(draft=draft(), by=by, now=NOW)
    row, count = queries.mailing(event=EVENT, mailing=mailing, by=by)
    assert (count, set(row.words)) == (STAFF, {"en", "fr"})
    with refusal("not_tested"):
        send_mailing(mailing=mailing, count=STAFF, by=by, now=NOW)
    assert send_test(mailing=mailing, by=by, now=NOW) == 2
    for _ in range(2):
        deliver_mail(now=NOW)
    assert {(to[0], desk.mail(n)["Subject"]) for n, (_, to, _) in enumerate(desk.taken)} == {
        ("secretariat@example.org", f"Hello {min(ROLES)}"),
        ("secretariat@example.org", "Bonjour"),
    }
    newcomer = Account.objects.create_user("new@example.org", name="new")
    grant_role(account=newcomer, role="technician", event="", by=None, now=NOW)
    with refusal("count_changed"):
        send_mailing(mailing=mailing, count=STAFF, by=by, now=NOW)
    assert send_mailing(mailing=mailing, count=STAFF + 1, by=by, now=NOW) == STAFF + 1
    with refusal("already_sent"):
        send_mailing(mailing=mailing, count=STAFF + 1, by=by, now=NOW)
    with refusal("already_sent"):
        write_mailing(draft=draft(id=mailing), by=by, now=NOW)
    while deliver_mail(now=NOW + 1):
        pass
    assert len(desk.taken) == STAFF + 3
    assert len({to[0] for _, to, _ in desk.taken[2:]}) == STAFF + 1


def test_a_change_asks_for_a_new_test(stage: Stage) -> None:
    by = stage.staff["secretariat"]
    mailing = write_mailing(draft=draft(), by=by, now=NOW)
    send_test(mailing=mailing, by=by, now=NOW)
    assert write_mailing(draft=draft(id=mailing, choice="operator"), by=by, now=NOW) == mailing
    with refusal("not_tested"):
        send_mailing(mailing=mailing, count=1, by=by, now=NOW)
    assert Mailing.objects.count() == 1


def test_who_unsubscribed_is_not_counted_but_official_business_reaches_them(stage: Stage) -> None:
    by = stage.staff["secretariat"]
    unsubscribe(token=token_of(EVENT, "operator@example.org"), now=NOW)
    told = [write_mailing(draft=draft(official=official), by=by, now=NOW) for official in (False, True)]
    assert [queries.mailing(event=EVENT, mailing=one, by=by)[1] for one in told] == [STAFF - 1, STAFF]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"audience": "nobody"}, "unknown_audience"),
        ({"choice": "nobody"}, "unknown_audience"),
        ({"words": {}}, "no_words"),
        ({"words": {"en": ("x", "")}}, "missing"),
        ({"words": {"en": ("x", "{pin}")}}, "unknown_placeholder"),
        ({"words": {"de": ("x", "y")}}, "unknown_language"),
        ({"id": "none"}, "unknown_mailing"),
        ({"event": "another"}, "not_permitted"),
    ],
)
def test_a_letter_that_cannot_be_sent_is_refused(stage: Stage, told: dict[str, object], code: str) -> None:
    with refusal(code):
        write_mailing(draft=draft(**told), by=stage.staff["secretariat"], now=NOW)


def test_nobody_is_written_to_in_another_event(stage: Stage) -> None:
    mailing = write_mailing(draft=draft(), by=None, now=NOW)
    by = stage.staff["operator"]
    with refusal("not_permitted"):
        send_test(mailing=mailing, by=by, now=NOW)
    with refusal("not_permitted"):
        send_mailing(mailing=mailing, count=STAFF, by=by, now=NOW)
    assert Mail.objects.count() == 0


def test_an_empty_set_is_said(stage: Stage) -> None:
    mailing = write_mailing(draft=draft(choice="operator"), by=None, now=NOW)
    Account.objects.filter(email="operator@example.org").update(is_active=False)
    with pytest.raises(Refusal, match="nobody"):
        send_test(mailing=mailing, by=stage.staff["secretariat"], now=NOW)
