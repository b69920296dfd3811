"""The small client: answers in both forms, cookies, hidden tokens, and a stream that breaks."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import pytest

from rostrum.rehearsal.browser import Browser, ClosedDoor
from rostrum.rehearsal.http import Answer, Unreachable, ask
from rostrum.rehearsal.script import Invitation, read
from rostrum.rehearsal.stream import Stream

Talk = Callable[[str, asyncio.StreamWriter], Awaitable[None]]


def held(talk: Talk, then: Callable[[str], Awaitable[Any]]) -> Any:
    """What `then` gives, asked at the address of a server that answers each request by `talk`."""

    async def serve() -> Any:
        async def line(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = int(head.lower().partition("content-length: ")[2].partition("\r\n")[0] or 0)
            await talk(head + (await reader.readexactly(length)).decode(), writer)
            writer.close()

        server = await asyncio.start_server(line, "127.0.0.1", 0)
        async with server:
            return await then(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")

    return asyncio.run(serve())


def told(text: str) -> Talk:
    async def talk(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(text.encode())

    return talk


@pytest.mark.parametrize(
    "body",
    [
        "Content-Length: 11\r\n\r\nhello world",
        "Transfer-Encoding: chunked\r\n\r\n6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n",
        "X: y\r\n\r\nhello world",
    ],
)
def test_a_body_is_read_in_every_form(body: str) -> None:
    answer: Answer = held(told(f"HTTP/1.1 200 OK\r\n{body}"), lambda base: ask("GET", f"{base}/", {}))
    assert (answer.status, answer.text) == (200, "hello world")


@pytest.mark.parametrize(
    "answer", ["", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf", "nonsense\r\n\r\n"]
)
def test_half_an_answer_is_none(answer: str) -> None:
    with pytest.raises(Unreachable):
        held(told(answer), lambda base: ask("GET", f"{base}/", {}))


def test_cookies_are_kept_and_the_hidden_token_goes_with_the_form() -> None:
    heard: list[str] = []

    async def talk(request: str, writer: asyncio.StreamWriter) -> None:
        heard.append(request)
        if request.startswith("GET /door"):
            writer.write(b"HTTP/1.1 302 Found\r\nLocation: /form\r\nSet-Cookie: door=1; Path=/\r\n\r\n")
        elif request.startswith("GET /form"):
            writer.write(
                b"HTTP/1.1 200 OK\r\nSet-Cookie: csrf=abc\r\n\r\n"
                b'<input type="hidden" name="csrfmiddlewaretoken" value="masked">'
            )
        elif request.startswith("POST /form"):
            writer.write(b"HTTP/1.1 302 Found\r\nLocation: /in\r\nSet-Cookie: door=; Max-Age=0\r\n\r\n")
        else:
            writer.write(b"HTTP/1.1 200 OK\r\n\r\nin")

    async def walk(base: str) -> Browser:
        browser = Browser(base)
        page = await browser.open("/door")
        inside = await browser.submit(page, "/form", {"pin": "123"})
        assert inside.text == "in"
        await browser.act("/act", {"key": "k"})
        return browser

    browser = held(talk, walk)
    assert browser.cookies == {"csrf": "abc"}
    posted = next(one for one in heard if one.startswith("POST /form"))
    assert "pin=123&csrfmiddlewaretoken=masked" in posted
    assert "Cookie: door=1; csrf=abc" in posted
    assert "X-CSRFToken: abc" in heard[-1]
    assert '{"key": "k"}' in heard[-1]


@pytest.mark.parametrize(("status", "error"), [("404 Not Found", ClosedDoor), ("500 No", Unreachable)])
def test_a_refused_page_is_left_and_a_failing_server_is_tried_again(
    status: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        held(told(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"), lambda base: Browser(base).open("/x"))


def test_a_stream_is_taken_up_again_and_numbers_heard_are_dropped() -> None:
    parts = [
        'retry: 9\n\nevent: hello\ndata: {"now":1}\n\nid: 4\ndata: {"number":4}\n\n',
        'id: 4\ndata: {"number":4}\n\nid: 5\ndata: {"number":5}\n\nevent: end\ndata: {"now":1}\n\n',
        'event: reset\nid: 2\ndata: {"now":1}\n\nid: 2\ndata: {"number":2}\n\n',
    ]
    asked: list[str] = []
    heard: list[int] = []

    async def talk(request: str, writer: asyncio.StreamWriter) -> None:
        asked.append(request.partition("HTTP")[0])
        told = parts[min(len(asked) - 1, 2)]
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n{told}".encode())

    async def listen(base: str) -> None:
        async def token() -> str:
            return "t"

        done = asyncio.Event()

        def hear(message: dict[str, Any]) -> None:
            heard.append(message["number"])
            if message["number"] == 2:
                done.set()

        stream = Stream(f"{base}/live", "e.main", "podium", token, hear, Random(1), _wait=0.01)
        task = asyncio.create_task(stream.follow())
        await asyncio.wait_for(done.wait(), 20)
        task.cancel()

    held(talk, listen)
    assert heard == [4, 5, 2]
    assert asked[:3] == [
        "GET /live/e.main?audience=podium&token=t ",
        "GET /live/e.main?audience=podium&token=t&after=4 ",
        "GET /live/e.main?audience=podium&token=t&after=5 ",
    ]


def test_a_script_shows_no_secret_when_it_is_printed() -> None:
    line = (
        '{"event": "e", "floor": "e.main", "language": "en", "base": "b", "live": "l", "seed": 1,'
        ' "moderator": "http://secret", "people": [{"address": "/en/floor/secret/", "pin": "424242",'
        ' "lang": "fr"}], "segments": [{"id": "s", "begins": 1, "end": null, "floor": "f", "questions": 0}]}'
    )
    script = read(line)
    assert script.people == (Invitation("/en/floor/secret/", "424242", "fr"),)
    assert repr(script) == "Script(e)"
    assert repr(script.people) == "(Invitation(fr),)"
