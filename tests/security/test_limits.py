"""How often somebody may try: passwords, PINs, presses; and that no answer tells whether an address is known."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from rostrum.apps.floor import operations
from rostrum.apps.floor.record import OFTEN
from rostrum.apps.participation.models import TRIES, Link
from rostrum.apps.participation.operations import issue_link
from rostrum.apps.people.models import Account
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from tests.security.town import Town
from tests.stage import NOW, Stage, set_stage

LOGIN = "/en/account/login/"
WRONG = "wrong wrong wrong"


@pytest.fixture
def quick(settings: Settings, plain_files: None, db: None) -> None:
    """Passwords that are checked quickly, and a cache with nothing in it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@dataclass(frozen=True)
class Sender:
    """Where a request comes from, and what it says of itself."""

    address: str = "127.0.0.1"
    headers: dict[str, str] = field(default_factory=dict)


def tries(
    count: int, *, login: Callable[[int], str], sender: Callable[[int], Sender], password: str = WRONG
) -> list[bool]:
    """Of so many passwords, which were looked at; the others were answered with a refusal to look."""
    looked = []
    for turn in range(count):
        fields, one = {"login": login(turn), "password": password}, sender(turn)
        answer = Client().post(LOGIN, fields, headers=one.headers, REMOTE_ADDR=one.address)
        refused = "Too many failed login attempts" in answer.content.decode()
        assert refused or answer.status_code == 302 or "not correct" in answer.content.decode()
        looked.append(not refused)
    return looked


def one(_: int) -> str:
    return "nobody@example.org"


def spelt(turn: int) -> str:
    return "nobody@example.org" if turn % 2 else "Nobody@Example.org "


def many(turn: int) -> str:
    return f"nobody{turn}@example.org"


def plain(_: int) -> Sender:
    return Sender()


def of_ipv4(turn: int) -> Sender:
    return Sender(f"198.51.100.{turn + 1}")


def of_ipv6(turn: int) -> Sender:
    """Of a /48: another /64 each time, as whoever rents one can choose them."""
    return Sender(f"2001:db8:7:{turn:x}::1")


def mapped(turn: int) -> Sender:
    return Sender(f"::ffff:198.51.100.{turn + 1}")


def elsewhere(turn: int) -> Sender:
    return Sender(f"203.0.{turn}.9")


def ported(turn: int) -> Sender:
    return Sender(f"203.0.{turn}.9", {"Host": f"testserver:{8000 + turn}"})


def forged(turn: int) -> Sender:
    told = f"203.0.{turn}.9"
    return Sender(headers={"X-Forwarded-For": told, "X-Real-IP": told, "Forwarded": f"for={told}"})


def behind(turn: int) -> Sender:
    """What a proxy hands on when the sender has put an address of their own in front."""
    return Sender("10.0.0.1", {"X-Forwarded-For": f"203.0.{turn}.9, 198.51.100.{turn + 1}"})


@pytest.mark.parametrize("sender", [plain, forged, of_ipv4, elsewhere, ported])
@pytest.mark.parametrize("login", [one, spelt])
def test_five_wrong_passwords_for_an_account_wherever_they_seem_to_come_from(
    quick: None, sender: Callable[[int], Sender], login: Callable[[int], str]
) -> None:
    assert tries(8, login=login, sender=sender) == [True] * 5 + [False] * 3


