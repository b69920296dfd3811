"""Presence is folded from scans, whatever their order; nobody counts twice (experience 8.6)."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.procedure.attendance import IN, OUT, Passage, Standing, moment_of, presence, verdict

passages = st.builds(
    Passage,
    bearer=st.sampled_from("abc"),
    at=st.integers(0, 20),
    way=st.sampled_from((IN, OUT)),
    key=st.uuids().map(str),
)


@pytest.mark.parametrize(
    ("in_force", "registration", "told"),
    [
        (True, "", "admitted"),
        (True, "approved", "admitted"),
        (False, "approved", "replaced"),
        (False, "withdrawn", "withdrawn"),
        (True, "withdrawn", "withdrawn"),
        (True, "refused", "not_approved"),
        (True, "not_included", "not_approved"),
        (True, "submitted", "not_approved"),
    ],
)
def test_a_badge_admits_or_says_why_not(in_force: bool, registration: str, told: str) -> None:
    assert verdict(Standing(in_force, registration)) == told


def test_who_goes_out_has_come_and_is_not_inside() -> None:
    told = presence([Passage("a", 1, IN, "1"), Passage("b", 2, IN, "2"), Passage("a", 3, OUT, "3")])
    assert (told.came, told.inside) == (("a", "b"), frozenset("b"))


@given(st.lists(passages, max_size=12), st.randoms())
def test_order_and_repetition_of_arrival_change_nothing(rows: Sequence[Passage], chance: object) -> None:
    """Two entrances that tell late, and tell again, come to the same as one that tells at once."""
    again = [*rows, *rows]
    chance.shuffle(again)  # type: ignore[attr-defined]
    assert presence(again) == presence(rows)


@given(st.lists(passages, max_size=12))
def test_nobody_is_counted_more_than_once(rows: Sequence[Passage]) -> None:
    told = presence(rows)
    assert len(set(told.came)) == len(told.came)
    assert told.inside <= {one.bearer for one in rows if one.way == IN}


def test_an_entrance_whose_clock_is_wrong_is_not_believed() -> None:
    now, hour = 10**15, 3_600_000_000
    assert moment_of(now - hour, now) == now - hour
    assert moment_of(now + hour, now) == now
    assert moment_of(now - 49 * hour, now) == now
