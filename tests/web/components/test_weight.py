"""Light enough for an old phone (experience 3.1), and nothing in it that the content policy would refuse."""

import gzip
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "rostrum" / "web"
STATIC = FOLDER / "components" / "static" / "rostrum"
SHEETS = ("tokens", "base", "layout", "parts", "tools", "print")
# The sheets that only some screens carry.
OWN = {"screen.js": ("screen",), "booth.js": ("desk",), "desk.js": ("desk",)}
STYLES = 24 * 1024  # bytes before compression, comments and all (decision 14)
FIRST_LOAD = 60_000  # bytes on the wire, the page itself aside
PHYSICAL = re.compile(
    r"(?<![-\w])(?:margin|padding|border|inset)?-?(?:left|right)(?=\s*:|\s*;)", re.MULTILINE
)
SENTENCE = re.compile(r"""(['"`])[A-Z][a-z]+ [a-z]+[^'"`]*\1""")
INLINE = re.compile(
    r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))|<style|\sstyle=|\son(?!e=)[a-z]+=", re.IGNORECASE
)


def loaded(modules: set[str]) -> int:
    """Bytes on the wire of the style sheets and of some modules, compressed as they are served."""
    sheets = (*SHEETS, *(name for module in modules for name in OWN.get(module, ())))
    files = [STATIC / f"{name}.css" for name in sheets if name != "print"]
    files += [STATIC / name for name in modules]
    return sum(len(gzip.compress(path.read_bytes())) for path in files)


def reached(module: str) -> set[str]:
    """A module and everything it imports."""
    text = (STATIC / module).read_text(encoding="utf-8")
    found = {module}
    for name in re.findall(r"from '\./(\w+\.js)'", text):
        found |= reached(name)
    return found


def test_the_style_sheets_stay_small() -> None:
    assert sum((STATIC / f"{name}.css").stat().st_size for name in SHEETS) <= STYLES


@pytest.mark.parametrize("module", ["live.js", "screen.js", "phone.js", "booth.js", "desk.js", "zones.js"])
def test_a_screen_loads_little(module: str) -> None:
    size = loaded(reached(module))
    assert size <= FIRST_LOAD
    print(module, size, "bytes compressed")


def test_sheets_know_no_left_and_right() -> None:
    found = {path.name: PHYSICAL.findall(path.read_text(encoding="utf-8")) for path in STATIC.glob("*.css")}
    assert {name: hits for name, hits in found.items() if hits} == {}
    assert PHYSICAL.findall("a { margin-left: 1px; left: 0; }") == ["margin-left", "left"]


def test_modules_hold_no_sentences() -> None:
    """Words come from the page, in its language."""
    found = {
        path.name: [hit[0] for hit in SENTENCE.finditer(_code(path))]
        for path in STATIC.glob("*.js")
        if SENTENCE.search(_code(path))
    }
    assert found == {}
    assert SENTENCE.search("say('Please wait here')")


def _code(path: Path) -> str:
    return re.sub(r"//.*", "", path.read_text(encoding="utf-8"))


def test_templates_carry_nothing_inline() -> None:
    found = {
        str(path.relative_to(FOLDER)): INLINE.findall(path.read_text(encoding="utf-8"))
        for path in FOLDER.glob("**/templates/**/*.html")
    }
    assert {name: hits for name, hits in found.items() if hits} == {}
    assert INLINE.findall("<p style='x'><script>1</script>") == [" style=", "<script"]


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    whole = "".join(sign * 2 for sign in digits) if len(digits) == 3 else digits
    parts = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _tokens(scheme: int) -> dict[str, str]:
    """The colours of a scheme: 0 light, 1 dark."""
    text = (STATIC / "tokens.css").read_text(encoding="utf-8")
    plain = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", text))
    both = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\);", text)
    return plain | {name: pair[scheme] for name, *pair in both}


PAIRS = (
    ("ink", "paper", 7.0),
    ("ink", "sheet", 7.0),
    ("ink-2", "paper", 4.5),
    ("ink-2", "sheet", 4.5),
    ("link", "paper", 4.5),
    ("on-act", "act", 4.5),
    ("ok", "ok-bg", 4.5),
    ("warn", "warn-bg", 4.5),
    ("stop", "stop-bg", 4.5),
    ("info", "info-bg", 4.5),
    ("on-amber", "amber", 7.0),
    ("on-red", "red", 4.5),
    ("edge", "paper", 3.0),
)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_pair_of_colours_can_be_read(scheme: int) -> None:
    tokens = _tokens(scheme)
    weak = {
        f"{front} on {ground}": round(contrast(tokens[front], tokens[ground]), 2)
        for front, ground, least in PAIRS
        if contrast(tokens[front], tokens[ground]) < least
    }
    assert weak == {}
    assert round(contrast("#005a8c", "#fff"), 2) == 7.39
