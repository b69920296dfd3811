"""What the documents say is there: settings, commands, acts, ports, modules, links; each gate with a planted defect."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from rostrum.__main__ import COMMANDS, main
from rostrum.conf.processes import TABLE

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "rostrum"
DOCS = ROOT / "docs"
OPERATING = DOCS / "operating.md"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
NAMED = re.compile(r"`([^`\n]+)`")
GROUPS = ("import", "check", "export")


def words(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def unnamed(names: Iterable[str], text: str) -> list[str]:
    return sorted(one for one in set(names) if f"`{one}" not in text)


def trees(*patterns: str) -> Iterator[ast.Module]:
    for pattern in patterns:
        for path in sorted(PACKAGE.glob(pattern)):
            yield ast.parse(path.read_text(encoding="utf-8"))


# Settings, commands, processes


def settings_read() -> set[str]:
    files = [*PACKAGE.rglob("*.py"), *ROOT.glob("tests/**/*.py")]
    texts = (path.read_text(encoding="utf-8") for path in files if path != Path(__file__))
    return {one for text in texts for one in re.findall(r"\"(ROSTRUM_[A-Z_]+)", text)}


def commands() -> list[str]:
    return [f"rostrum {one.replace('_', ' ' if one.startswith(GROUPS) else '-', 1)}" for one in COMMANDS]


def test_every_setting_command_and_process_is_documented() -> None:
    assert unnamed([*settings_read(), *commands(), *TABLE], words(OPERATING)) == []


def test_an_undocumented_setting_is_seen() -> None:
    planted = ["ROSTRUM_PLANTED", "ROSTRUM_DATA", "rostrum plant"]
    assert unnamed(planted, words(OPERATING)) == ["ROSTRUM_PLANTED", "rostrum plant"]


def test_every_documented_setting_is_read() -> None:
    named = set(re.findall(r"`(ROSTRUM_[A-Z_]+)", words(OPERATING)))
    assert named - settings_read() == set()


def test_the_readme_names_the_commands_people_use() -> None:
    assert unnamed(commands(), words(ROOT / "README.md")) == ["rostrum process"]


def test_every_command_that_prints_for_machines_says_what() -> None:
    files = [PACKAGE / "command" / f"{one}.py" for one in COMMANDS]
    told = [
        name
        for name, path in zip(commands(), files, strict=True)
        if '"--json"' in path.read_text(encoding="utf-8")
    ]
    assert unnamed(told, words(DOCS / "commands.md")) == []


def keys(data: object) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*map(keys, data.values()))
    return set().union(*map(keys, data)) if isinstance(data, list) else set()


@pytest.mark.django_db
def test_the_shapes_that_are_printed_are_the_documented_ones(capsys: pytest.CaptureFixture[str]) -> None:
    resolution = ROOT / "tests/data/resolutions/84_999_E.xml"
    modalities = ROOT / "tests/data/modalities/lakes-2030-hlm.yaml"
    printed = set()
    for call in (
        ["import", "resolution", "--json", str(resolution)],
        ["import", "modalities", "--json", str(modalities)],
        ["check", "event", "tip-2025-hlm", "--json"],
        ["check", "modalities", "--json", str(modalities)],
        ["check", "modalities", "--json", str(resolution)],
        ["check", "data", "--json"],
        ["verify", "--json", str(resolution)],
    ):
        main(call)
        printed |= keys(json.loads(capsys.readouterr().out))
    assert sorted(printed - set(NAMED.findall(words(DOCS / "commands.md")))) == []


# Acts and ports


def acts(*modules: ast.Module) -> set[str]:
    """What is called by keyword alone; the rest of a module of operations serves them."""
    return {
        one.name
        for module in modules
        for one in module.body
        if isinstance(one, ast.FunctionDef)
        and one.name[0] != "_"
        and one.args.kwonlyargs
        and not one.args.args
    }


def test_every_operation_and_port_is_documented() -> None:
    found = acts(*trees("apps/*/operations.py", "apps/*/operations/*.py", "apps/people/accounts.py"))
    ports = {
        one.name
        for module in trees("foundation/ports.py")
        for one in module.body
        if isinstance(one, ast.ClassDef) and "Protocol" in map(ast.unparse, one.bases)
    }
    told = words(DOCS / "operations.md")
    assert unnamed(found | ports, told) == []
    tables = "".join(line for line in told.splitlines() if line.startswith("|"))
    known = found | ports | {path.stem for path in PACKAGE.rglob("*.py")} | {"SilentBell"}
    named = {one.rpartition(".")[2] for one in NAMED.findall(tables)}
    assert sorted(named - known - {"manual", "simulated"}) == []


def test_an_undocumented_operation_is_seen() -> None:
    planted = acts(ast.parse("def plant_tree(*, place: str) -> None: ...\ndef help(x: int) -> None: ..."))
    assert unnamed(planted, words(DOCS / "operations.md")) == ["plant_tree"]


# What has neither page nor command: persons apart from a registration; and the names of one floor, which are
# forgotten with those of all floors of the event.
WITHOUT_A_DOOR = {"add_person", "change_names", "correct_person", "record_legal_name"}


def calls(source: str) -> set[str]:
    """Every name that a module calls, hands on as a function, or lists among its acts."""
    return {
        one.attr if isinstance(one, ast.Attribute) else one.id
        for one in ast.walk(ast.parse(source))
        if isinstance(one, ast.Attribute | ast.Name) and isinstance(one.ctx, ast.Load)
    }


def test_every_operation_is_called_by_a_page_a_command_a_job_or_another_act() -> None:
    found = acts(*trees("apps/*/operations.py", "apps/*/operations/*.py", "apps/people/accounts.py"))
    used = {name for path in PACKAGE.rglob("*.py") for name in calls(words(path))}
    assert found - used == WITHOUT_A_DOOR


def test_an_operation_without_a_door_is_seen() -> None:
    used = calls("from garden import plant_tree, water\nwater(now=1)\npage = {'act': garden.prune}")
    assert {"plant_tree", "water", "prune"} - used == {"plant_tree"}


# The map


def rows(page: Path) -> Iterator[list[str]]:
    for line in words(page).splitlines():
        if line.startswith("| `"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def modules(folder: Path) -> set[str]:
    """What a folder holds that has a name of its own on the map."""
    inside = {path.stem for path in folder.glob("*.py") if path.stem[0] != "_"}
    return inside | {path.name for path in folder.iterdir() if (path / "__init__.py").exists()}


MAPPED = ("foundation", "procedure", "procedure/floor", "live", "timekeeper", "engines", "rehearsal", "conf")


@pytest.mark.parametrize("folder", MAPPED)
def test_the_map_names_what_is_there_and_nothing_else(folder: str) -> None:
    held = {row[0].strip("`/"): set(NAMED.findall(row[1])) for row in rows(DOCS / "house.md")}
    django = {"apps"} if folder == "conf" else set()
    below = {"floor"} if folder == "procedure" else set()
    assert held[f"rostrum/{folder}"] == modules(PACKAGE / folder) - django - below


def test_every_folder_of_the_product_is_on_the_map() -> None:
    held = {row[0].strip("`/") for row in rows(DOCS / "house.md")}
    folders = [path for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert {f"rostrum/{path.name}" for path in folders} - held == set()
    assert modules(PACKAGE / "apps") <= set(NAMED.findall(words(DOCS / "house.md")))
    assert modules(PACKAGE / "web") <= set(NAMED.findall(words(DOCS / "house.md")))


def there(dotted: str) -> bool:
    path = PACKAGE / dotted.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").is_file()


def test_the_vocabulary_points_to_modules_that_are_there() -> None:
    cells = [
        line.split("|")[3] for line in words(DOCS / "vocabulary.md").splitlines() if line.count("|") == 5
    ]
    named = [one for cell in cells for one in NAMED.findall(cell)]
    assert (len(named) > 30, [one for one in named if not there(one)]) == (True, [])
    assert (there("apps.planted"), there("procedure.floor")) == (False, True)


# Pages


def test_the_decisions_are_numbered_without_gaps_and_say_what_was_refused() -> None:
    pages = sorted((DOCS / "decisions").iterdir())
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = words(page)
        assert text.startswith(f"# {int(page.name[:4])}. ")
        assert [part for part in ("**Decided.**", "**Refused.**") if part not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    told = re.findall(r"\]\(([^)#:]+)\)", words(page))
    assert [one for one in told if not (page.parent / one).exists()] == []


def test_the_targets_that_are_told_are_made() -> None:
    targets = set(re.findall(r"^([a-z-]+):", words(ROOT / "Makefile"), re.MULTILINE))
    told = {one for page in PAGES for one in re.findall(r"`?make ([a-z-]+)`", words(page))}
    assert told - targets == set()
    assert {"run", "test", "faults", "bench"} <= told
