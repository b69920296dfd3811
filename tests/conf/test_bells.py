"""The bell carries nothing, never waits and never fails (live design 4)."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from rostrum.engines.bells import Ear, SocketBell


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="bells-") as path:
        yield Path(path) / "bells"


def test_every_ear_hears_and_many_rings_are_one_waking(folder: Path) -> None:
    heard: list[str] = []

    async def listen() -> None:
        ears = [Ear(folder, name) for name in ("live", "timekeeper")]
        for name, ear in zip(("live", "timekeeper"), ears, strict=True):
            ear.open(lambda name=name: heard.append(name))  # type: ignore[misc]
        bell = SocketBell(folder)
        for _ in range(100):
            bell.ring("f")
        await asyncio.sleep(0.05)
        assert bell.mouth is not None
        bell.mouth.close()
        for ear in ears:
            asyncio.get_running_loop().remove_reader(ear.socket)
            ear.close()

    asyncio.run(listen())
    assert sorted(set(heard)) == ["live", "timekeeper"]
    assert list(folder.iterdir()) == []


def test_nobody_there_is_no_fault(folder: Path) -> None:
    bell = SocketBell(folder)
    bell.ring("f")
    folder.mkdir()
    (folder / "no-socket.sock").write_text("")
    bell.ring("f")
    assert bell.mouth is not None
    bell.mouth.close()


def test_a_socket_left_behind_is_cleared_away(folder: Path) -> None:
    ear = Ear(folder, "killed")
    ear.socket.bind(str(ear.path))
    ear.socket.close()
    bell = SocketBell(folder)
    bell.ring("f")
    assert list(folder.iterdir()) == []
    assert bell.mouth is not None
    bell.mouth.close()


def test_where_no_socket_can_be_bound_the_process_starts_all_the_same(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ear = Ear(folder / ("deep" * 30), "live")

    async def listen() -> None:
        ear.open(lambda: None)

    asyncio.run(listen())
    ear.close()
    assert "the record is read once a second" in caplog.text
