"""What stands before the enacting formula and after the last paragraph of a pasted resolution (R1-R4)."""

import re
from collections.abc import Sequence

from rostrum.procedure import symbols
from rostrum.procedure.resolution.intake import iso_date
from rostrum.procedure.resolution.marks import compared
from rostrum.procedure.resolution.units import Resolution, ResolutionError, Unit

_FORMULAS = {
    "The General Assembly": "en",
    "L’Assemblée générale": "fr",  # noqa: RUF001 - signs of six scripts
    "L'Assemblée générale": "fr",
    "La Asamblea General": "es",
    "Генеральная Ассамблея": "ru",
    "大会": "zh-hans",
    "إن الجمعية العامة": "ar",
}
_CLOSING = re.compile(
    r"[*_ ]*(?:\d{1,4}\w{2} plenary meeting|\d{1,4}e séance plénière|\d{1,4}a sesión plenaria"
    r"|\d{1,4}-е пленарное заседание|第?\d{1,4}次全体会议|الجلسة العامة \d{1,4})\b"  # noqa: RUF001 - signs of six scripts
)
_LONGEST_CLOSING = 120
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_LINK = re.compile(r"\[([^\]\[]{1,300})\]\([^()\s]{0,300}\)")
_HEADING = re.compile(r"[#*\s]*")
_TITLE = re.compile(r"(?:A/RES/)?((?:\d{2}|ES-\d{1,2}|S-\d{1,2})/\d{1,3}[A-Z]?)\.?\s+(\S.*)")
_AGENDA = re.compile(r"(?:Agenda item|Point|Tema|Пункт|议程项目|البند)\s*(\d{1,3}(?: ?\([a-z]\))?)")


def formula_language(text: str) -> str:
    """The language whose enacting formula the text is, or nothing."""
    return _FORMULAS.get(text[:80].strip("*_ \u00a0").rstrip(",،，").strip("*_ \u00a0"), "")  # noqa: RUF001 - signs of six scripts


def closing(text: str) -> bool:
    """Whether a block is the line that names the plenary meeting."""
    return len(text) <= _LONGEST_CLOSING and bool(_CLOSING.match(compared(text)))


def dated(text: str) -> bool:
    """Whether a block is a date and nothing else."""
    return bool(_DATE.fullmatch(text.strip("*_ ")))


def described(head: Sequence[str], tail: str, units: tuple[Unit, ...], *, language: str) -> Resolution:
    """The resolution with what its head and closing line say. Refuses no_symbol."""
    lines = [_LINK.sub(r"\1", text).lstrip("#* ").rstrip("* ") for text in head]
    symbol, title = _titled(lines)
    if symbol is None:
        raise ResolutionError("no_symbol", "no symbol and title before the text")
    provenance = next((line for line in lines if line.startswith("[")), "")
    meeting = re.search(r"\d{1,4}", _DATE.sub("", tail))
    return Resolution(
        symbol=symbol.text,
        title=title,
        language=language,
        adopted=_iso(tail) or _iso(_containing(lines, " adopted ")),
        distributed=_iso(_containing(lines, "Distr.")) or _iso(_only_date(lines)),
        session=symbol.session,
        meeting=int(meeting[0]) if meeting else None,
        agenda_item=_agenda(lines),
        draft=_draft(provenance),
        committee=re.sub(r"\s*\([^()]*\)", "", provenance).strip(" []"),
        units=units,
    )


def _titled(lines: Sequence[str]) -> tuple[symbols.Symbol | None, str]:
    """`79/286. Title`, or a line that is a symbol, the title then being the last line before the text."""
    for line in lines:
        if (found := _TITLE.fullmatch(line)) and (symbol := symbols.resolution(found[1])):
            return symbol, found[2]
    for line in lines:
        if symbol := symbols.recognise(line):
            return symbol, lines[-1] if lines[-1] != line else ""
    return None, ""


def _containing(lines: Sequence[str], words: str) -> str:
    return next((line for line in lines if words in line), "")


def _only_date(lines: Sequence[str]) -> str:
    return next((line for line in lines if dated(line)), "")


def _iso(text: str) -> str:
    found = _DATE.search(text)
    if not found:
        return ""
    return iso_date(f"{int(found[3]):04d}-{_MONTHS.index(found[2]) + 1:02d}-{int(found[1]):02d}")


def _agenda(lines: Sequence[str]) -> str:
    found = next((found for line in lines if (found := _AGENDA.match(line))), None)
    return found[1] if found else ""


def _draft(provenance: str) -> str:
    found = re.search(r"\(([^()]*)\)", provenance)
    symbol = symbols.recognise(found[1]) if found else None
    return symbol.text if symbol else ""
