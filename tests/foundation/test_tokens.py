import pytest

from rostrum.foundation.clock import SECOND
from rostrum.foundation.tokens import LONGEST, Claim, make, read, stream_key

NOW = 1_795_279_547_000_000
KEY = stream_key("the secret of a test")
CLAIM = Claim("tip-2025-hearing.main", "console", "k3f2", NOW + LONGEST)


def test_a_token_gives_its_claim_back() -> None:
    assert read(KEY, make(KEY, CLAIM, NOW), NOW) == CLAIM


def test_a_token_ends_at_its_moment() -> None:
    token = make(KEY, CLAIM, NOW)
    assert read(KEY, token, CLAIM.expires - 1) == CLAIM
    assert read(KEY, token, CLAIM.expires) is None


def test_no_token_lives_longer_than_ten_minutes() -> None:
    late = Claim("f", "console", "h", NOW + LONGEST + 1)
    with pytest.raises(ValueError, match="ten minutes"):
        make(KEY, late, NOW)
    token = make(KEY, late, NOW + SECOND)
    assert read(KEY, token, NOW) is None
    assert read(KEY, token, NOW + SECOND) == late


def test_another_key_does_not_open() -> None:
    assert read(stream_key("another"), make(KEY, CLAIM, NOW), NOW) is None


def test_every_changed_sign_is_refused() -> None:
    token = make(KEY, CLAIM, NOW)
    for place, sign in enumerate(token):
        changed = token[:place] + ("A" if sign != "A" else "B") + token[place + 1 :]
        assert read(KEY, changed, NOW) is None


@pytest.mark.parametrize(
    "token", ["", ".", "a.b", "é.ü", "\ud800.x", "a" * 10_000, "eyJ9.eyJ9", "W10.", "\x00.\x00"]
)
def test_hostile_tokens_are_no_claim(token: str) -> None:
    assert read(KEY, token, NOW) is None
