"""The gates of the house, each with a planted defect that shows it turns red (D36)."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from secrets import token_urlsafe

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
LONGEST_FILE, LONGEST_FUNCTION = 300, 60
SPARED = ("rostrum/data/", "rostrum/locale/", "/migrations/", "requirements/")
HOSTS = re.compile(
    "|".join(("py" + "pi", "python" + "hosted", "-index" + "-url", "/sim" + "ple/", "find" + "-links"))
)
KEY = token_urlsafe(60)
REASON = re.compile(r"# noqa: [A-Z0-9, ]+ - \w")


def run(*words: str | Path, cwd: Path = ROOT, stdin: str = "", **more: str) -> tuple[int, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ROSTRUM_")}
    done = subprocess.run(
        [str(one) for one in words],
        cwd=cwd,
        env=kept | {"PYTHONPATH": str(cwd), "DJANGO_SETTINGS_MODULE": "rostrum.conf.settings"} | more,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def green(told: tuple[int, str]) -> None:
    assert told[0] == 0, told[1][-4000:]


def tracked() -> list[Path]:
    """Every file that is or would be kept."""
    code, text = run("git", "ls-files", "--cached", "--others", "--exclude-standard")
    if code:
        pytest.skip("this is no git checkout; the files of the house cannot be listed")
    return [ROOT / one for one in text.splitlines() if (ROOT / one).is_file()]


def sources() -> Iterator[tuple[str, str]]:
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in {".py", ".js", ".css"} and not any(one in f"/{name}" for one in SPARED):
            yield name, path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house once more, to plant defects in."""
    folder = tmp_path_factory.mktemp("house")
    leave = shutil.ignore_patterns("__pycache__", "locale", "data", "*.mo")
    shutil.copytree(ROOT / "rostrum", folder / "rostrum", ignore=leave)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


# The code


def test_lint_finds_nothing() -> None:
    green(run(BIN / "ruff", "check", "--no-cache", "."))


def test_everything_is_formatted() -> None:
    green(run(BIN / "ruff", "format", "--no-cache", "--check", "."))


PLANTED = [
    ("from django.utils.timezone import now\n\nnow()\n", "TID251"),
    ("import time\n\ntime.time()\n", "TID251"),
    ("import datetime\n\ndatetime.datetime.now(tz=datetime.UTC)\n", "TID251"),
    ("x = 1  # noqa: E501\n", "RUF100"),
    ("def f(x):\n    return x\n", "ANN001"),
    ("print('x')\n", "T201"),
]


@pytest.mark.parametrize(("text", "code"), PLANTED)
def test_lint_sees_a_planted_defect(text: str, code: str) -> None:
    told = run(
        BIN / "ruff",
        "check",
        "--no-cache",
        "--stdin-filename",
        "rostrum/apps/floor/planted.py",
        "-",
        stdin=text,
    )
    assert told[0] == 1
    assert code in told[1]


NOT_OURS = (
    "endblock-label,untrimmed-blocktranslate,unsorted-tailwind-classes,empty-tag-pair"  # manners, not faults
)
TEMPLATES = (BIN / "djangofmt", "check", "--select", "category:all", "--ignore", NOT_OURS)


def test_the_templates_are_sound() -> None:
    green(run(*TEMPLATES, "rostrum/web"))


@pytest.mark.parametrize(
    "text", ["<div><p>x</div>", "<img src='x'>", "<a class='b' class='c'>x</a>", "{% if x %}<p>x</p>"]
)
def test_templates_see_a_planted_defect(text: str, tmp_path: Path) -> None:
    planted = tmp_path / "planted.html"
    planted.write_text(text, encoding="utf-8")
    assert run(*TEMPLATES, planted)[0] in {1, 2}  # a fault; not to be read at all


def test_types_hold() -> None:
    green(run(BIN / "mypy"))


