"""The stream when processes end and databases are put back (live design 3 to 5)."""

import signal
import socket
import sqlite3

from tests.servers import House, until
from tests.streams import listen


def test_told_to_stop_it_drops_every_reader_and_ends(house: House) -> None:
    """There is nothing to drain: readers come back with the number they have."""
    live = house.prepare().live()
    start = house.first.do("many", count=1)
    readers = [listen(house.live_port).reach(start) for _ in range(50)]
    live.send_signal(signal.SIGTERM)
    assert live.wait(30) == 0
    for one in readers:
        one.until_closed().close()
    missed = house.first.do("many", count=4)
    house.live()
    again = [listen(house.live_port, after=start) for _ in range(50)]
    for one in again:
        until(lambda one=one: one.events("reset") or missed in one.numbers, "what was missed")  # type: ignore[misc]
        one.reach(missed).close()
    assert {one.numbers[-1] for one in again} == {missed}
    assert list((house.folder / "bells").iterdir()) == list(
        (house.folder / "bells").glob(f"live.{house.processes[1].pid}.*")
    )


def test_killed_and_started_again_it_tells_the_same(house: House) -> None:
    live = house.prepare().live()
    number = house.first.do("many", count=3)
    first = listen(house.live_port).reach(number)
    first.close()
    live.kill()
    live.wait(30)
    house.first.do("many", count=1)  # the bell rings at a socket that nobody holds any more
    assert list((house.folder / "bells").glob("live.*")) == []
    house.live()
    second = listen(house.live_port).reach(number + 1)
    second.close()
    kept = {"number", "now", "t"}
    for one, two in ((first.states[-1].data, second.states[-1].data),):
        question = {"question": two["state"]["question"]}
        assert one["state"] | question == two["state"]
        assert one.keys() == two.keys() >= kept


def test_an_older_record_put_back_starts_every_screen_anew(house: House) -> None:
    house.prepare().live()
    path = house.folder / "rostrum.sqlite3"
    before = house.first.do("many", count=1)
    with sqlite3.connect(path) as line, sqlite3.connect(house.folder / "backup.sqlite3") as copy:
        line.backup(copy)
    line.close()
    later = house.first.do("many", count=5)
    one = listen(house.live_port).reach(later)
    with sqlite3.connect(house.folder / "backup.sqlite3") as copy, sqlite3.connect(path) as line:
        copy.backup(line)
    copy.close()
    line.close()
    reset = one.hear("reset")
    assert reset.number == before
    assert house.first.ask("head")["number"] == before
    assert house.first.do("many", count=1) == before + 1
    until(lambda: one.numbers[-1] == before + 1, "the act after")
    one.close()


def test_a_floor_made_later_has_a_stream_at_once(house: House) -> None:
    """A live process that was there before the tables waits for them."""
    house.folder.mkdir(exist_ok=True)
    house.live()
    one = socket.create_connection(("127.0.0.1", house.live_port), 10)
    one.sendall(b"GET /live/tip-2025-hearing.main HTTP/1.1\r\nHost: x\r\n\r\n")
    assert one.recv(20).startswith(b"HTTP/1.1 404")
    one.close()
    house.prepare()
    heard = listen(house.live_port).reach(house.number)
    heard.close()
    assert heard.numbers == [house.number]
