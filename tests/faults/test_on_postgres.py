"""What must hold on PostgreSQL too: an append-only record, a stream, a timekeeper that outlives its connections."""

from collections.abc import Iterator

import pytest

from tests.append_only import FLOOR, LIST, ON_POSTGRES
from tests.postgres import Cluster
from tests.servers import House, new_house, until
from tests.streams import listen


@pytest.fixture(scope="module")
def house(postgres: Cluster) -> Iterator[House]:
    one = new_house(postgres.new_database())
    try:
        yield one.prepare(rate=180)
    finally:
        one.end()


FORBIDDEN = [one.format(**record) for record in (FLOOR, LIST) for one in ON_POSTGRES]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_record_is_only_ever_added_to(house: House, statement: str) -> None:
    before = house.first.ask("rows")["rows"]
    assert "only ever added to" in house.first.ask("sql", text=statement).get("error", "")
    assert house.first.ask("rows")["rows"] == before


def test_the_database_keeps_one_waiting_request_each(house: House) -> None:
    house.first.do("request", who=house.people[0])
    text = """INSERT INTO floor_request (id, floor_id, participant, waiting)
              SELECT 'second', floor_id, participant, waiting FROM floor_request WHERE waiting"""
    assert "one_waiting_request" in house.first.ask("sql", text=text)["error"]
    house.first.do("withdraw", who=house.people[0])


def test_the_stream_reads_it_and_comes_back_after_a_cut_line(house: House) -> None:
    house.live()
    number = house.first.do("many", count=2)
    one = listen(house.live_port).reach(number)
    assert "rows" in cut_lines(house)
    last = house.first.do("many", count=3)
    one.reach(last).close()
    assert one.numbers == list(range(number, last + 1))
    assert one.events("reset") == []


def test_the_timekeeper_outlives_its_connections(house: House) -> None:
    """A database restarted in the middle of a meeting: the next deadline is kept."""
    house.timekeeper()
    for turn in range(2):
        house.first.do("request", who=house.people[turn])
        given = house.first.do("give")
        rows = until(lambda given=given: cut_of(house, given), "the cut")  # type: ignore[misc]
        assert [row["actor"] for row in rows] == ["timekeeper"]
        if turn == 0:
            cut_lines(house)


def cut_lines(house: House) -> dict[str, object]:
    others = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()"""
    return house.first.ask("sql", text=others)


def cut_of(house: House, given: int) -> list[dict[str, object]]:
    rows = house.first.ask("rows")["rows"]
    return [row for row in rows if row["kind"] == "MicrophoneCut" and row["body"]["given"] == given]
