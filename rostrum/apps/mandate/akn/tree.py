"""The tree of an AKN4UN document, opened without entities, network or document type."""

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from rostrum.procedure.resolution.units import ResolutionError

Element = etree._Element  # noqa: SLF001 - lxml gives its element type no public name
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_XINCLUDE = "{http://www.w3.org/2001/XInclude}"
_EXTERNAL = frozenset({"componentRef", "documentRef"})


def statement_of(text: str) -> Element:
    """The statement in a document. Refuses document_type, not_xml, too_deep, external_reference, wrong_root."""
    root = _root(text)
    for element in root.iter(etree.Element):
        if str(element.tag).startswith(_XINCLUDE) or tag_of(element) in _EXTERNAL:
            reason = f"{tag_of(element)} points outside the file"
            raise ResolutionError("external_reference", reason, line=line(element))
    statement = root.find(q("statement")) if root.tag == q("akomaNtoso") else None
    if statement is None:
        reason = "not an Akoma Ntoso 3.0 statement: the root is " + tag_of(root)[:60]
        raise ResolutionError("wrong_root", reason, line=line(root))
    return statement


def _root(text: str) -> Element:
    """The root, read without entities, network or document type; a declared encoding is set aside."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        at = text.find("<!DOCTYPE") if "<!DOCTYPE" in text else text.find("<!ENTITY")
        reason = "a document type or entity declaration is not read"
        raise ResolutionError("document_type", reason, line=text.count("\n", 0, at) + 1)
    body = re.sub(r"\A\s*<\?xml[^>]*\?>", lambda declared: "\n" * declared[0].count("\n"), text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(body.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        at = getattr(error, "lineno", None) or 1
        reason = " ".join(str(error).partition(", line")[0].split())
        code = "too_deep" if "depth" in reason else "not_xml"
        if code == "too_deep":
            reason = "elements are nested too deep"
        raise ResolutionError(code, reason, line=at) from None


def q(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def is_element(node: Element) -> bool:
    """Comments and instructions carry a function where an element carries its name."""
    return not callable(cast("object", node.tag))


def tag_of(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def children(element: Element) -> Iterator[Element]:
    return element.iterchildren(etree.Element)


def line(element: Element) -> int:
    return cast("int | None", element.sourceline) or 1


def alias(element: Element) -> str:
    return (element.get("eId") or "")[:200]


def first(parent: Element, tag: str, **attributes: str) -> Element | None:
    for element in parent.iter(q(tag)):
        if all(element.get(key) == value for key, value in attributes.items()):
            return element
    return None


def value(parent: Element, tag: str, attribute: str) -> str:
    element = first(parent, tag)
    return "" if element is None else element.get(attribute) or ""
