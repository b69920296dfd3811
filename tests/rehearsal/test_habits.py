"""The same seed, the same wishes."""

from itertools import islice
from random import Random

from rostrum.rehearsal.habits import CAST, JOINTLY, RISING, Turn, matters, partner, turns


def first(place: int, seed: int = 3, eager: int = 6) -> list[Turn]:
    return list(islice(turns(Random(f"{seed}:{place}"), place, eager), 3))


def test_choices_follow_from_the_seed_alone() -> None:
    assert [first(place) for place in range(40)] == [first(place) for place in range(40)]
    assert [first(place) for place in range(40)] != [first(place, seed=4) for place in range(40)]


def test_the_first_are_cast_and_press_at_once() -> None:
    cast = [first(place)[0] for place in CAST]
    assert [one.share for one in cast] == [1.3, 0.72, 0.9, 0.85, 0.95]
    assert [one.offline for one in cast] == [0.0, 0.0, 0.0, 40.0, 0.0]
    assert [one.twice for one in cast] == [False, False, False, False, True]
    assert [one.withdraw for one in cast] == [None, None, 70.0, None, None]
    assert max(one.delay for one in cast) <= 4 + 4 * 16


def test_some_come_to_listen() -> None:
    assert 0 < sum(not first(place) for place in range(6, 106)) < 40


def test_some_rise_and_some_reply_early_and_few_later() -> None:
    early = {place: next(matters(Random(f"3:{place}"), place)) for place in RISING}
    assert {place: one.form for place, one in early.items()} == RISING
    assert all(
        bool(one.point) == (one.form == "point_of_order") and one.delay <= 180 for one in early.values()
    )
    later = [one for place in range(10, 410) for one in matters(Random(f"3:{place}"), place)]
    assert 8 < len(later) < 60


def test_some_ask_together_with_one_who_comes_after_them_and_has_not_pressed() -> None:
    """R111."""
    found = {place: partner(Random(f"3:jointly:{place}"), place, 12, 60) for place in range(60)}
    assert found == {place: partner(Random(f"3:jointly:{place}"), place, 12, 60) for place in range(60)}
    asked = {place: other for place, other in found.items() if other is not None}
    assert set(asked) >= JOINTLY
    assert len(JOINTLY) < len(asked) < 20
    assert all(other > place and 12 <= other < 60 for place, other in asked.items())
    assert partner(Random("3:jointly:1"), 1, 2, 2) is None
