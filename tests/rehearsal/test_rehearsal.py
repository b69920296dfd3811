"""Sixty times as fast, by the doors alone: the record that simulated people make (D8, D24-D26)."""

import asyncio
import io
import os
import signal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from rostrum.foundation.verify import check
from rostrum.rehearsal.browser import Browser
from tests.rehearsal.conftest import Held, Rows

ENDS = {"MicrophoneCut", "FloorYielded", "FloorStopped"}


def kinds(rows: Rows) -> list[str]:
    return [row["kind"] for row in rows]


def test_people_are_cut_yield_and_withdraw_in_a_record_that_holds(hearing: Held) -> None:
    wanted = {"SegmentOpened", "QuestionPut", "MicrophoneCut", "FloorYielded", "RequestWithdrawn"}
    hearing.wait(lambda rows: wanted <= set(kinds(rows)) and kinds(rows).count("FloorGiven") > 7)
    verdict = check(io.BytesIO(hearing.record()))
    assert (verdict.bad, verdict.why) == (None, "")


def test_the_order_of_arrival_is_kept(hearing: Held) -> None:
    rows = hearing.rows()
    asked = {row["body"]["request"]: row["number"] for row in rows if row["kind"] == "FloorRequested"}
    given = [row["body"] for row in rows if row["kind"] == "FloorGiven"]
    given = [
        one for one in given if one["request"] in asked
    ]  # what is beside the list is heard in its own order
    numbers = [asked[one["request"]] for one in given]
    assert numbers == sorted(numbers)
    assert {one["departed"] for one in given} == {""}


def test_one_at_a_time_has_the_floor(hearing: Held) -> None:
    speaks = False
    for kind in kinds(hearing.rows()):
        if kind in {"FloorGiven", "FloorReturned"} | {"FloorInterrupted"} | ENDS:
            assert speaks == (kind in ENDS or kind == "FloorInterrupted")
            speaks = kind not in ENDS


def offline(row: dict[str, Any]) -> bool:
    return row["kind"] == "FloorRequested" and bool(row["body"]["pressed"])


def test_points_of_order_are_heard_and_ruled_upon_and_the_speaker_goes_on(hearing: Held) -> None:
    """By the same doors: the phone raises, the podium hears, rules and gives the floor back (P2).

    Who rises while somebody speaks interrupts them; whether anybody does is chance.
    """
    rows = hearing.wait(lambda rows: "PointRuled" in kinds(rows))
    raised = {
        row["body"]["request"]: row
        for row in rows
        if row["kind"] == "MatterRaised" and row["body"]["form"] == "point_of_order"
    }
    assert all(one["actor"] == f"participant:{one['body']['participant']}" for one in raised.values())
    ruled = kinds(rows).index("PointRuled")
    heard = [row for row in rows[:ruled] if row["kind"] in {"FloorGiven", "FloorInterrupted"}][-1]
    assert heard["body"]["request"] in raised
    between = [kind for kind in kinds(rows)[heard["number"] - 1 : ruled] if kind in ENDS]
    assert len(between) == 1
    if heard["kind"] == "FloorInterrupted":
        rows = hearing.wait(lambda rows: "FloorReturned" in kinds(rows[ruled:]))
        assert "FloorGiven" not in kinds(rows)[ruled : kinds(rows).index("FloorReturned")]


def test_nobody_asks_together_where_the_modalities_do_not_speak_of_it(hearing: Held) -> None:
    """R111: in the hearing of 2025 the desk alone arranges it."""
    assert "CoSpeakerJoined" not in kinds(hearing.wait(lambda rows: kinds(rows).count("FloorGiven") > 7))


def test_a_press_sent_twice_counts_once_and_one_made_offline_tells_when(hearing: Held) -> None:
    rows = hearing.wait(lambda rows: any(map(offline, rows)))
    requests = [row for row in rows if row["kind"] == "FloorRequested"]
    assert all(row["body"]["pressed"] < row["at"] for row in requests if offline(row))
    asked = [row["body"]["participant"] for row in requests]
    ended = sum(row["kind"] in ENDS | {"RequestWithdrawn"} for row in rows)
    assert len(asked) <= len(set(asked)) + ended


def test_nobody_is_named_and_no_secret_is_on_a_command_line(hearing: Held) -> None:
    hearing.wait(lambda rows: len(rows) > 10)
    pin = hearing.links["participant"][1]
    for pid in hearing.children().values():
        assert pin not in Path(f"/proc/{pid}/cmdline").read_text()
    assert "rehearsal.invalid" not in hearing.record().decode()


def test_servers_that_die_are_outlived(hearing: Held) -> None:
    before = len(hearing.rows())
    for name in ("pages", "live"):
        os.killpg(hearing.children()[name], signal.SIGKILL)
    rows = hearing.wait(lambda rows: "FloorGiven" in kinds(rows[before + 4 :]))
    assert kinds(rows)[0] == "RehearsalBegun"


def test_a_person_takes_the_chair_and_hands_it_back(hearing: Held) -> None:
    asyncio.run(press(hearing, take="1"))
    rows = hearing.wait(lambda rows: "ChairTaken" in kinds(rows))
    taken = kinds(rows).index("ChairTaken")
    # An answer without a limit is ended by the chair alone.
    ended = settled(rows) or asyncio.run(act(hearing, "stop/"))[0] != 200
    hearing.wait(settled)
    asyncio.run(asyncio.sleep(2))
    since = kinds(hearing.rows()[taken:])
    assert {"FloorGiven", "QuestionPut", "SegmentOpened"}.isdisjoint(since)
    assert since.count("FloorStopped") == (0 if ended else 1)
    asyncio.run(press(hearing, take="0"))
    rows = hearing.wait(lambda rows: "FloorGiven" in kinds(rows[taken:]))
    assert "ChairReturned" in kinds(rows[taken:])


def settled(rows: Rows) -> bool:
    """Whoever had the floor when the chair was taken has ended."""
    steps = [kind for kind in kinds(rows) if kind == "FloorGiven" or kind in ENDS]
    return not steps or steps[-1] in ENDS


async def press(hearing: Held, *, take: str) -> None:
    assert await act(hearing, "chair/", take=take) == (200, None)


async def act(hearing: Held, what: str, **told: str) -> tuple[int, str | None]:
    """As the moderator, by the link that was printed: the status, and the code of a refusal."""
    link = urlsplit(hearing.links["moderator"][0])
    browser = Browser(f"http://127.0.0.1:{link.port}")
    await browser.open(link.path)
    answer = await browser.act(f"/en/events/{hearing.event}/podium/{what}", {"key": uuid4().hex, **told})
    return answer.status, answer.json().get("code")


def test_it_stops_and_leaves_nobody_behind(hearing: Held) -> None:
    pids = list(hearing.children().values())
    assert len(pids) == 5
    hearing.process.terminate()
    hearing.process.communicate(timeout=90)
    assert hearing.process.returncode == 0
    assert [pid for pid in pids if Path(f"/proc/{pid}").exists()] == []
