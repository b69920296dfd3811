from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.foundation.clock import SECOND, micros, moment, monotonic, now


@given(st.integers(-(10**15), 10**16))
def test_a_moment_goes_there_and_back_without_rounding(at: int) -> None:
    assert micros(moment(at)) == at


def test_a_moment_has_the_same_value_in_every_zone() -> None:
    there = datetime(2026, 11, 21, 10, 0, 0, 123_457, tzinfo=timezone(timedelta(hours=14)))
    assert moment(micros(there)) == there
    assert moment(micros(there)).tzinfo is UTC


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 21, 10, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        micros(naive)


def test_both_clocks_count_microseconds() -> None:
    year = 365 * 86_400 * SECOND
    assert 50 * year < now() < 200 * year
    assert monotonic() <= monotonic()
