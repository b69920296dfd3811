"""What the stream keeps in memory, with a reader that can be made to fail."""

import json
from typing import Any

import pytest

from rostrum.apps.participation.names import Name
from rostrum.live.channel import RING, Channel, Ring
from rostrum.live.reader import Reader, Row, Unreadable
from rostrum.live.streams import Stream
from rostrum.procedure.floor.acts import ChangeNames, PutQuestion
from rostrum.procedure.floor.audiences import state_for
from rostrum.procedure.floor.entries import encode
from tests.procedure.floor.scene import Scene

FLOOR = "tip-2025-hearing.main"


class Written(Reader):
    """A record in memory. `broken`: names cannot be read now."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.salt, self.broken = scene, "", False

    def rows(self, floor: str, after: int) -> list[Row]:  # noqa: ARG002 - one floor here
        told = [(*encode(row.entry), row.at) for row in self.scene.rows]
        rows = [
            Row(number, kind, at, "", body, self.hash(number - 1), self.hash(number))
            for number, (kind, body, at) in enumerate(told, 1)
        ]
        return rows[after:]

    def hash(self, number: int) -> str:
        return f"{self.salt}{number}" if number else "0" * 64

    def names(self, people: Any) -> dict[str, Name]:
        if self.broken:
            raise Unreadable
        return {one: Name(one, one.title(), "", "", "", "", "", "") for one in people}

    @property
    def newest(self) -> tuple[int, str]:
        return len(self.scene.rows), self.hash(len(self.scene.rows))


class Line:
    """A transport that remembers what was written."""

    def __init__(self) -> None:
        self.text, self.closing = b"", False

    def write(self, data: bytes) -> None:
        self.text += data

    def get_write_buffer_size(self) -> int:
        return 0

    def is_closing(self) -> bool:
        return self.closing

    @property
    def ids(self) -> list[str]:
        return [
            line.removeprefix("id: ") for line in self.text.decode().split("\n") if line.startswith("id: ")
        ]


def follow() -> tuple[Written, Channel, Stream, Line]:
    record = Written(Scene().open().ask("ana", "ben"))
    channel = Channel(FLOOR, record)
    channel.advance(*record.newest)
    line = Line()
    ring = channel.ring("public")
    return record, channel, Stream(line, "public", ring, ring.position), line  # type: ignore[arg-type]


def test_names_that_cannot_be_read_lose_no_number() -> None:
    record, channel, stream, line = follow()
    record.broken = True
    record.scene.give()
    with pytest.raises(Unreadable):
        channel.advance(*record.newest)
    stream.bring_up()
    record.broken = False
    assert channel.advance(*record.newest) is True
    stream.bring_up()
    assert line.ids == ["4"]


def test_an_audience_whose_names_cannot_be_read_is_asked_for_again() -> None:
    record, channel, _, _ = follow()
    record.broken = True
    with pytest.raises(Unreadable):
        channel.ring("console")
    record.broken = False
    assert len(list(channel.opening("console", None))) == 1


def test_a_reader_whom_the_ring_has_outrun_is_sent_a_reset_and_no_gap() -> None:
    record, channel, stream, line = follow()
    for _ in range(400):
        record.scene.do(PutQuestion(1))
    channel.advance(*record.newest)
    stream.bring_up()
    assert line.ids == [str(channel.number)] * 2
    assert line.text.startswith(b"event: reset\n")


def test_a_ring_never_holds_more_than_its_measure() -> None:
    ring = Ring()
    for number in range(1, 200):
        ring.add(number, b"x" * 1000)
    assert sum(len(data) for _, data in ring.kept) == ring.size <= RING
    assert [number for number, _ in ring.kept] == list(range(199 - len(ring.kept) + 1, 200))
    ring.add(200, b"y" * (RING + 1))
    assert [number for number, _ in ring.kept] == [200]


@pytest.mark.parametrize(("number", "reached"), [(0, False), (8, False), (9, True), (12, True), (13, False)])
def test_a_ring_reaches_from_one_before_its_oldest_to_its_newest(number: int, reached: bool) -> None:
    ring = Ring()
    for one in (10, 11, 12):
        ring.add(one, b"")
    assert ring.reaches(number) is reached


def test_another_record_of_the_same_floor_starts_anew() -> None:
    """An older or another database put in its place: same number, other head; or fewer entries."""
    record, channel, stream, line = follow()
    record.salt = "other"
    assert channel.advance(*record.newest) is True
    stream.bring_up()
    assert line.ids == ["3", "3"]
    record.scene.rows.pop()
    record.salt = "third"
    assert channel.advance(*record.newest) is True
    stream.bring_up()
    assert line.ids == ["3", "3", "2", "2"]
    assert channel.state.number == 2


def test_an_emptied_record_starts_anew() -> None:
    record, channel, stream, line = follow()
    record.scene.rows.clear()
    assert channel.advance(0, "0" * 64) is True
    stream.bring_up()
    assert line.ids == ["0", "0"]


def test_changed_names_leave_no_old_name_in_the_ring() -> None:
    record, channel, stream, line = follow()
    record.scene.do(ChangeNames())
    channel.advance(*record.newest)
    stream.bring_up()
    assert line.ids == ["4", "4"]
    assert [number for number, _ in channel.ring("public").kept] == [4]


def test_messages_are_written_once_for_an_audience(monkeypatch: pytest.MonkeyPatch) -> None:
    record, channel, _, _ = follow()
    count: list[str] = []

    def counted(audience: str, *told: Any) -> dict[str, Any]:
        count.append(audience)
        return state_for(audience, *told)

    monkeypatch.setattr("rostrum.live.channel.state_for", counted)
    record.scene.give()
    channel.advance(*record.newest)
    for _ in range(5):
        assert len(list(channel.opening("public", 3))) == 1
    assert count == ["public"]


def test_a_message_is_one_event_with_the_number_in_its_data_too() -> None:
    _, channel, _, _ = follow()
    [text] = channel.opening("public", None)
    head, data, *rest = text.decode().split("\n")
    assert (head, rest) == ("id: 3", ["", ""])
    assert json.loads(data.removeprefix("data: "))["number"] == 3


def test_a_ring_that_drops_a_number_is_seen_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect (D36): a number left out of the tail shows as a gap in what is written."""
    right = Ring.since
    monkeypatch.setattr(Ring, "since", lambda ring, number: right(ring, number)[1:])
    record, channel, stream, line = follow()
    record.scene.give()
    record.scene.do(PutQuestion(1))
    channel.advance(*record.newest)
    stream.bring_up()
    assert line.ids != ["4", "5"]
