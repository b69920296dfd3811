"""The link to the floor by letter: once each, to whom the modalities give it, never with the PIN (D23, D39)."""

from collections.abc import Iterator

import pytest
import time_machine

from rostrum.apps.correspondence import operations as mail
from rostrum.apps.correspondence.models import Mail, Mailing
from rostrum.apps.correspondence.operations import prepare_mailing
from rostrum.apps.participation.models import Link
from rostrum.apps.participation.operations import issue_link, issue_links, open_link, revoke_link
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.audiences import AUDIENCE, LINKED
from rostrum.apps.registration.floor_link_letter import CODE, FLOOR_LINK
from rostrum.foundation.clock import moment
from rostrum.foundation.ports import ports
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, NOW, Office
from tests.smtp import smtp_server


@pytest.fixture(autouse=True)
def hour() -> Iterator[None]:
    with time_machine.travel(moment(NOW + 600_000_000), tick=False):
        yield


def approve(office: Office, address: str, **told: str) -> str:
    row = office.sent(address, letters="en", **told)
    return o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())


def prepared(office: Office) -> str:
    told = {"event": HEARING, "letter": CODE, "audience": AUDIENCE, "choice": LINKED}
    return prepare_mailing(**told, by=office.staff["secretariat"], now=office.tick())


def sent(office: Office, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What came by mail, by address, after a test and the letter itself."""
    made, by = prepared(office), office.staff["secretariat"]
    mail.send_test(mailing=made, by=by, now=office.tick())
    mail.send_mailing(mailing=made, count=1, by=by, now=office.tick())
    return delivered(office, monkeypatch)


def delivered(office: Office, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    with smtp_server() as desk:
        monkeypatch.setattr(ports, "post", desk.post())
        while mail.deliver_mail(now=office.tick()):
            pass
        return {to[0]: desk.text(place) for place, (_, to, _) in enumerate(desk.taken)}


def test_whom_the_modalities_give_it_reads_a_link_that_opens_with_the_pin(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In 2021 only those pre-registered to speak receive it (D39); the test shows its sender no way in."""
    one = approve(office, "ana@example.org")
    approve(office, "listens@example.org", name="Bo Other", speak="")
    ((row, issued),) = issue_links(event=HEARING, by=office.staff["secretariat"], now=office.tick())
    assert row.id == one
    told = sent(office, monkeypatch)
    assert f"/en/floor/{issued.token}/" in told["ana@example.org"]
    assert f"/en/events/{HEARING}/" in told["ana@example.org"]  # the webcast is everybody's
    assert "The PIN never comes by mail" in told["ana@example.org"]
    assert set(FLOOR_LINK.values) == {"name", "event", "floor", "live"}
    assert issued.token not in told["secretariat@example.org"]
    assert "/floor/" not in told["listens@example.org"]
    assert issued.token not in str(list(Mail.objects.values()))


def test_a_link_opens_by_what_its_row_makes(office: Office) -> None:
    one = approve(office, "ana@example.org")
    issued = issue_link(participant=one, by=office.staff["secretariat"], now=office.tick())
    opened = open_link(token=issued.token, pin=issued.pin, agent="", now=office.tick())
    assert opened.participant == one


def test_nobody_is_told_twice_but_a_link_given_anew(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    by = office.staff["secretariat"]
    with pytest.raises(Refusal, match="nobody"):
        prepared(office)
    one = approve(office, "ana@example.org")
    with pytest.raises(Refusal, match="nobody"):  # there is no link yet
        prepared(office)
    first = issue_link(participant=one, by=by, now=office.tick())
    sent(office, monkeypatch)
    with pytest.raises(Refusal, match="nobody"):
        prepared(office)
    second = issue_link(participant=one, by=by, now=office.tick())
    told = sent(office, monkeypatch)["ana@example.org"]
    assert (first.token in told, second.token in told) == (False, True)


@pytest.mark.parametrize("lost", ["failed", "bounced"])
def test_a_letter_that_was_lost_told_nobody_and_goes_again(
    office: Office, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    by, one = office.staff["secretariat"], approve(office, "ana@example.org")
    issued = issue_link(participant=one, by=by, now=office.tick())
    sent(office, monkeypatch)
    Mail.objects.filter(letter=CODE, address="ana@example.org").update(state=lost)
    assert issued.token in sent(office, monkeypatch)["ana@example.org"]
    with pytest.raises(Refusal, match="nobody"):
        prepared(office)


def test_to_look_again_leaves_one_draft(office: Office) -> None:
    """Of each author; it stays tested while it goes to the same set, and what was sent stays."""
    by = office.staff["secretariat"]
    issue_link(participant=approve(office, "ana@example.org"), by=by, now=office.tick())
    made = prepared(office)
    mail.send_test(mailing=made, by=by, now=office.tick())
    assert prepared(office) == made
    held = Mailing.objects.get()
    assert held.tested_at is not None
    told = {"event": HEARING, "letter": CODE, "audience": AUDIENCE}
    assert prepare_mailing(**told, choice="", by=by, now=office.tick()) == made
    assert Mailing.objects.get().tested_at is None
    assert prepare_mailing(**told, choice=LINKED, by=None, now=office.tick()) != made
    prepared(office)
    mail.send_test(mailing=made, by=by, now=office.tick())
    mail.send_mailing(mailing=made, count=1, by=by, now=office.tick())
    assert prepare_mailing(**told, choice="", by=by, now=office.tick()) != made


def test_a_link_that_ended_before_the_letter_left_is_not_sent(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    by, one = office.staff["secretariat"], approve(office, "ana@example.org")
    issue_link(participant=one, by=by, now=office.tick())
    made = prepared(office)
    mail.send_test(mailing=made, by=by, now=office.tick())
    mail.send_mailing(mailing=made, count=1, by=by, now=office.tick())
    revoke_link(participant=one, by=by, now=office.tick())
    assert "/floor/" not in "".join(delivered(office, monkeypatch).values())
    letter = Mail.objects.get(letter=CODE, address="ana@example.org")
    assert (letter.state, letter.reason) == ("failed", "gone")


def test_a_link_that_wrong_pins_locked_is_not_sent(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    by, one = office.staff["secretariat"], approve(office, "ana@example.org")
    issued = issue_link(participant=one, by=by, now=office.tick())
    made = prepared(office)
    mail.send_test(mailing=made, by=by, now=office.tick())
    mail.send_mailing(mailing=made, count=1, by=by, now=office.tick())
    for _ in range(5):
        with pytest.raises(Refusal, match="link_or_pin"):
            open_link(token=issued.token, pin="", agent="", now=office.tick())
    assert "/floor/" not in "".join(delivered(office, monkeypatch).values())


def test_a_link_of_another_key_is_left_out(office: Office) -> None:
    one = approve(office, "ana@example.org")
    issue_link(participant=one, by=office.staff["secretariat"], now=office.tick())
    Link.objects.filter(participant=one).update(token_hash="0" * 64)
    with pytest.raises(Refusal, match="nobody"):
        prepared(office)
