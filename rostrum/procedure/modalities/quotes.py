"""Quotes of a modalities file held against the texts they come from, where those are at hand."""

import html
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from rostrum.procedure.modalities.problem import Problem

if TYPE_CHECKING:
    from rostrum.procedure.modalities.edition import Modalities

_PLAIN = str.maketrans({
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2011": "-",
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
})  # fmt: skip
MANDATE = "mandate"  # the document of clauses PP… and OP…


def plain(text: str) -> str:
    """White space joined; no-break spaces, no-break hyphens and curly quotes in plain forms."""
    return " ".join(text.translate(_PLAIN).split())


def without_markup(text: str) -> str:
    """Text without tags, emphasis and the addresses of links, for XML and Markdown alike."""
    untagged = html.unescape(re.sub(r"<[^<>]{0,2000}>", "", text))
    return re.sub(r"\[([^\[\]]{0,500})\]\([^()]{0,500}\)", r"\1", untagged).replace("*", "")


def document_of(clause: str) -> str:
    """The short name in `docs` of the document that holds a clause."""
    document, slash, _ = clause.partition("/")
    return document if slash and not document.startswith(("PP", "OP")) else MANDATE


def check_quotes(modalities: "Modalities", texts: Mapping[str, str]) -> list[Problem]:
    """Problems of quotes not found word by word in any copy of their document.

    `texts` is keyed as `docs` names them. A quote whose document is not among them, or that another
    page reports (`via`), is not compared.
    """
    held = {
        name: [plain(without_markup(texts[copy])) for copy in copies if copy in texts]
        for name, copies in modalities.data["docs"].items()
    }
    problems = []
    for number, one in enumerate(modalities.data["provisions"]):
        copies = held.get(document_of(one["p"]), [])
        if "says" not in one or "via" in one or not copies:
            continue
        if not any(plain(one["says"]) in copy for copy in copies):
            path = f"provisions.{number}.says"
            line, column = modalities.where(path)
            wrong = f"the quote is not in {document_of(one['p'])}"
            right = "the words of the document, in their order"
            problems.append(Problem(modalities.name, line, column, path, "quote", wrong, right))
    return problems
