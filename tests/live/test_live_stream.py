"""The stream over real sockets: what is sent first, what follows, and that no number is lost (live design 3)."""

import json
import threading

import pytest

from tests.servers import FLOOR, House, until
from tests.streams import Listener, listen, once


def get(house: House, path: str, *headers: str) -> tuple[str, dict[str, str], bytes]:
    lines = (f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *headers, "", "")
    head, _, body = once(house.live_port, "\r\n".join(lines).encode()).partition(b"\r\n\r\n")
    status, *rest = head.decode().split("\r\n")
    return status, {name.lower(): value for name, value in (line.split(": ", 1) for line in rest)}, body


def test_a_new_reader_is_greeted_and_given_the_newest_state(house: House) -> None:
    number = house.first.do("many", count=1)
    one = listen(house.live_port).reach(number)
    one.close()
    assert one.head.split("\r\n") == [
        "HTTP/1.1 200 OK",
        "Content-Type: text/event-stream",
        "Cache-Control: no-store",
        "X-Accel-Buffering: no",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
    ]
    hello, state = one.messages
    assert (hello.event, hello.number, list(hello.data)) == ("hello", None, ["now"])
    shown = house.first.ask("state", audience="public")
    assert state.number == number
    assert {**state.data, "now": 0} == {**shown, "now": 0}


@pytest.mark.parametrize("audience", ["participants", "podium", "console", "booth"])
def test_each_audience_hears_its_own_state(house: House, audience: str) -> None:
    number = house.first.do("many", count=1)
    one = listen(house.live_port, audience, token=house.token(audience)).reach(number)
    one.close()
    shown = house.first.ask("state", audience=audience)
    assert {**one.states[-1].data, "now": 0} == {**shown, "now": 0}


def test_the_big_screen_hears_what_the_public_hears(house: House) -> None:
    number = house.first.do("many", count=1)
    one, two = listen(house.live_port, "screen").reach(number), listen(house.live_port).reach(number)
    one.close()
    two.close()
    assert one.states[-1] == two.states[-1]


def test_every_number_reaches_everybody_once_and_in_order(house: House) -> None:
    start = house.first.do("many", count=1)
    readers = [listen(house.live_port).reach(start) for _ in range(5)]
    readers += [listen(house.live_port, "console", token=house.token("console")).reach(start)]
    last = house.first.do("many", count=40)
    for one in readers:
        one.reach(last).close()
    assert [one.numbers for one in readers] == [list(range(start, last + 1))] * 6


@pytest.mark.parametrize("how", ["header", "query", "both"])
def test_a_returning_reader_gets_what_it_missed_and_no_more(house: House, how: str) -> None:
    start = house.first.do("many", count=1)
    listen(house.live_port).reach(start).close()
    last = house.first.do("many", count=5)
    until(lambda: listen_once(house) == last, "the live process to have read all")
    header = f"Last-Event-ID: {start - (2 if how == 'both' else 0)}"
    one = listen(
        house.live_port,
        "public",
        *([header] if how != "query" else []),
        after=start if how != "header" else None,
    ).reach(last)
    end = house.first.do("many", count=1)
    one.reach(end).close()
    assert one.numbers == list(range(start + 1, end + 1))
    assert one.events("reset") == []


def listen_once(house: House) -> int:
    one = listen(house.live_port)
    until(lambda: one.numbers, "a first state")
    one.close()
    return one.numbers[-1]


@pytest.mark.parametrize("after", ["0", "1", "999999", "9" * 30, "-1", "none", "1.5", "²"])
def test_a_number_that_does_not_fit_starts_anew(house: House, after: str) -> None:
    """Older than the ring, larger than the newest, or no number: forget it and take the state as given."""
    for _ in range(2):
        house.first.do("many", count=60)
    number = house.first.do("many", count=1)
    until(lambda: listen_once(house) == number, "the newest state")
    one = Listener(house.live_port, f"/live/{FLOOR}?after={'%C2%B2' if after == '²' else after}")
    one.reach(number).close()
    hello, reset, state = one.messages
    assert (hello.event, reset.event, reset.number, state.number) == ("hello", "reset", number, number)


def test_a_reader_that_has_everything_is_only_greeted(house: House) -> None:
    number = house.first.do("many", count=1)
    until(lambda: listen_once(house) == number, "the newest state")
    one = listen(house.live_port, after=number)
    one.hear("hello")
    later = house.first.do("many", count=1)
    one.reach(later).close()
    assert one.numbers == [later]


def test_nothing_is_lost_or_repeated_while_readers_come_and_go(house: House) -> None:
    """Eight readers drop their line again and again while entries are made; each number comes once (gate: 0, 0)."""
    start = house.first.do("many", count=1)
    until(lambda: listen_once(house) == start, "the newest state")
    heard: list[list[int]] = [[] for _ in range(8)]
    resets: list[int] = []
    goal = start + 150

    def come_and_go(mine: list[int], stay: int) -> None:
        last = start
        while last < goal:
            one = listen(house.live_port, after=last)
            until(lambda one=one: len(one.numbers) >= stay or goal in one.numbers, "some numbers")  # type: ignore[misc]
            one.close()
            mine += one.numbers
            resets.extend(message.number or 0 for message in one.events("reset"))
            last = mine[-1]

    threads = [threading.Thread(target=come_and_go, args=(mine, 1 + n * 3)) for n, mine in enumerate(heard)]
    for thread in threads:
        thread.start()
    assert house.first.do("many", count=150, pause=0.005) == goal
    for thread in threads:
        thread.join()
    assert resets == []
    assert heard == [list(range(start + 1, goal + 1))] * 8


def test_acts_reach_the_screen_though_the_bell_is_lost(house: House) -> None:
    """The record is asked once a second anyway."""
    one = listen(house.live_port)
    bells = house.folder / "bells"
    bells.rename(house.folder / "bells-away")
    try:
        one.reach(house.first.do("many", count=1))
    finally:
        (house.folder / "bells-away").rename(bells)
        one.close()


def test_beats_keep_screens_and_desks_awake(house: House) -> None:
    one = listen(house.live_port, "screen")
    assert list(one.hear("beat").data) == ["now"]
    assert one.hear("beat").number is None
    one.close()


def test_changed_names_start_every_screen_anew_and_no_old_name_is_replayed(house: House) -> None:
    """What was erased is not in the ring any more (D13)."""
    actor, who = house.first, house.people[4]
    before = actor.do("request", who=who)
    one = listen(house.live_port).reach(before)
    assert one.states[-1].data["state"]["next"][-1]["name"] == "Ed Example"
    renamed = actor.do("rename", who=who, name="Eve Renamed")
    one.hear("reset")
    one.reach(renamed)
    after = actor.do("question", question=3)
    one.reach(after)
    again = listen(house.live_port, after=before - 1).reach(after)
    one.close()
    again.close()
    actor.do("withdraw", who=who)
    assert again.events("reset") != []
    told = json.dumps([message.data for message in again.messages])
    assert "Eve Renamed" in told
    assert "Ed Example" not in told
    assert [one.messages[place + 1].number for place, m in enumerate(one.messages) if m.event == "reset"] == [
        renamed
    ]


def test_time_and_health_are_told(house: House) -> None:
    status, headers, body = get(house, "/live/time")
    assert (status, headers["content-type"], list(json.loads(body))) == (
        "HTTP/1.1 200 OK",
        "application/json",
        ["now"],
    )
    assert get(house, "/live/healthz")[2] == b'{"ok": true}'
