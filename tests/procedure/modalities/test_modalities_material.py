"""The prepared material: its five files load, their quotes are found, its bad files are refused."""

from pathlib import Path

import pytest

from rostrum.procedure.modalities import ModalitiesError, load

FILES = ["tb-2023-hlm", "tip-2017-hlm", "tip-2021-hearing", "tip-2025-hearing", "tip-2025-hlm"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_loads_and_its_quotes_are_found(shared: Path, name: str) -> None:
    text = (shared / f"modalities/{name}.yaml").read_text("utf-8")
    copies = [copy for held in load(text, name).data["docs"].values() for copy in held]
    texts = {copy: (shared / "sources" / copy).read_text("utf-8") for copy in copies}
    assert load(text, name, texts).id == name
    provision = load(text, name).provisions[0]["says"]
    with pytest.raises(ModalitiesError) as refused:
        load(text.replace(provision, "words that nobody wrote there", 1), name, texts)
    assert [problem.code for problem in refused.value.problems] == ["quote"]


CHANGES = [
    ('date: "2025-06-30", start: "10:00"', 'date: "2025-06-30", start: 10:00', "unquoted"),
    ('adopted: "2025-04-29"', "adopted: 2025-04-29", "unquoted"),
    ("process: tip_gpa", "process: tip_gpa\ncolour: blue", "unknown_key"),
    ("enforcement: cut\n", "enforcement: cut\n    enforce: cut\n", "unknown_key"),
    ("process: tip_gpa", "process: tip_gpa\nprocess: tip_gpa", "duplicate_key"),
    ("    until: time\n", "    <<: {until: time}\n", "merge_key"),
    ("process: tip_gpa", "process: &p tip_gpa", "anchor"),
    ('session: "79"', 'session: !!str "79"', "tag"),
    ("mode: in_person", "mode: in_the_room", "enumeration"),
    ("floor: panel\n", "floor: panels\n", "dangling"),
    ("month_end:", 'on: "2025-06-30", assumed: "true", month_end:', "one_moment"),
    ('seating: "true"', 'seating: "yes"', "value"),
    ('end: "12:50"', 'end: "25:50"', "value"),
    ('date: "2025-06-30", start', 'date: "2025-06-31", start', "value"),
    ("tz: America/New_York", "tz: America/Newyork", "value"),
    ("kind: hearing\n", "", "missing_key"),
    ("{webcast: {live", "{broadcast: {live", "unknown_rule"),
    ("check: {has: {path: access.requests}}", "check: {has: {path: access}, manual: {ask: x}}", "one_rule"),
    ("part: who, force: requests", "part: when, force: requests", "twice"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code"), CHANGES, ids=[f"{n} {c[2]}" for n, c in enumerate(CHANGES)])
def test_a_bad_file_is_refused(shared: Path, old: str, new: str, code: str) -> None:
    text = (shared / "modalities/tip-2025-hearing.yaml").read_text("utf-8")
    assert old in text
    with pytest.raises(ModalitiesError) as refused:
        load(text.replace(old, new, 1), "bad.yaml")
    assert [problem.code for problem in refused.value.problems] == [code]
