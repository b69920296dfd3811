"""The command as a whole: what is wrong is one line and status 2; a machine without a database is no crash."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from rostrum.__main__ import main
from rostrum.conf import editions
from tests.servers import put_tables

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parents[1] / "data"
ENGLISH = FILES / "resolutions" / "84_999_E.xml"
LAKES = FILES / "modalities" / "lakes-2030-hlm.yaml"


def rostrum(folder: Path, *words: str | Path) -> tuple[int, str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ROSTRUM_")}
    done = subprocess.run(
        [sys.executable, "-m", "rostrum", *map(str, words)],
        env=kept | {"ROSTRUM_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "rostrum.conf.settings"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((), "rostrum: the following arguments are required: COMMAND; "),
        (("plant",), "rostrum: argument COMMAND: invalid choice: 'plant'"),
        (("check",), "rostrum check: the following arguments are required: WHAT; "),
        (("check", "event"), "rostrum check event: the following arguments are required: EVENT; "),
        (("verify", "a", "b"), "rostrum: unrecognized arguments: b; "),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    words: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    said = capsys.readouterr()
    assert (end.value.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith(line)


@pytest.mark.parametrize("words", [("verify",), ("import", "modalities"), ("check", "modalities")])
def test_a_file_that_is_not_there_is_told_alike(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "nowhere"]) == 2
    assert capsys.readouterr() == ("", "nowhere: No such file or directory\n")


def test_a_database_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    code, out, err = rostrum(tmp_path, "export", "record", "nowhere.main")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("rostrum: the database: no such table: floor_floor; ")


def test_documents_come_in_before_anything_was_served(tmp_path: Path) -> None:
    assert rostrum(tmp_path / "new", "import", "resolution", ENGLISH) == (
        0,
        "A/RES/84/999 en: imported, 15 paragraphs and notes, 21 clauses, 21 to confirm\n",
        "",
    )
    code, out, err = rostrum(tmp_path / "new", "import", "modalities", LAKES)
    assert (code, out.splitlines()[-1], err) == (0, "  floors: lakes-2030-hlm.hall, lakes-2030-hlm.side", "")
    assert rostrum(tmp_path / "new", "export", "record", "lakes-2030-hlm.hall")[0] == 0


def test_a_command_that_only_reads_makes_no_database(tmp_path: Path) -> None:
    rostrum(tmp_path, "import", "resolution", "--json", ENGLISH)
    rostrum(tmp_path, "check", "modalities", LAKES)
    assert rostrum(tmp_path, "check", "event", "tip-2025-hearing")[0] == 0
    assert not (tmp_path / "rostrum.sqlite3").exists()


def test_an_old_database_is_told_and_no_edition_answers_in_its_place(tmp_path: Path) -> None:
    """The arrangement of the database is asked for; what was shipped would be an answer to another question."""
    put_tables(tmp_path)
    rostrum(tmp_path, "import", "modalities", editions.FOLDER / "tip-2025-hearing.yaml")
    with closing(connect(tmp_path / "rostrum.sqlite3")) as held:
        held.execute("DROP TABLE meeting_sensitivefact")
        held.execute("DROP TABLE meeting_programmeversion")
    code, out, err = rostrum(tmp_path, "check", "event", "tip-2025-hearing")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.endswith("rostrum serve makes it and brings it up to date\n")