@pytest.mark.parametrize(
    ("proxies", "sender"),
    [(0, plain), (0, forged), (1, behind), (0, of_ipv4), (0, of_ipv6), (0, mapped)],
)
def test_ten_wrong_passwords_from_a_network_whatever_it_says_of_itself(
    quick: None, settings: Settings, proxies: int, sender: Callable[[int], Sender]
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    assert tries(13, login=many, sender=sender) == [True] * 10 + [False] * 3


def test_behind_a_trusted_proxy_two_networks_are_two(quick: None, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def sender(turn: int) -> Sender:
        return Sender(headers={"X-Forwarded-For": f"198.51.{turn % 2}.7"})

    assert tries(13, login=many, sender=sender) == [True] * 13


def test_right_passwords_take_nothing_from_a_mission_behind_one_network(quick: None) -> None:
    for turn in range(13):
        Account.objects.create_user(many(turn), "a sentence to keep in mind", name="Known")
    told = tries(13, login=many, sender=of_ipv4, password="a sentence to keep in mind")
    assert told == [True] * 13


def answer_to(login: str, password: str) -> tuple[int, str, tuple[str, ...]]:
    """Status, text and cookies, without what differs for everybody."""
    page = Client().post(LOGIN, {"login": login, "password": password})
    text = re.sub(r'value="\w{64}"', "", page.content.decode()).replace(login, "")
    return page.status_code, text, tuple(sorted(page.cookies))


def test_known_and_unknown_switched_off_and_without_a_password_are_answered_alike(quick: None) -> None:
    Account.objects.create_user("known@example.org", "a sentence to keep in mind", name="Known")
    Account.objects.create_user("off@example.org", "a sentence to keep in mind", name="Off", is_active=False)
    Account.objects.create_user("none@example.org", None, name="None")
    told = {answer_to(f"{name}@example.org", WRONG) for name in ("known", "unknown", "off", "none")}
    assert len(told) == 1
    assert next(iter(told))[0] == 200


def test_as_many_digests_are_made_for_an_unknown_address(
    quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time of an answer is the time of its digests: it tells nothing if they are as many."""
    made: list[str] = []
    honest = MD5PasswordHasher.encode

    def encode(self: MD5PasswordHasher, password: str, salt: str) -> str:
        made.append(password)
        return honest(self, password, salt)

    Account.objects.create_user("known@example.org", "a sentence to keep in mind", name="Known")
    Account.objects.create_user("none@example.org", None, name="None")
    monkeypatch.setattr(MD5PasswordHasher, "encode", encode)
    counts = []
    for login in ("known@example.org", "unknown@example.org", "none@example.org"):
        made.clear()
        Client().post(LOGIN, {"login": login, "password": WRONG})
        counts.append(len(made))
    assert counts[0] > 0
    assert len(set(counts)) == 1


def test_five_wrong_pins_lock_a_link_for_the_right_one_too(town: Town) -> None:
    person = town.stage.people[3]
    issued = issue_link(participant=person, by=None, now=clock.now())
    wrong = f"{(int(issued.pin) + 1) % 1_000_000:06}"

    def told(pin: str, token: str = issued.token) -> tuple[int, str]:
        phone = Client()  # a new browser each time: the tries belong to the link
        phone.get(f"/en/floor/{token}/")
        answer = phone.post("/en/floor/", {"pin": pin}, headers=forged(1).headers)
        return answer.status_code, re.sub(r'value="\w{64}"', "", answer.content.decode())

    first = [told(wrong) for _ in range(TRIES)]
    assert {status for status, _ in first} == {422}
    assert told(issued.pin) == first[0]
    assert told(issued.pin, "x" * 22) == first[0]  # and a link that never was is answered in the same words
    assert Link.objects.get(participant=person, revoked_at=None).tries == 0


def test_presses_too_often_are_refused_and_counted_from_the_record(db: None) -> None:
    stage: Stage = set_stage(now=NOW)
    stage.open_panel()
    for turn in range(OFTEN):
        act = operations.request_floor if turn % 2 == 0 else operations.withdraw_request
        act(hand=stage.hand(0, after=0))
    with pytest.raises(Refusal, match="too_often"):
        operations.withdraw_request(hand=stage.hand(0, after=0))
    operations.request_floor(hand=stage.hand(1, after=0))  # somebody else is not held up
    later = operations.withdraw_request if OFTEN % 2 else operations.request_floor
    later(hand=stage.hand(0, after=61))


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(town: Town) -> None:
    large = b"x" * 3_000_000
    for who, name in (("participant", "request_floor"), ("operator", "console_act")):
        answer = town.browsers[who].post(town.addresses[name], large, content_type="application/json")
        assert answer.status_code == 400, who
