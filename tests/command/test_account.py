"""`rostrum account`: the first of the staff comes in by the command line."""

import io

import pytest

from rostrum.__main__ import main
from rostrum.apps.people.models import Account
from rostrum.apps.processes.permissions import has

WORDS = ["account", "Chief@Example.org", "--name", "Chief of the desk"]
pytestmark = pytest.mark.django_db


def test_the_first_account_may_sign_in_and_holds_the_role(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a long and quiet river\n"))
    assert main(WORDS) == 0
    account = Account.objects.get(email="chief@example.org")
    assert account.check_password("a long and quiet river")
    assert has(account, "secretariat", "any-event")
    assert capsys.readouterr().out == "chief@example.org may sign in as secretariat\n"


@pytest.mark.parametrize(
    ("words", "password", "line"),
    [
        (WORDS, "short", "This password is too short."),
        (["account", "no-address", "--name", "X"], "a long and quiet river", "no-address is no mail address"),
        (["account", "a@example.org", "--name", " "], "a long and quiet river", "--name is empty"),
    ],
)
def test_what_may_not_be_leaves_nothing(
    words: list[str],
    password: str,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    assert main(words) == 2
    assert capsys.readouterr().err.startswith(f"rostrum account: {line}")
    assert Account.objects.count() == 0


def test_an_address_is_taken_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for status in (0, 2):
        monkeypatch.setattr("sys.stdin", io.StringIO("a long and quiet river\n"))
        assert main(WORDS) == status
    assert capsys.readouterr().err == "rostrum account: Chief@Example.org has an account already\n"


def test_an_account_gets_another_role_and_loses_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a long and quiet river\n"))
    main(WORDS)
    more = ["account", "chief@example.org", "--role", "operator", "--event", "one-event"]
    assert main(more) == 0
    account = Account.objects.get()
    assert has(account, "operator", "one-event")
    assert not has(account, "operator", "another-event")
    assert main([*more, "--take-back"]) == 0
    assert not has(Account.objects.get(), "operator", "one-event")
    assert main([*more, "--take-back"]) == 2
    assert capsys.readouterr().err == "rostrum account: chief@example.org does not hold this role there\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["account", "nobody@example.org"], "nobody@example.org has no account; --name makes one"),
        (["account", "chief@example.org", "--take-back"], "the last secretariat of all events stays"),
    ],
)
def test_a_role_that_cannot_be_given_or_taken(
    words: list[str], line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a long and quiet river\n"))
    main(WORDS)
    assert main(words) == 2
    assert capsys.readouterr().err.startswith(f"rostrum account: {line}")
    assert has(Account.objects.get(), "secretariat", "any-event")
