"""An engine for a room of one's own, as the documentation writes it: its own example, run against a room of lines."""

import asyncio
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from rostrum.conf.processes import room
from rostrum.engines.microphones import ManualMicrophones, SimulatedRoom
from rostrum.foundation import clock

PAGE = Path(__file__).resolve().parents[2] / "docs" / "microphones.md"


@pytest.fixture
def line_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The class of the example, in a module that Python finds."""
    [code] = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    module = ModuleType("ourroom")
    exec(compile(code, "ourroom", "exec"), module.__dict__)  # noqa: S102 - our own page
    monkeypatch.setitem(sys.modules, "ourroom", module)
    made: Any = module.__dict__["LineRoom"]
    made.seats_file = tmp_path / "seats.txt"
    made.numbers_file = tmp_path / "numbers.json"
    made.seats_file.write_text("ana 7\nben 9\n", encoding="utf-8")
    return made


def play(made: Any, *calls: tuple[Any, ...], answer: bytes = b"ok\n") -> tuple[list[str], list[Any]]:
    """What the room was told and what the engine answered."""
    told: list[str] = []

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        told.append((await reader.readline()).decode().strip())
        writer.write(answer)
        await writer.drain()
        writer.close()

    async def go() -> list[Any]:
        server = await asyncio.start_server(hear, "127.0.0.1", 0)
        made.port = server.sockets[0].getsockname()[1]
        engine = room("ourroom.LineRoom")
        async with server:
            return [await getattr(engine, name)(*words) for name, *words in calls]

    return told, asyncio.run(go())


def test_it_opens_and_closes_the_seat_and_says_when(line_room: Any) -> None:
    before = clock.now()
    told, answers = play(line_room, ("open", "f", 5, "ana"), ("close", "f", 5), ("is_open", "f"))
    assert told == ["open 7", "close 7"]
    assert before <= answers[0] <= answers[1] <= clock.now()
    assert answers[2] is None


def test_whoever_comes_back_keeps_the_microphone_when_the_older_number_is_closed(line_room: Any) -> None:
    """Interrupted as 5, back as 9: a late close of 5 must not take the floor away."""
    told, _ = play(
        line_room, ("open", "f", 5, "ana"), ("open", "f", 9, "ana"), ("close", "f", 5), ("close", "f", 9)
    )
    assert told == ["open 7", "open 7", "close 7"]


def test_after_a_restart_it_still_knows_what_to_close(line_room: Any) -> None:
    play(line_room, ("open", "f", 5, "ana"))
    told, answers = play(line_room, ("close", "f", 5), ("close", "f", 99))
    assert told == ["close 7"]
    assert (answers[0] is not None, answers[1]) == (True, None)


def test_a_room_that_does_not_obey_is_no_answer(line_room: Any) -> None:
    with pytest.raises(OSError, match="the room says"):
        play(line_room, ("open", "f", 5, "ana"), answer=b"broken\n")


def test_engines_by_name() -> None:
    assert isinstance(room("manual"), ManualMicrophones)
    assert isinstance(room("simulated"), SimulatedRoom)
    with pytest.raises(ImproperlyConfigured, match=r"'bluetooth': manual, simulated, or module\.Class"):
        room("bluetooth")
