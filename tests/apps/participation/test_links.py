import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from rostrum.apps.meeting.models import Event
from rostrum.apps.participation import queries
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.models import Device, Link
from rostrum.apps.participation.operations import (
    Issued,
    add_participant,
    issue_link,
    issue_links,
    leave,
    open_link,
    revoke_device,
    revoke_link,
)
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal


def code(token: str, pin: str, now: int) -> str:
    """What an opening is answered: `in`, or the code of its refusal."""
    try:
        open_link(token=token, pin=pin, agent="test", now=now)
    except Refusal as refusal:
        return refusal.code
    return "in"


def other(pin: str) -> str:
    return f"{(int(pin) + 1) % 1_000_000:06}"


def test_link_and_pin_open_the_floor(link: Issued, now: int) -> None:
    opened = open_link(token=link.token, pin=link.pin, agent="Phone", now=now)
    assert (opened.participant, opened.event, opened.expires) == (
        link.participant,
        "hearing",
        link.expires,
    )
    row = queries.by_cookie(participant=opened.participant, device=opened.device, now=now)
    assert (row.id, row.name) == (link.participant, "Ada Example")


def test_only_what_checks_them_is_stored(link: Issued) -> None:
    stored = Link.objects.values().get()
    assert link.token not in str(stored)
    assert link.pin not in (stored["pin_mac"], stored["token_hash"])
    assert len(link.token) >= 22
    assert len(link.pin) == 6


@pytest.mark.parametrize("script", ["٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９"])
def test_a_pin_may_be_typed_in_any_digits(link: Issued, now: int, script: str) -> None:
    typed = "".join(script[int(digit)] for digit in link.pin)
    assert code(link.token, f" {typed[:3]} {typed[3:]}", now) == "in"


def test_five_wrong_pins_lock_until_a_new_link_is_issued(link: Issued, now: int) -> None:
    wrong = [code(link.token, other(link.pin), now) for _ in range(5)]
    assert wrong == ["link_or_pin"] * 5
    assert code(link.token, link.pin, now) == "link_or_pin"
    again = issue_link(participant=link.participant, by=None, now=now)
    assert code(link.token, link.pin, now) == "link_or_pin"
    assert code(again.token, again.pin, now) == "in"


def test_coming_in_costs_no_try_and_gives_none_back(link: Issued, now: int) -> None:
    for _ in range(4):
        code(link.token, other(link.pin), now)
    assert code(link.token, link.pin, now) == "in"
    assert Link.objects.get().tries == 1
    assert code(link.token, other(link.pin), now) == "link_or_pin"
    assert code(link.token, link.pin, now) == "link_or_pin"


def test_unknown_expired_withdrawn_and_wrong_are_one_answer(link: Issued, now: int) -> None:
    assert code("unknown", link.pin, now) == "link_or_pin"
    assert code("\ud800", link.pin, now) == "link_or_pin"
    assert code(link.token, "", now) == "link_or_pin"
    assert code(link.token, link.pin, link.expires) == "link_or_pin"
    revoke_link(participant=link.participant, by=None, now=now)
    assert code(link.token, link.pin, now) == "link_or_pin"


def test_the_pin_of_another_link_does_not_open(event: Event, link: Issued, now: int) -> None:
    row = Row(name="Ben Example", category="csos")
    ben = issue_link(
        participant=add_participant(event=event.pk, person=row, by=None, now=now), by=None, now=now
    )
    if ben.pin != link.pin:
        assert code(link.token, ben.pin, now) == "link_or_pin"
    Link.objects.filter(participant=ben.participant).update(
        pin_mac=Link.objects.get(participant=link.participant).pin_mac
    )
    assert code(ben.token, link.pin, now) == "link_or_pin"


def test_a_sixth_device_is_refused_until_one_is_shut_out(link: Issued, now: int) -> None:
    devices = [open_link(token=link.token, pin=link.pin, agent=f"{n}", now=now + n).device for n in range(5)]
    assert code(link.token, link.pin, now) == "devices_full"
    assert Link.objects.get().tries == 5
    found = queries.devices(participant=link.participant, now=now)
    assert [(row.id, row.agent) for row in found] == list(zip(devices, "01234", strict=True))
    revoke_device(device=devices[2], by=None, now=now)
    with pytest.raises(Refusal, match="signed_out"):
        queries.by_cookie(participant=link.participant, device=devices[2], now=now)
    assert code(link.token, link.pin, now) == "in"


