"""A snapshot and what came after it are the same as a snapshot taken anew, for whatever is done on a floor (R122)."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostrum.live.channel import Channel
from rostrum.procedure.floor.audiences import AUDIENCES
from tests.live.test_live_channel import FLOOR, Written
from tests.procedure.floor.random_acts import HEARINGS
from tests.procedure.floor.test_floor_property import Hearing, played
from tests.servers import FULL, House

EXAMPLES = 500 if FULL else 40


def told(channel: Channel, audience: str) -> dict[str, Any]:
    """The newest message of an audience; `now` is the moment of writing and says nothing about the floor."""
    lines = channel.ring(audience).newest.decode().split("\n")
    data: dict[str, Any] = json.loads(next(line for line in lines if line.startswith("data: "))[6:])
    del data["now"]
    return data


@settings(max_examples=EXAMPLES, deadline=None)
@given(hearing=HEARINGS, stops=st.lists(st.integers(min_value=1, max_value=60), max_size=6))
def test_a_stream_taken_up_anywhere_comes_to_the_state_of_a_new_one(
    hearing: Hearing, stops: list[int]
) -> None:
    """Readers open at random numbers and are brought up in steps; a reader that comes last is told the same."""
    reader = Written(played(hearing))
    count = len(reader.rows(FLOOR, 0))
    followed = Channel(FLOOR, Limited(reader, 0))  # type: ignore[arg-type]  # reads rows and names, as a reader does
    for stop in sorted({min(stop, count) for stop in stops} | {count}):
        followed.reader = Limited(reader, stop)  # type: ignore[assignment]  # the same
        followed.advance(stop, reader.hash(stop))
        for audience in AUDIENCES:
            followed.ring(audience)
    fresh = Channel(FLOOR, reader)
    fresh.advance(count, reader.hash(count))
    for audience in AUDIENCES:
        assert told(followed, audience) == told(fresh, audience)


class Limited:
    """The record as it was at a number."""

    def __init__(self, reader: Written, until: int) -> None:
        self.reader, self.until = reader, until

    def rows(self, floor: str, after: int) -> Any:
        return self.reader.rows(floor, after)[: max(0, self.until - after)]

    def names(self, people: Any) -> Any:
        return self.reader.names(people)


@pytest.mark.parametrize(
    "acts", [("give", "pause", "resume", "stop"), ("give", "stop", "undo", "give", "yield")]
)
def test_what_a_process_remembers_is_what_the_record_says(either: House, acts: tuple[str, ...]) -> None:
    """The fold that is kept between acts, the projection and a fold from the first entry."""
    other = either.actor()
    for place, act in enumerate(acts):
        either.first.do("inscribe", who=either.people[place])
        (either.first, other)[place % 2].ask(act, who=either.people[0])
        assert other.ask("fold") == either.first.ask("fold") == {"same": True}
    either.first.ask("stop")
    for who in either.people:
        either.first.ask("withdraw", who=who)
