"""Who is let in to which stream, and what a hostile line gets."""

import socket

import pytest

from tests.live.test_live_stream import get
from tests.servers import FLOOR, SECRET, House, until
from tests.streams import listen, once

STAFF = ("participants", "podium", "console", "booth")


def status(house: House, audience: str, token: str = "", floor: str = FLOOR) -> str:
    return get(house, f"/live/{floor}?audience={audience}&token={token}")[0]


@pytest.mark.parametrize("audience", STAFF)
def test_a_private_stream_needs_its_own_token(house: House, audience: str) -> None:
    other = STAFF[(STAFF.index(audience) + 1) % 4]
    tokens = {
        "none": "",
        "forged": house.token(audience, key=SECRET + "."),
        "another audience": house.token(other),
        "another floor": house.token(audience, floor="tip-2021-hearing.main"),
        "changed": house.token(audience)[:-3] + "AAA",
        "run out": "",
    }
    answered = {name: status(house, audience, token) for name, token in tokens.items()}
    assert set(answered.values()) == {"HTTP/1.1 403 Forbidden"}


@pytest.mark.parametrize("audience", ["PUBLIC", "secretariat", "console%00", "../public"])
def test_an_audience_that_is_none_is_refused(house: House, audience: str) -> None:
    assert status(house, audience, house.token("console")) == ("HTTP/1.1 403 Forbidden")


def test_a_token_of_another_floor_opens_nothing_here(house: House) -> None:
    assert (
        status(house, "console", house.token("console"), floor="tip-2021-hearing.main")
        == "HTTP/1.1 403 Forbidden"
    )


def test_a_stream_ends_when_its_token_has_run_out(house: House) -> None:
    """The page renews it and comes back (D20)."""
    token = house.token("console", seconds=1.5)
    one = listen(house.live_port, "console", token=token)
    one.hear("hello")
    one.hear("end")
    one.until_closed().close()
    assert status(house, "console", token) == "HTTP/1.1 403 Forbidden"


def test_no_token_is_ever_logged(house: House) -> None:
    token = house.token("console")
    listen(house.live_port, "console", token=token).close()
    assert token not in house.log("process", "live")
    assert house.log("process", "live") == ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "HTTP/1.1 404 Not Found"),
        ("/live/", "HTTP/1.1 404 Not Found"),
        ("/live/nowhere.main", "HTTP/1.1 404 Not Found"),
        ("/live/../../etc/passwd", "HTTP/1.1 404 Not Found"),
        ("http://[bad/live/time", "HTTP/1.1 404 Not Found"),
        ("/live/" + "%00" * 5, "HTTP/1.1 404 Not Found"),
        ("/live/'%20OR%201=1", "HTTP/1.1 404 Not Found"),
    ],
)
def test_what_is_not_there_is_not_found(house: House, path: str, expected: str) -> None:
    assert get(house, path)[0] == expected


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "get", ""])
def test_nothing_goes_up_the_stream(house: House, method: str) -> None:
    told = once(house.live_port, f"{method} /live/{FLOOR} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert told.startswith(b"HTTP/1.1 405 Method Not Allowed\r\n")
    assert b"Allow: GET\r\n" in told


ORIGINS = [
    ("http://127.0.0.1:{port}", True),
    ("http://127.0.0.1:{live}", False),
    ("https://127.0.0.1:{port}", False),
    ("http://evil.example:{port}", False),
    ("http://127.0.0.1.evil.example:{port}", False),
    ("http://127.0.0.1", False),
    ("http://127.0.0.1:{port}/", False),
    ("http://[", False),
    ("http://127.0.0.1:99999999", False),
    ("null", False),
    ("http://127.0.0.1:{port}/\nX-Injected: 1", False),
]


@pytest.mark.parametrize(("origin", "allowed"), ORIGINS)
def test_only_the_pages_may_read_answers(house: House, origin: str, allowed: bool) -> None:
    told = origin.format(port=house.port, live=house.live_port)
    for path in ("/live/time", f"/live/{FLOOR}?audience=public"):
        one = listen_head(house, path, told)
        assert (f"access-control-allow-origin: {told}".lower() in one.lower().split("\r\n")) is allowed
        assert "injected" not in one.lower()
        assert ("Vary: Origin" in one) is allowed


def listen_head(house: House, path: str, origin: str) -> str:
    with socket.create_connection(("127.0.0.1", house.live_port), 10) as line:
        text = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{house.live_port}\r\nOrigin: {origin}\r\n\r\n"
        line.sendall(text.encode())
        found = b""
        while b"\r\n\r\n" not in found:
            found += line.recv(4096)
    return found.partition(b"\r\n\r\n")[0].decode()


@pytest.mark.parametrize("end", [b"", b"\r\n\r\n"])
def test_a_head_without_measure_is_hung_up_on(house: House, end: bytes) -> None:
    told = once(house.live_port, b"GET /live/time HTTP/1.1\r\nX: " + b"a" * 9000 + end)
    assert told in (b"", b"<reset>")


@pytest.mark.parametrize(
    "text", [b"\x00" * 64 + b"\r\n\r\n", b"\r\n\r\n", b"GET\r\n\r\n", b"\xff\xfe HTTP\r\n\r\n"]
)
def test_what_is_no_request_is_answered_and_hung_up_on(house: House, text: bytes) -> None:
    assert once(house.live_port, text).startswith((b"HTTP/1.1 404", b"HTTP/1.1 405"))


def test_a_head_in_pieces_is_a_head(house: House) -> None:
    with socket.create_connection(("127.0.0.1", house.live_port), 10) as line:
        for piece in (b"GET /live/ti", b"me HTTP/1.1\r", b"\nHost: x\r\n\r", b"\n"):
            line.sendall(piece)
        assert line.recv(100).startswith(b"HTTP/1.1 200 OK")


def test_a_reader_that_does_not_read_is_cut_and_others_hear_all(house: House) -> None:
    """128 kB unsent and no more (D18); it may come back."""
    slow = socket.socket()
    slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    slow.connect(("127.0.0.1", house.live_port))
    slow.sendall(f"GET /live/{FLOOR} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    good = listen(house.live_port)
    until(lambda: good.numbers, "a first state")
    start = good.numbers[0]
    last = house.first.do("many", count=900)
    good.reach(last).close()
    assert good.numbers == list(range(start, last + 1))

    def cut() -> bool:
        try:
            while slow.recv(65536):
                pass
        except ConnectionResetError:
            return True
        raise AssertionError("the slow reader was sent everything")

    slow.settimeout(10)
    assert cut()
    slow.close()
