"""The record's checker: it finds whatever was changed, and a second, independent reading of the hash agrees."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rostrum.foundation import verify
from rostrum.foundation.verify import START, Verdict, canonical, check, closing_line, entry_hash

COUNT = 12


def record(count: int = COUNT, floor: str = "tip-2025-hearing.main") -> list[bytes]:
    lines, previous = [], START
    for number in range(1, count + 1):
        entry: dict[str, Any] = {
            "floor": floor,
            "number": number,
            "kind": ("FloorRequested", "FloorGiven", "FloorYielded")[number % 3],
            "at": 1_795_279_547_000_000 + number,
            "actor": f"participant:é{number}",
            "body": {
                "request": f"r{number}",
                "limit": None,
                "deadline": 2**52 + number,
                "departed": "",
                "v": 1,
            },
        }
        own = entry_hash(previous, entry)
        lines.append(canonical({**entry, "previous": previous, "hash": own}) + b"\n")
        previous = own
    return [*lines, closing_line(floor, count, previous)]


def head(lines: list[bytes]) -> str:
    return str(json.loads(lines[-1])["head"])


def second_reading(lines: list[bytes]) -> str:
    """The head by another road: no code of the product, JSON spelled out by hand."""
    previous = "0" * 64
    for line in lines[:-1]:
        told = json.loads(line)
        parts = ",".join(
            f'"{name}":{_spelled(told[name])}'
            for name in sorted(("floor", "number", "kind", "at", "actor", "body"))
        )
        digest = hashlib.sha256()
        digest.update(int(previous, 16).to_bytes(32, "big"))
        digest.update(("{" + parts + "}").encode())
        previous = digest.hexdigest()
    return previous


def _spelled(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(f"{_spelled(name)}:{_spelled(value[name])}" for name in sorted(value)) + "}"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return {None: "null"}.get(value, str(value))


def test_a_record_holds_and_a_second_reading_agrees() -> None:
    lines = record()
    assert check(lines) == check(lines, head(lines)) == Verdict(COUNT, second_reading(lines))


def test_the_hash_of_a_known_entry() -> None:
    """Written down, so that no later version reads old records otherwise."""
    entry = {"floor": "f", "number": 1, "kind": "NamesChanged", "at": 5, "actor": "system", "body": {"v": 1}}
    spelled = b'{"actor":"system","at":5,"body":{"v":1},"floor":"f","kind":"NamesChanged","number":1}'
    assert canonical(entry) == spelled
    assert entry_hash(START, entry) == hashlib.sha256(bytes(32) + spelled).hexdigest()


def found_at(lines: list[bytes]) -> int | None:
    return check(lines).bad


def changes(line: bytes) -> list[bytes]:
    """The line with each of its bytes changed in turn."""
    return [line[:at] + bytes([line[at] ^ 1]) + line[at + 1 :] for at in range(len(line))]


def test_every_changed_byte_is_found_at_its_number() -> None:
    """All positions of every line; what is changed in the closing line is named as one after the last."""
    lines = record(12)
    for place, line in enumerate(lines):
        for changed_line in changes(line):
            text = b"".join([*lines[:place], changed_line, *lines[place + 1 :]])
            assert found_at(text.splitlines(keepends=True)) == place + 1


def test_every_removed_byte_is_found() -> None:
    text = b"".join(record(6))
    missed = [
        at
        for at in range(len(text))
        if found_at((text[:at] + text[at + 1 :]).splitlines(keepends=True)) is None
    ]
    assert missed == []


def test_a_head_noted_while_the_meeting_went_on_is_found_among_the_entries() -> None:
    """Whoever copies the fingerprint from a page and then downloads has entries that came between the two."""
    lines = record()
    noted = [str(json.loads(line)["hash"]) for line in lines[:-1]]
    assert [check(lines, one).bad for one in noted] == [None] * COUNT
    assert check(lines, "0" * 64).bad == COUNT + 1


def test_an_end_cut_off_with_a_made_up_closing_line_is_seen_by_the_head_known_elsewhere() -> None:
    lines = record()
    last = json.loads(lines[COUNT - 3])["hash"]
    cut = [*lines[: COUNT - 2], closing_line("tip-2025-hearing.main", COUNT - 2, last)]
    assert check(cut) == Verdict(COUNT - 2, last)
    assert check(cut, head(lines)).bad == COUNT - 1


def changed(line: bytes, **told: Any) -> bytes:
    return canonical({**json.loads(line), **told}) + b"\n"


def rehashed(line: bytes, **told: Any) -> bytes:
    entry = {**json.loads(line), **told}
    return canonical({**entry, "hash": entry_hash(entry["previous"], entry)}) + b"\n"


ODD_ENTRIES = [
    {"number": 1.0},
    {"number": True},
    {"at": 1.5},
    {"at": True},
    {"at": "soon"},
    {"at": None},
]


@pytest.mark.parametrize("told", ODD_ENTRIES)
def test_a_number_or_moment_of_another_kind_is_no_entry(told: dict[str, Any]) -> None:
    line = rehashed(record(1)[0], **told)
    closing = closing_line("tip-2025-hearing.main", 1, json.loads(line)["hash"])
    assert found_at([line, closing]) == 1


@pytest.mark.parametrize(
    "told",
    [
        {"count": True},
        {"count": 1.0},
        {"count": 2},
        {"floor": "x"},
        {"record": "rostrum record 2"},
        {"more": 1},
    ],
)
def test_a_closing_line_says_exactly_what_is_there(told: dict[str, Any]) -> None:
    lines = record(1)
    assert found_at([lines[0], changed(lines[1], **told)]) == 2


def test_an_entry_of_another_floor_or_an_earlier_moment_is_found_though_hashed_anew() -> None:
    first, second, _ = record(2)
    for told in ({"floor": "other.main"}, {"at": 1}):
        line = rehashed(second, **told)
        closing = closing_line("tip-2025-hearing.main", 2, json.loads(line)["hash"])
        assert found_at([first, line, closing]) == 2


@pytest.mark.parametrize(
    "line",
    [
        b"", b"\n", b"[]\n", b"null\n", b"{}\n", b"{\n", b"\xff\xfe\n", b'{"number":NaN}\n', b'{"a":1,"a":1}\n',
        b'{"b":1,"a":2}\n', b'{ "a":1}\n', b'{"a":"\\u0041"}\n', b'{"a":"\\ud800"}\n', b'{"a":1e400}\n',
        b"[" * 100_000 + b"\n", b'{"a":' + b"9" * 5000 + b"}\n", "{}\n".encode("utf-16"),
    ],
)  # fmt: skip
def test_a_hostile_line_is_a_finding_and_never_a_crash(line: bytes) -> None:
    assert check([line]).bad == 1


def test_something_after_the_closing_line_is_found() -> None:
    lines = record(2)
    assert found_at([*lines, lines[-1]]) == 3
    assert found_at([*lines, b"\n"]) == 3
    assert found_at([]) == 1


def test_the_checker_is_one_file_that_runs_alone(tmp_path: Path) -> None:
    """No package beside it, no environment, no site packages."""
    alone = tmp_path / "verify.py"
    alone.write_bytes(Path(verify.__file__).read_bytes())
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    lines = record(3)
    good.write_bytes(b"".join(lines))
    bad.write_bytes(b"".join([lines[0], *lines[2:]]))

    def run(*words: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-I", "-S", str(alone), *words],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
        )
        return done.returncode, done.stdout or done.stderr

    assert run("good.jsonl") == (0, f"good.jsonl: 3 entries hold, head {head(lines)}\n")
    assert run("good.jsonl", "--head", head(lines))[0] == 0
    assert run("good.jsonl", "--head", "0" * 64)[0] == 1
    assert run("bad.jsonl") == (
        1,
        "bad.jsonl: does not hold at number 2: number 2 was expected and 3 found\n",
    )
    assert run("none.jsonl") == (2, "none.jsonl: No such file or directory\n")
    assert run() == (2, "usage: verify.py record.jsonl [--head HASH]\n")


def test_a_checker_that_forgets_the_hash_is_seen_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect (D36): with the hash never compared, a changed body passes."""
    lines = record(3)
    lines[1] = lines[1].replace(b'"request":"r2"', b'"request":"r9"')
    assert found_at(lines) == 2
    monkeypatch.setattr(verify, "entry_hash", lambda _previous, entry: entry["hash"])
    assert found_at(lines) is None
