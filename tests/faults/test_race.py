"""Four processes give the floor at the same instant: exactly one succeeds (live design 2)."""

import time
from typing import Any

import pytest

from rostrum.foundation.verify import Verdict, check
from rostrum.procedure.floor.decide import Dated
from rostrum.procedure.floor.entries import decode
from tests.procedure.floor.test_floor_property import violations
from tests.servers import FULL, Actor, House

ROUNDS = 200 if FULL else 6
HANDS = 4
SOON = 30_000  # µs from now: all have read their order by then


@pytest.fixture(scope="module")
def hands(either: House) -> list[Actor]:
    return [either.actor() for _ in range(HANDS)]


def together(hands: list[Actor], do: str, **told: Any) -> list[dict[str, Any]]:
    at = time.time_ns() // 1000 + SOON  # noqa: TID251 - the clock of the processes under test
    for hand in hands:
        hand.send(do, at=at, **told)
    return [hand.read() for hand in hands]


def found(house: House, after: int = 0) -> list[str]:
    rows = house.first.ask("rows", after=0)["rows"]
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    return violations([Dated(decode(row["kind"], row["body"]), row["at"]) for row in rows])


def test_one_of_four_gives_the_floor(either: House, hands: list[Actor]) -> None:
    rounds = []
    for _ in range(ROUNDS):
        for who in either.people[:2]:
            either.first.do("inscribe", who=who)
        told = together(hands, "give")
        rounds.append(sorted(one.get("refused") or one.get("error") or "given" for one in told))
        either.first.do("stop")
        either.first.do("give")
        either.first.do("stop")
    assert rounds == [["given"] + ["somebody_has_the_floor"] * 3] * ROUNDS
    assert found(either) == []


def test_a_press_sent_four_times_at_once_is_one_request(either: House, hands: list[Actor]) -> None:
    told = together(hands, "request", who=either.people[0], key="the-same-press")
    assert [set(one) for one in told] == [{"number"}] * HANDS
    assert len({one["number"] for one in told}) == 1
    either.first.do("withdraw", who=either.people[0])


def test_four_presses_of_one_person_are_one_request(either: House, hands: list[Actor]) -> None:
    told = together(hands, "request", who=either.people[1])
    assert sorted(one.get("refused", "") for one in told) == ["", *["already_waiting"] * 3]
    either.first.do("withdraw", who=either.people[1])


def test_acts_of_all_at_once_leave_no_gap_and_the_export_holds(either: House, hands: list[Actor]) -> None:
    before = either.first.ask("head")["number"]
    for hand in hands[1:]:
        hand.send("many", count=20)
    exported = [check([line.encode() for line in hands[0].ask("export")["lines"]]).bad for _ in range(3)]
    for hand in hands[1:]:
        assert "number" in hand.read()
    after = either.first.ask("head")
    assert (after["number"], exported) == (before + 60, [None] * 3)
    lines = [line.encode() for line in either.first.ask("export")["lines"]]
    assert check(lines) == Verdict(after["number"], after["head"])


def test_without_the_lock_the_race_is_lost_and_seen(either: House, hands: list[Actor]) -> None:
    """The planted defect (D36): decided on a state that was read before, written with the next free number."""
    for who in either.people:
        either.first.do("inscribe", who=who)
    told = together(hands, "give_careless")
    assert [set(one) for one in told] == [{"number"}] * HANDS
    assert "two holders" in found(either)
