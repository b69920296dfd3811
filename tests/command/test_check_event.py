import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from rostrum.apps.meeting import operations
from rostrum.command import check_event, check_modalities
from rostrum.conf import editions

INVENTED = Path(__file__).parents[1] / "data/modalities/lakes-2030-hlm.yaml"
EVENT = "lakes-2030-hlm"

pytestmark = pytest.mark.django_db


def event(name: str, capsys: pytest.CaptureFixture[str], *, machine: bool = True) -> tuple[int, str, str]:
    code = check_event.run(argparse.Namespace(event=name, json=machine))
    said = capsys.readouterr()
    return code, said.out, said.err


def files(
    *paths: Path, capsys: pytest.CaptureFixture[str], machine: bool = True, documents: Path | None = None
) -> tuple[int, str, str]:
    told = argparse.Namespace(files=list(paths), json=machine, documents=documents)
    code = check_modalities.run(told)
    said = capsys.readouterr()
    return code, said.out, said.err


def load() -> None:
    operations.load_event(text=INVENTED.read_text(), name=INVENTED.name, rehearsal=False, by=None, now=1)


def test_an_edition_is_checked_without_a_database_entry(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = event("tip-2025-hlm", capsys)
    data = json.loads(out)
    assert (code, data["source"], data["resolution"]) == (1, "edition", "A/RES/79/286")
    assert data["counts"] == {"breach": 0, "open": 5, "differs": 0, "manual": 10, "met": 61}
    assert [(one["result"], one["slots"], one["expected"]) for one in data["forecasts"]] == [
        ("short", 150, 193)
    ]
    assert [one["where"] for one in data["notices"]] == ["participants.survivors", "participants.media"]


def test_an_event_without_anything_to_find_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = event("tip-2025-hearing", capsys, machine=False)
    assert (code, err) == (0, "")
    assert out.startswith("tip-2025-hearing (A/RES/79/286): 2 for a person to judge, 29 met\n")
    assert out.endswith("This is the edition as shipped: no event of this name is held here.\n")


def test_an_event_of_the_database_is_checked_as_it_stands_now(capsys: pytest.CaptureFixture[str]) -> None:
    load()
    operations.set_segment_time(
        event=EVENT, segment="opening", words="10:00 - 10:30", why="As decided", by=None, now=2
    )
    code, out, _ = event(EVENT, capsys)
    data = json.loads(out)
    assert (code, data["source"]) == (1, "database")
    assert data["counts"] == {"breach": 1, "open": 2, "differs": 1, "manual": 1, "met": 2}
    assert data["findings"][1] == {
        "clause": "OP1#1",
        "part": "opening",
        "force": "decides",
        "modal": "will",
        "asks": "an opening segment from ten to half past ten",
        "says": "",
        "confirmed": True,
        "result": "met",
        "found": [
            "Opening segment, start: 10 a.m. (New York).",
            "Opening segment, end: 10:30 a.m. (New York).",
        ],
        "satisfies": [],
    }


def test_a_breach_says_what_was_found_and_what_would_satisfy_it(capsys: pytest.CaptureFixture[str]) -> None:
    load()
    _, out, _ = event(EVENT, capsys, machine=False)
    assert (
        "Breach: OP1#1 opening (decides will): an opening segment from ten to half past ten\n"
        "    found: Opening segment, end: 11 a.m. (New York).\n"
        "    to satisfy it: Opening segment, end: 10:30 a.m. (New York).\n"
    ) in out
    assert "Breach: page/note#1 (decides, clause not confirmed): the plenary hears a diver" in out


def test_an_event_of_the_database_is_not_called_an_edition(capsys: pytest.CaptureFixture[str]) -> None:
    load()
    assert "as shipped" not in event(EVENT, capsys, machine=False)[1]


def test_an_unknown_event_is_bad_input_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = event("../../etc/passwd\n", capsys)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "'../../etc/passwd\\n'" in err


def test_files_given_together_know_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    pair = [editions.FOLDER / f"{name}.yaml" for name in ("tip-2025-hlm", "tip-2025-hearing")]
    code, out, _ = files(*pair, capsys=capsys)
    together = json.loads(out)["files"]
    assert (code, [one["counts"]["open"] for one in together]) == (1, [5, 0])
    _, out, _ = files(pair[0], capsys=capsys)
    assert json.loads(out)["files"][0]["counts"]["open"] == 6


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("tz: America/New_York", "tz: America/Atlantis", ":9:5: tz: "),
        ('start: "10:00", end: "11:00"', 'start: 10:00, end: "11:00"', "segments"),
        ("kind: high_level_meeting", "kind: high_level_meeting\nparty: yes", "party"),
    ],
)
def test_a_refused_file_names_line_path_and_what_would_be_right(
    old: str, new: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(INVENTED.read_text().replace(old, new, 1))
    code, out, err = files(file, capsys=capsys, machine=False)
    assert (code, out) == (2, "")
    assert err.startswith(f"{file}:")
    assert said in err
    code, out, _ = files(file, capsys=capsys)
    problem: dict[str, Any] = json.loads(out)["files"][0]["problems"][0]
    assert (code, set(problem)) == (2, {"line", "column", "path", "code", "wrong", "right"})


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"x" * 2_000_001])
def test_a_file_that_cannot_be_read_is_bad_input_in_one_line(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file.yaml"
    if content is not None:
        file.write_bytes(content)
    code, out, err = files(file, capsys=capsys)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert str(file) in err


QUOTE = "opening segment, from ten to half past ten"


def _quoting(folder: Path, *, document: str = "mandate.txt") -> Path:
    """The invented file with one quote and nothing said in own words, its documents named as they lie in a folder."""
    text = INVENTED.read_text()
    for own, quoted in (
        ("asks: an opening segment from ten to half past ten", f'says: "{QUOTE}"'),
        ("mandate: [A/RES/84/999]", f'mandate: ["{document}"]'),
    ):
        assert own in text
        text = text.replace(own, quoted)
    file = folder / "quoting.yaml"
    file.write_text(text)
    return file


def test_a_quote_stands_where_nothing_is_said_in_own_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = files(_quoting(tmp_path), capsys=capsys, machine=False)
    assert f"Breach: OP1#1 opening (decides will): “{QUOTE}”\n" in out
    assert "Short: plenary_time: every Member State speaks once" in out


def test_quotes_are_compared_with_the_documents_of_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, document = _quoting(tmp_path), tmp_path / "mandate.txt"
    document.write_text("1. *Decides* on an opening\u00a0segment, from ten to half past ten;")
    code, out, _ = files(file, capsys=capsys, documents=tmp_path)
    assert (code, json.loads(out)["files"][0]["compared"]) == (1, ["mandate.txt"])
    document.write_text("1. *Decides* on an opening segment, from nine to ten;")
    code, out, err = files(file, capsys=capsys, machine=False, documents=tmp_path)
    assert (code, out) == (2, "")
    assert "the quote is not in mandate" in err


def test_no_document_outside_the_folder_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "mandate.txt").write_text("nothing of that")
    code, out, _ = files(_quoting(inside, document="../mandate.txt"), capsys=capsys, documents=inside)
    assert (code, json.loads(out)["files"][0]["compared"]) == (1, [])


def test_a_folder_that_is_not_there_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = files(INVENTED, capsys=capsys, documents=tmp_path / "none")
    assert (code, out, err.count("\n")) == (2, "", 1)
