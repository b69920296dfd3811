"""A mail from the act that causes it to the server that takes it."""

import pytest
from django.db import transaction
from django.test import TestCase
from django_tasks_db.models import DBTaskResult

from rostrum.apps.correspondence import queries
from rostrum.apps.correspondence.bounces import Bounce
from rostrum.apps.correspondence.jobs import empty_outbox
from rostrum.apps.correspondence.models import Mail, Try
from rostrum.apps.correspondence.operations import (
    To,
    deliver_mail,
    erase_correspondence,
    queue_mail,
    record_bounce,
    send_again,
    unsubscribe,
)
from rostrum.apps.correspondence.operations.deliver import LEASE, WAITS, next_due
from rostrum.foundation import clock
from rostrum.foundation.ports import NoPost, ports
from rostrum.foundation.refusal import Refusal
from tests.apps.correspondence.conftest import NOW, Clerk
from tests.smtp import Desk


def refusal(code: str) -> "pytest.RaisesExc[Refusal]":
    return pytest.raises(Refusal, check=lambda error: error.code == code)


def state(mail: str) -> tuple[str, str, int]:
    row = Mail.objects.get(pk=mail)
    return row.state, row.reason, row.tries


# Queueing


def test_a_mail_waits_in_the_transaction_of_its_act(clerk: Clerk) -> None:
    def act() -> None:
        with transaction.atomic():
            clerk.queue()
            raise RuntimeError("the act fails")

    with pytest.raises(RuntimeError):
        act()
    assert (Mail.objects.count(), DBTaskResult.objects.count()) == (0, 0)
    mail = clerk.queue()
    assert state(mail) == ("waiting", "", 0)
    assert DBTaskResult.objects.get().task_path == "rostrum.apps.correspondence.jobs.empty_outbox"


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_queued() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        queue_mail(letter="tests.receipt", to=To("ada@example.org", "en"), context={}, now=NOW)


def test_the_same_key_queues_once(clerk: Clerk) -> None:
    first = clerk.queue(key="r1.received")
    assert clerk.queue(key="r1.received") == first
    assert clerk.queue(key="r2.received") != first
    assert clerk.queue() != clerk.queue()


def test_one_call_is_enough_for_many_mails(clerk: Clerk) -> None:
    for _ in range(3):
        clerk.queue()
    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "ada",
        "ada@example.org\nBcc: x@example.org",
        "a b@example.org",
        "ada@example.org, bo@example.org",
        "Ada <ada@example.org>",
        f"{'a' * 250}@example.org",
        "ada\u202e@example.org",
    ],
)
def test_an_address_that_is_none_is_refused(clerk: Clerk, address: str) -> None:
    with refusal("address_not_read"):
        clerk.queue(address=address)
    assert not Mail.objects.exists()


def test_space_around_an_address_is_no_part_of_it(clerk: Clerk) -> None:
    clerk.queue(address=" ada@example.org\r\n")
    assert Mail.objects.get().address == "ada@example.org"


def test_text_is_never_queued(clerk: Clerk) -> None:
    with refusal("context_not_ids"):
        clerk.queue(context={"note": "Dear Ada, come to the hearing"})
    with refusal("unknown_letter"):
        clerk.queue("tests.nothing")


# Delivering


def test_a_mail_is_sent_and_says_what_it_should(clerk: Clerk, desk: Desk, settings: object) -> None:
    mail = clerk.queue(context={"event": "tip"})
    assert deliver_mail(now=NOW) == "done"
    assert deliver_mail(now=NOW) == ""
    assert state(mail) == ("sent", "", 1)
    sent = desk.mail()
    assert (sent["Subject"], sent["To"]) == ("Received: Ada Example", "Ada Example <ada@example.org>")
    assert (sent["Auto-Submitted"], sent["Content-Language"]) == ("auto-generated", "en")
    assert sent["List-Unsubscribe"] is None
    assert desk.text().splitlines() == [
        "Dear Ada Example,",
        f"your registration is here: http://127.0.0.1:8000/en/registrations/{clerk.person.pk}/",
        "Ms.",
        "(not stated)",
        "General Assembly",
    ]
    assert next(sent.iter_attachments()).get_filename() == "hearing.ics"
    row = Mail.objects.get()
    assert (row.message_id, row.broken) == (sent["Message-ID"], ["{broken}"])
    told = Try.objects.get()
    assert (told.number, told.outcome, told.code, told.words) == (1, "taken", 250, "2.0.0 queued as ABC")


