"""The versions of a list and their symbols: the list, addenda, corrigenda, revisions (R1, R5, R84).

As the United Nations use them (Dag Hammarskjöld Library, document symbols): an addendum adds to a document, a
corrigendum corrects a part of it, a revision takes its place. So new names go out as an addendum or in a revision,
never as a corrigendum; and a corrigendum, or a revision without new names, gives Members nothing new to consider.
"""

from collections.abc import Collection, Sequence

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.non_objection.state import Circulation
from rostrum.procedure.symbols import recognise

LIST, ADDENDUM, CORRIGENDUM, REVISION = FORMS = ("list", "addendum", "corrigendum", "revision")
WITH_NAMES = (LIST, ADDENDUM, REVISION)
WITHOUT_NAMES = (CORRIGENDUM, REVISION)
SUFFIXES = {ADDENDUM: "Add", CORRIGENDUM: "Corr", REVISION: "Rev"}


def refuse_symbol(symbol: str, form: str, issued: Sequence[str]) -> None:
    """A version may go out under a letter, without a symbol; one that has a symbol has that of its form and document.

    `issued`: the symbols of the versions before, in their order, empty where one has none.
    Refused: symbol_not_read, symbol_of_another_form, symbol_taken, symbol_of_another_document.
    """
    if not symbol:
        return
    if recognise(symbol) is None:
        raise Refusal("symbol_not_read", symbol=symbol)
    document, suffix, _ = _parts(symbol)
    if suffix != SUFFIXES.get(form, ""):
        raise Refusal("symbol_of_another_form", suffix=SUFFIXES.get(form, ""))
    if _plain(symbol) in map(_plain, issued):
        raise Refusal("symbol_taken", symbol=symbol)
    known = _documents(issued, form)
    if known and document not in known:
        raise Refusal("symbol_of_another_document", document=known[-1])


def next_symbol(issued: Sequence[str], form: str, of: str = "") -> str:
    """What the next version of that form would be called, or empty where the first has no symbol.

    `of`: the symbol of the document that a corrigendum corrects; otherwise the list, or the revision in its place.
    """
    known, suffix = _documents(issued, form), SUFFIXES.get(form)
    if not known or suffix is None:
        return ""
    main = [one for one in known if _parts(one)[1] in {"", SUFFIXES[REVISION]}]
    document = _plain(of) if _plain(of) in known else main[-1]
    taken = [number for of_it, kind, number in map(_parts, issued) if (of_it, kind) == (document, suffix)]
    return f"{document}/{suffix}.{max(taken, default=0) + 1}"


def stands_in(versions: Sequence[Circulation], carried: Collection[int]) -> str:
    """The symbol of the document in which names now stand that these versions carried; empty for several, or none."""
    later = replaced(versions)
    found = {later.get(one.version, one).symbol for one in versions if one.version in carried}
    return found.pop() if len(found) == 1 else ""


def replaced(versions: Sequence[Circulation]) -> dict[int, Circulation]:
    """By number, the versions that a revision has taken the place of: all before the newest, whatever their form."""
    newest = next((one for one in reversed(versions) if one.form == REVISION), None)
    return {one.version: newest for one in versions if newest is not None and one.version < newest.version}


def _documents(issued: Sequence[str], form: str) -> list[str]:
    """What a version of that form may belong to: a revision to the list, an addendum to it or to a revision of it,
    a corrigendum to whatever is no corrigendum itself. Nothing where the list has no symbol."""
    if form == LIST or not issued or not issued[0]:
        return []
    first = _plain(issued[0])
    kinds = {
        REVISION: set(),
        ADDENDUM: {SUFFIXES[REVISION]},
        CORRIGENDUM: {SUFFIXES[REVISION], SUFFIXES[ADDENDUM]},
    }[form]
    return [first, *(_plain(one) for one in issued[1:] if _parts(one)[1] in kinds)]


def _parts(symbol: str) -> tuple[str, str, int]:
    """The document a symbol belongs to, its suffix and number; a symbol without suffix is a document of its own."""
    document, _, last = _plain(symbol).rpartition("/")
    suffix, _, number = last.partition(".")
    return (document, suffix, int(number)) if suffix in SUFFIXES.values() else (_plain(symbol), "", 0)


def _plain(symbol: str) -> str:
    """Without the star of a document that was printed again."""
    return symbol.strip().rstrip("*")
