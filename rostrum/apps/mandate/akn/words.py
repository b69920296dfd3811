"""The words of an element, marked: runs, links and calls of notes where they stand."""

from collections.abc import Iterator

from rostrum.apps.mandate.akn.tree import Element, is_element, tag_of
from rostrum.procedure.resolution.marks import LINK, LINK_END, NOTE, RUN, RUN_END, Passage, settle, unmarked

_STYLED = frozenset({"i", "b"})
_SPACES = frozenset({"eol", "br"})
_APART = frozenset({"num", "point", "sublist", "wrapUp"})


def passage(element: Element) -> Passage:
    """The words of an element without its number; its points are units of their own."""
    notes: list[str] = []
    return Passage("".join(_marked(element, notes, skip=True)), tuple(notes))


def _marked(element: Element, notes: list[str], *, skip: bool = False) -> Iterator[str]:
    yield unmarked(element.text or "")
    for child in element:
        if is_element(child) and not (skip and tag_of(child) in _APART):
            yield from _inline(child, notes, skip=skip)
        yield unmarked(child.tail or "")


def _inline(element: Element, notes: list[str], *, skip: bool) -> Iterator[str]:
    tag = tag_of(element)
    if tag == "authorialNote":
        notes.append("".join(_marked(element, [])))
        yield NOTE
    elif tag in _SPACES:
        yield " "
    elif tag == "p":
        yield from (*_marked(element, notes, skip=skip), " ")
    elif tag == "sup" and (element.text or "").strip() in ("(", ")"):
        return  # the brackets of an Arabic call
    elif tag in ("a", "ref"):
        yield from (LINK, *_marked(element, notes), LINK_END)
    elif tag in _STYLED or {"italic", "bold"} & set((element.get("class") or "").split()):
        yield from (RUN, *_marked(element, notes), RUN_END)
    else:
        yield from _marked(element, notes, skip=skip)


def opens(words: Passage) -> bool:
    return bool(settle(words.marked).opening)


def plain(element: Element | None) -> str:
    return "" if element is None else settle(passage(element).marked).text
