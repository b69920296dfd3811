"""The versions of a list and their symbols: the list, addenda, corrigenda, revisions (R1, R5, R84)."""

from collections.abc import Sequence

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.symbols import recognise

SUFFIXES = {"addendum": "Add", "corrigendum": "Corr", "revision": "Rev"}


def refuse_symbol(symbol: str, form: str) -> None:
    """A list may go out under a letter, without a symbol; one that has a symbol has that of its form.

    Refused: symbol_not_read, symbol_of_another_form.
    """
    if not symbol:
        return
    if recognise(symbol) is None:
        raise Refusal("symbol_not_read", symbol=symbol)
    last = symbol.rpartition("/")[2].partition(".")[0]
    suffix = SUFFIXES.get(form, "")
    if (last if last in SUFFIXES.values() else "") != suffix:
        raise Refusal("symbol_of_another_form", suffix=suffix)


def next_symbol(issued: Sequence[str], form: str) -> str:
    """What the next version of that form would be called, or empty where the first has no symbol."""
    first = issued[0] if issued else ""
    suffix = SUFFIXES.get(form)
    if not first or suffix is None:
        return ""
    before = sum(one.startswith(f"{first}/{suffix}.") for one in issued)
    return f"{first}/{suffix}.{before + 1}"