def test_what_is_refused_for_now_is_tried_again_later_and_later(clerk: Clerk, desk: Desk) -> None:
    desk.data = lambda: "451 4.3.0 disk full"
    mail = clerk.queue()
    for number, wait in enumerate(WAITS, 1):
        due = next_due()
        assert due is not None
        assert (deliver_mail(now=due - 1), deliver_mail(now=due)) == ("", "done")
        assert state(mail) == ("waiting", "", number)
        answered = Try.objects.get(number=number).answered_at
        assert answered is not None
        assert next_due() == answered + wait
        Mail.objects.update(due_at=NOW + number)
    assert deliver_mail(now=NOW + 10) == "done"
    assert state(mail) == ("failed", "gave_up", len(WAITS) + 1)
    assert next_due() is None


def test_a_mail_that_is_refused_for_good_stays_with_the_servers_words(clerk: Clerk, desk: Desk) -> None:
    desk.rcpt = lambda _: "550 5.1.1 no such box"
    mail = clerk.queue()
    deliver_mail(now=NOW)
    assert state(mail) == ("failed", "refused", 1)
    row = queries.mail(mail=mail, by=None)
    assert (row.code, row.words) == (550, "5.1.1 no such box")
    desk.rcpt = lambda _: "250 ok"
    send_again(mail=mail, by=None, now=NOW + 1)
    deliver_mail(now=NOW + 1)
    assert state(mail) == ("sent", "", 2)
    with refusal("not_settled"):
        send_again(mail=mail, by=None, now=NOW + 2)


def test_a_dropped_line_leaves_the_mail_in_the_outbox(clerk: Clerk, desk: Desk) -> None:
    desk.cut = True
    mail = clerk.queue()
    assert deliver_mail(now=NOW) == "line_down"
    assert state(mail) == ("waiting", "", 1)
    desk.cut = False
    assert deliver_mail(now=next_due() or 0) == "done"
    assert (state(mail), len(desk.taken)) == (("sent", "", 2), 1)


