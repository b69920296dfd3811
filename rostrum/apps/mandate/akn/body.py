"""Preamble, body and annexes in reading order (R11).

Sub-paragraphs that stand as siblings of their paragraph are put back under it by the form of their number.
"""

from rostrum.apps.mandate.akn.tree import Element, alias, children, line, q, tag_of
from rostrum.apps.mandate.akn.words import opens, passage, plain
from rostrum.procedure.resolution.composition import Composition
from rostrum.procedure.resolution.marks import Passage, settle
from rostrum.procedure.resolution.units import Unit

_SECTIONS = frozenset({"section", "part", "chapter", "title", "division"})
_NESTED = frozenset({"list", "sublist"})


class Reader:
    """Walks preamble, body and annexes in reading order."""

    def __init__(self, composition: Composition) -> None:
        self.composition = composition

    def read(self, statement: Element) -> tuple[Unit, ...]:
        preamble = statement.find(q("preamble"))
        for container in () if preamble is None else preamble.iterchildren(q("container")):
            self.composition.paragraph("", "PP", passage(container), alias(container))
        body = statement.find(q("mainBody"))
        if body is not None:
            self.body(body, "")
        for attachment in statement.iterfind(f"{q('attachments')}/{q('attachment')}"):
            self.annex(attachment)
        return self.composition.finished()

    def annex(self, attachment: Element) -> None:
        path = self.composition.annex()
        heading = attachment.find(q("heading"))
        if heading is not None:
            self.composition.heading("", path, passage(heading), alias(heading))
        inner = attachment.find(f".//{q('mainBody')}")
        self.body(attachment if inner is None else inner, path)

    def body(self, parent: Element, above: str) -> None:
        """Paragraphs of a body or section. `current` is the paragraph, `last` the sub-paragraph that texts follow."""
        current = last = above
        for child in children(parent):
            tag = tag_of(child)
            self.composition.line = line(child)
            if tag in _SECTIONS:
                self.section(child, above)
            elif tag == "paragraph":
                current, last = self.paragraph(child, above, current, last)
            elif tag not in ("num", "heading", "meta"):
                self.loose(child, last, above)

    def section(self, element: Element, above: str) -> None:
        label = self.composition.section(above)
        heading = element.find(q("heading"))
        words = Passage("") if heading is None else passage(heading)
        self.body(element, self.composition.heading(above, label, words, alias(element)))

    def paragraph(self, element: Element, above: str, current: str, last: str) -> tuple[str, str]:
        """One published paragraph: an operative one, or what the form of its number says it really is."""
        number = plain(element.find(q("num")))
        words, eid = passage(element), alias(element)
        if current == above or number[:1].isdigit() or (not number and opens(words)):
            path = self.composition.paragraph(above, "OP", words, eid)
            return path, self.points(element, path, 0) or path
        if number:
            path = self.composition.point(current, 0, words, eid)
            return current, self.points(element, path, 1) or path
        self.composition.unnumbered(last, words, eid)
        return current, last

    def points(self, element: Element, above: str, depth: int) -> str:
        """The points of the lists in an element; a sub-list hangs on the point before it. Answers the last point."""
        last = ""
        for child in children(element):
            tag = tag_of(child)
            if tag in _NESTED or tag == "content":
                nested = tag == "sublist" and last
                found = self.points(child, last if nested else above, depth + bool(nested))
                last = last or found if nested else found or last
            elif tag == "point":
                last = self.composition.point(above, depth, passage(child), alias(child))
                self.points(child, last, depth + 1)
            elif tag == "wrapUp":
                self.composition.unnumbered(above, passage(child), alias(child))
        return last

    def loose(self, element: Element, last: str, above: str) -> None:
        """Text outside any paragraph, such as a table: kept, under what stands before it."""
        words = passage(element)
        if not settle(words.marked).text:
            return
        if last == above and not above.startswith("annex"):
            self.composition.paragraph(above, "OP", words, alias(element))
        else:
            self.composition.unnumbered(last, words, alias(element))
