"""Symbols of United Nations documents (R1, R5): rules per organ, because one permissive pattern accepts far too much.

Source: the Dag Hammarskjöld Library's guide to symbols. A string that no rule reads is text, never a symbol.
"""

import re
from dataclasses import dataclass

LONGEST = 64
_SESSION = r"(?:\d{2}|ES-\d{1,2}|S-\d{1,2}|\d{4})"
_LEAF = r"(?:(?:L|WP|CRP|SR|PV|R|NGO)\.\d{1,4}|INF/\d{1,3}|\d{1,4}[A-Z]?)"
_BODY = (
    r"(?:C\.\d{1,2}|AC\.\d{1,4}|CN\.\d{1,2}|CONF\.\d{1,4}|HRC|BUR|PBC|WG\.\d{1,2}|Sub\.\d|PC|PV|INF"
    r"|EMERGENCY)"
)
_PART = r"(?:\((?:Vol\.[IVXL\d]+|Parts?\s?[IVXand]+|[Ss]upp)\))?"
_CHANGE = r"(?:/(?:Rev|Add|Corr|Amend)\.\d{1,2})*"
_DOCUMENT = re.compile(
    "(?:"
    + "|".join(
        (
            rf"A/(?:RES|DEC)/{_SESSION}/\d{{1,3}}[A-Z]?(?:-[A-Z])?",
            r"A/RES/\d{1,4}\s?[A-Z]?\s?\([IVXLC]+\)",  # before 1976: the session in Roman numerals
            r"S/RES/\d{1,4}\s?\(\d{4}\)",
            r"E/RES/\d{4}/\d{1,3}",
            r"ST/[A-Z]{2,6}/\d{4}/\d{1,3}",
            rf"A/HRC/(?:RES|DEC)/{_SESSION}/\d{{1,3}}",
            r"S/(?:PV\.\d{1,5}|\d{4}/\d{1,4}|PRST/\d{4}/\d{1,3})",
            rf"(?:A|S|E|ST|T)(?:/{_BODY})*/{_SESSION}(?:/{_BODY})*/{_LEAF}",
            rf"(?:A|E)(?:/{_BODY})+(?:/{_LEAF})+",
        )
    )
    + rf"){_PART}{_CHANGE}\*?"
)
_SERIES = re.compile(
    r"(?:FCCC|CBD|NPT|CAC|CTOC|UNEP|CD|TD|BWC|CCW|SPLOS|ICCD|UNW|DP|HSP|LC|ISBA|JIU|UNFF|HRI|CEDAW"
    r"|CCPR|CRPD|CRC|CAT|CERD|APLC|CCM|CWC|ECE|IDB)(?:/[A-Za-z0-9.]{1,12}){1,6}" + _PART + _CHANGE
)
_SHORT = re.compile(r"(?:\d{2}|ES-\d{1,2}|S-\d{1,2})/\d{1,3}(?: ?[A-Z](?:-[A-Z])?)?")
_SESSION_OF = re.compile(rf"A/(?:(?:RES|DEC|{_BODY})/)*({_SESSION})/")


@dataclass(frozen=True)
class Symbol:
    """A symbol as it is written. `series`: of another body, taken whole because its rules are not ours."""

    text: str
    series: bool = False

    @property
    def session(self) -> str:
        """The Assembly's session in the symbol (`79`, `ES-11`), empty where it has none."""
        found = _SESSION_OF.match(self.text)
        return found[1] if found else ""


def recognise(text: str) -> Symbol | None:
    """The symbol that `text` is, whole, or None; never a symbol found somewhere inside."""
    written = re.sub(r"/(?:hrc|Hrc)(?=/)", "/HRC", text.strip())
    if len(written) > LONGEST:
        return None
    if _DOCUMENT.fullmatch(written):
        return Symbol(written)
    return Symbol(written, series=True) if _SERIES.fullmatch(written) else None


def resolution(short: str) -> Symbol | None:
    """`79/286` as the resolution it names. Only for text known to cite one: dates and fractions look the same."""
    written = short.strip()
    if not _SHORT.fullmatch(written):
        return None
    return Symbol("A/RES/" + written.replace(" ", ""))


def cited(text: str) -> Symbol | None:
    """What the text of a link names: a full symbol, or a resolution by its short number."""
    return recognise(text) or resolution(text)


def address(symbol: Symbol, language: str) -> str:
    """Where the United Nations publishes the document in one of its six languages."""
    return f"https://undocs.org/{language.partition('-')[0]}/{symbol.text.rstrip('*').replace(' ', '')}"