def test_types_see_a_planted_defect(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("def f(x: int) -> str:\n    return x\n", encoding="utf-8")
    code, text = run(BIN / "mypy", "--config-file", "pyproject.toml", planted)
    assert (code, "Incompatible return value" in text) == (1, True)


def test_the_walls_stand() -> None:
    green(run(BIN / "lint-imports", "--no-cache"))


def test_the_walls_see_planted_holes(copy: Path) -> None:
    holes = {
        "procedure/ordering.py": ("import django", "The rules can be read"),
        "web/public/calendar.py": ("import rostrum.web.console", "One audience never imports another"),
        "live/reader.py": ("import rostrum.timekeeper.loop", "Data goes down"),
        "apps/people/queries.py": ("import rostrum.apps.people.operations", "Inside an app"),
        "apps/people/models/accounts.py": ("import rostrum.apps.floor.models", "An app knows only"),
        "rehearsal/__init__.py": ("import rostrum.apps.floor", "The rehearsal comes in"),
        "web/booth/views.py": ("import rostrum.apps.floor.models", "A page reaches tables"),
    }
    for name, (line, _) in holes.items():
        path = copy / "rostrum" / name
        path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    code, text = run(BIN / "lint-imports", "--no-cache", cwd=copy, COLUMNS="500")
    broken = {line.rpartition(" BROKEN")[0] for line in text.splitlines() if line.endswith(" BROKEN")}
    assert code == 1
    assert [one for _, one in holes.values() if not any(line.startswith(one) for line in broken)] == []


# The tables and the settings


def django(*words: str, cwd: Path = ROOT, **more: str) -> tuple[int, str]:
    return run(
        sys.executable, "-W", "ignore", "-m", "django", *words, cwd=cwd, ROSTRUM_SECRET_KEY=KEY, **more
    )


def test_no_migration_is_missing() -> None:
    green(django("makemigrations", "--check", "--dry-run"))


def test_a_missing_migration_is_seen(copy: Path) -> None:
    path = copy / "rostrum" / "apps" / "floor" / "models.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("max_length=130", "max_length=131"), encoding="utf-8")
    code, told = django("makemigrations", "--check", "--dry-run", "floor", cwd=copy)
    path.write_text(text, encoding="utf-8")
    assert (code, "Alter field id on floor" in told) == (1, True)


DEPLOY = ("check", "--deploy", "--fail-level", "WARNING")


def test_a_deployment_is_checked_clean(tmp_path: Path) -> None:
    green(django(*DEPLOY, ROSTRUM_BASE_URL="https://x", ROSTRUM_DATA=str(tmp_path)))


def test_a_deployment_without_encryption_is_seen(tmp_path: Path) -> None:
    code, text = django(*DEPLOY, ROSTRUM_BASE_URL="http://x", ROSTRUM_DATA=str(tmp_path))
    assert (code, "security.W004" in text) == (1, True)


# What is installed


def wanted(project: dict[str, object], *, everything: bool) -> list[str]:
    told: dict[str, list[str]] = project["dependency-groups"] if everything else {}  # type: ignore[assignment]
    core: list[str] = project["project"]["dependencies"]  # type: ignore[index]
    extra: list[str] = project["project"]["optional-dependencies"]["postgres"] if everything else []  # type: ignore[index]
    return [*core, *(one for group in told.values() for one in group), *extra]


def stale(wanted: Iterable[str], pinned: str) -> list[str]:
    """Wishes that the pinned file does not fulfil."""
    found = dict(re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\\n]+)", pinned, re.MULTILINE))
    versions = {canonicalize_name(name): version for name, version in found.items()}
    asked = [Requirement(one) for one in wanted]
    have = [(one, versions.get(canonicalize_name(one.name))) for one in asked]
    return [str(one) for one, version in have if version is None or not one.specifier.contains(version)]


@pytest.mark.parametrize(("name", "everything"), [("run.txt", False), ("dev.txt", True)])
def test_what_is_pinned_is_what_is_asked_for(name: str, everything: bool) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    both = pinned + (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    assert stale(wanted(project, everything=everything), both) == []
    assert len(re.findall(r"^[A-Za-z0-9._-]+==", pinned, re.MULTILINE)) == len(
        re.findall(r"==[^\n]+\\\n +--hash=sha256:", pinned)
    )


def test_a_stale_pin_is_seen() -> None:
    assert stale(["django~=5.2.19", "rules~=3.5", "lxml"], "django==5.1.0\nrules==3.5.2\n") == [
        "django~=5.2.19",
        "lxml",
    ]


def addresses(files: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{name}: {line.strip()[:80]}"
        for name, text in files
        for line in text.splitlines()
        if HOSTS.search(line)
    ]


def test_no_file_names_where_packages_come_from() -> None:
    files = (
        (str(path.relative_to(ROOT)), path.read_text(encoding="utf-8", errors="replace"))
        for path in tracked()
    )
    assert addresses(files) == []


def test_an_address_of_packages_is_seen() -> None:
    line = "--extra" + "-index" + "-url https://example.org/sim" + "ple/"
    assert addresses([("run.txt", f"django==5\n{line}\n")]) == [f"run.txt: {line}"]


# The shape


def too_long(name: str, text: str) -> Iterator[str]:
    lines = text.count("\n")
    if lines > LONGEST_FILE:
        yield f"{name}: {lines} lines"
    if name.endswith(".py"):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    yield f"{name}: {node.name} {length} lines"


def test_nothing_of_the_product_is_too_long() -> None:
    code = (
        (name, text) for name, text in sources() if name.startswith("rostrum/") and not name.endswith(".css")
    )
    assert [one for name, text in code for one in too_long(name, text)] == []


def test_what_is_too_long_is_seen() -> None:
    text = "def f() -> None:\n" + "    f()\n" * 60 + "\n" * 240
    assert list(too_long("a.py", text)) == ["a.py: 301 lines", "a.py: f 61 lines"]


def without_reason(name: str, text: str) -> list[str]:
    marked = [line for line in text.splitlines() if "# no" + "qa" in line]
    return [f"{name}: {line.strip()[:80]}" for line in marked if not REASON.search(line)]


def test_every_exception_from_lint_has_its_reason() -> None:
    assert [
        one for name, text in sources() if name != "tests/test_house.py" for one in without_reason(name, text)
    ] == []


def test_an_exception_without_a_reason_is_seen() -> None:
    marked = "x = 1  # no" + "qa: E501"
    assert without_reason("a.py", f"{marked}\n{marked} - a table\n") == [f"a.py: {marked}"]
