"""What must hold on PostgreSQL too: append-only records, a stream, a timekeeper that outlives its connections.

And what two processes do at once: there nobody waits who holds no lock, while SQLite lets one in at a time.
"""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from rostrum.foundation.verify import Verdict, check
from tests.append_only import EVERY, FLOOR, LIST, ON_POSTGRES
from tests.postgres import Cluster
from tests.servers import Actor, House, new_house, until
from tests.smtp import mail_of, smtp_server
from tests.stage import PEOPLE
from tests.streams import listen

SOON = 30_000  # µs from now: both have read their order by then


@pytest.fixture(scope="module")
def house(postgres: Cluster) -> Iterator[House]:
    one = new_house(postgres.new_database())
    try:
        yield one.prepare(rate=180)
    finally:
        one.end()


@pytest.fixture(scope="module")
def pair(house: House) -> list[Actor]:
    return [house.first, house.actor()]


@pytest.fixture(scope="module")
def nominees(house: House) -> list[str]:
    """Three names that are with Members, and an objection to one of them."""
    return list(house.first.ask("slate")["nominees"])


def together(pair: list[Actor], *deeds: dict[str, Any]) -> list[dict[str, Any]]:
    """One deed each, at the same instant."""
    at = time.time_ns() // 1000 + SOON  # noqa: TID251 - the clock of the processes under test
    for one, deed in zip(pair, deeds, strict=True):
        one.send(at=at, **deed)
    return [one.read() for one in pair]


def outcomes(told: list[dict[str, Any]], of: str) -> list[str]:
    return sorted(of if of in one else str(one.get("refused", one)) for one in told)


def rows(house: House, text: str) -> list[list[Any]]:
    told = house.first.ask("sql", text=text)
    assert "rows" in told, told
    return list(told["rows"])


@pytest.mark.parametrize("statement", ON_POSTGRES)
@pytest.mark.parametrize("record", [FLOOR, LIST], ids=["floor", "list"])
def test_a_record_is_only_ever_added_to(
    house: House, nominees: list[str], record: dict[str, str], statement: str
) -> None:
    every = EVERY.format(**record)
    before = rows(house, every)
    told = house.first.ask("sql", text=statement.format(**record))
    assert "only ever added to" in told.get("error", "")
    assert len(before) > 4
    assert rows(house, every) == before


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


def test_objections_noted_side_by_side_make_one_chain(
    house: House, pair: list[Actor], nominees: list[str]
) -> None:
    before = len(house.first.ask("list_export")["lines"])
    noted = [{"do": "objection", "nominee": nominees[place], "count": 5} for place in range(2)]
    assert outcomes(together(pair, *noted), "count") == ["count"] * 2
    same = {"do": "objection", "nominee": nominees[2], "key": "the-same-form"}
    assert outcomes(together(pair, same, same), "count") == ["count"] * 2
    lines = [line.encode() for line in house.first.ask("list_export")["lines"]]
    verdict = check(lines)
    assert verdict == Verdict(before - 1 + 5 + 5 + 1, verdict.head)
    sealed = rows(house, "SELECT COUNT(*) FROM presidents_list_sealedobjection")
    assert sealed == [[1 + 5 + 5 + 1]]


def test_a_file_of_people_taken_twice_at_once_registers_them_once(house: House, pair: list[Actor]) -> None:
    names = [f"Entered {number} Example" for number in range(40)]
    for one in pair:
        assert one.ask("look", names=names) == {"count": 40}
    told = together(pair, {"do": "enter"}, {"do": "enter"})
    assert outcomes(told, "count") == ["count", "list_changed"]
    entered = "SELECT COUNT(*), COUNT(DISTINCT name) FROM registration_dossier WHERE registered_by = 'import'"
    assert rows(house, entered) == [[40, 40]]


def test_a_mailbox_that_begins_twice_at_once_has_one_registration(house: House, pair: list[Actor]) -> None:
    """R72: whoever presses twice gets what one press gives, and the mail says the rest."""
    link = house.first.ask("invite", places=99)["link"]
    for turn in range(10):
        begin = {"do": "begin", "address": f"twice{turn}@example.org", "link": link}
        assert outcomes(together(pair, begin, begin), "count") == ["count"] * 2
    begun = """SELECT COUNT(*), COUNT(DISTINCT address) FROM registration_registration
               JOIN registration_dossier ON registration_dossier.id = dossier_id WHERE address LIKE 'twice%'"""
    assert rows(house, begun) == [[10, 10]]


