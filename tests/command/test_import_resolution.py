"""`rostrum import resolution`: what it prints, stores and answers."""

import argparse
import json
from pathlib import Path

import pytest

from rostrum.apps.mandate import models
from rostrum.command.import_resolution import add, run

FILES = Path(__file__).parents[1] / "data" / "resolutions"
ENGLISH = str(FILES / "84_999_E.xml")


def _arguments(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add(parser.add_subparsers())
    return parser.parse_args(["resolution", *words])


def test_json_prints_the_clauses_and_stores_nothing(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(_arguments("--json", ENGLISH, str(FILES / "84_999_F.xml"))) == 0
    printed = capsys.readouterr()
    rows = json.loads(printed.out)
    assert printed.err == ""
    assert len(rows) == 21 + 16
    assert [list(row) for row in rows] == [["path", "part", "verb", "text", "notes", "language"]] * 37
    assert next(row for row in rows if row["path"] == "OP3#2") == {
        "path": "OP3#2",
        "part": "operative",
        "verb": "requests",
        "text": "to send it to all delegations on a non\u2011objection basis",
        "notes": [{"path": "OP3/fn3", "text": "The summary will be short. It will name no delegation."}],
        "language": "en",
    }
    assert not models.Resolution.objects.exists()


def test_files_are_stored_and_told(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    markdown = str(FILES / "84_999_E.md")
    assert run(_arguments(ENGLISH, ENGLISH, markdown)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "A/RES/84/999 en: imported, 15 paragraphs and notes, 21 clauses, 21 to confirm",
        "A/RES/84/999 en: held already, 15 paragraphs and notes, 21 clauses, 21 to confirm",
        "A/RES/84/999 en: imported in place of 84_999_E.xml, 15 paragraphs and notes, 21 clauses, 21 to confirm",
        "  line 39: joined to the paragraph before it, which a page end had cut",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<a>\n<b></a>", "bad.xml, line 2: Opening and ending tag mismatch: b line 2 and a"),
        (None, "No such file or directory"),
    ],
)
def test_bad_input_is_one_line(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, said: str
) -> None:
    path = tmp_path / "bad.xml"
    if content is not None:
        path.write_bytes(content)
    for words in ([str(path)], ["--json", str(path)]):
        assert run(_arguments(*words)) == 2
        printed = capsys.readouterr()
        assert (printed.out, said in printed.err, printed.err.count("\n")) == ("", True, 1)


def test_languages_that_differ_are_named(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fr.xml"
    french = (FILES / "84_999_F.xml").read_text("utf-8")
    path.write_text(french.replace("<num>3.</num>", "<num>d)</num>"), "utf-8")
    assert run(_arguments(ENGLISH, str(path))) == 2
    assert capsys.readouterr().err == (
        "fr.xml, line 1: fr has 3 units of part operative, en has 4; they first differ at OP2(d)\n"
    )
