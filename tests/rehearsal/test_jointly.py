"""People of a rehearsal who speak jointly, where the modalities speak of it (R111)."""

from collections.abc import Iterator

import pytest

from tests.rehearsal.conftest import Held, Rows, begin, end


@pytest.fixture(scope="module")
def encouraged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """The hearing of 2021, which encourages joint interventions; the list waits while the panel presents."""
    words = ("--speed", "20", "--from", "10:45", "--participants", "30")
    held = begin(tmp_path_factory.mktemp("r"), "tip-2021-hearing", *words)
    yield held
    end(held)


def joined(rows: Rows) -> dict[str, str]:
    """Whoever joined, by the request."""
    bodies = [row["body"] for row in rows if row["kind"] == "CoSpeakerJoined"]
    return {one["request"]: one["participant"] for one in bodies}


def test_some_share_a_slot_by_the_code_of_another(encouraged: Held) -> None:
    rows = encouraged.wait(joined)
    asked = {
        row["body"]["request"]: row["body"]["participant"] for row in rows if row["kind"] == "FloorRequested"
    }
    for row in rows:
        if row["kind"] == "CoSpeakerJoined":  # by their own hand, into the slot of somebody else
            assert row["actor"] == f"participant:{row['body']['participant']}"
            assert asked[row["body"]["request"]] != row["body"]["participant"]
