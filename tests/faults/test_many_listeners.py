"""Many screens at once: when the process that writes to them dies, and when some of them do not read (D18, D28)."""

import socket

from tests.servers import FLOOR, FULL, House, until
from tests.streams import Listener, listen

LISTENERS = 500 if FULL else 60
STALLED = 200 if FULL else 30
GOOD = 20


def test_all_are_true_again_after_the_stream_is_killed(house: House) -> None:
    """Each comes back with the number it has; nobody is told anything twice, or the wrong way round."""
    live = house.prepare().live()
    start = house.first.do("many", count=1)
    before = [listen(house.live_port).reach(start) for _ in range(LISTENERS)]
    live.kill()
    live.wait(30)
    for one in before:
        one.until_closed().close()
    missed = house.first.do("many", count=3)
    house.live()
    again = [listen(house.live_port, after=start) for _ in range(LISTENERS)]
    last = house.first.do("many", count=2)
    for one in again:
        one.reach(last).close()
    assert {tuple(one.numbers) for one in again} <= {
        tuple(range(first, last + 1)) for first in range(start + 1, last + 1)
    }
    assert {one.states[-1].data["state"]["question"] for one in again} == {2}
    assert last == missed + 2


def stalled(house: House) -> socket.socket:
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", house.live_port))
    line.sendall(f"GET /live/{FLOOR} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    return line


def was_cut(line: socket.socket) -> bool:
    line.settimeout(10)
    try:
        while line.recv(65536):
            pass
    except ConnectionResetError:
        return True
    return False


def test_those_who_do_not_read_are_cut_and_all_others_hear_every_number(house: House) -> None:
    """Cut one after the other while everybody is written to: none of it may break off a round for the rest."""
    house.prepare().live()
    start = house.first.do("many", count=1)
    early: list[Listener] = [listen(house.live_port).reach(start) for _ in range(GOOD)]
    slow = [stalled(house) for _ in range(STALLED)]
    late = [listen(house.live_port).reach(start) for _ in range(GOOD)]
    last = house.first.do("many", count=900)
    for one in [*early, *late]:
        one.reach(last).close()
        assert one.numbers == list(range(start, last + 1))
    assert [was_cut(line) for line in slow] == [True] * STALLED
    for line in slow:
        line.close()
    assert "Traceback" not in house.log("process", "live")


def test_a_second_killing_while_they_come_back_is_borne_too(house: House) -> None:
    house.prepare().live()
    start = house.first.do("many", count=1)
    for _ in range(2):
        lines = [listen(house.live_port, after=start) for _ in range(GOOD)]
        house.processes[-1].kill()
        house.processes[-1].wait(30)
        for one in lines:
            one.until_closed().close()
        house.live()
    last = house.first.do("many", count=1)
    one = listen(house.live_port, after=start).reach(last)
    one.close()
    until(lambda: one.numbers == [last], "one number and no other")