def test_the_last_place_of_an_invitation_goes_to_one(house: House, pair: list[Actor]) -> None:
    for turn in range(10):
        link = house.first.ask("invite", places=1)["link"]
        begins = [{"do": "begin", "address": f"{name}{turn}@example.net", "link": link} for name in "ab"]
        assert outcomes(together(pair, *begins), "count") == ["count"] * 2
    begun = "SELECT COUNT(*) FROM registration_dossier WHERE address LIKE '%@example.net'"
    assert rows(house, begun) == [[10]]


def test_a_list_added_twice_at_once_is_added_once(house: House, pair: list[Actor]) -> None:
    add = {"do": "add_people", "names": [f"Added {number} Example" for number in range(40)]}
    assert outcomes(together(pair, add, add), "count") == ["count", "list_changed"]


def test_of_two_who_move_a_deadline_one_is_told_to_look_again(house: House, pair: list[Actor]) -> None:
    seen = house.first.ask("version")["number"]
    moves = [{"do": "move_deadline", "day": day, "seen": seen} for day in ("2027-03-01", "2027-03-02")]
    assert outcomes(together(pair, *moves), "number") == ["number", "stale"]
    assert house.first.ask("version")["number"] == seen + 1


def test_of_two_who_enter_the_first_holder_of_an_office_one_is_refused(
    house: House, pair: list[Actor]
) -> None:
    """R36: with and without an end; before the first there is no row to hold."""
    for turn in range(10):
        end = {"until": 2} if turn % 2 else {}
        begin = {"do": "begin_tenure", "office": f"office{turn}", **end}
        assert outcomes(together(pair, begin, begin), "count") == ["count", "overlap"]
    assert rows(house, "SELECT COUNT(*), COUNT(DISTINCT office) FROM processes_tenure") == [[10, 10]]


def test_badges_made_side_by_side_are_one_each(house: House, pair: list[Actor]) -> None:
    told = together(pair, {"do": "make_badges"}, {"do": "make_badges"})
    assert outcomes(told, "count") == ["count"] * 2
    held = rows(house, "SELECT COUNT(*) FROM participation_participant")
    assert [sum(one["count"] for one in told)] == held[0]


def test_entrances_that_tell_the_same_scans_at_once_count_nobody_twice(
    house: House, pair: list[Actor]
) -> None:
    """Also in the opposite order, as two tablets do that were without a connection."""
    house.first.ask("make_badges")
    codes = [house.first.ask("badge", who=who)["code"] for who in house.people]
    scans = [(f"{turn}-{place}", code, "in") for turn in range(20) for place, code in enumerate(codes)]
    told = together(pair, {"do": "scan", "scans": scans}, {"do": "scan", "scans": scans[::-1]})
    assert [set(one.get("verdicts", ["none"])) for one in told] == [{"admitted"}] * 2, told
    assert rows(house, "SELECT COUNT(*), COUNT(DISTINCT key) FROM attendance_scan") == [[100, 100]]
    day = house.first.ask("counts")
    assert (day["came"], day["inside"]) == (len(PEOPLE), len(PEOPLE))


def test_two_workers_claim_each_mail_once(house: House) -> None:
    with smtp_server() as desk:
        sent = house.first.ask("mailing", accounts=20)["count"]
        workers = [house.start("process", "worker", more=mail_of(desk)) for _ in range(2)]
        states = "SELECT state, COUNT(*) FROM correspondence_mail GROUP BY state"
        until(lambda: rows(house, states) == [["sent", sent]], "every letter to be sent")
        for one in workers:
            one.terminate()
            one.wait(30)
        to = [one for _, recipients, _ in desk.taken for one in recipients]
    assert len(to) == len(set(to)) == sent
    tries = "SELECT COUNT(*), COUNT(DISTINCT mail_id) FROM correspondence_try"
    assert rows(house, tries) == [[sent, sent]]
