"""Thousands of registrations by machines of one network: held within limits, the outbox not flooded, others let in.

R199, security 7. Whole requests through every layer; the clock stands still, so that nothing runs out meanwhile.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.core import signing
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.foundation.clock import moment
from rostrum.web.registration.ways import STAMP
from tests.apps.registration.conftest import HEARING, NOW, Office, office
from tests.invented import plain_files
from tests.servers import FULL

__all__ = ["office", "plain_files"]
COUNT = 10_000 if FULL else 400
OF_A_NETWORK, OF_AN_ADDRESS, TO_A_MAILBOX = 240, 60, 5
FORM = f"/en/events/{HEARING}/register/csos/"
PROXY = "10.0.0.1"
BROWSER = Client()


@dataclass(frozen=True)
class Sender:
    """Where a request comes from, and what it says of itself."""

    address: str
    headers: dict[str, str]


def of_ipv4(turn: int) -> Sender:
    return Sender(f"198.51.100.{turn % 256}", {})


def of_ipv6(turn: int) -> Sender:
    """Of a /48: another /64 each time, as whoever rents one can choose them."""
    return Sender(f"2001:db8:7:{turn % 65_536:x}::{turn:x}", {})


def forged(turn: int) -> Sender:
    """No proxy is believed: whatever the headers say is nobody's address."""
    told = f"203.0.{turn % 256}.{turn // 256}"
    return Sender(f"198.51.100.{turn % 256}", {"X-Forwarded-For": told, "X-Real-IP": told, "Forwarded": told})


def behind(turn: int) -> Sender:
    """A proxy adds the true address behind the one that was forged."""
    return Sender(PROXY, {"X-Forwarded-For": f"203.0.{turn % 256}.{turn // 256}, 198.51.100.{turn % 256}"})


def mapped(turn: int) -> Sender:
    """As a socket for both kinds of addresses writes them."""
    return Sender(f"::ffff:198.51.100.{turn % 256}", {})


@pytest.fixture(autouse=True)
def stamp(office: Office, plain_files: None) -> Iterator[str]:
    """What the form carries, shown ten seconds ago."""
    with time_machine.travel(moment(NOW), tick=False):
        shown = signing.TimestampSigner(salt=STAMP).sign("csos")
    cache.clear()
    with time_machine.travel(moment(NOW + 10_000_000), tick=False):
        yield shown


def ask(stamp: str, mail: str, sender: Sender) -> tuple[int, str]:
    """Status, and where it leads or what it says."""
    told = {"email": mail, "letters": "en", "stamp": stamp, "website": ""}
    BROWSER.cookies.clear()
    answer: Any = BROWSER.post(FORM, told, headers=sender.headers, REMOTE_ADDR=sender.address)
    if answer.status_code == 302:
        return 302, answer["Location"]
    page = answer.content.decode()
    return answer.status_code, "too_often" if "Wait an hour and try again." in page else page


@pytest.mark.parametrize(
    ("proxies", "sender"), [(0, of_ipv4), (0, of_ipv6), (0, forged), (1, behind), (0, mapped)]
)
def test_machines_of_one_network_stay_within_limits_and_a_person_gets_through(
    office: Office, settings: Settings, stamp: str, proxies: int, sender: Callable[[int], Sender]
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    told = Counter(ask(stamp, f"machine{turn}@example.org", sender(turn)) for turn in range(COUNT))
    assert told == {(302, f"{FORM}sent/"): OF_A_NETWORK, (422, "too_often"): COUNT - OF_A_NETWORK}
    assert Mail.objects.count() == Dossier.objects.count() == Registration.objects.count() == OF_A_NETWORK
    assert Mail.objects.values("address").distinct().count() == OF_A_NETWORK
    elsewhere = Sender(PROXY, {"X-Forwarded-For": "192.0.2.7"}) if proxies else Sender("192.0.2.7", {})
    assert ask(stamp, "person@example.org", elsewhere) == (302, f"{FORM}sent/")
    assert Mail.objects.filter(address="person@example.org").count() == 1


def test_one_address_that_asks_too_often_takes_nothing_from_its_neighbours(stamp: str) -> None:
    told = [ask(stamp, f"machine{turn}@example.org", of_ipv4(1))[0] for turn in range(OF_A_NETWORK + 20)]
    assert told.count(302) == OF_AN_ADDRESS
    assert ask(stamp, "neighbour@example.org", of_ipv4(2)) == (302, f"{FORM}sent/")


def test_a_mailbox_is_not_filled_from_many_networks_nor_by_what_stands_behind_a_plus(stamp: str) -> None:
    told = [
        ask(stamp, mail, Sender(f"203.0.{turn}.9", {}))[0]
        for turn, mail in enumerate(("Victim@example.org", *(f"victim+{n}@example.org" for n in range(30))))
    ]
    assert told.count(302) == TO_A_MAILBOX
    assert Mail.objects.count() == TO_A_MAILBOX


def test_whoever_is_known_gets_one_letter_a_day_however_often_it_is_asked_for(
    office: Office, stamp: str
) -> None:
    office.sent("known@example.org")
    before = Mail.objects.filter(address="known@example.org").count()
    for turn in range(30):
        ask(stamp, "known@example.org", Sender(f"203.0.{turn}.9", {}))
    assert Mail.objects.filter(address="known@example.org").count() == before + 1


def test_known_and_unknown_are_answered_alike_before_and_after_the_limit(office: Office, stamp: str) -> None:
    office.sent("known@example.org")
    addresses = ("known@example.org", "unknown@example.org")
    for turn in range(12):
        first, second = (ask(stamp, mail, Sender(f"198.51.{turn}.{turn}", {})) for mail in addresses)
        assert first == second
    pages = []
    for turn in range(OF_A_NETWORK):
        ask(stamp, f"machine{turn}@example.org", of_ipv4(turn))
    for mail in addresses:
        told = {"email": mail, "letters": "en", "stamp": stamp}
        page: Any = Client().post(FORM, told, REMOTE_ADDR="198.51.100.9")
        shown = re.sub(r'value="\w{64}"', "", page.content.decode()).replace(mail, "")
        pages.append((page.status_code, shown, sorted(page.cookies)))
    assert pages[0] == pages[1]
    assert pages[0][0] == 422
