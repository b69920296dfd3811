"""How pages name a resolution and its units, for the secretariat and for everybody (R1, R11)."""

import re
from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from rostrum.foundation.languages import BY_CODE
from rostrum.procedure import symbols

_STEP = re.compile(
    r"(?P<kind>PP|OP)(?P<number>\d+)(?P<points>(?:\([a-z]+\))*)|annex-(?P<annex>\d+)|fn(?P<note>\d+)"
    r"|(?P<text>\d+)|(?P<section>[IVXLC]+)"
)


def dashed(symbol: str) -> str:
    """A symbol as a part of an address: `A-RES-79-286`; a dash of its own is doubled, `A-RES-ES--11-1`."""
    return symbol.replace("-", "--").replace("/", "-")


def symbol_of(address: str) -> str:
    """The symbol an address names; empty when it names none."""
    written = re.sub("--?", lambda found: "/" if found[0] == "-" else "-", address[: 2 * symbols.LONGEST])
    return written if symbols.recognise(written) else ""


def unit_name(path: str) -> str:
    """`OP9/fn4` as «Paragraph 9, footnote 4»."""
    whole = ""
    for step in _steps(path):
        whole = gettext("%(whole)s, %(part)s") % {"whole": whole, "part": step} if whole else step
    return str(capfirst(whole))


def unit_margin(path: str) -> str:
    """What stands in the margin: the number of the paragraph, or of the footnote alone."""
    found = _STEP.fullmatch(path.rpartition("/")[2])
    if found is None:
        return path
    if found["note"]:
        return pgettext("margin", "Note %(number)s") % {"number": found["note"]}
    if found["kind"] == "PP":
        return pgettext("margin", "Pre. %(number)s") % {"number": found["number"]}
    return _numbered(found) if found["kind"] else ""


def unit_anchor(path: str) -> str:
    """A fragment for a unit: `u-op2-a`."""
    return "u-" + re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")


def language_name(code: str) -> str:
    """The name of an official language in itself; a code that is none stays as it is."""
    return BY_CODE[code].name if code in BY_CODE else code


def _steps(path: str) -> Iterator[str]:
    for step in path.split("/"):
        found = _STEP.fullmatch(step)
        yield _step(found) if found else step


def _step(found: re.Match[str]) -> str:
    words = {
        "annex": gettext("annex %(number)s"),
        "note": gettext("footnote %(number)s"),
        "text": gettext("text %(number)s"),
        "section": gettext("section %(number)s"),
    }
    for name, word in words.items():
        if found[name]:
            return word % {"number": found[name]}
    paragraph = gettext("preamble, paragraph %(number)s"), gettext("paragraph %(number)s")
    return paragraph[found["kind"] == "OP"] % {"number": _numbered(found)}


def _numbered(found: re.Match[str]) -> str:
    return f"{found['number']} {found['points']}".strip()