def test_a_new_link_leaves_devices_in_and_withdrawing_shuts_them_out(link: Issued, now: int) -> None:
    device = open_link(token=link.token, pin=link.pin, agent="", now=now).device
    issue_link(participant=link.participant, by=None, now=now)
    assert queries.by_cookie(participant=link.participant, device=device, now=now).id == link.participant
    revoke_link(participant=link.participant, by=None, now=now)
    with pytest.raises(Refusal, match="signed_out"):
        queries.by_cookie(participant=link.participant, device=device, now=now)


def test_a_device_ends_with_its_link(link: Issued, now: int) -> None:
    device = open_link(token=link.token, pin=link.pin, agent="", now=now).device
    with pytest.raises(Refusal, match="signed_out"):
        queries.by_cookie(participant=link.participant, device=device, now=link.expires)


def test_a_participant_leaves_by_their_own_devices_alone(event: Event, link: Issued, now: int) -> None:
    device = open_link(token=link.token, pin=link.pin, agent="", now=now).device
    with pytest.raises(Refusal, match="unknown_device"):
        leave(participant="somebody", device=device, now=now)
    leave(participant=link.participant, device=device, now=now)
    assert queries.devices(participant=link.participant, now=now) == ()


def test_only_those_preregistered_receive_the_link_of_2021(preregistered_event: Event, now: int) -> None:
    def add(name: str, *, early: bool) -> str:
        row = Row(name=name, category="csos", preregistered=early)
        return add_participant(event=preregistered_event.pk, person=row, by=None, now=now)

    early, late = add("Early", early=True), add("Late", early=False)
    with pytest.raises(Refusal, match="no_link_by_modalities"):
        issue_link(participant=late, by=None, now=now)
    given = issue_links(event=preregistered_event.pk, by=None, now=now)
    assert [issued.participant for _, issued in given] == [early]
    assert issue_links(event=preregistered_event.pk, by=None, now=now) == ()


def test_viewers_receive_no_link(event: Event, now: int) -> None:
    row = Row(name="Viewer", category="viewers")
    viewer = add_participant(event=event.pk, person=row, by=None, now=now)
    with pytest.raises(Refusal, match="no_link_by_modalities"):
        issue_link(participant=viewer, by=None, now=now)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("operator", True),
        ("secretariat", True),
        ("moderator", False),
        ("interpreter", False),
        ("technician", False),
        ("simulator", False),
        ("none", False),
    ],
)
def test_who_may_issue_and_shut_out(
    staff: dict[str, Account], link: Issued, now: int, role: str, *, allowed: bool
) -> None:
    device = open_link(token=link.token, pin=link.pin, agent="", now=now).device
    answers = []
    for act in (
        lambda: revoke_device(device=device, by=staff[role], now=now),
        lambda: issue_link(participant=link.participant, by=staff[role], now=now),
        lambda: issue_links(event="hearing", by=staff[role], now=now),
        lambda: revoke_link(participant=link.participant, by=staff[role], now=now),
    ):
        try:
            act()
        except Refusal as refusal:
            answers.append(refusal.code)
    assert answers == ([] if allowed else ["not_permitted"] * 4)


def test_neither_token_nor_pin_reaches_a_log_or_a_refusal(
    link: Issued, now: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(Refusal) as refused:
        open_link(token=link.token, pin=other(link.pin), agent="", now=now)
    told = caplog.text + repr(refused.value) + repr(refused.value.detail) + repr(link)
    assert link.token not in told
    assert link.pin not in told


@pytest.mark.django_db(transaction=True)
def test_guesses_side_by_side_are_no_more_than_five(link: Issued, now: int) -> None:
    guesses = [f"{(int(link.pin) + n) % 1_000_000:06}" for n in range(1, 41)]

    def guess(pin: str) -> str:
        try:
            return code(link.token, pin, now)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(guess, guesses))
    assert set(answers) == {"link_or_pin"}
    assert Link.objects.get().tries == 0
    assert code(link.token, link.pin, now) == "link_or_pin"
    assert Device.objects.count() == 0
