"""What `rostrum rehearse` refuses, with status 2 and one line, before it touches anything."""

from pathlib import Path

import pytest

from rostrum.command import rehearse
from tests.rehearsal.conftest import command


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("tip-1999",), "no event tip-1999; there are tip-2017-hlm, tip-2021-hearing"),
        (("tip-2025-hearing", "--speed", "0"), "--speed is a whole number from 1 to 100"),
        (("tip-2025-hearing", "--participants", "0"), "--participants is a number from 1 to 1000"),
        (("tip-2025-hearing", "--registrations", "-1"), "--registrations is a number from 0 to 10000"),
    ],
)
def test_what_cannot_be_rehearsed_is_said_in_one_line(
    words: tuple[str, ...], line: str, tmp_path: Path
) -> None:
    process = command(*words, data=tmp_path / "data")
    told, _ = process.communicate(timeout=60)
    wrong = (tmp_path / "said").read_text()
    assert (process.returncode, told, wrong.count("\n")) == (2, "", 1)
    assert wrong.startswith(f"rostrum rehearse: {line}")
    assert not (tmp_path / "data").exists()


def test_only_the_folder_of_a_rehearsal_is_emptied(tmp_path: Path) -> None:
    (tmp_path / "letter").touch()
    assert "no rehearsal" in rehearse.cleared(tmp_path, keep=False)
    assert (tmp_path / "letter").exists()
    (tmp_path / rehearse.MARK).touch()
    assert rehearse.cleared(tmp_path, keep=True) == ""
    assert (tmp_path / "letter").exists()
    assert rehearse.cleared(tmp_path, keep=False) == ""
    assert list(tmp_path.iterdir()) == []


def test_two_rehearsals_do_not_share_a_folder(tmp_path: Path) -> None:
    first = rehearse.alone(tmp_path / "data")
    assert first is not None
    assert rehearse.alone(tmp_path / "data") is None
    first.close()
    second = rehearse.alone(tmp_path / "data")
    assert second is not None
    second.close()
