"""How often somebody may try: passwords, PINs, presses; and that no answer tells whether an address is known."""

import re
from collections.abc import Callable

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


def tries(count: int, *, login: Callable[[int], str], headers: Callable[[int], dict[str, str]]) -> list[bool]:
    """Of so many wrong passwords, which were looked at; the others were answered with a refusal to look."""
    looked = []
    for turn in range(count):
        fields = {"login": login(turn), "password": WRONG}
        answer = Client().post(LOGIN, fields, headers=headers(turn))
        looked.append(answer.status_code == 200 and "not correct" in answer.content.decode())
    return looked


def one(_: int) -> str:
    return "nobody@example.org"


def many(turn: int) -> str:
    return f"nobody{turn}@example.org"


def plain(_: int) -> dict[str, str]:
    return {}


def forged(turn: int) -> dict[str, str]:
    return {"X-Forwarded-For": f"203.0.113.{turn}", "X-Real-IP": f"203.0.113.{turn}"}


def behind(turn: int) -> dict[str, str]:
    """What a proxy hands on when the sender has put an address of their own in front."""
    return {"X-Forwarded-For": f"203.0.113.{turn}, 198.51.100.7"}


@pytest.mark.parametrize("headers", [plain, forged])
def test_five_wrong_passwords_for_an_account_wherever_they_seem_to_come_from(
    quick: None, headers: Callable[[int], dict[str, str]]
) -> None:
    assert tries(8, login=one, headers=headers) == [True] * 5 + [False] * 3


@pytest.mark.parametrize(("proxies", "headers"), [(0, plain), (0, forged), (1, behind)])
def test_ten_wrong_passwords_from_a_network_whatever_it_says_of_itself(
    quick: None, settings: Settings, proxies: int, headers: Callable[[int], dict[str, str]]
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    assert tries(13, login=many, headers=headers) == [True] * 10 + [False] * 3


def test_behind_a_trusted_proxy_two_networks_are_two(quick: None, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    looked = tries(13, login=many, headers=lambda turn: {"X-Forwarded-For": f"198.51.100.{turn % 2}"})
    assert looked == [True] * 13


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
        answer = phone.post("/en/floor/", {"pin": pin}, headers=forged(1))
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
