"""The browser modules on a stream that a test writes by hand: what it says, when it answers, when it falls silent."""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from rostrum.foundation import clock
from tests.browsers import Thread
from tests.servers import PATIENCE

STATIC = Path(__file__).parents[3] / "rostrum/web/components/static/rostrum"
# Comes back after one second, not one to five; a device whose clocks a test moves together, or the wall clock alone.
DEVICE = """(() => { Math.random = () => 0; let both = 0, wall = 0;
  const realNow = Date.now.bind(Date), realSteady = performance.now.bind(performance);
  Date.now = () => realNow() + both + wall; performance.now = () => realSteady() + both;
  window.pass = ms => { both += ms; }; window.setWall = ms => { wall += ms; };
  let hidden = false; Object.defineProperty(document, 'hidden', { get: () => hidden });
  window.hide = now => { hidden = now; document.dispatchEvent(new Event('visibilitychange')); }; })()"""
END = None
Told = dict[str, Any]


@dataclass
class Answers:
    """What the server says and what it was asked. `opening` is said to each stream that opens."""

    page: str = ""
    opening: list[str] = field(default_factory=list)
    streams: list[dict[str, list[str]]] = field(default_factory=list)
    lines: list[SimpleQueue[str | None]] = field(default_factory=list)
    acts: list[tuple[str, Told]] = field(default_factory=list)
    tokens: int = 0
    delay: threading.Event | None = None  # a stream that opens waits for it before it says anything
    hold: threading.Event | None = None  # an act waits for it before it is answered
    refuse: bool = False  # as a server that is being started again
    clock: bool = True  # whether the time is told

    def say(self, text: str) -> None:
        """To the newest stream."""
        self.lines[-1].put(text)

    def say_on(self, text: str) -> None:
        """To the newest stream and to every one after it, where a page may be coming back meanwhile."""
        self.opening = [text]
        self.say(text)

    def drop(self) -> None:
        self.lines[-1].put(END)


def hello() -> str:
    return f'event: hello\ndata: {{"now": {clock.now()}}}\n\n'


def message(number: int, **state: Any) -> Told:
    """A message as the stream carries it: a state with nobody at the microphone unless told otherwise."""
    told: Told = {"now": None, "last": None, "next": [], "rehearsal": None, "warnings": [60, 10]}
    told |= {"enforcement": "cut", "waiting": 0, "accepting": True, "mode": "request", "segment": "panel"}
    told |= state
    speaking = told["now"]
    deadline = speaking["deadline"] if speaking else None
    return {
        "number": number,
        "t": clock.now(),
        "now": clock.now(),
        "deadline": deadline,
        "state": told,
    }


def speaking(seconds: int, request: str = "a") -> Told:
    """Somebody who has so many seconds left of three minutes."""
    given = clock.now() - (180 - seconds) * clock.SECOND
    told: Told = {"request": request, "name": request, "limit": 180, "given": given, "paused": False}
    return told | {"left": None, "deadline": given + 180 * clock.SECOND, "microphone": "open"}


def data(told: Told, event: str = "") -> str:
    lead = f"event: {event}\ndata: {{}}\n\n" if event else ""
    return f"{lead}id: {told['number']}\ndata: {json.dumps(told)}\n\n"


class Handler(BaseHTTPRequestHandler):
    told: Answers

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """A test prints what failed, not what was asked."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        name = parts.path.rpartition("/")[2]
        if parts.path == "/":
            self._answer(self.told.page.encode(), "text/html; charset=utf-8")
        elif name.endswith(".js"):
            self._answer((STATIC / name).read_bytes(), "text/javascript")
        elif parts.path == "/live/time":
            self._time()
        elif parts.path == "/token":
            self.told.tokens += 1
            expires = clock.now() + 600 * clock.SECOND
            self._json({"token": f"t{self.told.tokens}", "expires": expires})
        elif parts.path.startswith("/live/"):
            self._stream(parse_qs(parts.query))
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.told.acts.append((self.path, told))
        if self.told.refuse:
            self.close_connection = True
            return
        if self.told.hold:
            self.told.hold.wait(PATIENCE)
        told = {"matters": {"point_of_order": "point"}} if self.path == "/raise" else {"request": "mine"}
        self._json({"ok": True, "number": 1, **told})

    def _time(self) -> None:
        if self.told.clock:
            self._json({"now": clock.now()})
        else:
            self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)

    def _json(self, told: Told) -> None:
        self._answer(json.dumps(told).encode(), "application/json")

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)

    def _stream(self, asked: dict[str, list[str]]) -> None:
        lines: SimpleQueue[str | None] = SimpleQueue()
        self.told.lines.append(lines)
        self.told.streams.append(asked)
        if self.told.refuse:
            self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        if self.told.delay:
            self.told.delay.wait(10)
        for one in [hello(), *self.told.opening]:
            lines.put(one)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):
            while (line := lines.get()) is not END:
                self.wfile.write(line.encode())


@dataclass
class Play:
    """A page of the server that a test plays, and the browser page that shows it."""

    answers: Answers
    page: Page
    address: str

    def open(self, module: str, body: str, told: Told, **root: str) -> None:
        """Serve `body` with a module of the product and the state it begins with."""
        root = {"live": "/live", "floor": "e.main", "audience": "public", "silence": "5000"} | root
        words = " ".join(f'data-{name.replace("_", "-")}="{value}"' for name, value in root.items())
        state = json.dumps(told)
        self.answers.page = (
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><body>{body}'
            f'<p id="stale" data-when="stale" hidden>old</p><script type="application/json" id="state">{state}</script>'
            f'<div hidden {words}></div><script type="module" src="/static/{module}"></script>'
        )
        self.page.goto(self.address)


def _new_page(browser: Browser) -> Page:
    context = browser.new_context()
    context.add_init_script(DEVICE)
    context.set_default_timeout(PATIENCE * 1000)
    return context.new_page()


@pytest.fixture
def play(browsing: Thread, chromium: Browser) -> Iterator[Play]:
    answers = Answers()
    handler = type("Played", (Handler,), {"told": answers})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    worker = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    worker.start()
    page = browsing.submit(_new_page, chromium).result()
    yield Play(answers, page, f"http://127.0.0.1:{server.server_port}/")
    browsing.submit(page.context.close).result()
    for lines in answers.lines:
        lines.put(END)
    server.shutdown()
    server.server_close()
    worker.join()