def test_a_try_that_ended_with_its_process_is_lost_and_made_again_under_the_same_id(
    clerk: Clerk, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dies:
        name = "dies"

        def send(self, _mail: object) -> object:
            assert Try.objects.get().outcome == "", "the try is on record before it is made"
            raise KeyboardInterrupt

    post = ports.post
    monkeypatch.setattr(ports, "post", Dies())
    mail = clerk.queue()
    with pytest.raises(KeyboardInterrupt):
        deliver_mail(now=NOW)
    monkeypatch.setattr(ports, "post", post)
    assert state(mail) == ("sending", "", 1)
    assert deliver_mail(now=NOW + LEASE - 1) == ""
    assert next_due() == NOW + LEASE
    assert deliver_mail(now=NOW + LEASE) == "done"
    assert (state(mail), len(desk.taken)) == (("sent", "", 2), 1)
    assert list(Try.objects.values_list("outcome", flat=True)) == ["lost", "taken"]
    assert desk.mail()["Message-ID"] == Mail.objects.get().message_id


def test_what_a_mail_is_about_is_gone_and_so_is_the_mail(clerk: Clerk, desk: Desk) -> None:
    mail, other = clerk.queue(), clerk.queue(context={"person": "nobody"}, now=NOW - 1)
    assert [deliver_mail(now=NOW) for _ in range(3)] == ["done", "done", ""]
    assert (state(other), state(mail)) == (("failed", "gone", 1), ("sent", "", 1))
    assert len(desk.taken) == 1


def test_where_nothing_may_leave_mail_is_held_and_can_be_read(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ports, "post", NoPost())
    mail = clerk.queue()
    deliver_mail(now=NOW)
    assert state(mail) == ("held", "held_here", 1)
    assert "Dear Ada Example," in queries.text(mail=mail, by=None).text


def test_the_worker_empties_the_outbox_and_is_called_again_for_what_waits(clerk: Clerk, desk: Desk) -> None:
    refused = {"bo@example.org"}
    desk.rcpt = lambda address: "450 4.2.1 later" if address in refused else "250 ok"
    for address in ("ada@example.org", "bo@example.org", "cy@example.org"):
        clerk.queue(address=address)
    DBTaskResult.objects.all().delete()
    empty_outbox.call()
    assert sorted(to[0] for _, to, _ in desk.taken) == ["ada@example.org", "cy@example.org"]
    call = DBTaskResult.objects.get()
    assert clock.micros(call.run_after) == next_due()


def test_while_no_server_speaks_nothing_else_is_tried(clerk: Clerk, desk: Desk) -> None:
    desk.cut = True
    for _ in range(3):
        clerk.queue()
    empty_outbox.call()
    assert desk.tried == 1
    assert sorted(Mail.objects.values_list("tries", flat=True)) == [0, 0, 1]


# What comes back, and being left alone


def test_a_bounce_is_written_down_once(clerk: Clerk, desk: Desk) -> None:
    mail = clerk.queue()
    deliver_mail(now=NOW)
    told = Bounce(Mail.objects.get().message_id, "5.1.1", "no such box", final=True)
    assert [record_bounce(bounce=told, by=None, now=NOW + 5) for _ in range(2)] == [mail, mail]
    assert state(mail) == ("bounced", "bounced", 2)
    assert Try.objects.get(number=2).words == "5.1.1 no such box"
    with refusal("not_final"):
        record_bounce(bounce=Bounce(told.message_id, "4.4.1", "", final=False), by=None, now=NOW)
    with refusal("unknown_mail"):
        record_bounce(bounce=Bounce("<x@example.org>", "5.1.1", "", final=True), by=None, now=NOW)


def test_who_unsubscribed_gets_no_more_of_what_is_not_official(clerk: Clerk, desk: Desk) -> None:
    clerk.queue("tests.news", context={"event": "tip"})
    waiting = clerk.queue("tests.news", context={"event": "tip"}, now=NOW + 1)
    deliver_mail(now=NOW)
    sent = desk.mail()
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    way = str(sent["List-Unsubscribe"]).strip(" <>")
    assert way in desk.text()
    token = way.rstrip("/").rpartition("/")[2]
    said = way.removesuffix("/").removesuffix(token.rpartition(".")[2])
    assert "ada" not in said, "the address of a mail's way out names its reader"
    for _ in range(2):
        unsubscribe(token=token, now=NOW + 2)
    deliver_mail(now=NOW + 3)
    assert state(waiting) == ("held", "unsubscribed", 1)
    with refusal("unsubscribed"):
        send_again(mail=waiting, by=None, now=NOW + 4)
    assert clerk.queue("tests.news", context={"event": "tip"}, address="ADA@example.org") == ""
    assert clerk.queue("tests.news", context={"event": "other"}) != ""
    assert clerk.queue(context={"event": "tip"}) != ""
    for forged in (token[:-1], "tip~0.x", token.replace("tip", "other")):
        with refusal("bad_link"):
            unsubscribe(token=forged, now=NOW)


def test_a_person_is_gone_from_the_outbox(clerk: Clerk, desk: Desk) -> None:
    clerk.queue()
    deliver_mail(now=NOW)
    clerk.queue(address="another@example.org")
    with transaction.atomic():
        queue_mail(letter="tests.news", to=To("ADA@example.org", "en"), context={"person": "x"}, now=NOW)
        kept = queue_mail(
            letter="tests.news", to=To("bo@example.org", "en"), context={"person": "x"}, now=NOW
        )
    assert erase_correspondence() == 0
    assert erase_correspondence(person=clerk.person.pk, address="ada@example.org") == 3
    assert [row.pk for row in Mail.objects.all()] == [kept]
    assert Try.objects.count() == 0


def test_a_list_costs_two_queries_whatever_its_length(clerk: Clerk) -> None:
    for wanted in (1, 3):
        while Mail.objects.count() < wanted:
            clerk.queue()
        with TestCase().assertNumQueries(2):
            assert len(queries.outbox(by=None)) == wanted
